"""Mentions of one person put together: full names, then short forms by nearness and title."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.reading.candidates import ENOUGH, Mention
from briefing.reading.evidence import Scene, family_first
from briefing.reading.names import FEMALE, MALE, SUFFIXES
from briefing.reading.places import NATIONALITIES, PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Someone:
    """A person while the text is read: all mentions so far, the fullest one first known."""

    mentions: list[Mention] = field(default_factory=list)
    cores: dict[tuple[str, ...], None] = field(default_factory=dict)  # different full names
    starts: list[int] = field(default_factory=list)  # where the mentions begin, sorted
    titles: set[str] = field(default_factory=set)

    @property
    def longest(self) -> tuple[str, ...]:
        """The full name of the most words, the first of them, without Jr. and the like."""
        return max(self.cores, key=len)

    @property
    def full(self) -> Mention:
        """The mention with the most words, the first of them."""
        return max(self.mentions, key=lambda m: (len(m.words), -m.start))

    @property
    def sure(self) -> bool:
        """Whether one mention at least is surely that of a person."""
        return any(m.score >= ENOUGH for m in self.mentions)


_MEN = frozenset(("mr", "mr.", "sir", "lord", "monsieur"))
_WOMEN = frozenset(("mrs", "mrs.", "ms", "ms.", "miss", "mme", "madame", "dame", "lady"))
Index = dict[str, dict[int, None]]  # numbers of people by what their names share


def grouped(scene: Scene, found: list[Mention]) -> list[Someone]:
    """Put the mentions of one person together, full names first, then short forms by nearness."""
    people: list[Someone] = []
    alike: Index = {}
    for mention in found:
        if len(_core(mention)) > 1:
            _join(scene, people, alike, mention)
    answering = _short_forms(people)
    alone: dict[str, Someone] = {}
    for mention in found:
        if len(_core(mention)) < 2:
            _attach(scene, answering.get(mention.words[0], []), alone, mention)
    people.extend(alone.values())
    for someone in people:
        someone.mentions.sort(key=lambda m: m.start)
    return people


def _core(mention: Mention) -> tuple[str, ...]:
    return _without_suffix(mention.words)


@lru_cache(maxsize=4096)
def _without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in SUFFIXES)


def _join(scene: Scene, people: list[Someone], alike: Index, mention: Mention) -> None:
    """Give a full name to the first person it may be one of, else to a new one."""
    core = _core(mention)
    keys = (core[-1], "".join(core).replace("-", ""), " ".join(sorted(core)))
    near = {number for key in keys for number in alike.get(key, ())}
    for number in sorted(near):
        if any(_same(known, core) for known in people[number].cores):
            break
    else:
        number = len(people)
        people.append(Someone([]))
    _add(scene, people[number], mention)
    people[number].cores[core] = None
    for key in keys:
        alike.setdefault(key, {})[number] = None


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


def _attach(scene: Scene, fits: list[Someone], alone: dict[str, Someone], mention: Mention) -> None:
    """Give a short form to the person of that name mentioned last before it, else the next one."""
    low = mention.words[0]
    if fits and not (mention.score < ENOUGH and _given_only(fits, low)):
        _add(scene, _nearest(scene, fits, mention), mention)
    elif low in alone:
        alone[low].mentions.append(mention)
    else:
        alone[low] = Someone([mention])


def _short_forms(people: list[Someone]) -> dict[str, list[Someone]]:
    """Who answers to which single word: family names, ends of double ones, given names."""
    answering: dict[str, list[Someone]] = {}
    for someone in people:
        words = {word for core in someone.cores for word in (core[-1], _compound(core)) if word}
        for core in someone.cores:
            country = core[0] in PLACES or core[0] in NATIONALITIES
            if not country or family_first(core):
                words.add(core[0])
        for word in words:
            answering.setdefault(word, []).append(someone)
    return answering


def _compound(name: Sequence[str]) -> str:
    return name[-1].rsplit("-", 1)[-1] if "-" in name[-1] else ""


def _given_only(fits: list[Someone], low: str) -> bool:
    """A given name alone is a mention, but never of somebody whose family name stands first."""
    return all(low == s.longest[-1] and family_first(s.longest) for s in fits)


def _nearest(scene: Scene, fits: list[Someone], mention: Mention) -> Someone:
    if len(fits) == 1:
        return fits[0]
    low = mention.words[0]
    by_family = [s for s in fits if low == _family(s.longest)] or fits
    by_family = _addressed(by_family, mention.address) or by_family
    title = _title(scene, mention)
    if title:
        titled = [s for s in by_family if title in s.titles]
        by_family = titled or [s for s in by_family if not s.titles] or by_family
    earlier = [(_last_before(s, mention.start), s) for s in by_family]
    start, nearest = max(earlier, key=lambda pair: pair[0])
    return nearest if start >= 0 else by_family[0]


def _addressed(fits: list[Someone], address: str) -> list[Someone]:
    """Those whose given name does not speak against "Mr." or "Mrs."."""
    if address in _MEN:
        against = FEMALE - MALE
    elif address in _WOMEN:
        against = MALE - FEMALE
    else:
        return fits
    return [s for s in fits if s.longest[0] not in against]


def _add(scene: Scene, someone: Someone, mention: Mention) -> None:
    someone.mentions.append(mention)
    insort(someone.starts, mention.start)
    if title := _title(scene, mention):
        someone.titles.add(title)


def _last_before(someone: Someone, start: int) -> int:
    """Where someone was mentioned last before token `start`; -1 for nowhere."""
    past = bisect_left(someone.starts, start)
    return someone.starts[past - 1] if past else -1


def _family(name: Sequence[str]) -> str:
    return name[0] if family_first(name) else name[-1]


def _title(scene: Scene, mention: Mention) -> str:
    return scene.words[mention.role[1] - 1].low if mention.role else ""
