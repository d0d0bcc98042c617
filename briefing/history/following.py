"""Which claim of then a claim of today speaks of: as told, as it went on, or as it came to nothing.

Two claims of one time are compared by `briefing.claims`. Over time more may differ: what was to
come has come about, on another day or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from briefing.claims import Claim, Scale
from briefing.claims.acts import ONCE
from briefing.claims.matching import Times, clash, times
from briefing.history.deeds import deeds, is_of, is_undone, main_verb
from briefing.history.known import masked
from briefing.reading import dates

PLANNED = frozenset(("scheduled", "possible"))
# Least score of claims with one date, with another date, without one, and of one told before.
_AGREE, _DIFFER, _OPEN, _TOLD, _NEVER = 0.42, 0.5, 0.55, 0.62, 2.0
_FAR = timedelta(days=120)  # between two dates given to one plan
_NEAR = timedelta(days=10)  # between two texts that give no date to an act done again and again
_SURE, _LIKELY, _MANY = 0.6, 0.45, 4  # least score on the day, by publication; words in common
_DAYS, _AFTER = timedelta(days=14), timedelta(days=1)  # of a plan; of publication after it
_SENTENCE = 7  # words
_SHARED = 2  # words beside those of acts that both clauses must have themselves
_CANDIDATES = 24  # claims of then that are looked at for one of today
_COMMON = 80  # claims that hold a word; a more common one finds nothing
_SERIES = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth again anoth annual next".split()
)


@dataclass(slots=True)
class Past:
    """The claims of the earlier run, found by the rare words they share with one of today."""

    claims: Sequence[Claim]
    scale: Scale
    _holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for place, claim in enumerate(self.claims):
            for word in claim.words | claim.context:
                self._holders[word].append(place)

    def near(self, claim: Claim) -> Iterator[Claim]:
        """The claims that have most in common with `claim`, in the order of the texts."""
        found: dict[int, float] = defaultdict(float)
        for word in sorted(claim.words | claim.context):
            places = self._holders.get(word, ())
            if len(places) <= _COMMON:
                for place in places:
                    found[place] += self.scale.weight(word)
        best = sorted(found, key=lambda place: (-found[place], place))[:_CANDIDATES]
        yield from (self.claims[place] for place in sorted(best))

    def followed(self, claim: Claim) -> list[Claim]:
        """The claims that `claim` speaks of, oldest text first."""
        found = self.near(claim)
        return [old for old in found if follows(old, claim, self.scale) or is_edited(old, claim)]

    def tells(self, claim: Claim) -> bool:
        """True when a text of then tells the same in nearly the same words."""
        return any(
            self.scale.score(old, claim) >= _TOLD and times(old, claim) != "differ"
            for old in self.near(claim)
        )


def _tells(claim: Claim) -> bool:
    """False for a title, a dateline or a caption: a few words without a verb."""
    return bool(main_verb(claim)) or len(claim.text.split()) >= _SENTENCE


def is_edited(old: Claim, new: Claim) -> bool:
    """True for one clause with other figures; what was done on another day is another event."""
    if not _tells(new) or masked(old.text) != masked(new.text):
        return False
    return times(old, new) != "differ" or old.status in PLANNED


def follows(old: Claim, new: Claim, scale: Scale) -> float:
    """How sure it is that `new` speaks of what `old` told, 0 when it does not, to 1."""
    if clash(old, new) or _number_in_series(old) != _number_in_series(new):
        return 0.0
    if not _tells(old) or not _tells(new):
        return 0.0
    shared = sum(word[0] not in "#=" for word in old.words & new.words)
    if shared < _SHARED:
        return 0.0
    score = scale.score(old, new)
    if is_of(new, old) and score >= _least(old, new, times(old, new)):
        return score
    return score if shared >= _MANY and score >= _on_its_day(old, new) else 0.0


def _on_its_day(old: Claim, new: Claim) -> float:
    """The score from which what a text tells of a plan's own days is what came of it.

    A visit is told as the meetings it was made of.
    """
    day = dates.bounds(old.date or "")
    told = dates.bounds(new.date or "") if new.date else _published(new)
    if old.status not in PLANNED or new.status != "past" or day is None or told is None:
        return _NEVER
    if day[1] - day[0] > _DAYS or not day[0] <= told[1] or not told[0] <= day[1] + _AFTER:
        return _NEVER
    return _SURE if new.date else _LIKELY


def _least(old: Claim, new: Claim, when: Times) -> float:
    """The score from which two claims speak of one event; more than 1 when they never do."""
    planned = old.status in PLANNED or is_undone(new)
    once = bool(deeds(old) & ONCE)
    if not deeds(old):
        return _TOLD if when != "differ" else _NEVER
    if when == "agree":
        return _AGREE
    if when == "differ":
        # Of acts done again and again, one on another day is another one.
        return _DIFFER if (planned and not _far(old, new)) or once else _NEVER
    if planned:
        return _AGREE
    return _OPEN if once or _apart(old, new) <= _NEAR else _NEVER


def _number_in_series(claim: Claim) -> frozenset[str]:
    """What tells one event of a series from another: "the second", "again"."""
    return claim.words & _SERIES


def _far(old: Claim, new: Claim) -> bool:
    a, b = dates.bounds(old.date or ""), dates.bounds(new.date or "")
    if a is None or b is None or date.min in (a[0], b[0]):
        return False
    return max(b[0], a[0]) - min(a[1], b[1]) > _FAR


def _apart(old: Claim, new: Claim) -> timedelta:
    """The time between two texts, where no date says of when they speak."""
    one, other = _published(old), _published(new)
    return abs(one[1] - other[1]) if one and other else timedelta.max


def _published(claim: Claim) -> tuple[date, date] | None:
    published = claim.article.published
    return dates.bounds(published.date) if published else None
