"""Which of the loose lines above the text is its title, and which are only labels."""

from __future__ import annotations

import re

from briefing.cleaning import genres, names
from briefing.cleaning.lines import Unit, words

HEADING_MARK = re.compile(r"#{1,6}\s+")
BILL = re.compile(r"(?:[HS]\. ?(?:J\. ?|CON\. ?)?RES\.|H\.R\.|S\.) ?\d{1,5}$", re.IGNORECASE)
CHAMBER = re.compile(r"in the (?P<name>(?:senate|house)\b[\w ,.]{0,50})$", re.IGNORECASE)
_FEWEST_OF_TITLE = 3  # words; shorter lines above a longer one are labels


def is_label(unit: Unit) -> bool:
    """True for a unit that names a genre, a section or an outlet, if a title stands elsewhere."""
    text = unit.text
    if genres.of_label(text) or CHAMBER.match(text) or names.is_outlet(text):
        return True
    return all(word.casefold() in names.SECTIONS for word in text.split())


def title_place(loose: list[Unit]) -> tuple[int, int]:
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
    strong = [unit for unit in loose if not is_label(unit) and not _is_salutation(unit.text)]
    marked = [unit for unit in strong if HEADING_MARK.match(unit.text)]
    bills = [unit for unit in loose if BILL.match(unit.text)]
    long = [unit for unit in strong if words(unit.text) >= _FEWEST_OF_TITLE]
    weak = sorted(loose, key=lambda unit: -words(unit.text))
    return next(iter([*marked, *bills, *long, *strong, *weak]), None)


def _is_salutation(text: str) -> bool:
    return text.endswith(",") and not text.isupper()


def _title_runs_on(unit: Unit, after: Unit) -> bool:
    """A title in capitals goes on in the next line of its block."""
    return unit.block == after.block and unit.text.isupper() and after.text.isupper()
