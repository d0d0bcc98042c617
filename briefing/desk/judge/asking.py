"""What the page of the form asks, while nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.desk.judge import quoting
from briefing.desk.judge.faults import Faults, examined
from briefing.desk.judge.writing import Content, named
from briefing.judgements import plain
from briefing.judgements.editing import Opened
from briefing.library import Coverage

Answer = dict[str, Any]


def _find(_: Opened, content: Content, coverage: Coverage) -> Answer:
    return {"found": quoting.search(coverage, str(content.get("words", "")))}


def _check(base: Opened, content: Content, coverage: Coverage) -> Answer:
    """What would be wrong with a value at a path, before it is written."""
    held, path = plain.plain(base.judgements), str(content["path"])
    value = plain.value(content.get("value"), path.rpartition("/")[2])
    faults = examined(plain.put(held, plain.steps(path), value), coverage)
    return {"path": path, **_at(faults, path)}


def _try(base: Opened, content: Content, coverage: Coverage) -> Answer:
    """What would be wrong with a new entry, as far as it is typed, by the name of its field."""
    held, path = plain.plain(base.judgements), str(content["path"])
    entry = named(base, path, plain.value(content.get("value")) or {})
    place = f"{path}/{len(plain.at(held, [path]) or [])}"
    faults = examined(plain.add(held, [path], entry), coverage)
    return {"faults": {name: _at(faults, f"{place}/{name}") for name in entry}}


def _at(faults: Faults, path: str) -> dict[str, list[str]]:
    return {"wrong": faults.wrong.get(path, []), "mild": faults.mild.get(path, [])}


ASKS: dict[str, Callable[[Opened, Content, Coverage], Answer]] = {
    "find": _find,
    "check": _check,
    "try": _try,
}
