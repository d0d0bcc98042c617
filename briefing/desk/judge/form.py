"""The form itself: what its page asks, and what the file answers."""

from __future__ import annotations

from html import escape
from typing import Any

import traitlets

from briefing.desk.following import follow
from briefing.desk.judge.asking import ASKS
from briefing.desk.judge.grading import names
from briefing.desk.judge.state import state
from briefing.desk.judge.writing import WRITES
from briefing.desk.widgets import Form, page, style
from briefing.errors import BriefingError, ConflictError
from briefing.judgements import editing
from briefing.judgements.editing import Opened
from briefing.library import Coverage

_LARGEST = 20_000  # characters of what a page sends at once
_KNOWN = 32  # states of the file that a page may still have before its eyes
Answer = dict[str, Any]


class Judge(Form):
    """The judgements file as a form; each field is written when it is left."""

    _esm = page("judge")
    _css = style("judge")
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, place: Opened, coverage: Coverage) -> None:
        self._coverage, self._place = coverage, place
        self._seen, self._names = {place.sha256: place}, names(coverage)
        super().__init__(state=state(place, coverage, self._names))
        self.refresh()
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
        self.state = state(seen, self._coverage, self._names)

    def refresh(self) -> None:
        """As `look`; a file that is wrong now is told with its line."""
        try:
            self.look()
        except BriefingError as error:
            self.state = {**self.state, "refused": str(error)}

    def _told(self, _: object, content: dict[str, Any], __: object) -> None:
        """What the page asks; an answer carries its kind and number."""
        if len(repr(content)) <= _LARGEST:
            kept = {name: content.get(name) for name in ("kind", "number")}
            self.send(kept | self._answered(str(content.get("kind")), content))

    def _answered(self, kind: str, content: dict[str, Any]) -> Answer:
        try:
            if kind in WRITES:
                self._show(WRITES[kind](self._base(content), content))
                return {"saved": content.get("path", "")}
            if kind in ASKS:
                return ASKS[kind](self._base(content), content, self._coverage)
            self.refresh()
        except ConflictError as conflict:
            self.refresh()
            told = {"field": conflict.field, "theirs": conflict.theirs, "yours": conflict.yours}
            return {"conflict": told}
        except BriefingError as error:
            self.refresh()
            return {"refused": str(error)}
        return {}

    def _base(self, content: dict[str, Any]) -> Opened:
        """The file as the page had it before the eyes when its author began to type."""
        return self._seen.get(str(content.get("sha")), self._place)


def shown(place: Opened, coverage: Coverage) -> Judge:
    """The form for a file, not read yet; it looks at the file anew after each cell that is run."""
    form = Judge(place, coverage)
    follow("judge", form.refresh)
    return form
