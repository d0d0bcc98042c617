"""The lines above the text: title and subtitle, and what the others say of the article."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.cleaning import genres, names, stamps
from briefing.cleaning.draft import Draft
from briefing.cleaning.lines import Unit, words
from briefing.cleaning.menus import is_menu
from briefing.models import Genre

_URL = re.compile(r"https?://[^\s<>\"']{3,2000}$", re.IGNORECASE)
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_NUMBERED = re.compile(r"[§(\d-]|[IVX]{1,4}\.\s|[-•*]\s")
_BILL = re.compile(r"(?:[HS]\. ?(?:J\. ?|CON\. ?)?RES\.|H\.R\.|S\.) ?\d{1,5}$", re.IGNORECASE)
_CHAMBER = re.compile(r"in the (?P<name>(?:senate|house)\b[\w ,.]{0,50})$", re.IGNORECASE)
_FEWEST_OF_TITLE = 4  # words; shorter lines above a longer one are labels


def read(draft: Draft, units: list[Unit]) -> None:
    """Fill the draft from the units above the first prose; what is text goes to its body."""
    loose = [unit for unit in units if not any(take(draft, unit) for take in _TAKERS)]
    if draft.title is None:
        start, end = _title_place(loose)
        for unit in loose[:start]:
            if not _label(draft, unit):
                draft.drop_unit(unit, "above the title")
        titles, loose = loose[start:end], loose[end:]
        draft.title = _unmarked(" ".join(unit.text for unit in titles)) or None
        loose = _subtitled(draft, titles, loose)
    draft.body += [unit for unit in loose if not _label(draft, unit) and not _writer(draft, unit)]


def _wrapper(draft: Draft, unit: Unit) -> bool:
    found = genres.wrapper(unit.text)
    if found is None:
        return False
    draft.genre, draft.outlet = found.genre, found.outlet
    draft.tell(unit.lines[0], "outlet and genre")
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
    draft.tell(unit.lines[0], "the address")
    return True


def _date(draft: Draft, unit: Unit) -> bool:
    found = stamps.read(unit.text)
    if found is not None:
        draft.date(found, unit.lines[0])
    return found is not None


def _byline(draft: Draft, unit: Unit) -> bool:
    named = [name for name in map(names.byline, names.pieces(unit.text)) if name]
    if not named:
        return False
    draft.byline = draft.byline or named[0]
    outlets = [p for p in names.pieces(unit.text) if names.is_outlet(p) and not names.byline(p)]
    draft.outlet = draft.outlet or next(map(names.outlet, outlets), None)
    draft.tell(unit.lines[0], "the byline")
    return True


def _carrier(draft: Draft, unit: Unit) -> bool:
    name = names.carrier(unit.text)
    if name is None:
        return False
    draft.carried_by = draft.carried_by or name
    draft.tell(unit.lines[0], "who carried it")
    return True


_TAKERS: tuple[Callable[[Draft, Unit], bool], ...] = (
    _wrapper,
    _menu,
    _url,
    _date,
    _byline,
    _carrier,
)


def _is_label(unit: Unit) -> bool:
    """True for a unit that names a genre, a section or an outlet, if a title stands elsewhere."""
    text = unit.text
    if genres.of_label(text) or _CHAMBER.match(text) or names.is_outlet(text):
        return True
    return all(word.casefold() in names.SECTIONS for word in text.split())


def _label(draft: Draft, unit: Unit) -> bool:
    """Take what a label says, if `unit` is one."""
    if not _is_label(unit):
        return False
    chamber, genre = _CHAMBER.match(unit.text), genres.of_label(unit.text)
    if chamber or names.is_outlet(unit.text):
        draft.outlet = draft.outlet or _outlet(chamber, unit.text)
        draft.tell(unit.lines[0], "the outlet")
    elif genre:
        draft.genre = draft.genre or genre
        draft.tell(unit.lines[0], "the genre")
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
    if not near or draft.byline or not 2 <= words(unit.text) <= 4 or not names.is_name(unit.text):
        return False
    draft.byline = unit.text
    draft.tell(unit.lines[0], "a name beside the date, taken for the byline")
    return True


def _title_place(loose: list[Unit]) -> tuple[int, int]:
    """First and last plus one of the units that make the title; empty when there are none."""
    chosen = _choice(loose)
    if chosen is None:
        return 0, 0
    start = next(number for number, unit in enumerate(loose) if unit is chosen)
    end = start + 1
    while end < len(loose) and _title_runs_on(loose[end - 1], loose[end]):
        end += 1
    return start, end


def _choice(loose: list[Unit]) -> Unit | None:
    """A marked heading, a bill's number, the first longer line, the first, a label: in turn."""
    strong = [unit for unit in loose if not _is_label(unit)]
    marked = [unit for unit in strong if _HEADING_MARK.match(unit.text)]
    bills = [unit for unit in loose if _BILL.match(unit.text)]
    long = [unit for unit in strong if words(unit.text) >= _FEWEST_OF_TITLE]
    weak = sorted(loose, key=lambda unit: -words(unit.text))
    return next(iter([*marked, *bills, *long, *strong, *weak]), None)


def _title_runs_on(unit: Unit, after: Unit) -> bool:
    """A title in capitals goes on in the next line of its block."""
    return unit.block == after.block and unit.text.isupper() and after.text.isupper()


def _subtitled(draft: Draft, titles: list[Unit], rest: list[Unit]) -> list[Unit]:
    """Take the subtitle, if the next unit is one; return the units that are left."""
    if draft.subtitle or not titles or not rest or rest[0].block - titles[-1].block > 1:
        return rest
    text = rest[0].text
    if _is_label(rest[0]) or _NUMBERED.match(text) or words(text) < 3:
        return rest
    if text.endswith((",", ":", "—", "-")) or _BILL.match(titles[-1].text):
        return rest
    draft.subtitle = _unmarked(text)
    return rest[1:]


def _unmarked(text: str) -> str:
    return _HEADING_MARK.sub("", text, count=1)


def genre(draft: Draft) -> Genre:
    """The genre the head gives: a label, else the first words of the title, else a report."""
    title, prefix = genres.without_prefix(draft.title or "")
    if title != draft.title:
        draft.notes.append(f"mark before the title taken off: {draft.title}")
        draft.title = title
    return draft.genre or prefix or genres.of_title(title) or "report"


def is_bill(title: str | None) -> bool:
    """True when `title` is the number of a bill or resolution, whose long title follows."""
    return title is not None and _BILL.match(title) is not None
