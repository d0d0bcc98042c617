"""What the earlier run printed, by the note of a part that repeats it.

"day" and "cutoff" are those of the run; "watch/3" is its third statement in that section, and
"watch/3/1" the first cell of the third row; "judgements/forecasts/0/question" is what its analyst
wrote there.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.judgements import at
from briefing.models import Annex, Earlier, Section, Span, Statement
from briefing.reading import dates

Row = tuple[Statement, ...]


def words(annex: Annex, note: str) -> tuple[str, tuple[Span, ...]] | None:
    """The words that `note` names and the passages they rested on; None when there are none."""
    earlier = annex.earlier
    if note.startswith("passed/"):
        return _passed(annex, note)
    if earlier is None:
        return None
    if note.startswith("judgements/"):
        return _judged(earlier, note)
    if note in ("day", "cutoff"):
        value = earlier.day if note == "day" else earlier.cutoff
        return (dates.spell(value), ()) if value else None
    found = statement(annex, note)
    return (found.text, found.spans) if found else None


def statement(annex: Annex, note: str) -> Statement | None:
    """The statement or cell that `note` names; None for a day or words of the analyst."""
    return _statement(annex.earlier, note) if annex.earlier else None


def _judged(earlier: Earlier, note: str) -> tuple[str, tuple[Span, ...]] | None:
    """What the analyst of that run had written; its passages are looked for where it is used."""
    found = at(earlier.judgements, note.partition("/")[2]) if earlier.judgements else None
    if found and note.rpartition("/")[2] in ("by", "date") and dates.parse(found):
        found = dates.spell(found)
    return (found, ()) if found else None


def rows(earlier: Earlier, slug: str) -> Iterator[tuple[int, Row]]:
    """The rows of a table of the earlier run, numbered from 1."""
    section = _section(earlier, slug)
    yield from enumerate(section.table.rows if section and section.table else (), start=1)


def _section(earlier: Earlier, slug: str) -> Section | None:
    return next((s for s in earlier.sections if s.slug == slug), None)


def _statement(earlier: Earlier, note: str) -> Statement | None:
    slug, *places = note.split("/")
    section = _section(earlier, slug)
    if section is None or not all(place.isdecimal() and place != "0" for place in places):
        return None
    numbers = [int(place[:6]) - 1 for place in places]
    listed = section.table.rows if section.table and len(numbers) == 2 else (section.statements,)
    numbers = numbers if len(numbers) == 2 else [0, *numbers]
    try:
        return listed[numbers[0]][numbers[1]]
    except IndexError:
        return None


def _passed(annex: Annex, note: str) -> tuple[str, tuple[Span, ...]] | None:
    """Where a run lies that was passed over, and its reason: "passed/1/place"."""
    _, _, rest = note.partition("/")
    number, _, what = rest.partition("/")
    place = int(number) - 1 if number.isdecimal() else -1
    if not 0 <= place < len(annex.passed_over) or what != "place":
        return None
    return annex.passed_over[place].place, ()
