"""Whose voice which source lets be heard, and who is named and quoted by none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing import phrases
from briefing.claims import keys
from briefing.claims.countries import country_of
from briefing.claims.names import respelt
from briefing.claims.words import stems, tokens
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Person, Section, Span, Statement, Table
from briefing.phrases import comparing as words
from briefing.reading import demonyms, read
from briefing.sections import cells, parts
from briefing.sections.parts import left_out
from briefing.sections.quotations import speaker_of
from briefing.sections.versions import headline, source

ROWS = 12
_EACH = 4  # voices of one country told in one line
_LISTED = 8  # sources numbered one by one
NAMES = 8  # of those nobody quotes

Row = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Heard:
    """A person in one source: how he is heard there, and for which country he speaks.

    `how` is "quoted", "reported" when only told to have said or done something, else "none".
    `country` is its key, "" when the source does not tell; `shown` the words that tell it.
    """

    article: Article
    person: Person
    names: frozenset[str]
    how: str
    country: str
    shown: Span | None


def not_heard(coverage: Coverage) -> Section:
    """Voices that some sources let be heard and others do not, by the country they answer for."""
    rows = tuple(_rows(coverage.articles))
    left = len(rows) - ROWS
    columns = ("Voice", "Answers for", "Heard in", "Not heard in")
    return coverage.keep(
        Section(
            slug="not_heard",
            title="Who is not heard",
            statements=(*_answers(coverage.articles), *_by_none(coverage.articles)),
            table=Table(columns, rows[:ROWS]) if rows else None,
            intro=left_out(left, words.LEFT_OUT_VOICES),
            headline=next(_headline(coverage.articles), None),
            empty="Whoever one source lets be heard, the others do too.",
        )
    )


def again(annex: Annex) -> Iterator[Statement | Row]:
    """Every voice that a source leaves out, and those that none lets be heard."""
    yield from _headline(annex.articles)
    yield from _answers(annex.articles)
    yield from _by_none(annex.articles)
    yield from _rows(annex.articles)


@lru_cache(maxsize=8)
def _voices(articles: tuple[Article, ...]) -> tuple[tuple[_Heard, ...], ...]:
    """The people of all sources, each with how every source that names them has them heard."""
    found: list[list[_Heard]] = []
    by_word: dict[str, list[list[_Heard]]] = {}
    for heard in (heard for article in articles for heard in _people(article)):
        near = [g for name in sorted(heard.names) for g in by_word.get(name, [])]
        home = next((g for g in near if _one(g[0], heard)), None)
        if home is None:
            home = []
            found.append(home)
        home.append(heard)
        for name in heard.names:
            by_word.setdefault(name, []).append(home)
    return tuple(map(tuple, found))


def _one(one: _Heard, other: _Heard) -> bool:
    """The same full name, spelt otherwise or not, or one of one word that the other has."""
    if min(len(one.names), len(other.names)) == 1:
        return one.names <= other.names or other.names <= one.names
    if len(one.names & other.names) > 1 or one.names == other.names:
        return True
    return respelt(one.names, other.names) and bool(_role(one) & _role(other))


def _role(heard: _Heard) -> frozenset[str]:
    return stems(heard.person.role or "")


def _people(article: Article) -> Iterator[_Heard]:
    reading = read(article)
    rows = {entity.name: entity.reference for entity in reading.entities}
    quoted = {speaker.name for q in reading.quotes if (speaker := speaker_of(reading, q))}
    told = {a.source for a in reading.attributions if a.source} | {
        p.name for p in reading.positions if p.name
    }
    for person in reading.people:
        names = frozenset(word for word, _, _ in tokens(person.name) if len(word) > 1)
        if person.kind != "person" or not names:
            continue
        how = "quoted" if person.name in quoted else "reported" if person.name in told else "none"
        country, shown = _country(article, person, rows.get(person.name))
        yield _Heard(article, person, names, how, country, shown)


def _country(article: Article, person: Person, row: str | None) -> tuple[str, Span | None]:
    """The country somebody speaks for, and the words of the role that tell it."""
    for span in (person.role_span, _apposition(article, person)):
        if span is None:
            continue
        named = keys.within(article, span.start, span.end)
        codes = {key: m for m in named for key in m.keys if key[0] == "@" and m.kind != "person"}
        if len(codes) == 1:
            ((key, m),) = codes.items()
            return key, article.span(m.start, m.end)
    (key,) = country_of(person, row) or {""}
    return key, None


_APPOSITION = 60  # code points after a name in which what somebody is may begin


def _apposition(article: Article, person: Person) -> Span | None:
    """What stands between commas after the name: “, the spokesman of …,”."""
    text, end = article.text, person.span.end
    if text[end : end + 2] != ", ":
        return None
    close = text.find(",", end + 2, end + _APPOSITION)
    return article.span(end + 2, close) if close > 0 else None


def _rows(articles: tuple[Article, ...]) -> Iterator[Row]:
    """The voices heard in some sources only; those of a country that has several come first."""
    if len(articles) < 2:
        return
    found = [v for v in _voices(articles) if _is_left_out(v, articles)]
    voices: dict[str, int] = {}
    for voice in found:
        voices[_for(voice)] = voices.get(_for(voice), 0) + 1
    found.sort(key=lambda v: (-(voices[_for(v)] if _for(v) else 0), -_quoted(v)))
    yield from (_row(voice, articles) for voice in found)


def _headline(articles: tuple[Article, ...]) -> Iterator[Statement]:
    found = [v for v in _voices(articles) if _is_left_out(v, articles)]
    if len(articles) > 1 and found:
        spans = [voice[0].person.span for voice in found]
        yield headline(spans, words.VOICE_ONE, words.VOICE_MANY)


def _for(voice: tuple[_Heard, ...]) -> str:
    return next((heard.country for heard in voice if heard.country), "")


def _quoted(voice: tuple[_Heard, ...]) -> int:
    return sum(heard.how == "quoted" for heard in voice)


def _is_left_out(voice: tuple[_Heard, ...], articles: tuple[Article, ...]) -> bool:
    heard = {h.article.id for h in voice if h.how != "none"}
    return 0 < len(heard) < len(articles)


def _row(voice: tuple[_Heard, ...], articles: tuple[Article, ...]) -> Row:
    heard = [h for h in voice if h.how != "none"]
    first = max(heard, key=lambda h: (h.person.role_span is not None, h.how == "quoted"))
    ids = {h.article.id for h in heard}
    silent = [article for article in articles if article.id not in ids]
    return (
        Statement("fact", cells.who(first.article, first.person)),
        _answers_for(voice),
        Statement("fact", tuple(_heard(heard, articles)), tuple(h.person.span for h in heard)),
        _silent(silent, articles),
    )


def _answers_for(voice: tuple[_Heard, ...]) -> Statement:
    for heard in voice:
        if heard.shown is not None:
            return Statement("fact", (parts.verbatim(heard.article, heard.shown),))
    return parts.cell("fact", phrases.NOT_STATED)


def _heard(heard: list[_Heard], articles: tuple[Article, ...]) -> Iterator[Part]:
    for number, one in enumerate(heard):
        if number:
            yield parts.phrase(phrases.SEMICOLON)
        yield from source(one.article, articles)
        yield parts.phrase(words.HEARD_HOW[one.how])


def _silent(found: list[Article], articles: tuple[Article, ...]) -> Statement:
    """The sources that do not let him be heard; of many only how many they are."""
    if len(found) <= _LISTED:
        return Statement("fact", tuple(_numbers(found, articles)))
    shown = (parts.count(len(found)), parts.phrase(words.SEVERAL_SOURCES))
    return Statement("fact", shown, tuple(article.whole for article in found))


def _numbers(found: list[Article], articles: tuple[Article, ...]) -> Iterator[Part]:
    ids = [article.id for article in articles]
    for number, article in enumerate(found):
        if number:
            yield parts.phrase(phrases.COMMA)
        yield parts.metadata(article, f"S{ids.index(article.id) + 1}")


def _answers(articles: tuple[Article, ...]) -> Iterator[Statement]:
    """The countries for which no two sources have the same voices heard."""
    by_country: dict[str, list[tuple[_Heard, ...]]] = {}
    for voice in _voices(articles):
        if _for(voice) and _is_left_out(voice, articles):
            by_country.setdefault(_for(voice), []).append(voice)
    for voices in by_country.values():
        heard = [[h for h in voice if h.how != "none"] for voice in voices]
        ids = [h.article.id for group in heard for h in group]
        shown = _land(_for(voices[0]), articles)
        if len(voices) > 1 and len(set(ids)) == len(ids) and shown is not None:
            yield _different(shown, heard, articles)


def _land(key: str, articles: tuple[Article, ...]) -> Part | None:
    """The first name of a country that a source prints."""
    for article in articles:
        for m in keys.mentions(article):
            named = article.text[m.start : m.end]
            if m.kind == "place" and key in m.keys and demonyms.country(named):
                return parts.verbatim(article, article.span(m.start, m.end))
    return None


def _different(shown: Part, heard: list[list[_Heard]], articles: tuple[Article, ...]) -> Statement:
    named: list[Part] = []
    for number, group in enumerate(heard[:_EACH]):
        named.append(parts.phrase(phrases.SEMICOLON if number else words.ANSWER_IS))
        named.append(parts.verbatim(group[0].article, group[0].person.span))
        named.append(parts.phrase(words.IN_SOURCE))
        named += _numbers([h.article for h in group], articles)
    lead = parts.phrase(words.ANSWER_FOR)
    return parts.statement("gap", lead, shown, *named, parts.phrase(phrases.STOP))


def _by_none(articles: tuple[Article, ...]) -> Iterator[Statement]:
    """People with a role whom all sources name at most, in one line."""
    silent = [
        voice[0]
        for voice in _voices(articles)
        if all(h.how == "none" for h in voice) and any(h.person.role_span for h in voice)
    ][:NAMES]
    if silent:
        names = parts.joined([parts.verbatim(h.article, h.person.span) for h in silent])
        last = silent[-1]
        stop = parts.ended(last.article, last.person.span)
        yield parts.statement("gap", parts.phrase(words.NOT_QUOTED), *names, *stop)
