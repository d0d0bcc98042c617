"""The stretches a headline is made of: counts in words, dates, names and shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefing import phrases
from briefing.models import Annex, Part, Section, Statement
from briefing.phrases import headlines as words
from briefing.reading import dates
from briefing.sections import parts

Shown = tuple[Part, ...]


def size(section: Section) -> int:
    """How many rows or statements a section has."""
    return len(section.table.rows) if section.table else len(section.statements)


_OF_ROWS = frozenset({"agreed"})  # sections that count rows; a caution in their place is none


def number(count: int, *, first: bool = True) -> Part:
    """A number in words up to twelve."""
    told = words.NUMBER_FIRST if first else words.NUMBER
    return parts.phrase(told[count]) if count < len(told) else Part(str(count), "count")


def counted(count: int, one: str, many: str) -> Shown:
    """A number before what is counted."""
    return number(count), parts.phrase(one if count == 1 else many)


def counted_section(section: Section) -> Shown:
    """How many of what the section holds; nothing for a section nobody has words for."""
    caution = {statement.kind for statement in section.statements} == {"gap"}
    if section.slug not in words.ONE or (caution and section.slug in _OF_ROWS):
        return ()
    return counted(size(section), words.ONE[section.slug], words.MANY[section.slug])


def plain(section: Section, _annex: Annex) -> Iterator[Shown]:
    """How many of what the section holds, where the kit has words for it."""
    if counted_section(section):
        yield counted_section(section)


def cells(section: Section, column: int) -> list[Statement]:
    """The cells of a column, counted from 0; none where there is no table."""
    rows = section.table.rows if section.table else ()
    return [row[column] for row in rows if column < len(row)]


def dated(cell: Statement) -> Shown:
    """The words of a cell that holds one date, nothing for "No date" or for several."""
    several = any(part.text == phrases.SEMICOLON for part in cell.parts)
    kept = [p for p in cell.parts if p.rule in ("date", "metadata") or p.text in _JOINTS]
    known = any(part.rule in ("date", "metadata") for part in kept)
    return tuple(map(_spelt, kept)) if known and not several else ()


_JOINTS = frozenset({phrases.BETWEEN, phrases.AND, phrases.NOT_AFTER})
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:/\d{4}(?:-\d{2}){0,2})?", re.ASCII)


def _spelt(part: Part) -> Part:
    """An ISO date of a table as a headline prints it: "April 2028"."""
    if part.rule != "date" or not _ISO.fullmatch(part.text):
        return part
    return replace(part, text=dates.spell(part.text))


_DAY = re.compile(r"\d{1,2}(?:\D|$)")
_MONTH_OR_YEAR = re.compile(r"[A-Z][a-z]{2,8} \d{4}$|\d{4}$")


def at(day: Shown, on: str, within: str, beside: str) -> Shown:
    """The date after the word that goes with it: on a day, in a month or year."""
    text = "".join(part.text for part in day)
    fits = on if _DAY.match(text) else within if _MONTH_OR_YEAR.match(text) else beside
    return parts.phrase(fits), *day


def from_to(first: Shown, last: Shown) -> Shown:
    """From one date until another."""
    return parts.phrase(words.FROM), *first, parts.phrase(words.UNTIL), *last


def named_first(named: list[Part], shown: int, does: str, do: str) -> Shown:
    """The first of them by name, the rest by number: "A, B and four more state a position"."""
    listed: list[Part] = named[:shown]
    left = len(named) - len(listed)
    says = does if len(named) == 1 else do
    more = [number(left, first=False)] if left else []
    told = parts.joined([*listed, *more])
    return (*told, *([parts.phrase(words.MORE)] if left else []), parts.phrase(says))


def kinds(cells: Iterable[Statement], names: Mapping[str, str]) -> dict[str, int]:
    """How many cells begin with the phrase of each kind, in the order of `names`."""
    kinds = {phrase: kind for kind, phrase in names.items()}
    found = Counter(kinds.get(cell.parts[0].text, "") for cell in cells if cell.parts)
    return {kind: found[kind] for kind in names if found[kind]}


def listed(
    tally: Mapping[str, int],
    one: Mapping[str, str],
    many: Mapping[str, str],
    *,
    first: bool = False,
) -> Shown:
    """Counts of several kinds in a row: "two dates, one number and one name"."""
    shown: list[Part] = []
    for place, (kind, count) in enumerate(tally.items()):
        if place:
            last = place == len(tally) - 1
            shown.append(parts.phrase(phrases.AND if last else phrases.COMMA))
        what = one[kind] if count == 1 else many[kind]
        shown += [number(count, first=first and not place), parts.phrase(what)]
    return tuple(shown)


def share(some: int, total: int, one: str, many: str) -> Shown:
    """Some of so many, as in "nine of twelve acronyms"; of all of them, just their number."""
    if some == total:
        return counted(total, one, many)
    left = (number(total, first=False), parts.phrase(many))
    if some == 0:
        return parts.phrase(words.NONE_OF), *left
    return number(some), parts.phrase(words.OF), *left
