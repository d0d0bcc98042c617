"""One line over each section that says what it tells, so that titles alone tell the story.

A headline is made of counts and of words that the section itself prints; it is made again from
the section and the annex when the briefing is proven.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from briefing import phrases
from briefing.library import Coverage, kinship_sources
from briefing.models import Annex, Part, Section, Statement
from briefing.phrases import headlines as words
from briefing.reading import dates
from briefing.sections import parts

LONGEST = 20  # words; a headline has one line on paper
Shown = tuple[Part, ...]
Rule = Callable[[Section, Annex], Iterator[Shown]]
_Made = ParamSpec("_Made")
Make = Callable[Concatenate[Coverage, _Made], Section]


def headed(make: Make[_Made]) -> Make[_Made]:
    """The maker of a section, whose section then has its headline; one it has already stays."""

    @wraps(make)
    def made(coverage: Coverage, /, *args: _Made.args, **options: _Made.kwargs) -> Section:
        section = make(coverage, *args, **options)
        told = section.headline or headline(section, coverage.annex)
        return coverage.head(section, told) if told else section

    return made


def headline(section: Section, annex: Annex) -> Statement | None:
    """What a section tells, in at most twenty words; None when its title must do.

    Of the ways to say it the fullest that is short enough is taken. A section with a figure is
    told by the figure's own headline.
    """
    rule = _RULES.get(section.slug, _plain)
    if not (section.statements or section.table) or (section.figure and rule is _plain):
        return None
    made = (parts.statement("fact", *shown) for shown in rule(section, annex))
    return next((s for s in made if 0 < len(s.text.split()) <= LONGEST), None)


def _size(section: Section) -> int:
    return len(section.table.rows) if section.table else len(section.statements)


def _number(count: int, *, first: bool = True) -> Part:
    """A number in words up to twelve."""
    told = words.NUMBER_FIRST if first else words.NUMBER
    return parts.phrase(told[count]) if count < len(told) else Part(str(count), "count")


def _counted(count: int, one: str, many: str) -> Shown:
    return _number(count), parts.phrase(one if count == 1 else many)


def _named(section: Section) -> Shown:
    """How many of what the section holds; nothing for a section nobody has words for."""
    if section.slug not in words.ONE:
        return ()
    return _counted(_size(section), words.ONE[section.slug], words.MANY[section.slug])


def _plain(section: Section, _annex: Annex) -> Iterator[Shown]:
    if _named(section):
        yield _named(section)


def _cells(section: Section, column: int) -> list[Statement]:
    rows = section.table.rows if section.table else ()
    return [row[column] for row in rows if column < len(row)]


def _dated(cell: Statement) -> Shown:
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


def _at(day: Shown, on: str, within: str, beside: str) -> Shown:
    """The date after the word that goes with it: on a day, in a month or year."""
    text = "".join(part.text for part in day)
    fits = on if _DAY.match(text) else within if _MONTH_OR_YEAR.match(text) else beside
    return parts.phrase(fits), *day


def _ahead(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many events lie ahead, and when the next is."""
    days = [_dated(cell) for cell in _cells(section, 0)]
    if len(days) == 1 and days[0]:
        yield (*_named(section), *_at(days[0], words.ON, words.IN, words.BESIDE))
    elif days and days[0]:
        next_one = _at(days[0], words.THE_NEXT_ON, words.THE_NEXT_IN, words.THE_NEXT)
        yield (*_named(section), *next_one)
    elif days and not any(days):
        yield (*_named(section), parts.phrase(words.NONE_DATED))
    yield from _plain(section, annex)


def _span_of_time(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many events there are, and from when to when."""
    days = [day for cell in _cells(section, 0) if (day := _dated(cell))]
    if len(days) > 1 and days[0] != days[-1]:
        yield (*_named(section), *_from_to(days[0], days[-1]))
    yield from _plain(section, annex)


def _from_to(first: Shown, last: Shown) -> Shown:
    return parts.phrase(words.FROM), *first, parts.phrase(words.UNTIL), *last


def _newest(section: Section, annex: Annex) -> Iterator[Shown]:
    """The newest fact that needs no explanation; else how many there are, of how many sources."""
    for statement in reversed(section.statements):
        reworded = any(part.rule == "model" for part in statement.parts)
        if statement.kind == "fact" and not reworded and not _ASIDE.search(statement.text):
            yield parts.unended(statement.parts)
    cited = {span.article for statement in section.statements for span in statement.spans}
    shares = [_number(len(cited), first=False)]
    if len(cited) < len(annex.articles):
        total = _number(len(annex.articles), first=False)
        shares += [parts.phrase(words.OF), total]
    if len(annex.articles) > 1:
        yield (*_named(section), parts.phrase(words.FROM), *shares, parts.phrase(words.SOURCES))
    yield from _plain(section, annex)


_ASIDE = re.compile(r"^[^\w]|[\[\]“”\"|]")


def _published(section: Section, annex: Annex) -> Iterator[Shown]:
    """How many sources are told in brief, and when they were published."""
    cited = {span.article for statement in section.statements for span in statement.spans}
    told = [article for article in annex.articles if article.id in cited]
    named = _counted(len(told), words.ONE[section.slug], words.MANY[section.slug])
    days = [parts.published(article) for article in told if article.published]
    if len(days) > 1 and days[0].text != days[-1].text:
        yield (*named, *_from_to((days[0],), (days[-1],)))
    yield named


def _spoken(section: Section, _annex: Annex) -> Iterator[Shown]:
    """How many quotations, by how many, and who is quoted most."""
    cells = _cells(section, 0)
    counted = _counted(len(cells), words.QUOTATION_ONE, words.QUOTATION_MANY)
    names = {cell.parts[0].text: cell.parts[0] for cell in cells if cell.parts}
    often = Counter(cell.parts[0].text for cell in cells if cell.parts).most_common(2)
    by = (parts.phrase(words.BY), _number(len(names), first=False), parts.phrase(words.SPEAKERS))
    told = (*counted, *(by if len(names) > 1 else (parts.phrase(words.BY_ONE),)))
    if len(often) > 1 and often[0][1] > often[1][1]:
        yield (*told, parts.phrase(words.MOST_BY), names[often[0][0]])
    if all(_is_fragment(cell) for cell in _cells(section, 1)):
        fragments = words.A_FRAGMENT if len(cells) == 1 else words.ALL_FRAGMENTS
        told = (*told, parts.phrase(fragments))
    yield told


def _is_fragment(cell: Statement) -> bool:
    return any(part.text == phrases.FRAGMENT for part in cell.parts)


def _standing(section: Section, _annex: Annex) -> Iterator[Shown]:
    """Who states a position, and how many do not."""
    rows = section.table.rows if section.table else ()
    stating = [row[0].parts[0] for row in rows if row[1].text != phrases.NONE_STATED]
    if not stating:
        yield (parts.phrase(words.NOBODY_STATES),)
        return
    silent = len(rows) - len(stating)
    others: Shown = (parts.phrase(phrases.SEMICOLON), _number(silent, first=False))
    rest = (*others, parts.phrase(words.OTHERS)) if silent > 1 else (parts.phrase(words.DOES_NOT),)
    for shown in (3, 2, 1):
        yield (*_people(stating, shown), *(rest if silent else ()))


def _people(named: list[Part], shown: int) -> Shown:
    """The first of them by name, the rest by number: "A, B and four more state a position"."""
    listed: list[Part] = named[:shown]
    left = len(named) - len(listed)
    says = words.STATES_A_POSITION if len(named) == 1 else words.STATE_A_POSITION
    more = [_number(left, first=False)] if left else []
    told = parts.joined([*listed, *more])
    return (*told, *([parts.phrase(words.MORE)] if left else []), parts.phrase(says))


def _share(some: int, total: int, one: str, many: str) -> Shown:
    """Some of so many, as in "nine of twelve acronyms"; of all of them, just their number."""
    if some == total:
        return _counted(total, one, many)
    left = (_number(total, first=False), parts.phrase(many))
    if some == 0:
        return parts.phrase(words.NONE_OF), *left
    return _number(some), parts.phrase(words.OF), *left


def _arguing(section: Section, annex: Annex) -> Iterator[Shown]:
    """The longest view that fits, with its holder; else how many of the sources argue one."""
    views = [s for s in section.statements if s.kind == "opinion"]
    for view in sorted(views, key=lambda s: -len(s.text.split())):
        yield view.parts
    arguing = len({span.article for s in section.statements for span in s.spans})
    yield _share(arguing, len(annex.articles), words.ARGUES_A_VIEW, words.ARGUE_A_VIEW)


def _spelt_out(section: Section, _annex: Annex) -> Iterator[Shown]:
    """How many acronyms the sources spell out."""
    meanings = [cell.text for cell in _cells(section, 1)]
    known = sum(text != phrases.NOT_SPELT_OUT for text in meanings)
    yield _share(known, len(meanings), words.IS_SPELT_OUT, words.ARE_SPELT_OUT)


_CAUTIONS = frozenset(
    {phrases.ONE_SOURCE, phrases.ALL_ONE_OUTLET, phrases.ALL_ONE_SOURCE, phrases.NO_OUTLET_PRINTED}
)


def _missing(section: Section, annex: Annex) -> Iterator[Shown]:
    """Whether anything is confirmed at all, and how many other gaps there are."""
    if any(statement.text in _CAUTIONS for statement in section.statements):
        alone = parts.phrase(words.NOTHING_CONFIRMED)
        left = _size(section) - 1
        more = words.OTHER_GAP_ONE if left == 1 else words.OTHER_GAP_MANY
        if left:
            told = (_number(left, first=False), parts.phrase(more))
            yield (alone, parts.phrase(phrases.SEMICOLON), *told)
        yield (alone,)
    yield from _plain(section, annex)


def _basis(_section: Section, annex: Annex) -> Iterator[Shown]:
    """How many articles there are, and how many independent sources they are."""
    texts = _counted(len(annex.articles), words.TEXT_ONE, words.TEXT_MANY)
    sources = len(kinship_sources.independent(annex.articles))
    what = phrases.INDEPENDENT_ONE if sources == 1 else phrases.INDEPENDENT_MANY
    count = (_number(sources, first=False), parts.phrase(what))
    yield (*texts, parts.phrase(phrases.COMMA), *count)


_RULES: dict[str, Rule] = {
    "watch": _ahead,
    "upcoming": _ahead,
    "next_appearances": _ahead,
    "coming_up": _ahead,
    "timeline": _span_of_time,
    "chronology": _span_of_time,
    "reported": _newest,
    "summaries": _published,
    "quotations": _spoken,
    "words": _spoken,
    "actors": _standing,
    "argued": _arguing,
    "terms": _spelt_out,
    "gaps": _missing,
    "sources": _basis,
}
