"""Fill a draft from the simple header form: lines such as `Title: …` and `Date: …`."""

from __future__ import annotations

from briefing.cleaning import genres, names
from briefing.cleaning.dates import stamp
from briefing.cleaning.draft import Draft
from briefing.cleaning.fields import header
from briefing.cleaning.lines import Line
from briefing.cleaning.stamps import DateLine

_FENCES = frozenset({"---", "+++"})


def filled(draft: Draft, found: list[Line]) -> list[Line]:
    """Take the header's fields into the draft; return the lines below it."""
    fields = header(found)
    if not fields:
        return found
    for key, (line, value) in fields.items():
        draft.tell(line, key.replace("_", " "))
        _take(draft, key, value)
    _dates(draft, fields)
    last = max(line.number for line, _ in fields.values())
    return [line for line in found if line.number > last and not _is_fence(line, last)]


def _is_fence(line: Line, last: int) -> bool:
    return line.number <= last + 2 and line.text in _FENCES


def _take(draft: Draft, key: str, value: str) -> None:
    if key == "source":
        key = "url" if value.lower().startswith(("http://", "https://")) else "outlet"
    if key == "genre":
        draft.genre = draft.genre or genres.of_label(value)
    elif key == "outlet":
        draft.outlet = draft.outlet or names.outlet(value)
    elif key in ("title", "subtitle", "byline", "url", "carried_by", "language"):
        setattr(draft, key, getattr(draft, key) or value)


def _dates(draft: Draft, fields: dict[str, tuple[Line, str]]) -> None:
    time = fields["time"][1] if "time" in fields else ""
    for key, label in (("date", "published"), ("updated", "updated")):
        if key not in fields:
            continue
        line, value = fields[key]
        found = stamp(f"{value} {time}".strip() if key == "date" else value)
        if found is not None:
            label_of = "published" if label == "published" else "updated"
            draft.dates.append(DateLine(line.text, found, label_of))
            draft.date_lines.add(line.number)
