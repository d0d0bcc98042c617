"""One run, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from briefing.cli.columns import bar, fitted, plain, screen, size, spent, table

if TYPE_CHECKING:
    from briefing.ledger import Account, Entry

_MOST = 40  # cells, articles or skipped inputs told one by one; --json tells all


def lines(account: Account, files: Mapping[str, str]) -> Iterator[str]:
    """The lines that tell everything about a run; `files` tells the state of each of its files."""
    for line in _lines(account, files):
        yield fitted(line, screen())


def _lines(account: Account, files: Mapping[str, str]) -> Iterator[str]:
    yield from _pairs(_front(account.entry))
    if account.entry.parameters:
        yield "Parameters"
        yield from _pairs(
            {n: plain(v) or '""' for n, v in sorted(account.entry.parameters.items())}, "  "
        )
    yield from _times(account)
    yield from _inputs(account)
    yield from _found(account)
    if account.outputs:
        yield "Files"
        rows = [(o.name, size(o.bytes), files.get(o.name, "-")) for o in account.outputs]
        yield from ("  " + line for line in table(("", "", ""), rows)[1:])
    if account.versions:
        told = ", ".join(f"{name} {number}" for name, number in sorted(account.versions.items()))
        yield f"Versions  {plain(told)}"


def _front(entry: Entry) -> dict[str, str]:
    ended = f"{entry.ended:%Y-%m-%d %H:%M:%S} UTC" if entry.ended else "-"
    told = {
        "Run": entry.run,
        "Status": entry.status,
        "Error": entry.error,
        "Item": entry.key,
        "Notebook": entry.notebook,
        "Batch": entry.batch,
        "Asked by": ", ".join(f"{name}: {value}" for name, value in entry.origin.items()),
        "Began": f"{entry.started:%Y-%m-%d %H:%M:%S} UTC",
        "Ended": ended,
        "Time": spent(entry.seconds),
        "Memory": size(entry.peak),
        "Machine": f"{entry.host}, process {entry.pid}" if entry.host else "",
        "Folder": entry.folder,
        "Report of": entry.same,
        "Rests on": entry.fingerprint[:16],
    }
    return {name: plain(value) for name, value in told.items() if value}


def _pairs(told: Mapping[str, str], indent: str = "") -> Iterator[str]:
    widest = max(map(len, told), default=0)
    yield from (f"{indent}{plain(name):{widest}}  {value}" for name, value in told.items())


def _times(account: Account) -> Iterator[str]:
    stages = dict(account.detail.get("stages") or {})
    whole = stages.pop("total", None) or account.entry.seconds or sum(stages.values())
    if stages:
        yield "Stages"
        yield from (_bar(name, seconds, whole) for name, seconds in stages.items())
    timed = [cell for cell in account.cells if cell.seconds is not None]
    if timed:
        longest = max(cell.seconds or 0.0 for cell in timed)
        yield "Cells"
        kept = sorted(timed, key=lambda cell: -(cell.seconds or 0.0))[:_MOST]
        for cell in sorted(kept, key=lambda cell: cell.number):
            drawn = _bar(f"cell {cell.number + 1}", cell.seconds or 0.0, longest)
            memory = size(cell.memory) if cell.memory else ""
            yield f"{drawn}  {plain(cell.status or '')} {memory}".rstrip()
        yield from _rest(len(timed) - len(kept), "shorter cells")


def _bar(name: str, seconds: float, whole: float) -> str:
    return f"  {plain(name):10} {spent(seconds):>8}  {bar(seconds, whole)}"


def _inputs(account: Account) -> Iterator[str]:
    if account.articles:
        yield f"Articles  {len(account.articles)}"
        rows = [(n, a.article, a.title, a.place) for n, a in enumerate(account.articles, 1)]
        yield from ("  " + line for line in table(("", "", "", ""), rows[:_MOST])[1:])
        yield from _rest(len(rows) - _MOST, "articles")
    skipped = [one for one in account.detail.get("skipped") or () if len(one) == 2]
    if skipped:
        yield f"Not read  {len(skipped)}"
        yield from (f"  {plain(place)}: {plain(why)}" for place, why in skipped[:_MOST])
        yield from _rest(len(skipped) - _MOST, "inputs")
    for name in ("judgements", "model", "earlier"):
        told: Any = account.detail.get(name)
        if told:
            words = " ".join(map(str, told.values())) if isinstance(told, dict) else told
            yield f"{name.capitalize():10}  {plain(words)}"


def _rest(count: int, of_what: str) -> Iterator[str]:
    if count > 0:
        yield f"  and {count} more {of_what}; --json tells them all"


def _found(account: Account) -> Iterator[str]:
    entry = account.entry
    counts = (
        (entry.checked, "statements checked"),
        (entry.failures, "failed"),
        (entry.warnings, "warnings"),
        (entry.words, "words"),
        (account.detail.get("figures"), "figures"),
    )
    told = ", ".join(f"{number:,} {what}" for number, what in counts if number is not None)
    if told:
        yield f"Found  {told}"
