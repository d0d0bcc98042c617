"""Everyone a text names: the fullest form printed, the role as printed, every mention.

No dictionary of people: a name is known by its title, by what is said of it next to it, and by
lists of common given names (`briefing.reading.candidates`). Family names may come first or last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.models import Person, Span
from briefing.reading import candidates, roles
from briefing.reading.candidates import ENOUGH, Mention, Scene, family_first
from briefing.reading.names import FEMALE, MALE, SUFFIXES
from briefing.reading.places import NATIONALITIES, PLACES
from briefing.reading.titles import FEMALE_ROLES, MALE_ROLES, PLURAL_ROLES, ROLES
from briefing.reading.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from briefing.models import Article

_OFFICE = re.compile(r"([A-Z][a-z]+) \(([A-Z]{3,6})\)")


@dataclass(slots=True)
class _Someone:
    """A person while the text is read: all mentions so far, the fullest one first known."""

    mentions: list[Mention] = field(default_factory=list)
    last: int = 0

    @property
    def full(self) -> Mention:
        return max(self.mentions, key=lambda m: (len(m.words), -m.start))

    @property
    def sure(self) -> bool:
        return any(m.score >= ENOUGH for m in self.mentions)


def find(article: Article, sentences: tuple[Span, ...]) -> tuple[Person, ...]:
    """Return every person named in `article` once, in order of first mention.

    Mentions leave out titles and 's. "The X administration" gives a person of kind
    "administration" when X is not named otherwise.
    """
    scene = _scene(article, sentences)
    found = list(candidates.mentions(scene))
    groups = _grouped(scene, [m for m in found if not m.administration])
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


def _grouped(scene: Scene, found: list[Mention]) -> list[_Someone]:
    """Put the mentions of one person together, full names first, then short forms by nearness."""
    people: list[_Someone] = []
    for mention in found:
        if len(_core(mention)) > 1:
            _join(people, mention)
    full = list(people)
    for mention in found:
        if len(_core(mention)) < 2:
            _attach(scene, people, full, mention)
    for someone in people:
        someone.mentions.sort(key=lambda m: m.start)
    return people


def _core(mention: Mention) -> tuple[str, ...]:
    return tuple(w for w in mention.words if w not in SUFFIXES)


def _join(people: list[_Someone], mention: Mention) -> None:
    for someone in people:
        if any(_same(_core(known), _core(mention)) for known in someone.mentions):
            someone.mentions.append(mention)
            return
    people.append(_Someone([mention]))


def _same(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two full names may be one: equal but for hyphens, initials, middle names."""
    if one == two or "".join(one).replace("-", "") == "".join(two).replace("-", ""):
        return True
    if sorted(one) == sorted(two):
        return True
    if one[-1] != two[-1] or family_first(one) != family_first(two):
        return False
    if one[-len(two) :] == two or two[-len(one) :] == one:
        return True
    first, second = one[0], two[0]
    if first == second or (first[0] == second[0] and (len(first) == 2 or len(second) == 2)):
        return True
    return (
        len(first) > 2
        and len(second) > 2
        and (first.startswith(second) or second.startswith(first))
    )


def _attach(scene: Scene, people: list[_Someone], full: list[_Someone], mention: Mention) -> None:
    """Give a short form to the person of that name mentioned last before it, else the next one."""
    low = mention.words[0]
    fits = [someone for someone in full if _answers(someone, low)]
    if fits and not (mention.score < ENOUGH and _given_only(fits, low)):
        _nearest(scene, fits, mention).mentions.append(mention)
        return
    for someone in people:
        if all(len(_core(m)) == 1 for m in someone.mentions) and _core(someone.full)[0] == low:
            someone.mentions.append(mention)
            return
    people.append(_Someone([mention]))


def _answers(someone: _Someone, low: str) -> bool:
    names = [_core(m) for m in someone.mentions if len(_core(m)) > 1]
    if any(low == name[-1] or low == _compound(name) for name in names):
        return True
    country = low in PLACES or low in NATIONALITIES
    return any(low == name[0] and (not country or family_first(name)) for name in names)


def _compound(name: Sequence[str]) -> str:
    return name[-1].rsplit("-", 1)[-1] if "-" in name[-1] else ""


def _given_only(fits: list[_Someone], low: str) -> bool:
    """A given name alone is a mention, but never of somebody whose family name stands first."""
    return all(low == _core(s.full)[-1] and family_first(_core(s.full)) for s in fits)


def _nearest(scene: Scene, fits: list[_Someone], mention: Mention) -> _Someone:
    if len(fits) == 1:
        return fits[0]
    low = mention.words[0]
    by_family = [s for s in fits if low == _family(_core(s.full))] or fits
    title = _title(scene, mention)
    if title:
        titled = [s for s in by_family if any(title == _title(scene, m) for m in s.mentions)]
        by_family = titled or by_family
    earlier = [(max(starts), s) for s in by_family if (starts := _before(s, mention.start))]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else by_family[0]


def _before(someone: _Someone, start: int) -> list[int]:
    return [m.start for m in someone.mentions if m.start < start]


def _family(name: Sequence[str]) -> str:
    return name[0] if family_first(name) else name[-1]


def _title(scene: Scene, mention: Mention) -> str:
    return scene.words[mention.role[1] - 1].low if mention.role else ""


def _person(article: Article, scene: Scene, someone: _Someone) -> Person:
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


def _role(scene: Scene, someone: _Someone) -> tuple[roles.Phrase | None, str]:
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
