"""The form itself: it speaks with its page, and follows the cell when that is run anew."""

from __future__ import annotations

from html import escape
from typing import Any

import traitlets

from briefing.desk.following import follow
from briefing.desk.panel.fields import fields, read, written
from briefing.desk.panel.finding import Found, find
from briefing.desk.panel.preview import Match, Preview
from briefing.desk.widgets import Form, page, style
from briefing.errors import BriefingError

_LARGEST = 100_000  # characters of all fields together


class Panel(Form):
    """The parameters cell as a form."""

    _esm = page("panel")
    _css = style("panel")
    fields: traitlets.List[Any] = traitlets.List().tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)

    def __init__(self, found: Found) -> None:
        self._found, self._preview = found, Preview()
        super().__init__(fields=fields(found), note=_note(found))
        self.on_msg(self._told)

    def faces(self) -> tuple[str, str]:
        """A plain table of names, values and help."""
        rows = [
            (str(f["name"]), ", ".join(str(f["text"]).split("\n")), str(f["help"]))
            for f in self.fields
        ]
        lines = "\n".join(f"{name} = {text}  {about}".rstrip() for name, text, about in rows)
        cells = "".join(
            f"<tr>{''.join(f'<td style=text-align:left>{escape(cell)}</td>' for cell in row)}</tr>"
            for row in rows
        )
        head = "".join(f"<th>{name}</th>" for name in ("Parameter", "Value", "What it means"))
        return f"<table><tr>{head}</tr>{cells}</table>", lines

    def again(self) -> None:
        """Show the cell as it was run last, when it was changed by hand since."""
        found = find()
        if found is not None and found != self._found:
            shown, note = fields(found), _note(found)
            self._found, self.fields, self.note = found, shown, note

    def _told(self, _: object, content: dict[str, Any], __: object) -> None:
        """What the page asks: `check`, `match` or `put`, with the texts of the fields."""
        texts = content.get("texts")
        if not isinstance(texts, dict) or sum(len(str(text)) for text in texts.values()) > _LARGEST:
            return
        answers = {"check": self._check, "match": self._match, "put": self._put}
        if content.get("kind") not in answers:
            return
        answer = answers[content["kind"]]({str(k): str(v) for k, v in texts.items()})
        kept = {name: content.get(name) for name in ("kind", "number", "run")}
        self.send(kept | answer)

    def _check(self, texts: dict[str, str]) -> dict[str, Any]:
        return {"faults": read(self._found, texts)[1]}

    def _match(self, texts: dict[str, str]) -> dict[str, Any]:
        values, faults = read(self._found, texts)
        match = self._preview.match(values)
        if faults:  # nothing is counted with half of the values; what else is wrong is told
            match = Match(faults=match.faults)
        return {"told": match.told, "titles": match.titles, "faults": faults | {**match.faults}}

    def _put(self, texts: dict[str, str]) -> dict[str, Any]:
        values, faults = read(self._found, texts)
        try:
            source = "" if faults else written(self._found, values)
        except BriefingError as error:
            return {"faults": {}, "source": "", "refused": str(error)}
        return {"faults": faults, "source": source, "before": self._found.source}


def _note(found: Found) -> str:
    names = ", ".join(found.overridden)
    if not names:
        return ""
    return (
        f"This notebook was run with values of its own for {names}: the cell below the parameters "
        "comes after them. Delete that cell, and what you put in here counts."
    )


def shown(found: Found) -> Panel:
    """The form of a parameters cell, which follows that cell from now on."""
    form = Panel(found)
    follow("panel", form.again)
    return form
