"""Who acts in the coverage, in which role, and what is known of their position."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing import phrases
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Person, Section, Sentence, Span, Statement, Table
from briefing.reading import read
from briefing.reading.titles import is_judging
from briefing.sections import cells, happenings, parts, stances
from briefing.sections.cast import Actor, Seen, cast
from briefing.sections.choice import printable, speaks_for_itself
from briefing.sections.copies import is_repeated
from briefing.sections.happenings import Happening
from briefing.sections.holders import holders
from briefing.sections.named import is_pact
from briefing.sections.parts import left_out
from briefing.sections.settle import settle
from briefing.sections.subject import named

ROWS = 10
OTHERS = 3  # rows kept for bodies and countries, when so many act
LONGEST = 30  # words of a position
_LEAD = 4  # code points before a person's name or role: "Mr. "

Row = tuple[Statement, ...]
_Told = tuple[int, Statement, str]  # how good a basis, 0 the best; the position; its basis


def actors(coverage: Coverage) -> Section:
    """Those named most, with role and latest position: quoted, reported, or none stated.

    A body or a country is one when it acts, speaks or takes a stand in the sources.
    """
    found = _found(coverage.articles)
    shown = _shown(found)
    left = len(found) - len(shown)
    rows = tuple(row(actor, coverage.articles) for actor in shown)
    return coverage.keep(
        Section(
            slug="actors",
            title="Actors and positions",
            table=Table(("Actor", "Position in the sources", "Basis"), rows) if rows else None,
            intro=left_out(left, phrases.LEFT_OUT_PEOPLE),
            empty="The sources name nobody.",
        )
    )


def again(annex: Annex) -> Iterator[Row]:
    """Every actor of the articles as a row."""
    yield from (row(actor, annex.articles) for actor in _found(annex.articles))


@lru_cache(maxsize=8)
def _found(articles: tuple[Article, ...]) -> tuple[Actor, ...]:
    return tuple(a for a in cast(articles) if _is_person(a) or _acts(a))


def _is_person(actor: Actor) -> bool:
    return actor.kind in ("person", "administration") and actor.own[-1].person is not None


def _shown(found: tuple[Actor, ...]) -> list[Actor]:
    """People first, a few bodies and countries after them; each by texts and mentions.

    One too many is shown: the line that told of it would be as long.
    """
    if len(found) == ROWS + 1:
        return [*filter(_is_person, found), *(a for a in found if not _is_person(a))]
    people = [a for a in found if _is_person(a)]
    others = [a for a in found if not _is_person(a)]
    number = max(ROWS - len(people), min(OTHERS, len(others)))
    return [*people[: ROWS - min(number, len(others))], *others[:number]]


def _acts(actor: Actor) -> bool:
    """True for a body or country that is the subject of an event or says something; no pact."""
    if any(is_pact(seen.reading, seen.name) for seen in actor.seen):
        return False
    opens = actor.kind == "organisation" and any(t for s in actor.own for t in _opened(s))
    return opens or any(_is_subject(seen) or any(_done(seen)) for seen in actor.own)


def _is_subject(seen: Seen) -> bool:
    return not _subjects(seen.article).isdisjoint((*seen.mentions, *seen.capitals))


@lru_cache(maxsize=512)
def _subjects(article: Article) -> frozenset[Span]:
    """The mentions of names that are subjects of an event, a position or a saying."""
    reading = read(article)
    told = (
        *(who for event in reading.events for who in event.actors),
        *(position.who for position in reading.positions),
        *(said.source_span for said in reading.attributions),
    )
    found: set[Span] = set()
    for who in told:
        sentence = stances.sentence_of(reading, who) if who else None
        if who and sentence:
            found.update(holders(article, reading, sentence, who))
    return frozenset(found)


# ---------------------------------------------------------------- rows


def row(actor: Actor, articles: tuple[Article, ...]) -> Row:
    """An actor with its latest position on the best basis."""
    told = [t for seen in reversed(actor.seen) for t in _positions(seen)]
    known = [t for t in told if not any(is_repeated(articles, s) for s in t[1].spans)]
    seen = _fullest(actor)
    name = Statement("fact", _who(seen))
    if not known:
        none = parts.cell("fact", phrases.NONE_STATED, seen.span)
        return (name, none, parts.cell("fact", phrases.BASIS_NONE))
    _, position, basis = min(known, key=lambda t: t[0])
    return (name, position, parts.cell("fact", basis))


def _who(seen: Seen) -> tuple[Part, ...]:
    if seen.person is None:
        return (parts.capital(seen.article, _span(named(seen), seen)),)
    return cells.who(seen.article, seen.person)


def _span(part: Part, seen: Seen) -> Span:
    return part.span or seen.span


def _fullest(actor: Actor) -> Seen:
    """The newest mention with a role and the full name, else the newest mention."""
    own = [s for s in actor.own if s.person is not None] or [*actor.own]
    full = [s for s in own if s.name == actor.name] or own
    with_role = [s for s in full if s.person is not None and _in_office(s.article, s.person)]
    return (with_role or full)[-1]


def _in_office(article: Article, person: Person) -> bool:
    """True where a role is printed that only names what the person is."""
    span = person.role_span
    return span is not None and not is_judging(article.passage(span))


def _positions(seen: Seen) -> Iterator[_Told]:
    """Every position of an actor in one article: quotations, stances, then what opens with it."""
    for quote in seen.reading.quotes:
        if stances.speaks(seen, quote):
            said = Statement("quotation", parts.quoted(seen.article, quote), holder=quote.speaker)
            basis = phrases.BY_FRAGMENT if quote.fragment else phrases.BY_QUOTATION
            yield 3 if quote.fragment else 0, said, basis
    for stance in stances.held(seen):
        if sum(len(part.text.split()) for part in stance.told) <= LONGEST:
            yield 1, Statement("fact", stance.told), phrases.BY_REPORT
    yield from _opened(seen)
    for deed in _done(seen):
        if deed.event.status == "past":
            yield 4, Statement("fact", deed.words), phrases.BY_REPORT


def _done(seen: Seen) -> Iterator[Happening]:
    """The events told as deeds of a body or country: "the Supreme Court's 2018 decision"."""
    own = [m for m in seen.mentions if seen.person is None]
    for event in happenings.told(seen.article):
        start = event.event.span.start
        for mention in own:
            after = seen.article.text[mention.end : mention.end + 2]
            if 0 <= mention.start - start <= _LEAD and after in ("'s", "’s"):
                yield event


def _opened(seen: Seen) -> Iterator[_Told]:
    """The clauses that open with the actor, then their subject."""
    role = seen.person.role_span if seen.person else None
    heads = {role, *seen.mentions, *seen.capitals, seen.span}
    starts = {span.start for span in heads if span is not None and not _is_owner(seen, span)}
    for sentence in _opening(seen.article, starts):
        clause = _clause_of(seen, sentence, starts)
        told = settle(seen.article, seen.reading, sentence, clause) if clause else None
        if not told:
            continue
        text = "".join(part.text for part in told)
        own = sentence.rule == "turn" or speaks_for_itself(sentence, text)
        if not own and len(text.split()) <= LONGEST:
            yield 2, parts.statement("fact", *parts.unended(told)), phrases.BY_REPORT


def _opening(article: Article, starts: set[int]) -> list[Sentence]:
    """The sentences with a clause that begins at one of `starts` or just before it, in order."""
    clauses = _clauses(article)
    near = {at - back for at in starts for back in range(_LEAD + 1)}
    sentences = read(article).sentences
    return [sentences[place] for place in sorted({n for at in near for n in clauses.get(at, ())})]


@lru_cache(maxsize=512)
def _clauses(article: Article) -> dict[int, list[int]]:
    """The places of sentences by where their printable clauses begin."""
    found: dict[int, list[int]] = {}
    for place, sentence in enumerate(read(article).sentences):
        for clause in printable(sentence):
            found.setdefault(clause.start, []).append(place)
    return found


def _is_owner(seen: Seen, span: Span) -> bool:
    """True for "Japan's", and for the first word of the name of somebody else's body."""
    text = seen.article.text
    after = text[span.end : span.end + 2]
    modifies = seen.person is None and after[:1] == " " and after[1:].isupper()
    return after.startswith(("'", "’")) or modifies


def _clause_of(seen: Seen, sentence: Sentence, starts: set[int]) -> Span | None:
    """The printable clause that opens at one of `starts`: with a title, or "the", before it."""
    for clause in printable(sentence):
        # distances first: an article may name an actor five hundred times
        for start in (s for s in starts if 0 <= s - clause.start <= _LEAD):
            lead = seen.article.text[clause.start : start]
            if seen.person is not None or lead in ("", "The ", "the "):
                return clause
    return None
