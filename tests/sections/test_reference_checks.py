"""What the reference file has otherwise than a source, and nothing else.

Cases are Markdown files under tests/cases/references: kind, words of the source, what the file has.
The facts they are held against stand in tests/cases/references/facts.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.library import Coverage
from briefing.library.coverage import with_copies
from briefing.models import Article, Statement
from briefing.sections.reference_checks import EMPTY, again, remarks
from briefing.sources import read_bytes
from tests.build import article, articles_in
from tests.reading.dated_cases import Case, cases

FACTS = Path(__file__).parents[1] / "cases" / "references" / "facts"
PROJECT = Path(__file__).parents[2]


def use(folder: Path, monkeypatch: pytest.MonkeyPatch, facts: Path | None) -> None:
    """Work in a project with these facts."""
    (folder / "notebooks").mkdir()
    (folder / "data").mkdir()
    if facts:
        shutil.copytree(facts, folder / "data" / "reference")
    monkeypatch.chdir(folder)


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with the facts of the cases."""
    use(tmp_path, monkeypatch, FACTS)


def said(article: Article) -> list[tuple[str, ...]]:
    """Kind, first words of the source, and first cell of the file, of each remark."""
    return [(kind, *_words(statement)) for kind, statement in remarks(article)]


def _words(statement: Statement) -> tuple[str, str]:
    verbatim = next(p.text for p in statement.parts if p.rule == "verbatim")
    return verbatim, next(p.text for p in statement.parts if p.rule == "reference")


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("case", cases("references"), ids=lambda case: case.title)
def test_remarks(case: Case) -> None:
    """Each case gives its remarks, and no other."""
    assert list(case.rows) == said(case.article)


SLIPS = article(
    "Swedish Defence Minister Lena Holmbergg met Norway's guests.",
    "Sweden and Norway met at Fjord House on July 3, 2022. Norway says that Sweden suspended the "
    "end of the Harbour Pact for good reasons.",
    published="2022-10-01",
)


def shown(*articles: Article) -> Coverage:
    """A coverage with its reference checks made."""
    made = with_copies("radar", articles)
    sections.reference_checks(made)
    return made


@pytest.mark.usefixtures("invented")
def test_each_remark_names_its_row() -> None:
    """The rows cited are those of the remarks, in their order, with pages and reading date."""
    made = shown(SLIPS)
    (section,) = made.sections
    assert [s.notes for s in section.statements] == [(f.id,) for f in made.annex.reference]
    assert {fact.read for fact in made.annex.reference} == {"2026-11-30"}


@pytest.mark.usefixtures("invented")
def test_the_section_is_proven() -> None:
    """The gates pass what the section says, and can make it again."""
    made = shown(SLIPS)
    assert checks.check(made).failures == ()
    assert tuple(again(made.annex)) == made.sections[0].statements


@pytest.mark.usefixtures("invented")
def test_nothing_to_remark_is_said() -> None:
    """With a reference file and sources that agree with it, one line says so."""
    assert shown(article("It rained.")).sections[0].empty == EMPTY


def test_no_reference_file_no_remark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project without facts says nothing at all."""
    use(tmp_path, monkeypatch, None)
    section = shown(SLIPS).sections[0]
    assert (section.statements, section.empty) == ((), "")


@pytest.mark.usefixtures("invented")
def test_a_text_without_a_date_has_no_gaps() -> None:
    """Whether an event lay behind such a text nobody knows; a slip is one all the same."""
    text = article(*SLIPS.paragraphs, published=None)
    assert [kind for kind, *_ in said(text)] == ["name", "date"]


@pytest.mark.usefixtures("invented")
def test_a_slip_told_twice_is_told_once() -> None:
    """The same event with the same wrong date is one remark."""
    text = article(
        "Sweden and Norway met at Fjord House on July 3. They met at Fjord House on July 3."
    )
    assert len(said(article(text.text, published="2022-10-01"))) == 1


@pytest.mark.usefixtures("invented")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            "Sweden Norway signed Harbour Pact decided to end suspended the in 2021 on June 3 , . "
            "Fjord summit met at House Defence Minister Lena Holmbergg Lena Holmberg Tomas Vik “ ” "
            "first Sea Lantern said not \n\n".split(" ")
        ),
        min_size=1,
        max_size=60,
    )
)
def test_whatever_is_said_is_proven(words: list[str]) -> None:
    """Words of facts in any order: whatever the section says of them passes the gates."""
    text = " ".join(words).strip() or "x"
    made = shown(article(*filter(None, map(str.strip, text.split("\n\n"))), published="2024-01-02"))
    assert checks.check(made).failures == ()


def test_the_sample_has_one_slip() -> None:
    """One article of the sample names the wrong day, as a real source did; nothing else is one."""
    found = [
        (path.name, *remark)
        for path in sorted((PROJECT / "data" / "sample").glob("*.txt"))
        for text in articles_in(path.read_bytes(), path.name)
        for remark in said(text)
        if remark[0] != "gap"
    ]
    assert found == [
        ("2024-07-30-editorial-after-the-pact.txt", "date", "meeting in Japan", "28 July 2024")
    ]


def test_the_seed_has_its_two_slips(shared: Path) -> None:
    """The name of a minister and the month of a decision, and nothing else, are called slips."""
    (path,) = (shared / "seed").glob("*.txt")
    (text,) = (a for a in read_bytes(path.read_bytes(), path.name) if isinstance(a, Article))
    found = [remark for remark in said(text) if remark[0] != "gap"]
    assert [(kind, cell) for kind, _, cell in found] == [
        ("name", "Nobuo Kishi"),
        ("date", "22 November 2019"),
    ]
    assert "[sic]" in remarks(text)[0][1].text
