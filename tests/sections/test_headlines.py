"""Over each section stands one line that says what it tells, and the checks make it again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.library import Coverage
from briefing.models import Annex, Kind, Part, Section, Statement, Table
from briefing.phrases import comparing, digest
from briefing.phrases import headlines as words
from briefing.sections.headlines import LONGEST, headline
from tests.build import article, coverage, whole

REPORT = article(
    "Mayor Ada Finch said the harbour council approved a second pier on Monday. "
    "“We have waited ten years for this pier,” Finch said at the town hall.",
    "Treasurer Tom Berg was not at the meeting. The Harbour Works Programme (HWP) began in 2019.",
    "The council will open the pier in May 2025. The cost of it was not told to the members.",
    title="Council approves pier",
    published="2024-06-19",
)
EDITORIAL = article(
    "The pier is a mistake. The council should mend the old one before it builds another.",
    title="Mend the old pier",
    outlet="The Moor Journal",
    genre="editorial",
)


@pytest.fixture(scope="module")
def made() -> Coverage:
    """A whole briefing of the two texts."""
    return whole(coverage(REPORT, EDITORIAL, topic="second pier"))


def told(made: Coverage, slug: str) -> str:
    """The headline of a section, empty without one."""
    section = next(s for s in made.sections if s.slug == slug)
    return section.headline.text if section.headline else ""


def test_what_lies_ahead_is_counted_and_dated(made: Coverage) -> None:
    """The next date is the first row's."""
    assert told(made, "watch") == "One event lies ahead, in May 2025"


def test_iso_dates_are_spelt() -> None:
    """A chronology prints them as they are, its headline as readers write them."""
    span = REPORT.span(0, 10)
    rows = tuple(
        (Statement("watch", (Part(day, "date", span), Part(" (month)", "template"))),)
        for day in ("2028-04", "2028-07")
    )
    made = headline(Section("upcoming", "Upcoming", table=Table(("When",), rows)), Annex((REPORT,)))
    assert made is not None
    assert made.text == "Two events lie ahead, the next in April 2028"


def test_quotations_are_counted(made: Coverage) -> None:
    """And so are their speakers."""
    assert told(made, "quotations") == "One quotation by one speaker"


def test_actors_are_named(made: Coverage) -> None:
    """Who states a position, and how many do not."""
    assert told(made, "actors") == "Ada Finch states a position; one other does not"


def test_the_timeline_tells_its_ends(made: Coverage) -> None:
    """First and last date as printed."""
    first, _, last = told(made, "timeline").partition(", from ")[2].partition(" until ")
    assert (first, last) == ("2019", "May 2025")


def test_an_opinion_has_its_holder(made: Coverage) -> None:
    """A view in a headline is never the kit's."""
    assert told(made, "argued").startswith("The Moor Journal argues: “")


def test_the_basis_is_counted(made: Coverage) -> None:
    """Articles, and the independent sources they are."""
    assert told(made, "sources") == "Two articles, two independent sources"


def test_one_source_confirms_nothing() -> None:
    """The caution comes before the number of gaps."""
    alone = whole(coverage(REPORT, topic="second pier"))
    assert told(alone, "gaps").startswith(words.NOTHING_CONFIRMED)


def tabled(slug: str, *rows: tuple[str, ...]) -> str:
    """The headline of a section whose table has these rows of phrases."""
    cells = tuple(
        tuple(Statement("fact", (Part(text, "template"),)) for text in row) for row in rows
    )
    made = headline(Section(slug, "A section", table=Table((), cells)), Annex((REPORT,)))
    return made.text if made else ""


def test_what_is_new_is_counted_by_kind() -> None:
    """Events before actors before terms, whatever the order of the rows."""
    kinds = digest.NOVELTIES
    rows = [(kinds["actor"],), (kinds["event"],), (kinds["event"],), (kinds["term"],)]
    assert tabled("new", *rows) == "Two events, one actor and one term are new"
    assert tabled("new", rows[0]) == "One actor is new"


def test_what_has_gone_quiet_is_named() -> None:
    """Three by name, the others by number."""
    rows = [(name,) for name in ("Oslo", "Ada Finch", "Tom Berg", "HWP", "NATO")]
    assert tabled("quiet", *rows) == "Oslo, Ada Finch, Tom Berg and two more have gone quiet"
    assert tabled("quiet", rows[0]) == "Oslo has gone quiet"


def test_expectations_are_counted_by_outcome() -> None:
    """Held, failed and open."""
    held, failed = digest.RESULTS["held"], digest.RESULTS["failed"]
    assert tabled("scored", ("Pier", held), ("Vote", failed), ("Ferry", held)) == (
        "Two held and one failed"
    )


def test_disagreements_are_counted_by_kind() -> None:
    """Dates, numbers and names apart."""
    date, number = comparing.DISAGREE["date"], comparing.DISAGREE["number"]
    rows = [("", "", "", kind) for kind in (date, number, date)]
    assert tabled("conflicts", *rows) == "The sources disagree on two dates and one number"


def test_an_empty_section_has_none() -> None:
    """Its own words for nothing are enough."""
    assert told(whole(coverage(topic="second pier")), "timeline") == ""


def test_every_headline_is_proven(made: Coverage) -> None:
    """The checks find nothing against them."""
    assert checks.check(made).failures == ()


@pytest.mark.parametrize("slug", ["watch", "quotations", "actors", "timeline", "argued", "sources"])
def test_another_headline_is_stopped(made: Coverage, slug: str) -> None:
    """Words of the kit that the section does not bear out, too."""
    section = next(s for s in made.sections if s.slug == slug)
    lie = Statement("fact", (Part(words.NOTHING_CONFIRMED, "template"),))
    found = checks.prove([replace(section, headline=lie)], made.annex).failures
    assert [failure.check for failure in found] == ["headline"]


def test_a_wrong_count_is_stopped(made: Coverage) -> None:
    """Two where there is one."""
    section = next(s for s in made.sections if s.slug == "quotations")
    assert section.headline is not None
    first, *rest = section.headline.parts
    wrong = replace(section.headline, parts=(replace(first, text="Two"), *rest))
    found = checks.prove([replace(section, headline=wrong)], made.annex).failures
    assert [failure.check for failure in found] == ["headline"]


PIECES = st.text("ab Ψ1“”|.;[]", max_size=60)
RULES = st.sampled_from(["verbatim", "template", "date", "metadata", "count"])
SPANS = st.none() | st.just(REPORT.span(0, 10)) | st.just(EDITORIAL.whole)
PARTS = st.builds(Part, PIECES, RULES, SPANS)
KINDS: st.SearchStrategy[Kind] = st.sampled_from(["fact", "opinion", "gap", "watch", "quotation"])
STATEMENTS = st.builds(Statement, KINDS, st.lists(PARTS, min_size=1, max_size=4).map(tuple))
ROWS = st.lists(st.tuples(STATEMENTS, STATEMENTS, STATEMENTS), max_size=30).map(tuple)
TABLES = st.none() | ROWS.map(lambda rows: Table(("A", "B", "C"), rows))


@given(
    st.sampled_from([*words.ONE, *(s for s in sections.__all__ if s not in words.ONE), "unknown"]),
    st.lists(STATEMENTS, max_size=30).map(tuple),
    TABLES,
)
def test_no_headline_is_long_or_made_up(
    slug: str, shown: tuple[Statement, ...], table: Table | None
) -> None:
    """Whatever a section holds: at most so many words, all its own, the kit's, or a count."""
    section = Section(slug, "A section", shown, table)
    made = headline(section, Annex((REPORT, EDITORIAL)))
    if made is None:
        return
    cells = [c for row in (table.rows if table else ()) for c in row]
    own = {part for statement in (*shown, *cells) for part in statement.parts}
    published = {Part(a.published.date, "metadata") for a in (REPORT,) if a.published}
    kit = [p for p in made.parts if p not in own and p not in published]
    assert len(made.text.split()) <= LONGEST
    assert all(part.rule in ("template", "count", "metadata") for part in kit)
