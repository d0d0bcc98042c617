"""The judge: every rule that keeps a copy from leaving by a way to a list of readers.

A rule that cannot be evaluated keeps the copy back as well. Nothing here knows of the network,
and nothing is let through because nobody thought of it: each rule says what may pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from briefing.audiences import HOUSE
from briefing.delivery.copies import Copy
from briefing.delivery.markings import ORDER, UNMARKED, rank
from briefing.delivery.policy.budgets import over
from briefing.delivery.policy.patterns import fits
from briefing.delivery.policy.records import FILE, Policy, Readers, Refusal, Way
from briefing.delivery.policy.timing import when


def judge(
    copy: Copy, readers: Readers, way: Way, policy: Policy, now: datetime
) -> tuple[Refusal, ...]:
    """All that keeps a copy from these readers by this way; empty when it may leave.

    `now` has its zone. Raises ParameterError for one without.
    """
    return (*whom(copy, readers, way, policy), *when(copy, policy, now), *over(copy, way, policy))


def whom(copy: Copy, readers: Readers, way: Way, policy: Policy) -> Iterator[Refusal]:
    """The rules about this way and these readers, whatever the time."""
    yield from _asked(copy, readers, way, policy)
    yield from _stands(copy)
    yield from _marked(copy, readers, way)
    yield from _signed(copy, readers, way)
    wanted = readers.audience or HOUSE
    made = copy.audience or HOUSE
    if made != wanted:
        yield Refusal(
            "audience",
            f"this version is for {_audience(made)}, and the list {readers.name!r} gets that for "
            f"{_audience(wanted)}: make one for them, or change audience of [lists.{readers.name}]",
        )


def _asked(copy: Copy, readers: Readers, way: Way, policy: Policy) -> Iterator[Refusal]:
    """The policy itself has this list and this way, the list names the way and fits the report."""
    known = policy.lists.get(readers.name), policy.ways.get(way.name)
    if known != (readers, way) or way.name not in readers.ways:
        yield Refusal("list", f"{FILE} does not say that the list {readers.name!r} gets anything "
                      f"by the way {way.name!r}: write it there")  # fmt: skip
    elif not fits(readers.reports, copy.key):
        yield Refusal("list", f"the list {readers.name!r} does not ask for {copy.key}: add it to "
                      f"reports of [lists.{readers.name}]")  # fmt: skip


def _stands(copy: Copy) -> Iterator[Refusal]:
    gone = [event for event in copy.events if event.kind == "withdrawal"]
    mine = next((event for event in gone if event.version == copy.version), None)
    if copy.status == "withdrawn" or (mine is not None and copy.version):
        told = f" by {mine.by} on {mine.on[:10]}" if mine is not None else ""
        yield Refusal("withdrawn", f"version {copy.version} was withdrawn{told}: release a "
                      "corrected one")  # fmt: skip


def _marked(copy: Copy, readers: Readers, way: Way) -> Iterator[Refusal]:
    limits = (
        (way.most, f"the way {way.name!r} may carry", f"[ways.{way.name}]"),
        (readers.most, f"the list {readers.name!r} may have", f"[lists.{readers.name}]"),
    )
    if copy.marking == UNMARKED:
        if way.unmarked is not True:
            yield Refusal("unmarked", f"it has no marking, and the way {way.name!r} carries only "
                          "what has one: assign one in the judgements file or to the audience, or "
                          f"write unmarked = true in [ways.{way.name}]")  # fmt: skip
        if readers.most != ORDER[-1]:
            yield Refusal("unmarked", f"it has no marking, which counts as above {ORDER[-1]}, and "
                          f"the list {readers.name!r} may have {readers.most or 'nothing'} at "
                          "most: assign a marking")  # fmt: skip
        return
    if copy.marking not in ORDER:
        yield Refusal("marking", f"{copy.marking!r} is no label of TLP 2.0: mark it with one of "
                      f"{', '.join(ORDER)}")  # fmt: skip
        return
    for most, may, table in limits:
        if most not in ORDER or rank(copy.marking) > rank(most):
            yield Refusal("marking", f"{copy.marking} is above {most or 'nothing'}, the most that "
                          f"{may}: choose another, or change most of {table}")  # fmt: skip


def _signed(copy: Copy, readers: Readers, way: Way) -> Iterator[Refusal]:
    if copy.status != "draft" and copy.version > 0 and copy.by.strip():
        return
    why = "it is a draft" if copy.status == "draft" else "nobody is on record who released it"
    if way.drafts is not True:
        yield Refusal("draft", f"{why}, and the way {way.name!r} carries only what is released: "
                      "`briefing release` signs it, drafts = true in "
                      f"[ways.{way.name}] lets it go")  # fmt: skip
    if readers.only_released is not False:
        yield Refusal("draft", f"{why}, and the list {readers.name!r} gets only what is released: "
                      "`briefing release` signs it, only_released = false in "
                      f"[lists.{readers.name}] lets it go")  # fmt: skip


def _audience(name: str) -> str:
    return "the house" if name == HOUSE else f"the audience {name!r}"
