"""The runs of the last nights, from the ledger: how many ended how, and what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from briefing.audiences import HOUSE, asked
from briefing.delivery.site.records import Night
from briefing.errors import LedgerError
from briefing.jobs import FINE
from briefing.ledger import Entry, Ledger, place
from briefing.slugs import slug

NIGHTS = 14
MOST = 20_000  # runs that are looked at
NAMED = 50  # runs of one day that went wrong and are named


def nights(named: Iterable[str], ledger: Path | None = None) -> tuple[Night, ...]:
    """The last days with runs, the latest first; none where there is no ledger to read.

    `named` are the keys of reports that may be named: of others only a number is told. What a run
    says of its error is never told, since it may hold paths and words of anybody.
    """
    path = ledger or place()
    if not path.is_file():
        return ()
    try:
        with Ledger.open(path) as book:
            entries = book.runs(limit=MOST)
    except LedgerError:
        return ()
    return summed(entries, frozenset(named))


def summed(entries: Iterable[Entry], named: frozenset[str]) -> tuple[Night, ...]:
    """The runs, the newest first, summed by the day on which they began."""
    over = (entry for entry in entries if entry.status != "running")
    days = groupby(sorted(over, key=lambda e: (e.started, e.number), reverse=True), key=_day)
    found = []
    for day, runs in days:
        found.append(_night(day, [*runs], named))
        if len(found) == NIGHTS:
            break
    return tuple(found)


def _night(day: str, runs: list[Entry], named: frozenset[str]) -> Night:
    counts = Counter(run.status for run in runs)
    wrong = [run for run in runs if run.status not in FINE]
    every = Counter((name, run.status) for run in wrong if (name := report(run, named)))
    told = tuple((*pair, every[pair]) for pair in sorted(every)[:NAMED])
    order = sorted(counts, key=lambda status: (-counts[status], status))
    others = len(wrong) - sum(often for _, _, often in told)
    return Night(day, {status: counts[status] for status in order}, told, others)


def report(entry: Entry, named: frozenset[str]) -> str:
    """The key of the report a run was to make, if it is one of these; else empty.

    The ledger has it with the name of its batch before it, and a run that failed early without
    its parameters.
    """
    told = [entry.parameters.get(name) for name in ("actor", "topic")]
    parts = [
        next((one for one in told if isinstance(one, str) and one), ""),
        asked(entry.parameters),
    ]
    made = "/".join((entry.notebook, *(slug(part) for part in parts if part and part != HOUSE)))
    keys = (entry.key, entry.key.removeprefix(f"{entry.batch}/"), made)
    return next((key for key in keys if key in named), "")


def _day(entry: Entry) -> str:
    return f"{entry.started:%Y-%m-%d}"
