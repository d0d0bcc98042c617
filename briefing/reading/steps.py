"""Steps of reading: what each gives, which earlier answers it needs, and its version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.models import Article


def nothing() -> str:
    """Say that a step depends on the article and its needs alone."""
    return ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing read.

    `gives` and `needs` are names with spaces between; a name that is a field of `Reading` goes
    there. `find` takes the article and then what is needed, in that order, and returns what it
    gives, a tuple of as many when it gives several. Raise `version` when its rules change:
    readings kept by an earlier one are then read again, from this step on. `also` says in a short
    string what else the answer depends on, such as a file of facts; the parser needs no
    mention.
    """

    gives: str
    version: int
    needs: str
    find: Callable[..., Any]
    also: Callable[[], str] = nothing
    rests: str = ""

    def values(self, article: Article, found: Mapping[str, Any]) -> dict[str, Any]:
        """Read, and name what was read. `found` holds the answers of earlier steps."""
        answer = self.find(article, *(found[name] for name in self.needs.split()))
        names = self.gives.split()
        return dict(zip(names, answer if len(names) > 1 else (answer,), strict=True))


def identities(steps: Iterable[Step], tools: str = "") -> dict[str, str]:
    """Name the rules behind each answer, and all they rest on, in a few letters.

    `tools` names the parser beside the rules, "" for none. Rules with one identity give the same
    answer to the same article.
    """
    by_name: dict[str, str] = {}
    for step in steps:
        parts = [tools, step.gives, str(step.version), step.also()]
        parts += [by_name[name] for name in (*step.needs.split(), *step.rests.split())]
        identity = hashlib.blake2b("\0".join(parts).encode(), digest_size=6).hexdigest()
        by_name |= dict.fromkeys(step.gives.split(), identity)
    return by_name


def complete(
    article: Article, steps: Sequence[Step], found: dict[str, Any], wanted: Iterable[str]
) -> None:
    """Read what is `wanted` and not yet in `found`, and what that needs; put it in `found`."""
    missing = set(wanted) - found.keys()
    chosen = []
    for step in reversed(steps):
        if missing.intersection(step.gives.split()):
            chosen.append(step)
            missing |= set(step.needs.split()) - found.keys()
    for step in reversed(chosen):
        found |= step.values(article, found)
