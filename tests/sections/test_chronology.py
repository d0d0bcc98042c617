"""A chronology: each event once, in order of time, with its date as read and nothing forced."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.library import Coverage
from briefing.library.coverage import with_copies
from briefing.models import Article
from briefing.phrases import chronology as words
from briefing.reading import dates, read
from briefing.sections.dates_read import PHRASE_OF
from tests.build import article, coverage
from tests.checks.test_whatever import articles
from tests.reading.dated_cases import Case, cases

ALL = (
    sections.turning_points,
    sections.upcoming,
    sections.chronology,
    sections.undated,
    sections.disputed_dates,
    sections.dates_read,
)


def rows(made: Coverage, slug: str) -> list[tuple[str, ...]]:
    """The printed cells of the section made last under this name."""
    table = next(s for s in made.sections if s.slug == slug).table
    return [tuple(cell.text for cell in row) for row in table.rows] if table else []


def made(*texts: Article) -> Coverage:
    """Every section of a chronology."""
    whole = coverage(*texts, topic="radar")
    for make in ALL:
        make(whole)
    return whole


@pytest.mark.parametrize("case", cases("chronology"), ids=lambda case: case.title)
def test_rows(case: Case) -> None:
    """Each row but its number of sources, as a case expects it."""
    told = [row[:5] for row in rows(made(case.article), "chronology")]
    assert told == [*case.rows]


@pytest.mark.parametrize("case", cases("dates_read"), ids=lambda case: case.title)
def test_how_dates_were_read(case: Case) -> None:
    """Each expression with its value and its rule in words."""
    assert rows(made(case.article), "dates_read") == [*case.rows]


def test_every_rule_has_words() -> None:
    """Each rule that a section names has a phrase of the kit."""
    assert set(PHRASE_OF.values()) <= set(words.READ_AS)


def test_a_second_source_is_counted() -> None:
    """One event told by two outlets is told by two independent sources."""
    one = article("Norway signed the radar treaty with Denmark in Oslo on 3 May 2024.")
    other = article(
        "On 3 May 2024 Norway signed the radar treaty with Denmark in Oslo, ministers said.",
        outlet="Nordland News",
    )
    told = {row[5] for row in rows(made(one, other), "chronology")}
    assert told == {"2 independent sources"}


def test_a_copy_is_no_second_source() -> None:
    """The same text under another outlet counts once."""
    text = "Norway signed the radar treaty with Denmark in Oslo on 3 May 2024. It has ten pages."
    twice = with_copies("radar", [article(text), article(text + " ", outlet="Nordland News")])
    sections.chronology(twice)
    assert {row[5] for row in rows(twice, "chronology")} == {"1 source"}


def test_disputed_dates_stand_side_by_side() -> None:
    """Two sources date one act differently; both are cited and the row is flagged."""
    one = article("Norway retracted its decision to end the radar treaty in September 2019.")
    other = article(
        "Norway retracted its decision to end the radar treaty on 22 November 2019.",
        outlet="Nordland News",
    )
    told = made(one, other)
    ((first, then, second, there),) = rows(told, "disputed_dates")
    assert {then, there} == {"2019-09 (month)", "2019-11-22 (day)"}
    assert {first.split(":")[0], second.split(":")[0]} == {"The Test Gazette", "Nordland News"}
    assert [row[4] for row in rows(told, "chronology")] == ["Past; date disputed"] * 2


def test_a_plan_that_is_over_says_when_it_was_told() -> None:
    """What lay ahead in one text lies behind the newest one."""
    plan = article("Norway will sign the radar treaty on 3 July 2024.", published="2024-06-20")
    later = article("Denmark has ten radars.", published="2024-08-01", outlet="Nordland News")
    status = [row[4] for row in rows(made(plan, later), "chronology")]
    assert status == ["Scheduled, as told on 20 June 2024"]


def test_only_what_is_ahead_is_upcoming() -> None:
    """Of two dates in one sentence, the one after the cut-off."""
    text = article(
        "A dialogue is planned for October, and a youth summit in Busan for early 2025.",
        published="2024-08-18",
    )
    later = article("Denmark has ten radars.", published="2024-11-30", outlet="Nordland News")
    assert [row[0] for row in rows(made(text, later), "upcoming")] == ["2025 (year, early)"]


def test_a_decade_is_nothing_to_watch_for() -> None:
    """What will happen "in the 2020s" has no day to come."""
    text = article("Norway will cut its fleet in the 2020s.", published="2024-06-20")
    assert rows(made(text), "upcoming") == []


def test_an_event_without_a_date_gets_none() -> None:
    """What goes on has no day, and stands in its own table."""
    text = article("Norland continues to launch missiles. Norway signed a pact in 2016.")
    told = made(text)
    assert [row[1] for row in rows(told, "undated")] == ["Ongoing"]
    assert [row[0] for row in rows(told, "chronology")] == ["2016 (year)"]


def test_turning_points_begin_with_their_date() -> None:
    """Each points to its row by the date."""
    text = article("Norway and Denmark signed the radar treaty in Oslo on 3 May 2024.")
    section = next(s for s in made(text).sections if s.slug == "turning_points")
    assert [s.text for s in section.statements] == [
        "3 May 2024: Norway and Denmark signed the radar treaty in Oslo on 3 May 2024."
    ]


def test_of_too_many_events_each_year_keeps_its_weightiest() -> None:
    """Forty rows, no year without one, and the rest counted."""
    told = [f"Norway sank ship number {n} in {1970 + n}." for n in range(50)]
    text = article(" ".join(told), published="2024-06-20")
    whole = made(text)
    section = next(s for s in whole.sections if s.slug == "chronology")
    shown = rows(whole, "chronology")
    assert (len(shown), section.intro.split()[0]) == (40, "10")


def test_a_chronology_passes_the_checks() -> None:
    """Every row is made again from its text."""
    text = article(
        "Ana Lopez met Tom Berg in Oslo on Monday. Talks may resume in early August.",
        "Norland continues to launch missiles.",
    )
    assert checks.check(made(text)).failures == ()


def test_a_wrong_date_is_stopped() -> None:
    """A date that belongs to another row is found out."""
    told = made(article("Norway signed a pact in 2016. Denmark left a league in 2019."))
    section = next(s for s in told.sections if s.slug == "chronology")
    assert section.table is not None
    first, second = section.table.rows
    swapped = replace(section.table, rows=((second[0], *first[1:]),))
    wrong = replace(section, table=swapped, figure=None, headline=None)
    verdict = checks.prove([wrong], told.annex)
    assert "again" in {failure.check for failure in verdict.failures}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.lists(articles(), min_size=1, max_size=4, unique_by=lambda a: a.id))
def test_no_event_has_a_day_its_text_does_not_tell(found: list[Article]) -> None:
    """Every date printed is the value of an expression, or says that it is only a bound."""
    whole = with_copies("accord", found)
    sections.chronology(whole)
    known = {t.value for a in whole.articles for t in read(a).times}
    published = {a.published.date for a in whole.articles if a.published}
    for row in rows(whole, "chronology"):
        for shown in row[0].split("; "):
            bounds = shown.endswith("(bounds)")
            values = [v for v in shown.replace("not after ", "").split() if v[:4].isdigit()]
            assert all(dates.bounds(v) for v in values)
            assert set(values) <= (known | published if bounds else known)
