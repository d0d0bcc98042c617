"""Sources are counted once: numbers of articles, outlets and independent sources are counted again.

Copies are looked for again in the texts of the annex; a notebook that hides one is found out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.checks.texts import Texts
from briefing.library import kinship, kinship_sources
from briefing.library.kinship_origin import likeness
from briefing.models import Annex, Article, Part, Section, Span, Statement
from briefing.sections.copies import is_repeated
from briefing.sections.gaps import one_source
from briefing.sections.sources import counts as counted

_COUNTS = frozenset({phrases.COME_FROM, phrases.COUNT_AS, *phrases.ORIGIN.values()})
_CAUTIONS = frozenset(
    {
        phrases.ONE_SOURCE,
        phrases.ALL_ONE_OUTLET,
        phrases.ALL_ONE_SOURCE,
        phrases.NO_OUTLET_PRINTED,
    }
)
_ONCE = frozenset(
    {"bottom_line", "key_points", "reported", "timeline", "watch", "quotations", "summaries"}
)


def counts(section: Section, annex: Annex) -> Iterator[tuple[str, str]]:
    """Yield the statements of a section that count sources wrongly, each with the reason."""
    if section.slug == "sources":
        known = {_key(statement) for statement in counted(annex.articles)}
        for statement in section.statements:
            if _COUNTS & {p.text for p in statement.parts} and _key(statement) not in known:
                yield statement.text, "counted again, the sources are others"
        yield from (("", f"{pair} have one text and are not marked so") for pair in _hidden(annex))
    elif section.slug == "gaps":
        yield from _cautions(section, annex.articles)
    elif section.slug in _ONCE:
        for text, spans in _told(section):
            if any(is_repeated(annex.articles, span) for span in spans):
                yield text, "it cites a copy of a text that is a source already"


def is_of_copy(part: Part, article: Article, texts: Texts) -> bool:
    """True for the number of a source ("S1"), and for how alike a copy and its origin are."""
    if part.text == f"S{[*texts.articles].index(article.id) + 1}":
        return True
    lead = texts.articles.get(article.copy_of or "")
    return lead is not None and part.text == f"{likeness(article, lead).similarity:.2f}"


def _key(statement: Statement) -> tuple[object, ...]:
    return statement.parts, statement.cites


def _told(section: Section) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield from ((statement.text, statement.spans) for statement in section.statements)
    for row in section.table.rows if section.table else ():
        yield from ((cell.text, cell.spans) for cell in row)


def _cautions(section: Section, articles: tuple[Article, ...]) -> Iterator[tuple[str, str]]:
    """The caution that nothing is confirmed stands where it must, and nowhere else."""
    shown = {statement.text for statement in section.statements} & _CAUTIONS
    due = one_source(articles)
    for text in sorted(shown - {due}):
        yield text, "counted again, the sources are others"
    if due and due not in shown:
        yield due, "this caution is missing"


@lru_cache(maxsize=4)
def _alike(articles: tuple[Article, ...]) -> tuple[tuple[int, ...], ...]:
    """The places of articles whose texts are the same or nearly so, found anew."""
    kin = kinship.among(articles)
    found = []
    for group in kin.groups:
        alike = [n for n in group if kin.relation(group[0], n).kind in ("exact", "near")]
        found.append(tuple(alike))
    return tuple(found)


def _hidden(annex: Annex) -> Iterator[str]:
    """Articles with one text that are not marked as copies of one another."""
    places = {n: group for group in kinship_sources.groups(annex.articles) for n in group}
    for group in _alike(annex.articles):
        for other in group[1:]:
            if other not in places.get(group[0], ()):
                yield f"S{group[0] + 1} and S{other + 1}"
