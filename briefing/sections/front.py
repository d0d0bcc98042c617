"""The masthead: what this briefing says, how far it reaches, and how far to trust it."""

from __future__ import annotations

from briefing import phrases
from briefing.judgements import signoff
from briefing.library import Coverage, kinship_sources
from briefing.models import Annex, Article, Front, Skipped, Statement
from briefing.phrases import front as words
from briefing.reading import dates, parser
from briefing.sections import titling
from briefing.sections.cutoff import latest
from briefing.sources import NO_READER


def front(coverage: Coverage) -> Front:
    """Title, kind and topic of the briefing, and the lines a reader needs to trust it.

    The title is the analyst's if there is one, else a short fact of the sources, else the name
    of the topic. Reading time is no line of the masthead's own: it is known only when all
    sections are, so the exporters add it.
    """
    return coverage.keep_front(masthead(coverage.annex, titling.headline(coverage)))


def masthead(annex: Annex, headline: Statement | None) -> Front:
    """The masthead of a briefing on these articles, under this title."""
    name = annex.topic[:1].upper() + annex.topic[1:]
    return Front(
        title=headline.heading if headline else name,
        topic=kind_and_topic(annex),
        lines=tuple((label, value) for label, value in _lines(annex) if value),
        marking=signoff.marking(annex.judgements),
        headline=headline,
    )


def kind_and_topic(annex: Annex) -> str:
    """What kind of briefing this is, and on what: "Topic briefing: radar data"."""
    kind = words.KIND_OF_BRIEFING.get(annex.kind or "topic_briefing", words.UNKNOWN_KIND)
    return f"{kind}{phrases.COLON}{annex.topic}" if annex.topic else kind


def _lines(annex: Annex) -> tuple[tuple[str, str], ...]:
    return (
        (words.CUT_OFF, _cutoff(annex.articles)),
        (words.BASIS, _basis(annex.articles, annex.skipped)),
        (words.RUN, _run(annex)),
        (words.METHOD, _method(annex)),
        (words.STATUS_LINE, signoff.status(annex.judgements, latest(annex.articles))),
        (words.DISTRIBUTION, signoff.distribution(annex.judgements)),
    )


def _method(annex: Annex) -> str:
    """What read the articles, rules and a parser if the user named one, and what reworded them."""
    tools = parser.describe()
    model = f"{words.MODEL}{annex.model}{words.MAY_REWORD}" if annex.model else words.NO_MODEL
    return f"{tools[:1].upper()}{tools[1:]}{phrases.SEMICOLON}{model}"


def _run(annex: Annex) -> str:
    """Which earlier run this one is compared with."""
    if annex.earlier is None:
        return words.FIRST_RUN
    return f"{words.COMPARED_WITH}{dates.spell(annex.earlier.day)}"


def _cutoff(articles: tuple[Article, ...]) -> str:
    day = latest(articles)
    if not articles:
        return words.NO_SOURCE
    if day is None:
        return words.NO_SOURCE_DATED
    shown = dates.spell(day.isoformat())
    newest = [a.published for a in articles if a.published and a.published.date == day.isoformat()]
    times = sorted(p.time + (f" {p.zone}" if p.zone else "") for p in newest if p.time)
    if not times:
        return shown
    zone = "" if any(p.zone for p in newest) else words.ZONE_NOT_PRINTED
    return f"{shown}, {times[-1]}{words.AS_PRINTED}{zone}"


def _basis(articles: tuple[Article, ...], skipped: tuple[Skipped, ...]) -> str:
    number = len(articles)
    left = sum(not one.why.startswith(NO_READER) for one in skipped)
    unread = f"; {_counted(left, 'input')} could not be read" if left else ""
    if number == 0:
        return words.NO_ARTICLE + unread
    outlets = len(kinship_sources.outlets(articles))
    texts = f"{_counted(number, 'article')} [S1" + ("]" if number == 1 else f"-S{number}]")
    named = f" from {_counted(outlets, 'outlet')}" if outlets else ""
    if number > 1:
        sources = len(kinship_sources.independent(articles))
        named += f", {_counted(sources, 'independent source')}"
    paragraphs = _counted(sum(len(a.paragraphs) for a in articles), "paragraph")
    return f"{texts}{named}, {paragraphs}{unread}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
