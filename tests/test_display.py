"""Records in a notebook: readable, escaped, and whole in the structured type."""

from __future__ import annotations

from dataclasses import replace

from briefing.bundle import MIME, decode, mimebundle
from briefing.display import view
from briefing.models import (
    Annex,
    Earlier,
    Fact,
    Failure,
    Front,
    Part,
    Section,
    Skipped,
    Statement,
    Table,
    Verdict,
)
from tests.build import article, coverage

DAY = "2024-06-01"
TEXT = article("Radar <b>data</b> are shared by the allies.", title="Radar")
SAID = Statement("fact", (Part(TEXT.text, "verbatim", TEXT.span(0, len(TEXT.text))),))
SECTION = coverage(TEXT).keep(Section("test", "A section", (SAID,), Table(("What",), ((SAID,),))))


def test_a_statement_shows_its_reference() -> None:
    """S1.P1 is the first paragraph of the first source."""
    assert view(SECTION).lines == ("Radar <b>data</b> are shared by the allies. [S1.P1]",)


def test_a_headline_stands_under_the_title() -> None:
    """With its own reference, in every form."""
    shown = view(replace(SECTION, headline=SAID))
    assert shown.headline == "Radar <b>data</b> are shared by the allies. [S1.P1]"
    assert shown.text().splitlines()[1] == shown.headline
    assert "<strong>Radar &lt;b&gt;data" in shown.html()
    assert r"**Radar \<b\>data" in shown.markdown()


def test_a_row_of_the_reference_file_has_a_number() -> None:
    """R1 is the first row a briefing cites."""
    checked = Statement("reference", (Part("Radar Treaty", "reference", note="events/radar"),))
    section = replace(SECTION, statements=(checked,), notes=("events/pier", "events/radar"))
    assert view(section).lines == ("Radar Treaty [R2]",)


def test_a_text_of_the_earlier_run_has_its_own_letter() -> None:
    """E1 is the first text that only the earlier run had."""
    section = replace(SECTION, sources=(), earlier=(TEXT.id,))
    assert view(section).lines == ("Radar <b>data</b> are shared by the allies. [E1.P1]",)


def test_an_annex_lists_all_that_may_be_cited() -> None:
    """Sources, earlier texts and rows by their labels; then what is missing."""
    row = Fact("radar", "events.csv", (("name", "Radar Treaty"),), ("https://example.org",), DAY)
    earlier = Earlier("run", DAY, (), (article("An old text.", title="Old"),))
    annex = Annex((TEXT,), (Skipped("a.pdf", "damaged"),), (row,), earlier=earlier)
    assert view(annex).lines == (
        "S1: Radar",
        "E1: Old, of the earlier run alone",
        "R1: radar in events.csv, read 2024-06-01",
        "Not read: a.pdf: damaged",
    )


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
