"""How much a copy may quote from each outlet, by what goes along on the way it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefing.delivery.copies import Copy
from briefing.delivery.policy.records import FILE, Budget, Policy, Refusal, Way
from briefing.errors import nearest


def is_set(budget: Budget) -> bool:
    """True when some outlet has a number."""
    return budget.words is not None or bool(budget.outlets)


def is_short(way: Way) -> bool:
    """True for a mail without attachments and a message: they print the cited paragraphs at most.

    All else has the complete report.
    """
    return way.kind == "webhook" or (way.kind == "mail" and not way.attach)


def counted(copy: Copy, way: Way) -> Mapping[str, int] | None:
    """The words of each outlet that go along by this way; None when nobody has counted them."""
    short = copy.quoted_in_mail if is_short(way) else None
    return copy.quoted if short is None else short


def over(copy: Copy, way: Way, policy: Policy) -> Iterator[Refusal]:
    """A refusal for each outlet whose number is passed, the largest excess first."""
    budget = policy.quotation
    if not is_set(budget):
        return
    found = counted(copy, way)
    if found is None:
        yield Refusal("quotation", "nobody has counted the words it quotes, and [quotation] of "
                      f"{FILE} allows only so many: see that its notebook is there")  # fmt: skip
        return
    passed = []
    for outlet, words in found.items():
        most = _most(outlet, budget)
        if most is not None and words > most:
            passed.append((words - most, outlet, words, most))
    for _, outlet, words, most in sorted(passed, key=lambda one: (-one[0], one[1])):
        yield Refusal("quotation", f"it prints {words:,} words of {outlet}, and may print {most:,}"
                      f": leave some out, or change [quotation] of {FILE}")  # fmt: skip


def strangers(budget: Budget, copies: Iterable[Copy]) -> Iterator[tuple[str, str]]:
    """Outlets of a budget that none of the copies quotes, and which it may be that they do."""
    known = {folded(name): name for one in copies for name in one.quoted or {}}
    for outlet in budget.outlets if known else ():
        if folded(outlet) not in known:
            yield outlet, nearest(outlet, known.values())


def _most(outlet: str, budget: Budget) -> int | None:
    """The number of an outlet, however its name is written; the smallest when several are."""
    own = [most for name, most in budget.outlets.items() if folded(name) == folded(outlet)]
    return min(own) if own else budget.words


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name of an outlet by its letters and digits alone, without a "The" before it."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
