"""Embargoes and expiries, read strictly or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.policy import moments

TEXTS = st.text(max_size=40) | st.from_regex(
    r"[0-9: T+-]{1,20}( (Europe/[A-Z][a-z]{2,6}|UTC|days?|\.\./x))?", fullmatch=True
)


@given(TEXTS)
def test_any_embargo_is_read_or_refused(text: str) -> None:
    """ValueError or OverflowError; what is read ends at a moment."""
    try:
        ends = moments.embargo(text).ends(date(2026, 11, 30))
    except (ValueError, OverflowError):
        return
    assert ends.tzinfo is UTC


@given(TEXTS, st.dates())
def test_any_expiry_is_read_or_refused(text: str, day: date) -> None:
    """A span ends after its report's day."""
    try:
        found = moments.expiry(text)
        last = found.last(day)
    except (ValueError, OverflowError):
        return
    assert found.day == last or last > day


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2037, 12, 31)),
    st.times(),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Seoul", "Australia/Lord_Howe"]),
)
def test_an_embargo_never_ends_before_the_clock_says_so(
    day: date, clock: object, zone: str
) -> None:
    """By the clocks of its zone it is that time then, or past it."""
    told = f"{clock:%H:%M}"
    ends = moments.embargo(f"{told} {zone}").ends(day).astimezone(moments.zone(zone))
    assert ends.replace(tzinfo=None) >= datetime.fromisoformat(f"{day} {told}")


@pytest.mark.parametrize(
    "name", ["Europe", "../etc/passwd", "/etc/localtime", "", "europe/berlin "]
)
def test_what_is_no_zone_is_none(name: str) -> None:
    """No path leads out of the zones."""
    with pytest.raises(ValueError, match="is no time zone"):
        moments.zone(name)
