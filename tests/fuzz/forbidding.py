"""What a policy of distribution forbids, said again slowly and apart from the kit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from briefing.delivery.policy.records import Policy, Readers, Way
from tests.fuzz.policies import LABELS


def forbidden(one: Any, readers: Readers, way: Way, policy: Policy, now: datetime) -> Iterator[str]:
    """The policy in other words, slowly: what forbids that this copy leaves by this way."""
    if way.name not in readers.ways or not any(_like(p, one.key) for p in readers.reports):
        yield "list"
    if one.status == "withdrawn":
        yield "withdrawn"
    if (one.audience or "house") != (readers.audience or "house"):
        yield "audience"
    signed = one.status != "draft" and one.version >= 1 and one.by.strip() != ""
    if not signed and not (way.drafts and not readers.only_released):
        yield "draft"
    if one.marking == "":
        if not way.unmarked or readers.most != "TLP:RED":
            yield "unmarked"
    elif one.marking not in LABELS or any(
        most not in LABELS or LABELS.index(one.marking) > LABELS.index(most)
        for most in (way.most, readers.most)
    ):
        yield "marking"
    for rule in policy.rules:
        if any(_like(pattern, one.key) for pattern in rule.reports):
            yield from _timed(rule, one.day, now)
    yield from _quoted(one, way, policy)


def _like(pattern: str, key: str) -> bool:
    """`*` any letters, `?` one, all else itself; letter by letter."""
    if not pattern:
        return not key
    if pattern[0] == "*":
        return any(_like(pattern[1:], key[n:]) for n in range(len(key) + 1))
    return bool(key) and pattern[0] in ("?", key[0]) and _like(pattern[1:], key[1:])


def _timed(rule: Any, day: str, now: datetime) -> Iterator[str]:
    try:
        if rule.embargo and now < _ends(rule.embargo.strip(), date.fromisoformat(day)):
            yield "embargo"
    except (ValueError, OverflowError):
        yield "embargo"
    try:
        if rule.expires and _is_over(rule.expires.strip(), date.fromisoformat(day), now):
            yield "expiry"
    except (ValueError, OverflowError):
        yield "expiry"


def _ends(text: str, day: date) -> datetime:
    """When an embargo ends: a clock and a zone, a wall clock and a zone, or a full moment."""
    words = text.split()
    if len(words) == 1:
        return datetime.fromisoformat(text).astimezone(UTC)
    clock = words[-2].rpartition("T")[2]
    on = date.fromisoformat(words[0][:10]) if len(words) == 3 or "T" in text[:11] else day
    at = datetime.combine(on, time.fromisoformat(clock), ZoneInfo(words[-1]))
    return max(at.replace(fold=0).astimezone(UTC), at.replace(fold=1).astimezone(UTC))


def _is_over(text: str, day: date, now: datetime) -> bool:
    words, zone = text.split(), ZoneInfo("UTC")
    if "/" in words[-1] or words[-1] == "UTC":
        zone = ZoneInfo(words.pop())
    if "-" in words[0]:
        last = date.fromisoformat(words[0])
    else:
        number, unit = re.fullmatch(r"(\d+)([dw])\w*", "".join(words)).groups()  # type: ignore[union-attr]  # a policy that was read
        last = day + timedelta(days=int(number) * (7 if unit == "w" else 1))
    return now.astimezone(zone).date() > last


def _quoted(one: Any, way: Way, policy: Policy) -> Iterator[str]:
    budget = policy.quotation
    if budget.words is None and not budget.outlets:
        return
    short = way.kind == "webhook" or (way.kind == "mail" and not way.attach)
    counts = one.quoted_in_mail if short and one.quoted_in_mail is not None else one.quoted
    if counts is None:
        yield "quotation"
        return
    for outlet, words in counts.items():
        named = [most for name, most in budget.outlets.items() if _same(name, outlet)]
        most = min(named, default=budget.words)
        if most is not None and words > most:
            yield "quotation"


def _same(one: str, other: str) -> bool:
    def bare(name: str) -> str:
        words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
        return "".join(words[1:] if words[:1] == ["the"] and words[1:] else words)

    return bare(one) == bare(other)
