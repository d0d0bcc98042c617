"""How each source frames the matter: loaded words, opinion, and whose words it prints."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Span, Statement, Table
from briefing.phrases import comparing as words
from briefing.reading import read
from briefing.reading.markers import LEXICON
from briefing.sections import parts
from briefing.sections.quotations import is_named, speaker_of
from briefing.sections.versions import listed, source

EXAMPLES = 4  # loaded words shown of one source
_JOINTS = ("-", "‑", "’", "'")
NAMES = 5  # speakers shown of one source

Row = tuple[Statement, ...]


def framing(coverage: Coverage) -> Section:
    """One row a source: its loaded words outside quotations, its opinion, whom it quotes."""
    rows = tuple(_rows(coverage.articles))
    columns = ("Outlet", "Loaded words", "Opinion", "Quotes")
    return coverage.keep(
        Section(
            slug="framing",
            title="How each source frames it",
            table=Table(columns, rows) if rows else None,
            empty="There is no source.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every row the table may show."""
    yield from _rows(annex.articles)


def _rows(articles: tuple[Article, ...]) -> Iterator[Row]:
    for article in articles:
        yield (
            Statement("fact", source(article, articles), (article.whole,)),
            _counted(article, loaded(article), words.NONE_FOUND),
            _opinion(article),
            _quoted(article),
        )


@lru_cache(maxsize=512)
def loaded(article: Article) -> tuple[Span, ...]:
    """The words that judge what they name, outside quotations, in order of the text."""
    reading = read(article)
    quoted = [(q.span.start, q.span.end) for q in reading.quotes]
    return tuple(
        article.span(hit.start, hit.end)
        for hit in LEXICON.find(article.text)
        if hit.kind == "loaded" and _is_whole(article.text, hit.start, hit.end)
        if not any(s <= hit.start < e for s, e in quoted)
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """True for words that no hyphen joins to another."""
    return text[start - 1 : start] not in _JOINTS and text[end : end + 1] not in _JOINTS


def _counted(article: Article, found: tuple[Span, ...], none: str) -> Statement:
    """How many there are, and the first of them in the source's words, each once."""
    if not found:
        return parts.cell("fact", none)
    once = {article.passage(span).casefold(): span for span in reversed(found)}
    shown = [parts.verbatim(article, s) for s in sorted(once.values(), key=_start)[:EXAMPLES]]
    head = parts.count(len(found)), parts.phrase(words.COUNTED)
    close = parts.phrase(phrases.CLOSE_QUOTE)
    return Statement("fact", (*head, *listed(shown), close), found)


def _start(span: Span) -> int:
    return span.start


def _opinion(article: Article) -> Statement:
    """How many sentences give the writer's own view."""
    found = tuple(s.span for s in read(article).sentences if s.label == "opinion" or s.opinion)
    if not found:
        return parts.cell("fact", words.NONE_FOUND)
    unit = words.OPINION_SENTENCE if len(found) == 1 else words.OPINION_SENTENCES
    return Statement("fact", (parts.count(len(found)), parts.phrase(unit)), found)


def _quoted(article: Article) -> Statement:
    """Whose words it prints, each speaker once."""
    reading = read(article)
    found: dict[str, Part] = {}
    for quote in reading.quotes:
        if is_named(article, quote) and quote.speaker_span is not None:
            person = speaker_of(reading, quote)
            span = person.span if person is not None else quote.speaker_span
            found.setdefault(
                person.name if person else quote.speaker or "", parts.verbatim(article, span)
            )
    if not found:
        return parts.cell("fact", words.NOBODY)
    return Statement("fact", tuple(parts.joined(list(found.values())[:NAMES])))
