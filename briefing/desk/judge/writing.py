"""What the page of the form has written to the file, each as `editing` does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.judgements import editing, plain
from briefing.judgements.editing import Opened

IDS = {"key_judgements": "kj", "forecasts": "f"}  # lists whose entries have an id
Content = dict[str, Any]  # what the page sends


def _put(base: Opened, content: Content) -> Opened:
    return editing.put(base, str(content["path"]), content.get("value") or None)


def _add(base: Opened, content: Content) -> Opened:
    path, value = str(content["path"]), content["value"]
    return editing.add(base, path, named(base, path, value) if isinstance(value, dict) else value)


def _drop(base: Opened, content: Content) -> Opened:
    return editing.drop(base, str(content["path"]))


def _grade(base: Opened, content: Content) -> Opened:
    """One entry for what is graded; none when both the grade and its reason are blank."""
    path, name = str(content["path"]), str(content["name"])
    leaf = "source" if path.endswith("reliability") else "item"
    entries = plain.at(plain.plain(base.judgements), plain.steps(path)) or []
    places = [number for number, one in enumerate(entries) if one.get(leaf) == name]
    new = {leaf: name, "grade": content.get("grade"), "because": content.get("because")}
    if not places:
        return editing.add(base, path, new)
    if new["grade"] or new["because"]:
        return editing.put(base, f"{path}/{places[0]}", new)
    return editing.drop(base, f"{path}/{places[0]}")


def _begin(base: Opened, _: Content) -> Opened:
    return editing.begin(base)


def named(seen: Opened, path: str, entry: dict[str, Any]) -> dict[str, Any]:
    """A new entry with an id if it needs one: it tells entries apart, and judges nothing."""
    letter = IDS.get(path)
    if letter is None:
        return entry
    taken = {one.id for one in getattr(seen.judgements, path)}
    free = (f"{letter}{n}" for n in range(1, len(taken) + 2))
    return {"id": next(name for name in free if name not in taken), **entry}


WRITES: dict[str, Callable[[Opened, Content], Opened]] = {
    "put": _put,
    "add": _add,
    "drop": _drop,
    "grade": _grade,
    "begin": _begin,
}
