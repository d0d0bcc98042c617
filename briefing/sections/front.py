"""The masthead: what this briefing is about, how far it reaches, and how far to trust it."""

from __future__ import annotations

from briefing.library import Coverage
from briefing.models import Article, Front
from briefing.reading import dates, parser
from briefing.sections.cutoff import latest

STATUS = "DRAFT: not yet reviewed or released by a named person"


def front(coverage: Coverage) -> Front:
    """Title, information cut-off, basis, method and status of the briefing."""
    made = Front(
        title=coverage.topic[:1].upper() + coverage.topic[1:],
        topic="Topic briefing",
        lines=(
            ("Information cut-off", _cutoff(coverage.articles)),
            ("Basis", _basis(coverage)),
            ("Method", _method()),
            ("Status", STATUS),
        ),
    )
    return coverage.keep_front(made)


def _method() -> str:
    """What read the articles: rules, and the parser the user named, if any."""
    tools = parser.describe()
    return f"{tools[:1].upper()}{tools[1:]}; no language model"


def _cutoff(articles: tuple[Article, ...]) -> str:
    day = latest(articles)
    if not articles:
        return "none: there is no source"
    if day is None:
        return "not known: no source prints its date"
    shown = dates.spell(day.isoformat())
    newest = [a.published for a in articles if a.published and a.published.date == day.isoformat()]
    times = sorted(p.time + (f" {p.zone}" if p.zone else "") for p in newest if p.time)
    if not times:
        return shown
    zone = "" if any(p.zone for p in newest) else " (time zone not printed)"
    return f"{shown}, {times[-1]} as printed{zone}"


def _basis(coverage: Coverage) -> str:
    number = len(coverage.articles)
    if number == 0:
        return f"no article: none of {coverage.total} in the library is about this topic"
    outlets = len(coverage.outlets)
    texts = f"{number} {'article' if number == 1 else 'articles'} [S1"
    texts += "]" if number == 1 else f"-S{number}]"
    named = f" from {outlets} {'outlet' if outlets == 1 else 'outlets'}" if outlets else ""
    sources = coverage.independent
    if number > 1:
        named += f", {sources} independent {'source' if sources == 1 else 'sources'}"
    paragraphs = sum(len(a.paragraphs) for a in coverage.articles)
    number = len(coverage.unread)
    left = f"; {number} {'input' if number == 1 else 'inputs'} could not be read" if number else ""
    return f"{texts}{named}, {paragraphs} paragraphs{left}"
