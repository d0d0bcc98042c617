"""Headlines of the evidence: facts, voices, opinions, gaps and the sources themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing import phrases
from briefing.library import kinship_sources
from briefing.models import Annex, Section, Statement
from briefing.phrases import comparing
from briefing.phrases import headlines as words
from briefing.sections import parts, titling
from briefing.sections.headline_parts import (
    Shown,
    cells,
    counted,
    counted_section,
    kinds,
    listed,
    named_first,
    number,
    plain,
    share,
    size,
)


def weightiest(section: Section, annex: Annex) -> Iterator[Shown]:
    """The weightiest short fact; else how many there are, and of how many of the sources."""
    for fact in (candidate.statement for candidate in titling.ranked(annex.articles, "")):
        if fact in section.statements and not _ASIDE.search(fact.text):
            yield parts.unended(fact.parts)
    cited = {span.article for statement in section.statements for span in statement.spans}
    shares = [number(len(cited), first=False)]
    if len(cited) < len(annex.articles):
        total = number(len(annex.articles), first=False)
        shares += [parts.phrase(words.OF), total]
    if len(annex.articles) > 1:
        yield (
            *counted_section(section),
            parts.phrase(words.FROM),
            *shares,
            parts.phrase(words.SOURCES),
        )
    yield from plain(section, annex)


_ASIDE = re.compile(r"^[^\w]|[\[\]“”\"|]")


def spoken(section: Section, _annex: Annex) -> Iterator[Shown]:
    """How many quotations, by how many, and who is quoted most."""
    speakers = [cell.parts[0] for cell in cells(section, 0) if cell.parts]
    total = size(section)
    names = {part.text: part for part in speakers}
    often = Counter(part.text for part in speakers).most_common(2)
    by = (parts.phrase(words.BY), number(len(names), first=False), parts.phrase(words.SPEAKERS))
    quotations = counted(total, words.QUOTATION_ONE, words.QUOTATION_MANY)
    told = (*quotations, *(by if len(names) > 1 else (parts.phrase(words.BY_ONE),)))
    if len(often) > 1 and often[0][1] > often[1][1]:
        yield (*told, parts.phrase(words.MOST_BY), names[often[0][0]])
    if all(_is_fragment(cell) for cell in cells(section, 1)):
        fragments = words.A_FRAGMENT if total == 1 else words.ALL_FRAGMENTS
        told = (*told, parts.phrase(fragments))
    yield told


def _is_fragment(cell: Statement) -> bool:
    return any(part.text == phrases.FRAGMENT for part in cell.parts)


def standing(section: Section, _annex: Annex) -> Iterator[Shown]:
    """Who states a position, and how many do not."""
    rows = section.table.rows if section.table else ()
    stating = [row[0].parts[0] for row in rows if row[1].text != phrases.NONE_STATED]
    if not stating:
        yield (parts.phrase(words.NOBODY_STATES),)
        return
    silent = len(rows) - len(stating)
    others: Shown = (parts.phrase(phrases.SEMICOLON), number(silent, first=False))
    rest = (*others, parts.phrase(words.OTHERS)) if silent > 1 else (parts.phrase(words.DOES_NOT),)
    for shown in (3, 2, 1):
        told = named_first(stating, shown, words.STATES_A_POSITION, words.STATE_A_POSITION)
        yield (*told, *(rest if silent else ()))


def apart(section: Section, annex: Annex) -> Iterator[Shown]:
    """On how many dates, numbers, names and acts the sources disagree."""
    names = {**comparing.DISAGREE, "undated": comparing.ONLY_ONE_DATES}
    shown = listed(kinds(cells(section, 3), names), words.APART_ONE, words.APART_MANY)
    if shown:
        yield (parts.phrase(words.DISAGREE_ON), *shown)
    yield from plain(section, annex)


def arguing(section: Section, annex: Annex) -> Iterator[Shown]:
    """The longest view that fits, with its holder; else how many of the sources argue one."""
    views = [s for s in section.statements if s.kind == "opinion"]
    for view in sorted(views, key=lambda s: -len(s.text.split())):
        yield view.parts
    arguing = len({span.article for s in section.statements for span in s.spans})
    yield share(arguing, len(annex.articles), words.ARGUES_A_VIEW, words.ARGUE_A_VIEW)


def spelt_out(section: Section, _annex: Annex) -> Iterator[Shown]:
    """How many acronyms the sources spell out."""
    meanings = [cell.text for cell in cells(section, 1)]
    known = sum(text != phrases.NOT_SPELT_OUT for text in meanings)
    yield share(known, len(meanings), words.IS_SPELT_OUT, words.ARE_SPELT_OUT)


_CAUTIONS = frozenset(
    {phrases.ONE_SOURCE, phrases.ALL_ONE_OUTLET, phrases.ALL_ONE_SOURCE, phrases.NO_OUTLET_PRINTED}
)


def missing(section: Section, annex: Annex) -> Iterator[Shown]:
    """Whether anything is confirmed at all, and how many other gaps there are."""
    if any(statement.text in _CAUTIONS for statement in section.statements):
        alone = parts.phrase(words.NOTHING_CONFIRMED)
        left = size(section) - 1
        more = words.OTHER_GAP_ONE if left == 1 else words.OTHER_GAP_MANY
        if left:
            told = (number(left, first=False), parts.phrase(more))
            yield (alone, parts.phrase(phrases.SEMICOLON), *told)
        yield (alone,)
    yield from plain(section, annex)


def basis(_section: Section, annex: Annex) -> Iterator[Shown]:
    """How many articles there are, and how many independent sources they are."""
    texts = counted(len(annex.articles), words.TEXT_ONE, words.TEXT_MANY)
    sources = len(kinship_sources.independent(annex.articles))
    what = phrases.INDEPENDENT_ONE if sources == 1 else phrases.INDEPENDENT_MANY
    count = (number(sources, first=False), parts.phrase(what))
    yield (*texts, parts.phrase(phrases.COMMA), *count)
