"""Everyone a text names: the fullest form printed, the role as printed, every mention.

No dictionary of people: a name is known by its title, by what is said of it next to it, and by
lists of common given names (`briefing.reading.candidates`). Family names may come first or last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from briefing.models import Person, Span
from briefing.reading import candidates, roles
from briefing.reading.candidates import Mention
from briefing.reading.evidence import Scene
from briefing.reading.grouping import Someone, grouped
from briefing.reading.names import FEMALE, MALE
from briefing.reading.titles import FEMALE_ROLES, MALE_ROLES, PLURAL_ROLES, ROLES
from briefing.reading.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from briefing.models import Article

_OFFICE = re.compile(r"([A-Z][a-z]+) \(([A-Z]{3,6})\)")


def find(article: Article, sentences: tuple[Span, ...]) -> tuple[Person, ...]:
    """Return every person named in `article` once, in order of first mention.

    Mentions leave out titles and 's. "The X administration" gives a person of kind
    "administration" when X is not named otherwise.
    """
    scene = _scene(article, sentences)
    found = list(candidates.mentions(scene))
    groups = grouped(scene, [m for m in found if not m.administration])
    people = [_person(article, scene, group) for group in groups if group.sure]
    people.extend(_administrations(article, scene, found, people))
    return tuple(sorted(people, key=lambda p: p.mentions[0].start))


def gender(person: Person) -> Literal["male", "female", ""]:
    """Guess from given name and role whether "he" or "she" may stand for `person`; "" unknown."""
    first = person.name.split()[0].lower()
    said = set((person.role or "").lower().split())
    if said & FEMALE_ROLES or (first in FEMALE and first not in MALE):
        return "female"
    if said & MALE_ROLES or (first in MALE and first not in FEMALE):
        return "male"
    return ""


def _scene(article: Article, sentences: tuple[Span, ...]) -> Scene:
    words = tokens(article.text)
    starts = [word.start for word in words]
    stops = [0] * len(words)
    for sentence in sentences:
        first = bisect_right(starts, sentence.start - 1)
        past = bisect_right(starts, sentence.end - 1)
        stops[first:past] = [past] * (past - first)
    offices = frozenset(m[2] for m in _OFFICE.finditer(article.text) if m[1].lower() in ROLES)
    lower = frozenset(word.low for word in words if word.shape == "low")
    return Scene(words, stops, offices, lower=lower)


def _person(article: Article, scene: Scene, someone: Someone) -> Person:
    full = someone.full
    spans = tuple(_span(article, scene, m.start, m.end) for m in someone.mentions)
    span = _span(article, scene, full.start, full.end)
    name = article.passage(span)
    role, rule = _role(scene, someone)
    role_span = _span(article, scene, *role) if role else None
    forms = dict.fromkeys(article.passage(s) for s in spans)
    return Person(
        name=name,
        span=span,
        rule=rule,
        role=article.passage(role_span) if role_span else None,
        role_span=role_span,
        mentions=spans,
        aliases=tuple(form for form in forms if form != name),
    )


def _role(scene: Scene, someone: Someone) -> tuple[roles.Phrase | None, str]:
    """Choose the role: the fullest title, else the first apposition, else what stands before."""
    titles = [m.role for m in someone.mentions if m.role is not None]
    offices = [t for t in titles if roles.is_role(scene.words[t[1] - 1]) or t[1] - t[0] > 1]
    if offices:
        return max(offices, key=lambda t: (min(t[1] - t[0], 6), -t[0])), "title-before"
    for mention in someone.mentions:
        stop = scene.stops[mention.start] or mention.end
        phrase = roles.after(scene.words, mention.end, stop) or _shared(scene, mention, stop)
        if phrase is not None:
            return phrase, "apposition-after"
    if titles:
        return titles[0], "title-before"
    return None, "address" if someone.full.address else "evidence"


def _shared(scene: Scene, mention: Mention, stop: int) -> roles.Phrase | None:
    """The apposition of two people at once: "A and B, both professors at …"."""
    words, at = scene.words, mention.end
    while at < min(stop, mention.end + 12) and words[at].low != ",":
        if words[at].shape == "low" and words[at].low != "and":
            return None
        at += 1
    if at == mention.end or at >= stop:
        return None
    phrase = roles.after(words, at, stop)
    if phrase is None or not any(words[k].low in PLURAL_ROLES for k in range(*phrase)):
        return None
    return phrase


def _span(article: Article, scene: Scene, start: int, end: int) -> Span:
    first, last = scene.words[start], scene.words[end - 1]
    return article.span(first.start, last.end)


def _administrations(
    article: Article, scene: Scene, found: list[Mention], people: list[Person]
) -> Iterator[Person]:
    """Yield those named only through their administration."""
    known = {part.lower() for person in people for part in person.name.split()}
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.administration and mention.words[0] not in known:
            groups.setdefault(mention.words[0], []).append(mention)
    for group in groups.values():
        spans = tuple(_span(article, scene, m.start, m.end) for m in group)
        yield Person(
            name=article.passage(spans[0]),
            span=spans[0],
            rule="administration",
            mentions=spans,
            kind="administration",
        )


__all__ = ["Token", "find", "gender"]
