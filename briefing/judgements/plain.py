"""Judgements as plain mappings, lists and words without their blanks, and one change to them.

A path is a list of steps: names of fields, and the numbers of entries as words, as in "watch/0".
"""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefing.errors import UsageError
from briefing.judged import Judgements
from briefing.judgements.problems import shown
from briefing.judgements.shape import BLANKS, KEPT

Plain = Any  # words, or a mapping or list of Plain; None for a blank


def plain(found: Judgements) -> dict[str, Plain]:
    """The judgements without what is blank; the place and hash of the file are left out."""
    made: dict[str, Plain] = value(found)
    return {name: told for name, told in made.items() if name not in KEPT}


def value(given: object, name: str = "") -> Plain:
    """What a field called `name` may be given, without blanks and with its spaces folded.

    Raises UsageError for what is no words, day, mapping, list or record of judgements.
    """
    if given is None:
        return None
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        given = {f.name: getattr(given, f.name) for f in dataclasses.fields(given)}
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, str):
        words = " ".join(given.split())
        return None if words.casefold() in ("", *BLANKS.get(name, ())) else words
    if isinstance(given, Mapping):
        held = {str(key): value(one, str(key)) for key, one in given.items()}
        return {key: one for key, one in held.items() if one is not None} or None
    if isinstance(given, Sequence) and not isinstance(given, bytes | bytearray):
        entries = [value(one) for one in given]
        return [{} if one is None else one for one in entries] or None
    raise UsageError(f"a field holds words, not {shown(str(given))}; give them as text")


def steps(path: str) -> list[str]:
    """The steps of a path such as "watch/0/what"."""
    return [step for step in path.split("/") if step]


def at(held: Plain, path: Sequence[str]) -> Plain:
    """What stands at a path; None when nothing does."""
    for step in path:
        if isinstance(held, dict):
            held = held.get(step)
        elif isinstance(held, list) and _is_number(step) and int(step) < len(held):
            held = held[int(step)]
        else:
            return None
    return held


def put(held: dict[str, Plain], path: Sequence[str], new: Plain) -> dict[str, Plain]:
    """The judgements with `new` at a path; None blanks it."""
    made = copy.deepcopy(held)
    _put(made, list(path), new)
    return _whole(made)


def add(held: dict[str, Plain], path: Sequence[str], new: Plain) -> dict[str, Plain]:
    """The judgements with one more entry at the end of the list at a path."""
    entries = at(held, path) or []
    return put(held, path, [*entries, new])


def drop(held: dict[str, Plain], path: Sequence[str]) -> dict[str, Plain]:
    """The judgements without the entry of a list at a path, which is there."""
    entries = list(at(held, path[:-1]))
    del entries[int(path[-1])]
    return put(held, path[:-1], entries or None)


def _put(held: Plain, path: list[str], new: Plain) -> None:
    step, *rest = path
    if isinstance(held, list):
        if not (_is_number(step) and int(step) < len(held)):
            raise UsageError(f"there is no entry {shown(step)}; the list has {len(held)}")
        if not rest and new is None:
            raise UsageError("an entry of a list is dropped, not blanked")
        if rest:
            _put(held[int(step)], rest, new)
        else:
            held[int(step)] = new
        return
    if not isinstance(held, dict):
        raise UsageError(f"{shown(step)} is looked for in words; check the path")
    if rest:
        if step not in held and _is_number(rest[0]):
            raise UsageError(f"there is no entry {shown(rest[0])}; {step} is empty")
        _put(held.setdefault(step, {}), rest, new)
    else:
        held[step] = new
    if held[step] is None or held[step] == {}:
        del held[step]


def _whole(held: dict[str, Plain]) -> dict[str, Plain]:
    """With the scale that a file means when it names none."""
    return {**held, "scale": held.get("scale", Judgements().scale)}


def _is_number(step: str) -> bool:
    return step.isascii() and step.isdecimal() and len(step) < 5
