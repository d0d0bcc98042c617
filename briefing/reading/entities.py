"""Everything a text names: people, bodies, places, peoples, and offices without a name.

Each entity is listed once with all its mentions. Countries and their people carry the ISO code;
what `data/reference` knows carries its id there (`briefing.reading.linking`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.models import Entity, EntityKind, Span
from briefing.reading import demonyms, linking, offices, organisations
from briefing.reading.closed import SMALL
from briefing.reading.names import FAMILY
from briefing.reading.places import NATIONALITIES, PLACES
from briefing.reading.titles import RANKS
from briefing.reading.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.models import Article, Person

_LONGEST = 12  # tokens of a name
_LOCATING = frozenset("in near from at around outside into across throughout".split())
_PEOPLES = NATIONALITIES - frozenset(
    """
    north south east west new central northern southern eastern western democratic democrat republican
    conservative liberal
    """.split()
)
_KINDS: Mapping[str, EntityKind] = {
    "country": "place",
    "capital": "place",
    "people": "nationality",
}


class Hit(NamedTuple):
    """A name at tokens `start` to `end`: what it is, the rule, and the country's code or ""."""

    kind: EntityKind
    start: int
    end: int
    rule: str
    code: str = ""


def find(
    article: Article, spans: tuple[Span, ...], people: tuple[Person, ...]
) -> tuple[Entity, ...]:
    """Return every entity of `article` once, in order of first mention.

    `spans` are the sentences and headings. Whoever is read as a person is one here too.
    """
    del spans
    words = tokens(article.text)
    taken = _taken(people)
    lower = frozenset(word.low for word in words if word.shape == "low")
    hits = _hits(article.text, words, taken, lower)
    found = _grouped(article, words, (hit for hit in hits if not _in_a_code(words, hit.end)))
    found.extend(_persons(people))
    found = linking.linked(article, found)
    return tuple(sorted(found, key=lambda entity: entity.mentions[0].start))


def _taken(people: tuple[Person, ...]) -> dict[int, int]:
    """Where mentions of people begin, as offsets, and end."""
    return {
        span.start: span.end
        for person in people
        if person.kind == "person"
        for span in person.mentions
    }


def _persons(people: tuple[Person, ...]) -> Iterator[Entity]:
    for person in people:
        if person.kind == "person":
            yield Entity("person", person.name, person.span, person.rule, person.mentions)


def _hits(
    text: str, words: Sequence[Token], taken: Mapping[int, int], lower: frozenset[str]
) -> Iterator[Hit]:
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        if word.start in taken:
            end = taken[word.start]
            while at < count and words[at].start < end:
                at += 1
            continue
        office = offices.at(words, at, taken)
        if office:
            yield Hit("office", at, office, "office")
            at = office
            continue
        if not organisations.opens(word):
            at += 1
            continue
        end = _run(words, at, taken)
        yield from _named(text, words, at, end, lower)
        at = end


def _run(words: Sequence[Token], start: int, taken: Mapping[int, int]) -> int:
    """Where the capitalised words that begin at `start` end, portfolios included."""
    end, count = start + 1, len(words)
    while end < count and end - start < _LONGEST:
        word = words[end]
        if word.start in taken or word.start - words[end - 1].end > 1:
            break
        if word.shape == "cap" or (
            word.shape == "possessive" and end + 1 < count and words[end - 1].low == "people"
        ):
            end += 1
        else:
            more = organisations.goes_on(words, start, end)
            if not more or words[end + more - 1].start in taken:
                break
            end += more
    return end


def _named(
    text: str, words: Sequence[Token], start: int, end: int, lower: frozenset[str]
) -> Iterator[Hit]:
    """What a run names: a body or place as a whole, or the countries and peoples in it."""
    while start < end:
        long = _country(text, words, start, len(words))
        whole = None if long is not None and long.end >= end else _whole(words, start, end)
        known = whole or long or _people(words, start)
        if known is not None:
            yield known
            start = known.end
            continue
        stop = _plain_end(text, words, start, end)
        if _is_located(words, start, stop, lower):
            yield Hit("place", start, stop, "after-in")
        elif (one := _whole(words, start, stop)) is not None:
            yield one
        start = stop


def _in_a_code(words: Sequence[Token], end: int) -> bool:
    """True for letters that a digit goes on with, as in "AO0": they name nothing by themselves."""
    after = words[end] if end < len(words) else None
    return after is not None and after.shape == "number" and after.start == words[end - 1].end


def _whole(words: Sequence[Token], start: int, end: int) -> Hit | None:
    kind = organisations.kind(words, start, end)
    if not kind or _in_a_code(words, end):
        return None
    rule = "word" if end - start == 1 else "head"
    return Hit("organisation" if kind == "organisation" else "place", start, end, rule)


def _people(words: Sequence[Token], at: int) -> Hit | None:
    known = words[at].low in _PEOPLES
    return Hit("nationality", at, at + 1, "people") if known else None


def _plain_end(text: str, words: Sequence[Token], start: int, end: int) -> int:
    at = start + 1
    while at < end:
        known = words[at].low in NATIONALITIES or words[at].shape != "cap"
        if known or _country(text, words, at, end) is not None:
            break
        at += 1
    return at


def _country(text: str, words: Sequence[Token], start: int, end: int) -> Hit | None:
    """The longest name of a country, its people or capital that begins at token `start`."""
    most = demonyms.longest().get(words[start].low)
    if most is None:
        return None
    for length in range(min(most + 1, end - start), 0, -1):
        last = words[start + length - 1]
        if last.shape == "mark":
            continue
        plain = text[words[start].start : last.end].lower().replace("’", "'").replace(",", "")
        known = demonyms.names().get(tuple(plain.split()))
        if known is not None and _is_whole(words, start, start + length):
            code = "" if known.code == "GE" and not _is_of_caucasus(text) else known.code
            return Hit(_KINDS[known.sort], start, start + length, known.sort, code)
    return None


def _is_of_caucasus(text: str) -> bool:
    """Tell Georgia from the state of that name."""
    return any(word in text for word in ("Tbilisi", "Georgian", "Caucasus", "Ossetia", "Abkhazia"))


def _is_whole(words: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a name is not cut from "New Jordan" and no pronoun in capitals."""
    if end - start == 1 and words[start].low in ("us", "male", "niger's"):
        return words[start].word in ("US",)
    return True


def _is_located(words: Sequence[Token], start: int, end: int, lower: frozenset[str]) -> bool:
    """Tell whether "in" or "near" stands before words that nothing else tells of."""
    before = words[start - 1].low if start else ""
    if before not in _LOCATING or end - start > 3:
        return False
    lows = [word.low for word in words[start:end]]
    if words[start].low in FAMILY or words[start].low in RANKS or words[start].low in SMALL:
        return False
    if any(word.low in lower or word.word.isupper() for word in words[start:end]):
        return all(low in PLACES for low in lows)
    return True


def _grouped(article: Article, words: Sequence[Token], hits: Iterator[Hit]) -> list[Entity]:
    """One entity for all mentions of a name, or of a country under several."""
    groups: dict[tuple[str, str], list[tuple[Hit, Span]]] = {}
    for hit in hits:
        span = article.span(words[hit.start].start, words[hit.end - 1].end)
        capital = hit.rule == "capital"
        name = article.passage(span).casefold() if capital or not hit.code else hit.code
        groups.setdefault((hit.kind, name), []).append((hit, span))
    return [_entity(article, group) for group in groups.values()]


def _entity(article: Article, group: Sequence[tuple[Hit, Span]]) -> Entity:
    hit, span = max(group, key=lambda one: (one[1].end - one[1].start, -one[1].start))
    spans = tuple(one for _, one in group)
    name = article.passage(span)
    return Entity(hit.kind, name, span, hit.rule, spans, code=hit.code or None)
