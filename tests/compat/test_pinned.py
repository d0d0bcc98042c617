"""The names that the kit promises: none goes without a word, and new ones are stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compat import listing
from tests.conftest import PACKAGE

ADD = "Store them with: python -m tests.compat.pin"
BREAK = (
    "They are promised. Bring them back; or let them warn for two minor versions first, as "
    "docs/compatibility.md says, then run: python -m tests.compat.pin"
)
LISTS = [listing.FOLDER / f"{name}.txt" for name in listing.LISTS]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_promised_names(path: Path) -> None:
    """Commands, options and exit codes; Python; parameters; the environment; entry points."""
    known = path.read_text("utf-8").splitlines()
    found = listing.LISTS[path.stem]()
    assert sorted({*known} - {*found}) == [], f"{path.name}: these are gone. {BREAK}"
    new = sorted({*found} - {*known})
    assert [one for one in new if _must_be_given(one, known)] == [], f"{path.name}: {BREAK}"
    assert new == [], f"{path.name}: these are new. {ADD}"


def _must_be_given(line: str, known: list[str]) -> bool:
    """True for a parameter without a default of a function that was there before."""
    name, opened, rest = line.partition("(")
    return bool(opened) and not rest.startswith(("[", "*")) and name in known


def test_the_lists_hold_what_they_should() -> None:
    """One known name of each, so that an empty list is no promise kept."""
    known = {name: make() for name, make in listing.LISTS.items()}
    assert "briefing run option --parameter" in known["commands"]
    assert "briefing run exits 3" in known["commands"]
    assert "run(notebook)" in known["python"]
    assert "Span.paragraph" in known["python"]
    assert "topic_briefing topic: str" in known["notebooks"]
    assert "BRIEFING_MODEL" in known["environment"]
    assert "nbconvert.exporters briefing_html" in known["entry_points"]


def test_the_package_knows_every_name_of_the_environment() -> None:
    """One that the documents tell of and no code asks for would be an empty promise."""
    code = "\n".join(p.read_text("utf-8") for p in PACKAGE.rglob("*.py"))
    assert [name for name in listing.environment() if name not in code] == []
