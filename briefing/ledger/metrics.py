"""What a monitor wants to know of the runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.jobs import FINE
from briefing.ledger import leases
from briefing.ledger.clock import Moment
from briefing.ledger.exposition import Kind, Sample, metric
from briefing.ledger.totals import ABOVE, BOUNDS

_FINE = ", ".join(f"'{status}'" for status in sorted(FINE))
_MOST_KEYS = 1_000  # items told one by one, those that ran last
_Metric = tuple[str, Kind, str, Iterable[Sample]]


def metrics(db: sqlite3.Connection, path: Path, now: Moment) -> str:
    """Every metric, in the text format of Prometheus."""
    told: list[_Metric] = [
        ("runs_total", "counter", "Runs that ended, by notebook and status.", _endings(db)),
        ("run_seconds", "histogram", "How long it took to make a report, or to try.", _spans(db)),
        ("runs_running", "gauge", "Runs that are not over.", _running(db)),
        ("run_memory_peak_bytes", "gauge", "Largest memory of the item's latest run.",
         _by_key(db, "peak", "peak IS NOT NULL")),
        ("last_success_timestamp_seconds", "gauge", "When a run of the item succeeded last.",
         _by_key(db, "ended", "status IN ('succeeded', 'unchanged')")),
        ("last_run_ok", "gauge", "1 if the item's latest run went well, else 0.",
         _by_key(db, f"status IN ({_FINE})", "status <> 'running'")),
        ("articles_used", "gauge", "Articles the item's latest report rests on.",
         _by_key(db, "articles", "articles IS NOT NULL")),
        ("leases_held", "gauge", "Items that somebody works on.",
         [Sample({}, len(leases.held(db, now)))]),
        ("ledger_runs", "gauge", "Runs on record.", [Sample({}, _count(db))]),
        ("ledger_bytes", "gauge", "Size of the ledger's files.", [Sample({}, _size(path))]),
    ]  # fmt: skip
    return "".join(metric(f"briefing_{n}", k, text, samples) for n, k, text, samples in told)


def _endings(db: sqlite3.Connection) -> Iterator[Sample]:
    rows = db.execute("SELECT notebook, status, runs FROM endings ORDER BY notebook, status")
    for notebook, status, runs in rows:
        yield Sample({"notebook": notebook, "status": status}, runs)


def _spans(db: sqlite3.Connection) -> Iterator[Sample]:
    found: dict[str, dict[float, tuple[int, float]]] = {}
    for notebook, most, runs, seconds in db.execute("SELECT * FROM spans ORDER BY notebook"):
        found.setdefault(notebook, {})[most] = (runs, seconds)
    for notebook, spans in found.items():
        total = 0
        for bound in (*BOUNDS, ABOVE):
            total += spans.get(bound, (0, 0.0))[0]
            told = "+Inf" if bound == ABOVE else f"{bound:g}"
            yield Sample({"notebook": notebook, "le": told}, total, "_bucket")
        yield Sample({"notebook": notebook}, sum(s for _, s in spans.values()), "_sum")
        yield Sample({"notebook": notebook}, total, "_count")


def _running(db: sqlite3.Connection) -> Iterator[Sample]:
    (count,) = db.execute("SELECT count(*) FROM runs WHERE status = 'running'").fetchone()
    yield Sample({}, count)


def _by_key(db: sqlite3.Connection, value: str, condition: str) -> Iterator[Sample]:
    """A value of the latest run of each item that meets a condition."""
    keys = db.execute(
        "SELECT key FROM runs GROUP BY key ORDER BY max(number) DESC LIMIT ?", (_MOST_KEYS,)
    ).fetchall()
    for (key,) in sorted(keys):
        row = db.execute(
            f"SELECT notebook, {value} FROM runs WHERE key = ? AND {condition}"  # noqa: S608 - ours
            " ORDER BY number DESC LIMIT 1",
            (key,),
        ).fetchone()
        if row is not None:
            yield Sample({"item": key, "notebook": row[0]}, row[1])


def _count(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM runs").fetchone()[0])


def _size(path: Path) -> int:
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
