"""What the documents say of other programs, tried where they are installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.peers.claims import CLAIMS
from benchmarks.peers.trying import TOOLS, Claim, laid, tried
from tests import documents

PAGE = documents.read("docs/explanation/peers.md")
HERE = [claim for claim in CLAIMS if claim.tool not in TOOLS]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a plain notebook in it; the claims follow each other there."""
    folder = tmp_path_factory.mktemp("peers")
    laid(folder)
    return folder


@pytest.mark.parametrize("claim", HERE, ids=lambda claim: claim.command[:50])
def test_each_claim_holds(claim: Claim, desk: Path) -> None:
    """Of papermill, nbconvert and the kit; others are tried by `python -m benchmarks.peers`."""
    assert tried(claim, str(Path(sys.executable).parent / claim.tool), desk)


def test_each_claim_stands_on_the_page_with_its_command() -> None:
    """In its words; of Quarto none, since it could not be run."""
    shown = [row for row in PAGE.splitlines() if row.startswith("| ")]
    told = [c for c in CLAIMS if any(f"| {c.says} | `{c.command}` |" in row for row in shown)]
    assert told == [claim for claim in CLAIMS if claim.tool != "quarto"]
