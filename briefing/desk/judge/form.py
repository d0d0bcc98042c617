"""The form itself: what its page asks, and what the file answers."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import traitlets

from briefing.desk.following import follow
from briefing.desk.judge import quoting
from briefing.desk.judge.faults import examined
from briefing.desk.judge.state import state
from briefing.desk.widgets import Form, page, style
from briefing.errors import BriefingError, ConflictError
from briefing.judgements import editing, plain
from briefing.judgements.editing import Opened
from briefing.library import Coverage

_LARGEST = 20_000  # characters of what a page sends at once
_KNOWN = 32  # states of the file that a page may still have before its eyes
_IDS = {"key_judgements": "kj", "forecasts": "f"}  # lists whose entries have an id
Answer = dict[str, Any]


class Judge(Form):
    """The judgements file as a form; each field is written when it is left."""

    _esm = page("judge")
    _css = style("judge")
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, place: Opened, coverage: Coverage) -> None:
        self._coverage, self._place = coverage, place
        self._seen = {place.sha256: place}
        super().__init__(state=state(place, coverage))
        self._refresh()
        self.on_msg(self._told)

    def faces(self) -> tuple[str, str]:
        """Where the file is, for a front end that shows no forms."""
        there = "stands in" if self.state.get("begun") else "would stand in"
        text = f"What you judge {there} {self.state.get('path', '')}; edit that file."
        return f"<p>{escape(text)}</p>", text

    def look(self) -> None:
        """Show what the file holds now, when somebody else has changed it."""
        now = editing.opened(self._place.place, self._place.kind, self._place.topic)
        if now.sha256 != self.state.get("sha") or self.state.get("refused"):
            self._show(now)

    def _show(self, seen: Opened) -> None:
        self._seen[seen.sha256] = seen
        for sha in list(self._seen)[:-_KNOWN]:
            del self._seen[sha]
        self.state = state(seen, self._coverage)

    def _told(self, _: object, content: dict[str, Any], __: object) -> None:
        """What the page asks; an answer carries its kind and number."""
        kinds: dict[str, Callable[[dict[str, Any]], Answer]] = {
            "put": self._put,
            "add": self._add,
            "drop": self._drop,
            "grade": self._grade,
            "begin": self._begin,
            "look": self._look,
            "find": self._find,
            "check": self._check,
            "try": self._try,
        }
        act = kinds.get(str(content.get("kind")))
        if act is None or len(repr(content)) > _LARGEST:
            return
        kept = {name: content.get(name) for name in ("kind", "number")}
        self.send(kept | self._answered(act, content))

    def _answered(self, act: Callable[[dict[str, Any]], Answer], content: dict[str, Any]) -> Answer:
        try:
            return act(content)
        except ConflictError as conflict:
            self._refresh()
            told = {"field": conflict.field, "theirs": conflict.theirs, "yours": conflict.yours}
            return {"conflict": told}
        except BriefingError as error:
            self._refresh()
            return {"refused": str(error)}

    def _refresh(self) -> None:
        try:
            self.look()
        except BriefingError as error:  # the file is wrong now: its line is told, nothing is shown
            self.state = {**self.state, "refused": str(error)}

    def _base(self, content: dict[str, Any]) -> Opened:
        """The file as the page had it before the eyes when its author began to type."""
        return self._seen.get(str(content.get("sha")), self._place)

    def _put(self, content: dict[str, Any]) -> Answer:
        path, value = str(content["path"]), content.get("value")
        self._show(editing.put(self._base(content), path, value or None))
        return {"saved": path}

    def _add(self, content: dict[str, Any]) -> Answer:
        path, value = str(content["path"]), content["value"]
        base = self._base(content)
        if isinstance(value, dict) and path in _IDS:
            value = {"id": _unused(base, path), **value}
        self._show(editing.add(base, path, value))
        return {"saved": path}

    def _drop(self, content: dict[str, Any]) -> Answer:
        self._show(editing.drop(self._base(content), str(content["path"])))
        return {"saved": str(content["path"])}

    def _grade(self, content: dict[str, Any]) -> Answer:
        path, name = str(content["path"]), str(content["name"])
        leaf = "source" if path.endswith("reliability") else "item"
        base = self._base(content)
        entries = plain.at(plain.plain(base.judgements), plain.steps(path)) or []
        places = [number for number, one in enumerate(entries) if one.get(leaf) == name]
        new = {leaf: name, "grade": content.get("grade"), "because": content.get("because")}
        if places and not (new["grade"] or new["because"]):
            self._show(editing.drop(base, f"{path}/{places[0]}"))
        elif places:
            self._show(editing.put(base, f"{path}/{places[0]}", new))
        else:
            self._show(editing.add(base, path, new))
        return {"saved": path}

    def _begin(self, _: dict[str, Any]) -> Answer:
        self._show(editing.begin(self._place))
        return {"saved": ""}

    def _look(self, _: dict[str, Any]) -> Answer:
        self.look()
        return {}

    def _find(self, content: dict[str, Any]) -> Answer:
        return {"found": quoting.search(self._coverage, str(content.get("words", "")))}

    def _check(self, content: dict[str, Any]) -> Answer:
        """What would be wrong with a value at a path, before it is written."""
        held, path = plain.plain(self._base(content).judgements), str(content["path"])
        value = plain.value(content.get("value"), path.rpartition("/")[2])
        faults = examined(plain.put(held, plain.steps(path), value), self._coverage)
        told = {"wrong": faults.wrong.get(path, []), "mild": faults.mild.get(path, [])}
        return {"path": path, **told}

    def _try(self, content: dict[str, Any]) -> Answer:
        """What would be wrong with a new entry, as far as it is typed, by the name of its field."""
        base, path = self._base(content), str(content["path"])
        held, entry = plain.plain(base.judgements), plain.value(content.get("value")) or {}
        at = f"{path}/{len(plain.at(held, [path]) or [])}/"
        if path in _IDS:
            entry = {"id": _unused(base, path), **entry}
        faults = examined(plain.add(held, [path], entry), self._coverage)
        return {
            "faults": {
                name: {
                    "wrong": faults.wrong.get(at + name, []),
                    "mild": faults.mild.get(at + name, []),
                }
                for name in entry
            }
        }


def _unused(seen: Opened, name: str) -> str:
    """A name for a new entry: it tells entries apart, and judges nothing."""
    letter = _IDS[name]
    taken = {one.id for one in getattr(seen.judgements, name)}
    return next(f"{letter}{n}" for n in range(1, len(taken) + 2) if f"{letter}{n}" not in taken)


def shown(place: Opened, coverage: Coverage) -> Judge:
    """The form for a file, not read yet; it looks at the file anew after each cell that is run."""
    form = Judge(place, coverage)
    follow("judge", form.look)
    return form
