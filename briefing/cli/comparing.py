"""Two runs compared, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.cli.columns import fitted, plain, screen, size, spent, table

if TYPE_CHECKING:
    from briefing.ledger.comparing import Change, Comparison
    from briefing.ledger.told import Article

_MOST = 40  # articles told one by one; --json tells all


def lines(found: Comparison) -> Iterator[str]:
    """The lines that tell what differs, and what does not."""
    for line in _lines(found):
        yield fitted(line, screen())


def _lines(found: Comparison) -> Iterator[str]:
    yield f"{plain(found.before)[:8]} -> {plain(found.after)[:8]}"
    one, two = found.status
    yield f"Status: {plain(one)}" + ("" if one == two else f" -> {plain(two)}")
    yield f"Notebook: {'the same' if found.same_notebook else 'another, or changed'}"
    yield from _changes("Parameters", found.parameters)
    yield from _changes("Versions", found.versions)
    yield from _changes("Also", found.others)
    yield from _articles("Articles gained", found.gained)
    yield from _articles("Articles lost", found.lost)
    yield from _articles("Articles with a new text", (after for _, after in found.revised))
    if not (found.gained or found.lost or found.revised):
        yield "Articles: the same"
    yield from _counts(found)
    yield from _outputs(found)


def _changes(title: str, changes: Iterable[Change]) -> Iterator[str]:
    rows = [(c.name, _value(c.before), "->", _value(c.after)) for c in changes]
    if not rows:
        if title != "Also":
            yield f"{title}: the same"
        return
    yield f"{title}"
    yield from ("  " + line for line in table(("",) * 4, rows)[1:])


def _value(value: object) -> str:
    return '""' if value == "" else plain(value)


def _articles(title: str, articles: Iterable[Article]) -> Iterator[str]:
    rows = [(a.article, a.title, a.place) for a in articles]
    if rows:
        yield f"{title}: {len(rows)}"
        yield from ("  " + line for line in table(("",) * 3, rows[:_MOST])[1:])
        if len(rows) > _MOST:
            yield f"  and {len(rows) - _MOST} more; --json tells them all"


def _counts(found: Comparison) -> Iterator[str]:
    names = {"checked": "statements", "seconds": "time", "peak": "memory"}
    rows = []
    for change in found.counts:
        told = {"seconds": spent, "peak": size}.get(change.name, plain)
        if change.before is not None or change.after is not None:
            name = names.get(change.name, change.name)
            rows.append((name, told(change.before), "->", told(change.after), _ratio(change)))
    rows += [
        (f"time: {c.name}", spent(c.before), "->", spent(c.after), _ratio(c))
        for c in found.stages
        if c.name != "total"
    ]
    if rows:
        yield "Numbers"
        yield from ("  " + line for line in table(("",) * 5, rows)[1:])


def _ratio(change: Change) -> str:
    """How many times as much, where it is a tenth more or less."""
    if not change.before or not change.after:
        return ""
    ratio = change.after / change.before
    return "" if 0.9 < ratio < 1.1 else f"{ratio:.2g} times"


def _outputs(found: Comparison) -> Iterator[str]:
    if found.outputs:
        yield "Files"
        yield from ("  " + line for line in table(("", ""), found.outputs.items())[1:])
