"""The lines below the text: what they say of the article, and where it ends."""

from __future__ import annotations

import re

from briefing.cleaning import names, stamps
from briefing.cleaning.draft import Draft
from briefing.cleaning.fields import tail_field
from briefing.cleaning.lines import Unit, ends_sentence

_URL = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)
_ITEM = re.compile(r"[-•*]\s|\(?\d{1,2}[.)]\s|\([a-z]{1,3}\)\s")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s?(?:\(c\)|©)?\s?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?,?\s?(?:by\s)?"
    r"(?P<name>[^\d.,;|()©]{2,80})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\s*(?:all rights|reproduction|reserved|inc|ltd|llc|co)\b.*", re.IGNORECASE)


def read(draft: Draft, units: list[Unit]) -> None:
    """Sort the units below the last prose: text to the body, the rest to record or dropped.

    Short sentences ("Thank you.") are text until the first line that is none; so are the
    items of a list that the text announces with a colon.
    """
    closed = False
    last = draft.body[-1].first if draft.body else 0
    for unit in units:
        closed = closed or any(last <= end < unit.first for end in draft.ends)
        if unit_says(draft, unit):
            closed = True
        elif not closed and _is_text(draft, unit):
            draft.body.append(unit)
        else:
            closed = True
            draft.drop_unit(unit, "after the article")


def unit_says(draft: Draft, unit: Unit) -> bool:
    """Take what a loose line says of the article: date, address, byline, carrier."""
    text = unit.text
    found = stamps.read(text)
    if found and found.label != "plain":
        draft.date(found, unit)
        return True
    for what, value in (("source", tail_field(text)), ("carrier", names.carrier(text))):
        if value:
            _source(draft, value) if what == "source" else _carried(draft, value)
            draft.tell_unit(unit, f"the {what}")
            return True
    writer = names.byline(text)
    if writer and draft.byline is None:
        draft.byline = writer
        draft.tell_unit(unit, "the byline")
        return True
    return False


def _source(draft: Draft, value: str) -> None:
    """A source is an address, or the name of an outlet."""
    address = _URL.match(value)
    if address:
        draft.url = draft.url or address[0]
    elif names.is_name(value):
        draft.outlet = draft.outlet or names.outlet(value)


def _carried(draft: Draft, name: str) -> None:
    draft.carried_by = draft.carried_by or name


def _is_text(draft: Draft, unit: Unit) -> bool:
    if ends_sentence(unit.text):
        return True
    before = draft.body[-1].text if draft.body else ""
    listed = _ITEM.match(unit.text) is not None
    return listed and (before.endswith((":", ";")) or _ITEM.match(before) is not None)


def holder(draft: Draft) -> str | None:
    """The outlet a dropped copyright line names, None when none does."""
    for line in draft.dropped:
        match = _COPYRIGHT.match(line.text) if line.rule == "copyright" else None
        name = _RIGHTS.sub("", match["name"]).strip() if match else ""
        if name and names.is_name(name):
            return names.outlet(name)
    return None
