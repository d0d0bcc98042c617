"""Which claim of then a claim of today speaks of: as told, as it went on, or as it came to nothing.

Two claims of one time are compared by `briefing.claims`. Over time more may differ: what was to
come has come about, on another day or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from briefing.claims import Claim, Scale, likeness
from briefing.claims.matching import clash, core, times
from briefing.reading import dates
from briefing.reading.summary.stems import stem

PLANNED = frozenset(("scheduled", "possible"))
_UNDONE = frozenset(("undo", "end"))
# Least score of a plan with one date or none, of one with another date, of an act that no family
# has, and of a claim that is told before.
_AGREE, _DIFFER, _OPEN, _TOLD = 0.42, 0.5, 0.55, 0.62
_FAR = timedelta(days=120)  # between two dates given to one plan
_CANDIDATES = 24  # claims of then that are looked at for one of today
_COMMON = 80  # claims that hold a word; a more common one finds nothing


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
        return [old for old in self.near(claim) if follows(old, claim, self.scale)]

    def tells(self, claim: Claim) -> bool:
        """True when a text of then tells the same in nearly the same words."""
        return any(
            self.scale.score(old, claim) >= _TOLD and times(old, claim) != "differ"
            for old in self.near(claim)
        )


def follows(old: Claim, new: Claim, scale: Scale) -> float:
    """How sure it is that `new` speaks of what `old` told, 0 when it does not, to 1."""
    plain = likeness(old, new, scale)
    if plain or clash(old, new) or not _one_act(old, new) or _far(old, new):
        return plain
    score, when = scale.score(old, new), times(old, new)
    if old.status in PLANNED or is_undone(new):
        return score if score >= (_DIFFER if when == "differ" else _AGREE) else 0.0
    # Of acts done again and again, one on another day is another one.
    return score if when != "differ" and score >= _OPEN else 0.0


def is_undone(claim: Claim) -> bool:
    """True when the claim tells that something did not or will not come about."""
    negated = claim.event.negated if claim.event else claim.negated
    return bool(claim.main & _UNDONE) or (negated and claim.status != "possible")


def _one_act(old: Claim, new: Claim) -> bool:
    """The same act; of what came to nothing, the act that was to be."""
    if core(old) & core(new) or _verb(old) == _verb(new) != "":
        return True
    if not is_undone(new):
        return False
    return bool(core(old) & (new.acts - _UNDONE)) or _verb(old) in new.words


def _verb(claim: Claim) -> str:
    """The stem of the main verb; "" when it belongs to a family of acts or is not found."""
    if claim.verb is None or core(claim):
        return ""
    words = claim.article.passage(claim.verb).split()
    return stem(words[-1].lower()) if words else ""


def _far(old: Claim, new: Claim) -> bool:
    a, b = dates.bounds(old.date or ""), dates.bounds(new.date or "")
    if a is None or b is None or date.min in (a[0], b[0]):
        return False
    return max(b[0], a[0]) - min(a[1], b[1]) > _FAR
