"""The rules about the time: what may not leave yet, and what may not leave any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from briefing.delivery.copies import Copy
from briefing.delivery.policy import moments
from briefing.delivery.policy.patterns import fits
from briefing.delivery.policy.records import FILE, Policy, Refusal, Rule
from briefing.errors import ParameterError

_UNREADABLE = (ValueError, OverflowError)


def when(copy: Copy, policy: Policy, now: datetime) -> Iterator[Refusal]:
    """The rules about the time: embargo and expiry of all rules that fit the report."""
    if now.tzinfo is None or now.utcoffset() is None:
        raise ParameterError(f"{now} has no zone; give a moment such as 2026-12-01T06:00Z")
    for number, rule in enumerate(policy.rules, start=1):
        if fits(rule.reports, copy.key):
            yield from _timed(copy, rule, number, now)


def _timed(copy: Copy, rule: Rule, number: int, now: datetime) -> Iterator[Refusal]:
    if rule.embargo:
        try:
            ends = moments.embargo(rule.embargo).ends(date.fromisoformat(copy.day))
            if now < ends:
                yield Refusal("embargo", f"embargo until {_told(ends, rule.embargo)}: deliver it "
                              f"then, or change embargo of rule {number} in {FILE}")  # fmt: skip
        except _UNREADABLE as error:
            yield _unclear("embargo", rule.embargo, number, error)
    if rule.expires:
        try:
            span = moments.expiry(rule.expires)
            last = span.last(date.fromisoformat(copy.day))
            if span.today(now) > last:
                yield Refusal("expiry", f"its last day was {last} ({span.zone}): make it anew, or "
                              f"change expires of rule {number} in {FILE}")  # fmt: skip
        except _UNREADABLE as error:
            yield _unclear("expiry", rule.expires, number, error)


def _told(ends: datetime, written: str) -> str:
    plain = f"{ends:%Y-%m-%d %H:%M} UTC"
    zone = moments.embargo(written).zone
    if zone == "UTC":
        return plain
    return f"{ends.astimezone(moments.zone(zone)):%Y-%m-%d %H:%M} {zone} ({plain})"


def _unclear(
    name: Literal["embargo", "expiry"], written: str, number: int, error: Exception
) -> Refusal:
    return Refusal(name, f"{name} {written[:60]!r} of rule {number} cannot be read for this report "
                   f"({error}): correct it in {FILE}")  # fmt: skip
