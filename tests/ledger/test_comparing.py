"""Two runs are compared in what they were asked, rest on, took and wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.ledger.comparing import Change, Comparison, compare
from tests.ledger.runs import digest, record


def compared(folder: Path, before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """Two runs with these records."""
    with Ledger.open(folder / "l.db") as ledger:
        for run, found in (("one", before), ("two", after)):
            status: Any = found["status"]
            ledger.note(run, Result(status=status, run=run, record=found), key="k")
        return compare(ledger.account("one"), ledger.account("two"))


def test_the_same_run_twice(tmp_path: Path) -> None:
    """Nothing differs, and each file is equal."""
    found = compared(tmp_path, record("one"), record("two"))
    assert (found.status, found.same_notebook) == (("succeeded", "succeeded"), True)
    assert (found.parameters, found.versions, found.others) == ((), (), ())
    assert (found.gained, found.lost, found.revised) == ((), (), ())
    assert found.outputs == {"briefing.html": "equal"}


def test_what_was_asked_and_with_what(tmp_path: Path) -> None:
    """Parameters and versions that changed, came or went."""
    after = record(
        "two", parameters={"topic": "ferry", "until": "2026"},
        versions={"python": "3.12.1", "briefing": "0.1.0"}, notebook={"name": "topic_briefing"},
    )  # fmt: skip
    found = compared(tmp_path, record("one"), after)
    assert found.parameters == (
        Change("since", "", None),
        Change("topic", "radar", "ferry"),
        Change("until", None, "2026"),
    )
    assert found.versions == (Change("python", "3.11.7", "3.12.1"),)
    assert not found.same_notebook


def test_what_it_rests_on(tmp_path: Path) -> None:
    """Articles gained, lost, and those whose place has a new text."""
    after = record("two", articles=["harbour", "island"])
    after["inputs"]["used"].append(
        {"article": "radar-2", "sha256": digest("new"), "title": "Radar", "place": "radar.txt"}
    )
    after["inputs"]["judgements"] = {"place": "j.yaml", "sha256": "ff"}
    found = compared(tmp_path, record("one"), after)
    assert [a.article for a in found.gained] == ["island-1"]
    assert [a.article for a in found.lost] == ["ferry-1"]
    assert [(a.article, b.article) for a, b in found.revised] == [("radar-1", "radar-2")]
    assert found.others == (Change("judgements", None, {"place": "j.yaml", "sha256": "ff"}),)


def test_what_it_took_and_wrote(tmp_path: Path) -> None:
    """Counts, stages and files."""
    after = record(
        "two", status="checks failed", checks={"checked": 25, "failures": [{}], "warnings": []},
        seconds={"cells": 9.0}, outputs={"briefing.html": {"sha256": digest("other"), "bytes": 5},
                                         "briefing.pdf": {"sha256": digest("pdf"), "bytes": 3}},
    )  # fmt: skip
    found = compared(tmp_path, record("one"), after)
    counts = {change.name: (change.before, change.after) for change in found.counts}
    assert (counts["checked"], counts["failures"]) == ((20, 25), (0, 1))
    assert {c.name: c.after for c in found.stages}["cells"] == 9.0
    assert found.outputs == {"briefing.html": "different", "briefing.pdf": "only after"}
    assert found.status == ("succeeded", "checks failed")
