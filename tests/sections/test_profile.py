"""An actor profile: who it is, where it stands, whom it meets; each cell from its passage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.errors import UnknownNameError
from briefing.library import Coverage
from briefing.library.coverage import with_copies
from briefing.models import Article, Section
from briefing.sections.cast import cast
from briefing.sections.lookup import find
from tests.build import article, coverage
from tests.checks.test_whatever import NAMES, PLACES, articles
from tests.reading.dated_cases import Case, cases

ALL = (
    sections.identity,
    sections.position_now,
    sections.next_appearances,
    sections.positions,
    sections.position_changes,
    sections.words,
    sections.contacts,
    sections.said_of,
    sections.described,
    sections.silence,
)
FIRST = article(
    "Foreign Minister Ana Lopez of Norway met Tom Berg in Oslo on 3 May 2024. "
    "Lopez supports the radar treaty with Denmark. "
    "“We want the radar treaty to be signed this year,” Lopez said.",
    "Berg condemned the fishing quota. “Ana Lopez is a friend of Denmark,” Berg said.",
    published="2024-05-04",
)
LATER = article(
    "Prime Minister Ana Lopez opposes the radar treaty with Denmark. "
    "Lopez will visit Berlin on 9 September 2024. Lopez did not meet Tom Berg.",
    published="2024-08-20",
    outlet="Nordland News",
)
VIEW = article(
    "Lopez should stop hiding behind her ministers. Ana Lopez has been a weak leader.",
    published="2024-08-21",
    genre="editorial",
    outlet="The Fjord",
)


def profile(actor: str, *texts: Article) -> Coverage:
    """Every section of a profile of `actor`."""
    made = coverage(*texts, topic=actor)
    for make in ALL:
        make(made)
    return made


def rows(made: Coverage, slug: str) -> list[tuple[str, ...]]:
    """The printed cells of one section."""
    section = section_of(made, slug)
    table = section.table
    return [tuple(cell.text for cell in row) for row in table.rows] if table else []


def section_of(made: Coverage, slug: str) -> Section:
    """The section that was made last under this name."""
    return next(s for s in made.sections if s.slug == slug)


def test_roles_stand_with_the_dates_of_their_texts() -> None:
    """A role holds for the text that prints it, and for no other."""
    made = profile("Ana Lopez", FIRST, LATER)
    roles = [row[1:] for row in rows(made, "identity") if row[0] == "Role as printed"]
    assert roles == [
        ("Foreign Minister", "in a text of 4 May 2024"),
        ("Prime Minister", "in a text of 20 August 2024"),
    ]


def test_a_description_that_judges_is_no_role() -> None:
    """What a hostile text calls somebody is a view, and stands in no identity."""
    hostile = article("War maniac and fascist dictator Ana Lopez met Tom Berg on 5 May 2024.")
    made = profile("Ana Lopez", FIRST, hostile)
    assert [row for row in rows(made, "identity") if "dictator" in " ".join(row)] == []


def test_the_latest_stance_is_the_position_now() -> None:
    """Of two stances on one issue, the later one."""
    now = rows(profile("Ana Lopez", FIRST, LATER), "position_now")
    assert [row[1] for row in now if row[0] == "Radar treaty"] == ["Opposes"]


def test_a_turn_of_stance_cites_both_passages() -> None:
    """For in May, against in August."""
    made = profile("Ana Lopez", FIRST, LATER)
    (row,) = section_of(made, "position_changes").table.rows  # type: ignore[union-attr]
    assert [cell.text for cell in row][1::3] == ["Supports", "Opposes"]
    assert {span.article for cell in row for span in cell.spans} == {FIRST.id, LATER.id}


def test_two_stances_of_one_day_are_no_change() -> None:
    """Who is for one thing and against another has not turned."""
    text = article("Ana Lopez supports the radar treaty. Ana Lopez opposes the radar treaty.")
    assert rows(profile("Ana Lopez", text), "position_changes") == []


def test_contacts_tell_whether_they_took_place() -> None:
    """Met, to be visited, and not met."""
    told = [(row[0], row[1], row[3]) for row in rows(profile("Lopez", FIRST, LATER), "contacts")]
    assert told == [
        ("3 May 2024", "Tom Berg", "Past"),
        ("9 September 2024", "Berlin", "Planned"),
        ("published 20 August 2024", "Tom Berg", "Denied"),
    ]


def test_who_is_met_has_a_contact_too() -> None:
    """The object of the verb, seen from his side."""
    told = [row[1] for row in rows(profile("Tom Berg", FIRST), "contacts")]
    assert told == ["Ana Lopez"]


def test_own_words_and_those_of_others_are_apart() -> None:
    """What she said, and what he said of her."""
    made = profile("Ana Lopez", FIRST)
    said = ["“We want the radar treaty to be signed this year”"]
    assert [row[1] for row in rows(made, "words")] == said
    assert [row[0] for row in rows(made, "said_of")] == ["Tom Berg"]


def test_opinion_is_its_holders() -> None:
    """A writer's view begins with the outlet that prints it."""
    made = profile("Ana Lopez", FIRST, VIEW)
    told = [statement.text for statement in section_of(made, "described").statements]
    assert told != []
    assert all(text.startswith("The Fjord argues: “") for text in told)


def test_silence_is_a_gap_with_both_names() -> None:
    """He takes a stand on the quota; she takes none."""
    told = [s.text for s in section_of(profile("Ana Lopez", FIRST), "silence").statements]
    assert told == ["No position of Ana Lopez is stated on “fishing quota”; Tom Berg takes one."]


def test_what_lies_ahead_names_the_actor() -> None:
    """A visit after the information cut-off."""
    ahead = rows(profile("Ana Lopez", FIRST, LATER), "next_appearances")
    assert [row[0] for row in ahead] == ["9 September 2024"]


def test_no_position_is_said_to_be_none() -> None:
    """A name alone has no position."""
    made = profile("Ana Lopez", article("Ana Lopez arrived in Oslo on 3 May 2024."))
    assert section_of(made, "position_now").table is None


def test_a_profile_passes_the_checks() -> None:
    """Every cell is made again from the texts."""
    made = profile("Ana Lopez", FIRST, LATER, VIEW)
    assert checks.check(made).failures == ()


def test_a_role_of_another_is_stopped() -> None:
    """A cell of the table that the texts do not give is found out."""
    made = profile("Ana Lopez", FIRST, LATER)
    section = section_of(made, "contacts")
    assert section.table is not None
    first, *_, second = section.table.rows
    swapped = replace(section.table, rows=((*first[:3], second[3]),))
    verdict = checks.prove([replace(section, table=swapped, headline=None)], made.annex)
    assert "again" in {failure.check for failure in verdict.failures}


def test_names_are_found_in_any_order_and_case() -> None:
    """Family name first or last, hyphen or not."""
    texts = (article("President Yun Seo-yeon met Ana Lopez. Yun Seo-yeon left."),)
    assert {find(texts, name).name for name in ("Yun Seo yeon", "yun seo-yeon", "Yun")} == {
        "Yun Seo-yeon"
    }


def test_a_bare_name_that_fits_two_joins_neither() -> None:
    """Two people of one family name stay apart."""
    texts = (
        article("Minister Ana Lopez met Minister Eva Lopez."),
        article("Minister Lopez left Oslo.", outlet="Nordland News"),
    )
    people = [actor.name for actor in cast(texts) if actor.kind == "person"]
    assert sorted(people) == ["Ana Lopez", "Eva Lopez", "Lopez"]


def test_a_typo_is_answered_with_the_nearest_name() -> None:
    """The names of the coverage are what can be meant."""
    with pytest.raises(UnknownNameError, match="Did you mean 'Ana Lopez'"):
        find((FIRST,), "Ana Lopes")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    found=st.lists(articles(), min_size=1, max_size=4, unique_by=lambda a: a.id),
    actor=st.sampled_from([*NAMES, *PLACES]),
)
def test_whatever_the_texts_a_profile_is_proven(found: list[Article], actor: str) -> None:
    """Every cell of a profile of anybody passes the checks."""
    made = with_copies(actor, found)
    for make in ALL:
        make(made)
    assert checks.check(made).failures == ()


@pytest.mark.parametrize("case", cases("contacts"), ids=lambda case: case.title)
def test_contacts(case: Case) -> None:
    """When, with whom and how sure: the contacts of Ana Lopez, as a case expects them."""
    told = rows(profile("Ana Lopez", case.article), "contacts")
    assert [(row[0], row[1], row[3]) for row in told] == [*case.rows]
