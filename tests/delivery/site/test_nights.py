"""The runs of the last nights: counts by outcome, and names of what may be named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from briefing.delivery.site import nights
from briefing.delivery.site.records import Night
from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.ledger.entries import Entry

WORDS = "Error: /home/somebody/key is hunter2"


def entry(number: int, key: str, status: str, days: int = 0) -> Entry:
    """A run of the ledger, some days ago."""
    began = datetime(2026, 11, 30, 2, 0, tzinfo=UTC) - timedelta(days=days)
    return Entry(number=number, run=str(number), key=key, status=status, started=began, error=WORDS)


def test_runs_are_counted_by_day_and_outcome() -> None:
    """What went wrong is named where the site shows that report, else only counted."""
    runs = [
        entry(4, "n/shown", "succeeded"),
        entry(3, "n/shown", "timed out"),
        entry(2, "n/kestrel", "failed"),
        entry(1, "n/shown", "unchanged", days=1),
        entry(0, "n/shown", "running"),
    ]
    assert nights.summed(runs, frozenset({"n/shown"})) == (
        Night(
            "2026-11-30",
            {"failed": 1, "succeeded": 1, "timed out": 1},
            (("n/shown", "timed out", 1),),
            1,
        ),
        Night("2026-11-29", {"unchanged": 1}),
    )


def test_a_run_of_a_batch_is_known_by_its_report() -> None:
    """By its key without the batch, or by what it was asked."""
    named = frozenset({"n/steel-pact", "n/steel-pact/press"})
    batch = entry(1, "nightly/n/steel-pact", "failed")
    batch = msgspec.structs.replace(batch, batch="nightly")
    told = {"topic": "Steel pact", "audience": "press"}
    asked = msgspec.structs.replace(batch, key="nightly/x", notebook="n", parameters=told)
    other = msgspec.structs.replace(asked, parameters={"topic": "kestrel", "actor": 3})
    found = [nights.report(one, named) for one in (batch, asked, other)]
    assert found == ["n/steel-pact", "n/steel-pact/press", ""]


def test_the_last_two_weeks_with_runs_are_told() -> None:
    """However long ago they are."""
    runs = [entry(n, "k", "succeeded", days=3 * n) for n in range(40)]
    assert len(nights.summed(runs, frozenset())) == nights.NIGHTS


def test_they_are_read_from_the_ledger(tmp_path: Path) -> None:
    """None where there is no ledger, and none where it cannot be read."""
    path = tmp_path / "ledger.db"
    assert nights.nights(["n/t"], path) == ()
    with Ledger.open(path) as book:
        book.note("r1", Result(status="failed", run="r1", error=WORDS), key="n/t")
    (night,) = nights.nights(["n/t"], path)
    assert (night.counts, night.failures) == ({"failed": 1}, (("n/t", "failed", 1),))
    path.write_bytes(b"no ledger at all, and long enough to be looked at" * 100)
    assert nights.nights(["n/t"], path) == ()
