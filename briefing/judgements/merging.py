"""A change of a file that somebody else has changed meanwhile: the same entry, or a conflict.

Entries are told apart by what they are about, not by their number, which moves when another one
is added or dropped. A change conflicts when the field, or anything else in its entry of a list,
is no longer what its author had before the eyes: a likelihood is that of a sentence as it read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.errors import ConflictError, UsageError
from briefing.judgements import plain
from briefing.judgements.plain import Plain
from briefing.judgements.problems import shown

_KEYS: dict[str, tuple[str, ...]] = {
    "bottom_line": ("text",),
    "key_judgements": ("id",),
    "meaning": ("text",),
    "forecasts": ("id",),
    "watch": ("what",),
    "outcomes": ("what",),
    "reliability": ("source",),
    "credibility": ("item",),
    "corrections": ("kind", "passage", "source"),
    "restrictions": ("words",),
    "rests_on": ("words", "source"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done at a path: put a value, add an entry to a list, or drop one of it."""

    what: Literal["put", "add", "drop"]
    path: tuple[str, ...]
    new: Plain = None

    def on(self, held: dict[str, Plain]) -> dict[str, Plain]:
        """The judgements with this change. Raises UsageError when nothing is there to change."""
        if self.what == "put":
            return plain.put(held, self.path, self.new)
        if self.what == "add":
            return plain.add(held, self.path, self.new)
        if not isinstance(plain.at(held, self.path[:-1]), list) or not _has(held, self.path):
            raise UsageError(f"there is no entry {shown('/'.join(self.path))} to drop")
        return plain.drop(held, self.path)


def onto(change: Change, seen: dict[str, Plain], now: dict[str, Plain]) -> Change | None:
    """The change as it is made to what the file holds now; None when it holds it already.

    `seen` is what its author had before the eyes. Raises ConflictError, and UsageError for a path
    that leads nowhere in `seen`.
    """
    change.on(seen)
    if change.what == "add":
        return _added(change, seen, now)
    path = _moved(change.path, seen, now)
    if change.what == "drop" and path is None:
        return None  # dropped already
    if path is None:
        gone = _unit(change.path)
        raise _conflict(gone, None, change.new)
    if change.what == "put" and plain.at(now, path) == change.new:
        return None
    before, after = _unit(change.path), _unit(path)
    told = _differing(plain.at(seen, before), plain.at(now, after), change, after)
    if told:
        raise _conflict(told, plain.at(now, told), change.new)
    return replace(change, path=path)


def _added(change: Change, seen: dict[str, Plain], now: dict[str, Plain]) -> Change | None:
    path = _moved(change.path, seen, now)
    if path is None:
        raise _conflict(_unit(change.path), None, change.new)
    entries, known = (plain.at(held, at) or [] for held, at in ((now, path), (seen, change.path)))
    name = change.path[-1]
    about = _about(name, change.new)
    if about in [_about(name, one) for one in known]:
        return replace(change, path=path)
    for number, one in enumerate(entries):
        if _about(name, one) == about:
            if one == change.new:
                return None
            raise _conflict((*path, str(number)), one, change.new)
    return replace(change, path=path)


def _moved(
    path: Sequence[str], seen: dict[str, Plain], now: dict[str, Plain]
) -> tuple[str, ...] | None:
    """The path to what stood at `path`; None when its entry is gone."""
    made: list[str] = []
    for place, step in enumerate(path):
        entries, number = plain.at(seen, path[:place]), None
        if isinstance(entries, list):
            number = _place(path[place - 1], entries, int(step), plain.at(now, made) or [])
            if number is None:
                return None
        made.append(step if number is None else str(number))
    return tuple(made)


def _place(name: str, entries: list[Plain], number: int, now: list[Plain]) -> int | None:
    """The number an entry has now; of several about the same, the one as far from the first."""
    about = _about(name, entries[number])
    before = [_about(name, one) for one in entries[:number]].count(about)
    places = [place for place, one in enumerate(now) if _about(name, one) == about]
    return places[before] if before < len(places) else None


def _about(name: str, entry: Plain) -> Plain:
    if isinstance(entry, dict):
        return [entry.get(key) for key in _KEYS.get(name, ())] or entry
    return entry


def _unit(path: Sequence[str]) -> tuple[str, ...]:
    """The path to what must be unchanged: the outermost entry of a list, or else the field."""
    numbers = [place for place, step in enumerate(path) if step.isdecimal()]
    return tuple(path[: numbers[0] + 1]) if numbers else tuple(path)


def _differing(
    before: Plain, after: Plain, change: Change, unit: tuple[str, ...]
) -> tuple[str, ...] | None:
    """The path of what somebody else changed: the field itself if it is that, else the first."""
    if before == after:
        return None
    inner = change.path[len(_unit(change.path)) :]
    if inner and plain.at(before, inner) != plain.at(after, inner):
        return (*unit, *inner)
    if isinstance(before, dict) and isinstance(after, dict) and inner:
        names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
        return (*unit, names[0])
    return unit


def _has(held: dict[str, Plain], path: Sequence[str]) -> bool:
    return plain.at(held, path) is not None


def _conflict(path: Sequence[str], theirs: Plain, yours: Plain) -> ConflictError:
    return ConflictError("/".join(path), theirs, yours)
