"""Lists and rules of a policy: what they name must be there, and what they say readable."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from briefing.audiences import HOUSE
from briefing.audiences import load as audiences
from briefing.delivery.markings import ORDER, rank
from briefing.delivery.policy import moments
from briefing.delivery.policy.problems import Notes, near, quoted
from briefing.delivery.policy.records import Policy, Readers, Way

MOST_PATTERNS = 500
_UNREADABLE = (ValueError, OverflowError)


def look(policy: Policy, place: Path, notes: Notes) -> None:
    """Enter what is wrong in lists and rules of a policy that lies at `place`."""
    known = audiences(place.with_name("audiences.toml"))
    for readers in policy.lists.values():
        _list(readers, policy, known, notes)
    for number, rule in enumerate(policy.rules):
        _patterns(rule.reports, ("rules", number, "reports"), notes)
        if not (rule.embargo or rule.expires):
            notes.wrong(("rules", number), "says nothing. Write embargo or expires.")
        _readable(rule.embargo, moments.embargo, ("rules", number, "embargo"), notes)
        _readable(rule.expires, moments.expiry, ("rules", number, "expires"), notes)
    _unused(policy, notes)


def _list(readers: Readers, policy: Policy, known: Iterable[str], notes: Notes) -> None:
    path = ("lists", readers.name)
    there = [HOUSE, *known]
    if readers.audience not in there:
        notes.wrong((*path, "audience"), f"{quoted(readers.audience)} is no audience of "
                    f"data/audiences.toml. {near(readers.audience, there)}")  # fmt: skip
    _patterns(readers.reports, (*path, "reports"), notes)
    for name in readers.ways:
        if name not in policy.ways:
            advice = near(name, policy.ways) if policy.ways else "Write [ways.NAME]."
            notes.wrong((*path, "ways"), f"no way is called {quoted(name)}. {advice}")
    if not readers.ways:
        notes.wrong((*path, "ways"), "is empty: nothing would reach them. Name a way.")
    if len({*readers.ways}) < len(readers.ways):
        notes.wrong((*path, "ways"), "names a way twice.")
    ways = [policy.ways[name] for name in readers.ways if name in policy.ways]
    mailed = any(way.kind == "mail" for way in ways)
    if mailed and not (readers.addresses or readers.addresses_file):
        notes.wrong(path, "addresses is missing, and a way of it is mail. Write addresses = "
                    '["a@example.org"], or addresses_file = "its path".')  # fmt: skip
    if ways and not mailed and (readers.addresses or readers.addresses_file):
        key = "addresses" if readers.addresses else "addresses_file"
        notes.look((*path, key), "no way of this list is mail: nobody is written to.")
    _most(readers, ways, notes)


def _most(readers: Readers, ways: list[Way], notes: Notes) -> None:
    """What can never come to be, though nothing is wrong by itself."""
    path = ("lists", readers.name)
    highest = max((rank(way.most) for way in ways), default=len(ORDER))
    unmarked = any(way.unmarked for way in ways)  # what has no marking needs the highest label
    if ways and rank(readers.most) > highest and not unmarked:
        notes.look((*path, "most"), f"{readers.most} is above all its ways, which carry "
                   f"{ORDER[highest]} at most: nothing higher reaches them.")  # fmt: skip
    if ways and not readers.only_released and not any(way.drafts for way in ways):
        notes.look((*path, "only_released"), "no way of this list says drafts = true: it gets "
                   "none.")  # fmt: skip


def _patterns(patterns: tuple[str, ...], path: tuple[str | int, ...], notes: Notes) -> None:
    if not patterns:
        notes.wrong(path, 'is empty: it fits no report. Write ["*"] for all.')
    if len(patterns) > MOST_PATTERNS:
        notes.wrong(path, f"has more than {MOST_PATTERNS} patterns.")
    for one in patterns:
        if not one.isprintable() or one != one.strip():
            notes.wrong(path, f"{quoted(one)} has a blank at an end or a control character.")


def _readable(
    text: str, parsed: Callable[[str], object], path: tuple[str | int, ...], notes: Notes
) -> None:
    try:
        if text:
            parsed(text)
    except _UNREADABLE as error:
        notes.wrong(path, f"{error}.")


def _unused(policy: Policy, notes: Notes) -> None:
    used = {name for readers in policy.lists.values() for name in readers.ways}
    for name, way in policy.ways.items():
        lists = [readers for readers in policy.lists.values() if name in readers.ways]
        if name not in {*used, policy.owner_way}:
            notes.look(("ways", name), "no list names this way: nothing goes by it.")
        elif way.unmarked and not any(one.most == ORDER[-1] for one in lists):
            why = f"no list of this way may have {ORDER[-1]}, and what has no marking counts as "
            notes.look(("ways", name, "unmarked"), f"{why}above it: none goes.")
        elif way.drafts and lists and all(one.only_released for one in lists):
            notes.look(("ways", name, "drafts"), "each list of this way says, or means, "
                       "only_released = true: no draft goes.")  # fmt: skip
    if not policy.lists:
        notes.look((), "no list is written, so that nothing leaves. Write [lists.NAME].")
