"""Every page is run as printed: its commands, its Python, its files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.documentation import running
from tests.documentation.desk import laid
from tests.documentation.pages import PAGES, named

RUN = [page for page in PAGES if "```" in page.read_text("utf-8")]


@pytest.mark.parametrize("page", RUN, ids=named)
def test_the_page_runs(page: Path, tmp_path_factory: pytest.TempPathFactory, warm: Path) -> None:
    """In a project of its own, in the order of the page."""
    text = page.read_text("utf-8")
    runtime = warm
    if "briefing warm stop" in text:  # of its own
        runtime = tmp_path_factory.mktemp("run")
    desk = laid(tmp_path_factory.mktemp("page"), runtime, running.day(text))
    with desk.open:
        outcome = running.run(named(page), text, desk)
        if runtime is not warm:
            desk.command("briefing warm stop")
    print(named(page), dict(outcome.counts), file=sys.stderr)  # noqa: T201 shown with -s
    if outcome.faults:
        pytest.fail("\n".join(outcome.faults), pytrace=False)
    if outcome.missing:
        pytest.skip("; ".join(outcome.missing))
