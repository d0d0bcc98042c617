"""Words quoted: what a report prints of each outlet's texts, counted as it prints it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery import quoting
from briefing.delivery.passages import marked, printed_words
from briefing.delivery.policy.records import Budget, Policy
from briefing.delivery.printed import UNKNOWN, counts
from briefing.exporters import export
from briefing.exporters.mail.cited import cited
from briefing.exporters.variants import made_for
from briefing.exporters.writing import Options
from briefing.models import Annex, Article, Part, Section, Statement, Table
from tests.delivery.policy.build import copy
from tests.exporters import notebook as nb

ONE = nb.article(
    "The council said it would open a pier. It gave no figure.",
    "Nobody else was asked about the plan of the council.",
    published="2024-03-04",
)
TWO = nb.article(
    "The pier is a mistake, and a dear one.", published="2024-03-05", outlet="The Post"
)
BOTH = Annex((ONE, TWO))


def section(*statements: Statement) -> Section:
    """A section of these statements."""
    return Section("reported", "What is reported", statements)


def test_the_complete_report_prints_each_text_whole() -> None:
    """All words of each outlet, whatever is cited."""
    assert quoting.quoted(BOTH, []) == {"The Post": 9, "The Test Gazette": 22}


def test_a_mail_prints_the_paragraphs_that_are_cited() -> None:
    """The whole paragraph, though one sentence of it is."""
    made = [section(nb.cited("fact", ONE, "It gave no figure."))]
    assert counts(BOTH, made).mail == {"The Post": 0, "The Test Gazette": 12}


def test_without_an_annex_only_what_statements_say_is_printed() -> None:
    """The words of the passage, not those of the kit, each place once."""
    said = nb.cited("quotation", ONE, "It gave no figure", ", said a text.")
    found = counts(BOTH, [section(said, said)], annexed=False)
    assert found.report == found.mail == {"The Post": 0, "The Test Gazette": 4}


def test_a_passage_inside_another_counts_once() -> None:
    """A sentence, and a fragment of it."""
    told = [nb.cited("fact", ONE, "It gave no figure."), nb.cited("quotation", ONE, "no figure")]
    found = counts(BOTH, [section(*told)], annexed=False)
    assert found.report["The Test Gazette"] == 4


def test_cells_of_a_table_and_headlines_count() -> None:
    """As sentences do."""
    table = replace(
        section(),
        headline=nb.cited("fact", TWO, "The pier is a mistake"),
        table=Table(("What",), ((nb.cited("fact", ONE, "gave no figure"),),)),
    )
    found = counts(BOTH, [table], annexed=False)
    assert found.report == {"The Post": 5, "The Test Gazette": 3}


def test_a_section_that_is_not_printed_quotes_nothing() -> None:
    """It has nothing to say."""
    silent = Section("reported", "What is reported", headline=nb.cited("fact", ONE, "no figure"))
    assert counts(BOTH, [silent], annexed=False).report["The Test Gazette"] == 0


def test_words_of_a_text_that_is_not_there_are_told_apart() -> None:
    """They count: somebody's words are printed."""
    found = quoting.quoted(Annex((TWO,)), [section(nb.cited("fact", ONE, "It gave no figure."))])
    assert found == {UNKNOWN: 4, "The Post": 9}


def test_a_text_without_an_outlet_counts_under_that() -> None:
    """In the words of the annex."""
    nobody = replace(TWO, outlet=None)
    assert quoting.quoted(Annex((nobody,)), []) == {"Outlet not printed": 9}


QUOTED = [
    ("The paper says “It gave no figure”.", 4),
    ('He read: "the PLAN of\nthe council", he said.', 5),
    ("> Nobody else was asked\n> about the plan.\n\nIndeed.", 7),
    ("“The council said … it gave no figure”", 7),
    ("“The council [of the town] said it would open”", 4),
    ("So the paper calls it a “mistake”.", 0),
    ("“It gave some figure”", 0),
    ("It gave no figure.", 0),
    ("„It gave no figure“", 4),
]


@pytest.mark.parametrize(("prose", "words"), QUOTED)
def test_quotations_in_an_analyst_s_words_count(prose: str, words: int) -> None:
    """Where a text has the same words, from three on; case, marks and line ends make none."""
    found = counts(Annex((ONE,)), [], [prose], annexed=False)
    assert found.report == {"The Test Gazette": words}


def test_a_quotation_in_a_judgement_counts() -> None:
    """An analyst typed it."""
    said = Statement(
        "judgement", (Part("It “gave no figure”, which is odd.", "analyst", note="x"),)
    )
    found = counts(Annex((ONE,)), [section(said)], annexed=False)
    assert found.report == {"The Test Gazette": 3}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The pier – a dear one – opens.", 6),
        ("菊の展示。", 4),
        ("시장은 내년에도 축제를", 3),
        ("2024年、Pier 2", 4),
        ("", 0),
    ],
)
def test_words_of_any_script_are_counted(text: str, words: int) -> None:
    """Letters of scripts without blanks are a word each."""
    assert printed_words(text) == words


@given(st.text(max_size=200))
def test_any_text_has_a_number_of_words(text: str) -> None:
    """Never more than letters."""
    assert 0 <= printed_words(text) <= len(text)
    assert all(isinstance(one, str) for one in marked(text))


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from("the pier opens in may and nobody came".split()), min_size=1).map(
        " ".join
    ),
    min_size=1,
    max_size=4,
)


@given(PARAGRAPHS, st.data())
def test_a_mail_never_prints_more_than_the_report(paragraphs: list[str], some: Any) -> None:
    """And a report no more than there is."""
    text = nb.article(*paragraphs, published="2024-03-04")
    start = some.draw(st.integers(0, len(text.text) - 1))
    end = some.draw(st.integers(start + 1, len(text.text)))
    passage = Part(text.text[start:end], "verbatim", text.span(start, end))
    shown = [section(Statement("fact", (passage,)))]
    whole = counts(Annex((text,)), shown)
    alone = counts(Annex((text,)), shown, annexed=False)
    outlet = "The Test Gazette"
    assert whole.report[outlet] == printed_words(text.text)
    assert alone.report[outlet] == printed_words(passage.text)
    assert whole.mail[outlet] <= whole.report[outlet]


def by_outlet(passages: dict[str, list[str]]) -> dict[str, int]:
    """The words of passages by outlet."""
    return {outlet: sum(map(printed_words, told)) for outlet, told in sorted(passages.items())}


def texts(report: Any) -> dict[str, list[str]]:
    """The passages of a report's annex by outlet."""
    found: dict[str, list[str]] = {}
    for source in (*report.annex.articles, *report.annex.earlier):
        found.setdefault(source.record[0], []).extend(one.text for one in source.paragraphs)
    return found


def test_the_count_is_that_of_what_is_written() -> None:
    """The same words as the annex of the complete report, and as that of its mail."""
    made = made_for(nb.briefing(figure=True), Options()).content.report
    found = quoting.of(nb.briefing(figure=True))
    assert found.report == by_outlet(texts(made))
    assert found.mail == by_outlet(texts(cited(made)))


def test_the_count_is_that_of_the_markdown() -> None:
    """Counted in the file itself, marks and references taken off."""
    page = export(nb.briefing(), "md").data.decode()
    lines = re.findall(r"(?m)^\*\*P\d+\*\* (.+)$", page)
    plain = [re.sub(r" \(cited in .*\)$|<[^>]+>|\\", "", line) for line in lines]
    assert sum(map(printed_words, plain)) == sum(quoting.of(nb.briefing()).report.values())


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an audience that may not read a name."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "audiences.toml").write_text('[press]\nredact = ["Ada Finch"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_what_an_audience_may_not_read_is_not_counted() -> None:
    """Two words are blacked out."""
    house, press = quoting.of(nb.briefing()).report, quoting.of(nb.briefing(), "press").report
    assert {name: house[name] - press[name] for name in house} == {
        "The Harbour Post": 0,
        "The Test Gazette": 2,
    }


@pytest.mark.usefixtures("project")
def test_an_annex_for_the_house_alone_is_not_counted_for_others() -> None:
    """A cell tagged audience:house: the others get the statements."""
    made = nb.notebook(
        nb.shows(nb.FRONT), nb.shows(nb.SECTIONS[0]), nb.shows(nb.ANNEX, "audience:house"),
        nb.shows(nb.PASSED),
    )  # fmt: skip
    found = quoting.of(made, "press")
    assert found.report == found.mail
    assert 0 < found.report["The Test Gazette"] < quoting.of(made).report["The Test Gazette"]


def asked(words: int | None) -> Policy:
    """A policy with a budget, or without."""
    return Policy(quotation=Budget(words=words))


def test_a_copy_is_counted_where_the_policy_asks(tmp_path: Path) -> None:
    """From its notebook."""
    import nbformat

    path = tmp_path / "briefing.ipynb"
    path.write_text(nbformat.writes(nb.briefing()), "utf-8")  # type: ignore[no-untyped-call]
    one = copy(folder=tmp_path, quoted=None, quoted_in_mail=None)
    known = quoting.of(nb.briefing())
    found = quoting.counted(one, asked(100))
    assert (found.quoted, found.quoted_in_mail) == (known.report, known.mail)
    assert quoting.counted(one, asked(None)) is one


def test_a_copy_without_a_notebook_stays_uncounted(tmp_path: Path) -> None:
    """The judge then keeps it back."""
    one = copy(folder=tmp_path, quoted=None)
    assert quoting.counted(one, asked(100)) is one


def test_what_was_counted_is_not_counted_again() -> None:
    """A signed version knows."""
    one = copy(quoted={"A": 1})
    assert quoting.counted(one, asked(100)) is one


def test_every_text_is_counted_for_its_own_outlet() -> None:
    """Two outlets that print one text each print it."""
    again: Article = replace(ONE, id="another", outlet="The Post")
    assert quoting.quoted(Annex((ONE, again)), []) == {"The Post": 22, "The Test Gazette": 22}
