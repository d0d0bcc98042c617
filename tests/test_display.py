"""Records in a notebook: readable, escaped, and whole in the structured type."""

from __future__ import annotations

from briefing.bundle import MIME, decode, mimebundle
from briefing.display import view
from briefing.models import Failure, Front, Part, Section, Statement, Table, Verdict
from tests.build import article, coverage

TEXT = article("Radar <b>data</b> are shared by the allies.", title="Radar")
SAID = Statement("fact", (Part(TEXT.text, "verbatim", TEXT.span(0, len(TEXT.text))),))
SECTION = coverage(TEXT).keep(Section("test", "A section", (SAID,), Table(("What",), ((SAID,),))))


def test_a_statement_shows_its_reference() -> None:
    """S1.P1 is the first paragraph of the first source."""
    assert view(SECTION).lines == ("Radar <b>data</b> are shared by the allies. [S1.P1]",)


def test_html_is_escaped() -> None:
    """Markup in an article stays text."""
    assert "<b>" not in view(SECTION).html()


def test_markdown_is_escaped() -> None:
    """Marks in an article stay text."""
    assert r"\<b\>data" in view(SECTION).markdown()


def test_a_table_has_a_source_column() -> None:
    """Each row names its references."""
    assert view(SECTION).head == ("What", "Source")


def test_an_empty_section_says_so() -> None:
    """The words for nothing are shown."""
    assert view(Section("test", "A section", empty="Nothing.")).lines == ("Nothing.",)


def test_a_verdict_lists_its_failures() -> None:
    """Section, statement and reason."""
    verdict = Verdict(3, (Failure("Facts", "A lie.", "wording", "not said"),))
    shown = view(verdict)
    assert (shown.title, shown.rows) == (
        "3 statements checked, 1 failed",
        (("Facts", "A lie.", "not said"),),
    )


def test_the_structured_type_is_the_record() -> None:
    """What is shown can be read back whole."""
    front = Front("A title", "Topic briefing", (("Basis", "one source"),))
    assert [decode(mimebundle(record)[MIME]) for record in (SECTION, front)] == [SECTION, front]
