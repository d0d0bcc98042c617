"""What the reference file says is proven against its row, and stands apart."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import checks, sections
from briefing.checks.gates import prove
from briefing.checks.reference import apart, on_file, sayings
from briefing.library.coverage import Coverage, with_copies
from briefing.models import Annex, Fact, Part, Section, Statement
from tests.build import article

FACTS = Path(__file__).parents[1] / "cases" / "references" / "facts"
TEXT = article(
    "Swedish Defence Minister Lena Holmbergg met Norway's guests. Sweden and Norway met at Fjord "
    "House on July 3, 2022.",
    published="2022-10-01",
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coverage:
    """A coverage whose reference checks have two remarks."""
    (tmp_path / "notebooks").mkdir()
    shutil.copytree(FACTS, tmp_path / "data" / "reference")
    monkeypatch.chdir(tmp_path)
    coverage = with_copies("radar", [TEXT])
    sections.reference_checks(coverage)
    return coverage


def whys(section: Section, annex: Annex) -> set[str]:
    """Which gates a section does not pass."""
    return {failure.check for failure in prove([section], annex).failures}


def changed(section: Section, **fields: object) -> Section:
    """The section with the reference part of its first remark changed."""
    first, *rest = section.statements
    parts = tuple(
        replace(part, **fields) if part.rule == "reference" else part  # type: ignore[arg-type] # any field
        for part in first.parts
    )
    return replace(section, statements=(replace(first, parts=parts), *rest))


def test_remarks_pass(made: Coverage) -> None:
    """What the section says as it is."""
    assert checks.check(made).failures == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Lena Holmborg"},
        {"note": "vik-tomas"},
        {"note": "nobody"},
        {"note": None},
        {"span": TEXT.span(0, 7)},
        {"text": "https://example.org/holmberg"},
    ],
)
def test_another_cell_is_found_out(made: Coverage, fields: dict[str, object]) -> None:
    """Another text, another row, a row nobody cites, a passage of the source."""
    assert whys(changed(made.sections[0], **fields), made.annex)


def test_another_name_of_the_row_is_not_the_remark(made: Coverage) -> None:
    """It is what the row says; made again, the section says another form."""
    section = changed(made.sections[0], text="Holmberg Lena")
    assert {f.check for f in prove([section], made.annex).failures} == {"again"}


def test_a_row_that_the_file_does_not_have(made: Coverage) -> None:
    """A forged row in the annex, and one row under two numbers."""
    first = made.annex.reference[0]
    forged = replace(first, urls=("https://example.com/other",))
    for rows in ((forged,), (first, first)):
        verdict = prove((), replace(made.annex, reference=rows))
        assert [failure.section for failure in verdict.failures] == ["Reference file"]


def test_the_file_stands_in_nothing_else(made: Coverage) -> None:
    """A fact may not borrow from it, and a reference check may not go without."""
    name = Part("Lena Holmberg", "reference", note="holmberg-lena")
    said = Part("met", "verbatim", TEXT.span(44, 47))
    for kind, parts in (("fact", (said, name)), ("reference", (said,))):
        section = Section("reported", "Reported", (Statement(kind, parts),))  # type: ignore[arg-type] # both are kinds
        assert [failure.check for failure in apart(section, made.annex)] == ["reference"]


def test_what_a_row_may_say() -> None:
    """Names and cells, days as printed for readers; no id, no words, no participants."""
    cells = (
        ("id", "pact"),
        ("name", "The pact"),
        ("words", "sign pact"),
        ("date", "2020-06-15"),
        ("end", "2020-06-17"),
        ("place", "Oslo"),
        ("participants", "sweden"),
    )
    fact = Fact("pact", "events.csv", cells, ("https://example.org/p",), "2026-11-30")
    days = {"15 June 2020", "17 June 2020", "15 to 17 June 2020"}
    assert sayings(fact) == {"The pact", "Oslo", *days}
    annex = Annex((TEXT,), reference=(fact,))
    assert on_file(Part("Oslo", "reference", note="pact"), annex) == ""
