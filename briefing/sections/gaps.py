"""What is missing, who is not heard, and what the sources leave open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import phrases
from briefing.library import Coverage, kinship_sources
from briefing.models import Annex, Article, Part, Person, Reading, Section, Span, Statement
from briefing.phrases import lengths
from briefing.reading import read
from briefing.sections import judged, parts
from briefing.sections.cutoff import latest
from briefing.sections.parts import left_out
from briefing.sections.quotations import speaker_of
from briefing.sections.stances import sentence_of
from briefing.sections.watch import ahead

EACH = 2  # gaps of one kind
NOBODY = re.compile(
    r"\b(?:expectations?|speculation|concerns?|hopes?|fears?|worries|calls|criticism|rumou?rs|"
    r"doubts|talk)\s(?:is|are|was|were|has been|have been|remains?|continues?)\s"
    r"(?:\w+\s)?(?:growing|rising|increasing|mounting|spreading|swirling|high|rife|mounted|grown)\b"
    r"|\b(?:it is|is|are) (?:widely )?(?:believed|thought|expected|said|seen|reported|rumou?red)\b"
    r"|\b(?:observers|analysts|critics|experts|sources|insiders|officials) "
    r"(?:say|said|believe|warn|note)\b",
    re.IGNORECASE,
)


def gaps(coverage: Coverage) -> Section:
    """Cautions on the sources, then what their text leaves open."""
    found = [*judged.lost(coverage.annex), *_of_the_set(coverage)]
    of_the_texts = _of_the_texts(coverage.articles)
    found += [gap for kind in of_the_texts for gap in kind[:EACH]]
    return coverage.keep(
        Section(
            slug="gaps",
            title="Gaps and cautions",
            statements=tuple(found),
            numbered=True,
            intro=left_out(sum(len(kind[EACH:]) for kind in of_the_texts), lengths.LEFT_OUT_GAPS),
            empty="No gap was found by rule; that is no proof that there is none.",
        )
    )


def again(annex: Annex) -> Iterator[Statement]:
    """Every gap of the articles, of their set, and of the analyst's corrections."""
    yield from judged.lost(annex)
    yield from _of_the_set(Coverage(annex.topic, annex.articles, skipped=annex.skipped))
    for article in annex.articles:
        for kind in (*_TEXT_KINDS, _record):
            yield from kind(article, read(article))


def _gap(*shown: Part, cites: tuple[Span, ...] = ()) -> Statement:
    return parts.statement("gap", *shown, cites=cites)


def _of_the_set(coverage: Coverage) -> Iterator[Statement]:
    articles = coverage.articles
    caution = one_source(articles)
    if caution:
        yield _gap(parts.phrase(caution), cites=tuple(a.whole for a in articles))
    for article in articles[-EACH:]:
        if article.genre == "editorial":
            yield _gap(
                parts.outlet(article), parts.phrase(phrases.ARGUES_A_CASE), cites=(article.whole,)
            )
    if articles and latest(articles) and not any(h.event.date for h in ahead(coverage)):
        yield _gap(parts.phrase(phrases.NOTHING_AFTER), cites=tuple(a.whole for a in articles))
    for article in articles:
        if article.language not in ("en", "und"):
            title = (parts.phrase(phrases.OPEN_QUOTE), parts.metadata(article, article.title))
            yield _gap(*title, parts.phrase(phrases.NOT_ENGLISH))
    if coverage.unread:
        yield _gap(parts.phrase(phrases.NOT_READ))


def one_source(articles: tuple[Article, ...]) -> str:
    """The caution due when nothing has a second, independent source; else empty."""
    if len(articles) == 1:
        return phrases.ONE_SOURCE
    if not articles or len(kinship_sources.independent(articles)) > 1:
        return ""
    if all(a.outlet is None for a in articles):
        return phrases.NO_OUTLET_PRINTED
    if len(kinship_sources.outlets(articles)) == 1 and all(a.outlet for a in articles):
        return phrases.ALL_ONE_OUTLET
    return phrases.ALL_ONE_SOURCE


def _of_the_texts(articles: tuple[Article, ...]) -> list[list[Statement]]:
    """The gaps of each kind, those of the newest sources first; a copy's are its origin's."""
    newest = [(a, read(a)) for a in reversed(articles)]
    texts = [(a, reading) for a, reading in newest if a.copy_of is None]
    return [
        [
            gap
            for article, reading in (newest if kind is _record else texts)
            for gap in kind(article, reading)
        ]
        for kind in (*_TEXT_KINDS, _record)
    ]


def _cited(article: Article, span: Span, says: str) -> Statement:
    words = (parts.phrase(phrases.OPEN_QUOTE), parts.verbatim(article, span), parts.phrase(says))
    return _gap(*words)


def _nobody(article: Article, reading: Reading) -> Iterator[Statement]:
    """Claims given to nobody: "expectations are growing"."""
    for sentence in reading.sentences:
        match = NOBODY.search(article.text, sentence.span.start, sentence.span.end)
        if match and not _inside_quote(reading, match.start()):
            yield _cited(article, article.span(match.start(), match.end()), phrases.NAMES_NOBODY)


def _inside_quote(reading: Reading, place: int) -> bool:
    return any(q.span.start <= place < q.span.end for q in reading.quotes)


_DECISION = re.compile(
    r"\b(?P<verb>[a-z]{3,20}) (?:its|their|his|her|the|a|an) (?:[a-z]{3,15} )?"
    r"(?:decision|plan|proposal|offer|promise|pledge|threat|vow|intention|agreement|bid|order|move)s?"
    r" to (?P<act>[a-z]+(?: [\w’'.-]+){0,6}) (?:in|on|by|from|after|before|until) $"
)


def _two_readings(article: Article, reading: Reading) -> Iterator[Statement]:
    """A date that may belong to what was done or to what was decided to be done."""
    for time in reading.times:
        sentence = sentence_of(reading, time.span)
        match = (
            _DECISION.search(article.text[sentence.span.start : time.span.start])
            if sentence
            else None
        )
        if match is None or sentence is None:
            continue
        verb, act = (
            article.span(sentence.span.start + match.start(g), sentence.span.start + match.end(g))
            for g in ("verb", "act")
        )
        yield _gap(
            parts.phrase(phrases.OPEN_QUOTE),
            parts.verbatim(article, time.span),
            parts.phrase(phrases.TWO_READINGS),
            parts.verbatim(article, verb),
            parts.phrase(phrases.TWO_READINGS_OR),
            parts.verbatim(article, act),
            parts.phrase(phrases.CLOSE_QUOTE_STOP),
        )


_GROUP = re.compile(
    r"\b(?:the|both) (?:two|three|four|five) "
    r"(?:countries|nations|sides|allies|governments|leaders)\b",
    re.IGNORECASE,
)


def _not_named(article: Article, reading: Reading) -> Iterator[Statement]:
    """Groups that no name stands for in the passage, once each."""
    seen: set[str] = set()
    for sentence in reading.sentences:
        for loose in sentence.dangling:
            words = article.passage(loose)
            if _GROUP.fullmatch(words) and words.casefold() not in seen:
                seen.add(words.casefold())
                yield _cited(article, loose, phrases.WHO_IS_NOT_NAMED)


def _no_date(article: Article, reading: Reading) -> Iterator[Statement]:
    """Expectations that give no day: "soon"."""
    for time in reading.unresolved:
        sentence = sentence_of(reading, time.span)
        if (
            sentence
            and sentence.label == "speculation"
            and not _inside_quote(reading, time.span.start)
        ):
            yield _cited(article, time.span, phrases.GIVES_NO_DATE)


def _never_heard(article: Article, reading: Reading) -> Iterator[Statement]:
    """People an article names and does not quote."""
    heard = {speaker.name for q in reading.quotes if (speaker := speaker_of(reading, q))}
    silent: list[Person] = [
        p for p in reading.people if p.kind == "person" and p.role_span and p.name not in heard
    ]
    if silent and reading.quotes:
        shown = silent[:6]
        names = parts.joined([parts.verbatim(article, p.span) for p in shown])
        stop = parts.ended(article, shown[-1].span)
        yield _gap(parts.phrase(phrases.NAMED_NOT_QUOTED), *names, *stop)


def _record(article: Article, _reading: Reading) -> Iterator[Statement]:
    """What the record of the article lacks of a full citation (ICS 206-01)."""
    ends = "" if article.title.endswith(tuple(".!?")) else phrases.STOP
    title = (parts.metadata(article, article.title), parts.phrase(ends))
    if article.published is None:
        yield _gap(parts.phrase(phrases.NO_PUBLISHED), *title)
    if article.published and article.published.time and not article.published.zone:
        yield _gap(parts.phrase(phrases.NO_ZONE), *title)
    if article.url is None:
        yield _gap(parts.phrase(phrases.NO_URL), *title)
    if article.byline is None:
        yield _gap(parts.phrase(phrases.NO_BYLINE), *title)


_TEXT_KINDS = (_two_readings, _nobody, _not_named, _no_date, _never_heard)
