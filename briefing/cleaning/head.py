"""The lines above the text: title and subtitle, and what the others say of the article."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.cleaning import genres, names, stamps, titles
from briefing.cleaning.draft import Draft
from briefing.cleaning.known import LONGEST_FIELD
from briefing.cleaning.lines import Unit, words
from briefing.cleaning.menus import is_menu
from briefing.models import Genre

_URL = re.compile(r"https?://[^\s<>\"']{3,2000}$", re.IGNORECASE)
_NUMBERED = re.compile(r"[§(\d-]|[IVX]{1,4}\.\s|[-•*]\s")
_WRITER = re.compile(r"[A-Z][\w.’'-]{0,20}(?: (?:de |van |von )?[A-Z][\w.’'-]{0,20}){1,3}$")


def read(draft: Draft, units: list[Unit]) -> None:
    """Fill the draft from the units above the first prose; what is text goes to its body."""
    loose = [unit for unit in units if not any(take(draft, unit) for take in _TAKERS)]
    if draft.title is None:
        start, end = titles.title_place(loose)
        for unit in loose[:start]:
            if not _label(draft, unit):
                draft.drop_unit(unit, "above the title")
        chosen, loose = loose[start:end], loose[end:]
        title = _unmarked(" ".join(unit.text for unit in chosen))
        if len(title) <= LONGEST_FIELD:
            draft.title = title or None
            loose = _subtitled(draft, chosen, loose)
        else:  # a paragraph: no title is as long
            loose = chosen + loose
    draft.body += [unit for unit in loose if not _label(draft, unit) and not _writer(draft, unit)]


def _wrapper(draft: Draft, unit: Unit) -> bool:
    found = genres.wrapper(unit.text)
    if found is None:
        return False
    draft.genre, draft.outlet = found.genre, found.outlet
    draft.tell_unit(unit, "outlet and genre")
    draft.notes.append("the wrapper line suggests that another outlet passed the text on, unnamed")
    return True


def _menu(draft: Draft, unit: Unit) -> bool:
    if len(unit.lines) > 1 or not is_menu(unit.lines[0]):
        return False
    draft.drop_unit(unit, "menu")
    return True


def _url(draft: Draft, unit: Unit) -> bool:
    if not _URL.match(unit.text):
        return False
    draft.url = draft.url or unit.text
    draft.tell_unit(unit, "the address")
    return True


def _date(draft: Draft, unit: Unit) -> bool:
    found = stamps.read(unit.text)
    if found is not None:
        draft.date(found, unit)
    return found is not None


def _byline(draft: Draft, unit: Unit) -> bool:
    named = [name for name in map(names.byline, names.pieces(unit.text)) if name]
    if not named:
        return False
    draft.byline = draft.byline or named[0]
    outlets = [p for p in names.pieces(unit.text) if names.is_outlet(p) and not names.byline(p)]
    draft.outlet = draft.outlet or next(map(names.outlet, outlets), None)
    draft.tell_unit(unit, "the byline")
    return True


def _carrier(draft: Draft, unit: Unit) -> bool:
    name = names.carrier(unit.text)
    if name is None:
        return False
    draft.carried_by = draft.carried_by or name
    draft.tell_unit(unit, "who carried it")
    return True


_TAKERS: tuple[Callable[[Draft, Unit], bool], ...] = (
    _wrapper,
    _menu,
    _url,
    _date,
    _byline,
    _carrier,
)


def _label(draft: Draft, unit: Unit) -> bool:
    """Take what a label says, if `unit` is one."""
    if not titles.is_label(unit):
        return False
    chamber, genre = titles.CHAMBER.match(unit.text), genres.of_label(unit.text)
    if chamber or names.is_outlet(unit.text):
        draft.outlet = draft.outlet or _outlet(chamber, unit.text)
        draft.tell_unit(unit, "the outlet")
    elif genre:
        draft.genre = draft.genre or genre
        draft.tell_unit(unit, "the genre")
    else:
        draft.drop_unit(unit, "section label")
    return True


def _outlet(chamber: re.Match[str] | None, text: str) -> str:
    if chamber is None:
        return names.outlet(text)
    return chamber["name"].strip(" ,").title().replace(" Of ", " of ").replace(" The ", " the ")


def _writer(draft: Draft, unit: Unit) -> bool:
    """Take a bare name beside the date line for the byline."""
    near = any(abs(unit.first - number) <= 2 for number in draft.date_lines)
    if not near or draft.byline or unit.text.isupper() or not _WRITER.match(unit.text):
        return False
    draft.byline = unit.text
    draft.tell_unit(unit, "a name beside the date, taken for the byline")
    return True


def _subtitled(draft: Draft, chosen: list[Unit], rest: list[Unit]) -> list[Unit]:
    """Take the subtitle, if the next unit is one; return the units that are left."""
    if draft.subtitle or not chosen or not rest or rest[0].block - chosen[-1].block > 1:
        return rest
    text = rest[0].text
    if titles.is_label(rest[0]) or _NUMBERED.match(text) or words(text) < 3:
        return rest
    if len(text) > LONGEST_FIELD:
        return rest
    if text.endswith((",", ":", "—", "-")) or titles.BILL.match(chosen[-1].text):
        return rest
    draft.subtitle = _unmarked(text)
    return rest[1:]


def _unmarked(text: str) -> str:
    mark = titles.HEADING_MARK.match(text)
    return text[mark.end() :] if mark else text


def genre(draft: Draft) -> Genre:
    """The genre the head gives: a label, else the first words of the title, else a report."""
    title, prefix = genres.without_prefix(draft.title or "")
    if title != draft.title:
        draft.notes.append(f"mark before the title taken off: {draft.title}")
        draft.title = title
    return draft.genre or prefix or genres.of_title(title) or "report"


def is_bill(title: str | None) -> bool:
    """True when `title` is the number of a bill or resolution, whose long title follows."""
    return title is not None and titles.BILL.match(title) is not None
