"""Times as a person types them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ParameterError
from briefing.ledger.since import since

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("2026-11-29", datetime(2026, 11, 29, tzinfo=UTC)),
        ("2026-11-29T06:30", datetime(2026, 11, 29, 6, 30, tzinfo=UTC)),
        ("2026-11-29T06:30+09:00", datetime(2026, 11, 28, 21, 30, tzinfo=UTC)),
        ("12h", NOW - timedelta(hours=12)),
        (" 7d ", NOW - timedelta(days=7)),
        ("90 m", NOW - timedelta(minutes=90)),
        ("2w", NOW - timedelta(days=14)),
    ],
)
def test_a_time(told: str, found: datetime) -> None:
    """A day, a moment, or how long ago."""
    assert since(told, NOW) == found


@given(st.text() | st.from_regex(re.compile(r"[0-9]{1,7}\s?[mhdwx]", re.ASCII), fullmatch=True))
def test_any_text_is_a_time_or_is_refused(told: str) -> None:
    """In words that show how one is typed."""
    refused = ""
    try:
        since(told, NOW)
    except ParameterError as error:
        refused = str(error)
    assert not refused or "such as 2026-11-30" in refused
