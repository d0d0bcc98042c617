"""What makes two claims be about two events: another actor, country or person in each."""

from __future__ import annotations

from briefing.claims.names import alike
from briefing.claims.records import Claim


def clash(one: Claim, other: Claim) -> bool:
    """True when each names an actor, a country or a person that the other does not."""
    if _other_actors(one, other) and not _spelt(one, other):
        return True
    mine, yours = _countries(one), _countries(other)
    if mine - yours and yours - mine:
        return True
    alone = [p for p in one.people if not any(alike(p, q) for q in other.people)]
    return bool(alone) and any(not any(alike(p, q) for p in one.people) for q in other.people)


def _other_actors(one: Claim, other: Claim) -> bool:
    """True when the actors are others; whom a person acts for may be untold, and is then open."""
    if not one.actors or not other.actors or one.actors & other.actors:
        return False
    return not ((_untold(one) and _lands(other)) or (_untold(other) and _lands(one)))


def _untold(claim: Claim) -> bool:
    """True when only people act, and nothing tells for which country."""
    names = frozenset(name for person in claim.people for name in person)
    return claim.actors <= names


def _lands(claim: Claim) -> bool:
    """True when a country acts, and nobody is named for it."""
    return all(key[0] == "@" for key in claim.actors)


def _spelt(one: Claim, other: Claim) -> bool:
    return any(alike(p, q) for p in one.people for q in other.people)


def _countries(claim: Claim) -> frozenset[str]:
    return frozenset(word for word in claim.words if word[0] == "@")
