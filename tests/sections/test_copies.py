"""What copies share is printed once, and the sections say what they are copies of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefing import checks, sections
from briefing.library.coverage import Coverage, with_copies
from briefing.models import Article, Section, Statement
from briefing.sections import choice
from tests.build import article, whole

LEAD = (
    "Defence Minister Ana Lopez met her counterpart Tom Berg in Oslo on 12 June 2024 to settle "
    "how their coast guards will share radar data.",
    "“We will share radar data by the end of the year,” Lopez said after the meeting.",
    "The ministers signed the Radar Exchange Accord (REA) in March 2023 and linked two stations "
    "in May 2024.",
    "Fishing associations asked for clearer rules after two trawlers were boarded by mistake "
    "last spring off the northern islands.",
    "The accord lists eleven stations and sets aside money for spare antennas and cables.",
)
MORE = "Harbour master Eva Strand opened a new pier for the patrol boats on 3 June 2024."
OTHER = "Growers in the river valley sold their barley to brewers across the border in May 2024."


def one(outlet: str, *paragraphs: str, day: str = "2024-06-20") -> Article:
    """An article of an outlet."""
    return article(*paragraphs, outlet=outlet, published=day, title=f"{outlet} on radar")


@pytest.fixture
def made() -> Coverage:
    """One story in two papers, the second with a paragraph more, and another story."""
    return whole(
        with_copies(
            "radar",
            (
                one("Bay Post", *LEAD, day="2024-06-19"),
                one("Hill Times", *LEAD, MORE),
                one("Moor Journal", OTHER),
            ),
        )
    )


def section(made: Coverage, slug: str) -> Section:
    """The section of this name."""
    return next(s for s in made.sections if s.slug == slug)


def printed(made: Coverage) -> list[str]:
    """Every statement and cell of the facts, quotations and events."""
    found = []
    for slug in ("bottom_line", "key_points", "reported", "timeline", "quotations"):
        shown = section(made, slug)
        found += [s.text for s in shown.statements]
        found += [c.text for row in (shown.table.rows if shown.table else ()) for c in row]
    return found


def test_the_briefing_is_proven(made: Coverage) -> None:
    """Every word on copies and counts passes the gates."""
    sections.front(made)
    assert checks.check(made).failures == ()


def test_no_passage_of_a_copy_is_printed_again(made: Coverage) -> None:
    """Only what the copy adds is cited from it."""
    copy = made.articles[1]
    cited = {
        copy.passage(span)
        for slug in ("bottom_line", "key_points", "reported", "timeline", "quotations", "watch")
        for statement in _statements(section(made, slug))
        for span in statement.spans
        if span.article == copy.id and span.paragraph
    }
    assert all(words in MORE for words in cited)


def _statements(shown: Section) -> list[Statement]:
    rows = shown.table.rows if shown.table else ()
    return [*shown.statements, *(cell for row in rows for cell in row)]


def test_what_a_copy_adds_is_printed(made: Coverage) -> None:
    """The paragraph of the paper's own is not lost."""
    assert any("Eva Strand" in text for text in printed(made))


def test_the_table_names_the_copy(made: Coverage) -> None:
    """Which source it repeats, how, and how much."""
    table = section(made, "sources").table
    assert table is not None
    told = [row[2].text for row in table.rows]
    assert [bool(re.search(r"copy of S1 \((near|holds it), 0\.\d\d|1\.00\)", t)) for t in told] == [
        False,
        True,
        False,
    ]


def test_the_first_column_of_sources_is_their_title(made: Coverage) -> None:
    """The last, which every table has, is called "Source" and leads to it."""
    table = section(made, "sources").table
    assert table is not None
    assert table.columns[0] == "Title"


def test_the_sources_are_counted_once(made: Coverage) -> None:
    """Three outlets, two independent sources, and the origin of the copied text."""
    told = [s.text for s in section(made, "sources").statements]
    assert told[-3:] == [
        "They come from 3 outlets.",
        "They count as 2 independent sources.",
        "2 articles share one text; it was published first as “Bay Post on radar”.",
    ]


def test_the_basis_counts_them(made: Coverage) -> None:
    """The masthead's line."""
    basis = dict(sections.front(made).lines)["Basis"]
    assert basis.startswith("3 articles [S1-S3] from 3 outlets, 2 independent sources, ")


def test_copies_alone_are_one_source() -> None:
    """Two papers with one text confirm nothing."""
    made = whole(with_copies("radar", (one("Bay Post", *LEAD), one("Hill Times", *LEAD, MORE))))
    first = section(made, "gaps").statements[0].text
    assert first.startswith("All sources have one text or carry one agency")


def test_a_coverage_without_copies_is_as_before() -> None:
    """No word on copies where there are none."""
    made = whole(with_copies("radar", (one("Bay Post", *LEAD), one("Moor Journal", OTHER))))
    assert not any("copy of" in text for text in printed(made))


def test_marks_of_copies_do_not_change_the_texts(made: Coverage) -> None:
    """Only the mark is new."""
    copy = made.articles[1]
    assert replace(copy, copy_of=None) == one("Hill Times", *LEAD, MORE)


CREDITED = ("LARVIK, June 19 (Yonhap) -- " + LEAD[0], *LEAD[1:])


def test_those_that_credit_an_agency_are_counted_apart() -> None:
    """A paper that carries the text without a credit is not said to credit anybody."""
    told = section(
        whole(
            with_copies(
                "radar",
                (
                    one("Bay Post", *CREDITED),
                    one("Hill Times", *CREDITED, MORE),
                    one("Moor Journal", *LEAD),
                ),
            )
        ),
        "sources",
    ).statements
    assert [s.text for s in told[-2:]] == [
        "3 articles share one text; which of them had it first is not known.",
        "2 articles share one text and credit an agency whose own is not among the sources.",
    ]


def test_the_quotations_counted_are_those_printed(made: Coverage) -> None:
    """What two papers quote in one text is one quotation."""
    table = section(made, "quotations").table
    told = [s.text for s in section(made, "sources").statements]
    assert table is not None
    assert f"It prints {len(table.rows)} direct quotation." in told


def test_a_position_is_cited_from_the_first_text(made: Coverage) -> None:
    """The table of actors cites no sentence that a copy only says again."""
    copy = made.articles[1]
    cited = [
        copy.passage(span)
        for statement in _statements(section(made, "actors"))
        for span in statement.spans
        if span.article == copy.id
    ]
    assert all(words in MORE for words in cited)


def test_a_person_named_in_copies_does_not_rank_before_others() -> None:
    """Three papers with one text name its people once, two texts name theirs twice."""
    story = "Engineer Eva Strand opened a new pier for the patrol boats on 3 June 2024."
    other = "Engineer Eva Strand told the council on 5 June 2024 that a crane is still missing."
    papers = [one(name, *LEAD) for name in ("Bay Post", "Hill Times", "Vale News")]
    made = whole(
        with_copies("radar", (*papers, one("Moor Journal", story), one("Dale Echo", other)))
    )
    table = section(made, "actors").table
    assert table is not None
    assert table.rows[0][0].text.startswith("Eva Strand")


def _facts_of_a_copy(*paragraphs: str) -> list[str]:
    """What the bottom line and key points may take from an edited copy of the story."""
    papers = (one("Bay Post", *LEAD, day="2024-06-19"), one("Hill Times", *paragraphs))
    made = with_copies("radar", (*papers, one("Moor Journal", OTHER)))
    return [c.statement.text for c in choice.candidates(made) if c.article == 1]


def test_an_edited_copy_leaves_the_fact_to_the_first_text() -> None:
    """One word more does not make a sentence the copy's own."""
    edited = tuple(text.replace("two trawlers", "two old trawlers") for text in LEAD)
    assert _facts_of_a_copy(*edited) == []


@pytest.mark.parametrize(
    ("printed_first", "corrected"),
    [
        ("eleven stations", "12 stations"),
        ("two trawlers", "three trawlers"),
        ("associations asked", "associations never asked"),
        ("Radar Exchange Accord (REA)", "Radar Exchange Accord (REA) of Bergen"),
    ],
)
def test_a_copy_with_another_number_or_name_keeps_its_fact(
    printed_first: str, corrected: str
) -> None:
    """What was corrected is a fact of its own."""
    found = _facts_of_a_copy(*(text.replace(printed_first, corrected) for text in LEAD))
    assert [corrected in text for text in found] == [True]


def test_a_name_that_ends_in_a_stop_gets_no_second() -> None:
    """The full stop of "Jr." closes the sentence as well."""
    made = whole(
        with_copies(
            "radar",
            (
                one("Bay Post", *LEAD),
                one("Moor Journal", *LEAD[:2], "The visit was led by President Ivo Berg, Jr."),
            ),
        )
    )
    told = [s.text for s in section(made, "gaps").statements]
    assert not any(text.endswith("..") for text in told)
