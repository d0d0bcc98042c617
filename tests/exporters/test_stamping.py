"""The stamp of a release: it takes the place of the status, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from briefing.exporters.document import parse
from briefing.exporters.stamping import head, stamped
from briefing.exporters.writing import DEFAULT, Release
from briefing.models import Front
from tests.exporters import notebook as nb

STATUS = "Released by A. Analyst on 30 November 2026. Version 2."
SIGNED = Release(STATUS, 2, "A. Analyst", "2026-11-30", ("Version 1 was wrong.", "So it was."))


def test_the_status_is_replaced_and_the_history_below_it() -> None:
    """Every other line stays in its place."""
    lines = stamped(nb.FRONT, SIGNED).lines
    assert lines[:3] == nb.FRONT.lines[:3]
    assert lines[3:] == (("Status", STATUS), ("History", "Version 1 was wrong. So it was."))


def test_without_a_release_the_masthead_is_the_notebooks() -> None:
    """A draft."""
    assert stamped(nb.FRONT, None) is nb.FRONT


def test_a_masthead_without_a_status_gets_one() -> None:
    """At its end."""
    front = Front("A title", "", ())
    assert stamped(front, replace(SIGNED, history=())).lines == (("Status", STATUS),)


def test_a_status_stands_once() -> None:
    """Whatever the notebook shows."""
    front = replace(nb.FRONT, lines=(*nb.FRONT.lines, ("Status", "Released by nobody")))
    labels = [label for label, _ in stamped(front, SIGNED).lines]
    assert labels.count("Status") == 1


def test_the_notebook_stays_as_it_is() -> None:
    """The stamp is laid over the export."""
    node = nb.briefing()
    before = repr(node)
    document = parse(node, replace(DEFAULT, release=SIGNED))
    assert dict(document.front.lines)["Status"] == STATUS
    assert repr(node) == before


def test_the_head_of_a_page_says_what_it_is() -> None:
    """A draft, signed, or withdrawn."""
    gone = replace(SIGNED, withdrawn=True)
    assert [head(nb.FRONT, one) for one in (None, SIGNED, gone)] == ["DRAFT", "", "WITHDRAWN"]
    assert head(Front("A title", "", ()), None) == ""
