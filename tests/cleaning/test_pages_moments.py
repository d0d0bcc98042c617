"""Dates as pages write them, for machines and for readers of many languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cleaning.pages import months
from briefing.cleaning.pages.moments import Moment, is_ahead, moment, plausible


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2024-03-01T10:00:00+09:00", Moment("2024-03-01", "10:00:00", "+09:00")),
        ("2024-03-01T10:00:00.123Z", Moment("2024-03-01", "10:00:00", "Z")),
        ("2024-03-01 10:00", Moment("2024-03-01", "10:00")),
        ("2024-03-01 10:00:00 -0400", Moment("2024-03-01", "10:00:00", "-0400")),
        ("20240301T100000Z", Moment("2024-03-01", "10:00:00", "Z")),
        ("20240301", Moment("2024-03-01")),
        ("2024/03/01", Moment("2024-03-01")),
        ("2024-03", Moment("2024-03")),
        ("Fri, 01 Mar 2024 10:00:00 GMT", Moment("2024-03-01", "10:00:00", "GMT")),
        ("Fri Mar 01 10:00:00 CET 2024", Moment("2024-03-01", "10:00:00", "CET")),
        ("1709287200", Moment("2024-03-01", "10:00:00", "Z")),
        ("1709287200000", Moment("2024-03-01", "10:00:00", "Z")),
        ("03/22/2024 09:49:00", Moment("2024-03-22", "09:49:00")),
        ("2 March 2024", Moment("2024-03-02")),
    ],
)
def test_dates_for_machines(value: str, found: Moment) -> None:
    """ISO 8601 in its forms, mail dates, seconds and milliseconds since 1970."""
    assert moment(value) == found


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "9999-99-99",
        "9999-12-31",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2024-02-30",
        "99999999999999999999",
        "{{ date }}",
        "T10:00",
    ],
)
def test_what_is_no_date(value: str) -> None:
    """Empty fields of databases, placeholders, and days that do not exist."""
    assert moment(value) is None


@pytest.mark.parametrize(
    "text",
    [
        "2. März 2024",
        "02.03.2024",
        "2.3.24, 14:07 Uhr",
        "le 2 mars 2024",
        "2 de marzo de 2024",
        "2 marzo 2024",
        "2 de março de 2024",
        "2 maart 2024",
        "2 marca 2024",
        "2. března 2024",
        "2 марта 2024",
        "2 березня 2024",
        "2 Mart 2024",
        "2. maaliskuuta 2024",
        "2 मार्च 2024",
        "2024年3月2日",
        "2024년 3월 2일",
        "2024. 3. 2.",
        "2 tháng 3, 2024",
        "March 2nd, 2024",
    ],
)
def test_dates_for_readers(text: str) -> None:
    """The second of March in many languages."""
    found = moment(text)
    assert found is not None
    assert found.date == "2024-03-02"


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en-US", "2024-04-05"),
        ("en-GB", "2024-05-04"),
        ("fr", "2024-05-04"),
        ("pt-BR", "2024-05-04"),
        ("en", None),
        (None, None),
    ],
)
def test_slashes_are_read_as_the_language_does(language: str | None, day: str | None) -> None:
    """Month first in the United States, day first elsewhere, unread where it cannot be told."""
    found = moment("04/05/2024", language)
    assert (found.date if found else None) == day


def test_the_number_of_a_month() -> None:
    """By its name in any of the languages, or the beginning of an English one."""
    assert [months.number(name) for name in ("March", "Sept.", "mars", "x")] == [3, 9, 3, None]


def test_the_instant_of_a_moment() -> None:
    """Only of a full date with a time and an offset."""
    first, second = moment("2024-03-01T23:30:00Z"), moment("2024-03-02T08:30+09:00")
    assert first is not None
    assert second is not None
    assert first.instant == second.instant
    assert Moment("2024-03-01", "10:00").instant is None
    assert Moment("2024-03", "10:00", "Z").instant is None
    assert Moment("2024-03-01", "4:45pm", "Z").instant is None


def test_what_lies_ahead() -> None:
    """Tomorrow may already be somewhere; next week is nowhere yet; a far year is no date."""
    today = date.today()  # noqa: DTZ011 — the test allows for a day either way
    assert is_ahead((today + timedelta(days=7)).isoformat())
    assert not is_ahead(today.isoformat())
    assert not plausible((today + timedelta(days=4_000)).isoformat())


@given(st.text(max_size=60), st.none() | st.sampled_from(["en", "en-US", "de", "ko", ""]))
def test_any_text_is_read_or_left(text: str, language: str | None) -> None:
    """No text raises, and what is read is a plausible date."""
    found = moment(text, language)
    assert found is None or plausible(found.date)
    assert found is None or found.instant is None or found.time is not None


@given(
    st.from_regex(
        r"[0-9]{1,5}[-/. ][0-9]{1,3}[-/. ][0-9]{1,5}([T ][0-9]{2}:[0-9]{2}(Z|[+-][0-9]{4})?)?",
        fullmatch=True,
    )
)
def test_numbers_like_dates_are_read_or_left(text: str) -> None:
    """Dates that almost are some never raise."""
    found = moment(text, "de")
    assert found is None or found.instant is None or found.instant.year >= 1799


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2025, 12, 31)))
def test_a_day_is_read_as_written(day: date) -> None:
    """Each way of writing a day gives the day."""
    if day == date(1970, 1, 1):
        return  # an empty field of a database, not a date
    forms = (day.isoformat(), f"{day:%Y%m%d}", f"{day:%d.%m.%Y}", f"{day:%d %B %Y}")
    assert [found.date for form in forms if (found := moment(form))] == [day.isoformat()] * 4
