"""Versions for audiences: what one may not see is in no byte of its report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import ExportError, UnknownNameError
from briefing.exporters import NAMES, blocks, export
from briefing.exporters.variants import made_for
from briefing.exporters.variants.absence import found, prove
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.writing import Options, Written
from briefing.judged import Judgements, Restriction
from briefing.models import Part, Section, Statement
from tests.exporters import notebook as nb

AUDIENCES = """
[press]
title = "The press"
marking = "TLP:CLEAR"
leave_out = ["quotations"]
redact = ["Ada Finch", "1.5 million"]

[ministers]
"""
VIEW = "We think the mayor will resign before the pier opens."
JUDGED = Section(
    "key_judgements",
    "Key judgements",
    (
        Statement("judgement", (Part(VIEW, "analyst", note="x"),)),
        Statement("judgement", (Part("The pier will open late.", "analyst", note="y"),)),
    ),
)
RESTRICTED = Judgements(
    "data/judgements/harbour.yaml",
    restrictions=(Restriction("the mayor will resign", ("ministers",)),),
)
PRESS = Options(audience="press")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two audiences."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "audiences.toml").write_text(AUDIENCES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def briefing(*more: Any) -> Any:
    """A briefing that holds words for some audiences only."""
    annex = replace(nb.ANNEX, judgements=RESTRICTED)
    return nb.notebook(
        nb.shows(nb.FRONT),
        nb.shows(nb.SECTIONS[0]),
        nb.shows(JUDGED),
        nb.shows(nb.SECTIONS[4]),
        nb.shows(nb.DRAWN),
        *more,
        nb.shows(annex),
        nb.shows(nb.PASSED),
    )


def said(made: Any) -> str:
    """Every text of a report."""
    return str(made.content.values)


def test_the_house_sees_all() -> None:
    """Without an audience nothing is left out."""
    whole = said(made_for(briefing(), Options()))
    assert [words in whole for words in (VIEW, "Ada Finch", "Who said what")] == [True] * 3


def test_an_audience_sees_what_it_may() -> None:
    """The restriction names the ministers, whose version has the sentence."""
    assert VIEW in said(made_for(briefing(), Options(audience="ministers")))


def test_a_restricted_sentence_is_left_out_and_its_section_stays() -> None:
    """The other judgement is printed."""
    made = made_for(briefing(), PRESS)
    parts = [b for b in made.content.report.blocks if isinstance(b, blocks.Part)]
    judged = next(part for part in parts if part.slug == "key_judgements")
    assert [sentence.text for sentence in judged.statements] == ["The pier will open late."]


def test_a_section_is_left_out_by_its_name() -> None:
    """It is not in the contents either."""
    report = made_for(briefing(), PRESS).content.report
    assert "Who said what" not in [entry.title for entry in report.contents]


@pytest.mark.parametrize("name", NAMES)
def test_what_the_masthead_says_may_be_left_out_below(name: str) -> None:
    """A sentence that is left out and repeats a line of the masthead stops no report."""
    label, value = nb.FRONT.lines[2]
    repeated = Section(
        "quotations",
        "Quotations",
        (Statement("judgement", (Part(f"{label}: {value}", "template"),)),),
    )
    assert export(briefing(nb.shows(repeated)), name, PRESS).data


def test_words_to_redact_are_blacked_out_wherever_they_stand() -> None:
    """In a sentence and in the source text it rests on."""
    report = made_for(briefing(), PRESS).content.report
    lead = next(b for b in report.front if isinstance(b, blocks.Part))
    assert lead.statements[1].text == "Mayor [redacted] welcomed the plan."
    assert report.annex.articles[0].paragraphs[1].text.startswith("Mayor [redacted] welcomed")


def test_a_passage_only_left_out_statements_rest_on_is_withheld() -> None:
    """The quotation is not printed, so that its source does not print it either."""
    report = made_for(briefing(), PRESS).content.report
    assert "“[withheld]” she said" in report.annex.articles[0].paragraphs[1].text.replace(",”", "”")


def test_a_passage_that_is_still_cited_stays() -> None:
    """What another statement rests on is printed in its source."""
    report = made_for(briefing(), PRESS).content.report
    first = report.annex.articles[0].paragraphs[0].text
    assert first.startswith("The harbour council said on Monday")


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("audience:press", True), ("audience:ministers", False), ("audience:house", False)],
)
def test_a_cell_is_for_the_audiences_of_its_tags(tag: str, shown: bool) -> None:  # noqa: FBT001 a column of the table
    """A cell without such a tag is for all."""
    cell = nb.new_markdown_cell("Only some may read this line.", metadata={"tags": [tag]})
    assert ("Only some may read this line." in said(made_for(briefing(cell), PRESS))) is shown


def test_a_footnote_goes_with_its_words() -> None:
    """A note that holds restricted words is left out, and so is one of a cell that is not shown."""
    open_ = nb.new_markdown_cell("Read this.[^a]\n\n[^a]: They say the mayor will resign.")
    closed = nb.new_markdown_cell(
        "Hidden.[^b]\n\n[^b]: A note of the hidden cell.", metadata={"tags": ["audience:house"]}
    )
    made = made_for(briefing(open_, closed), PRESS)
    assert made.content.report.footnotes == ()
    assert "Read this.[note left out]" in "".join(
        blocks.words(node.nodes)
        for block in made.content.report.blocks
        if isinstance(block, blocks.Prose)
        for node in block.nodes
        if isinstance(node, blocks.Par)
    )
    assert made.version is not None
    assert made.version.gone.inside("A note of the hidden cell.")


def test_the_notebook_s_own_parameter_counts() -> None:
    """Whoever exports a notebook that was run for the press gets the version of the press."""
    asked = nb.cell("parameters", source='audience = ""  # whom it is for')
    injected = nb.cell("injected-parameters", source='audience = "press"')
    made = nb.notebook(asked, injected, *briefing().cells)
    audiences = [made_for(made, Options(audience=name)) for name in ("", "house", "ministers")]
    assert [one.content.report.audience for one in audiences] == ["The press", "", "ministers"]


def test_the_audience_and_its_marking_are_printed() -> None:
    """The report says whom it is for."""
    report = made_for(briefing(), PRESS).content.report
    assert (report.audience, report.marking) == ("The press", "TLP:CLEAR")


def test_a_figure_of_a_section_with_gaps_is_left_out() -> None:
    """It may show what was left out; how many figures are missing is counted."""
    restricted = Restriction("it would open a second pier", ("house",))
    annex = replace(nb.ANNEX, judgements=replace(RESTRICTED, restrictions=(restricted,)))
    made = made_for(nb.notebook(nb.shows(nb.DRAWN), nb.shows(annex), nb.shows(nb.PASSED)), PRESS)
    assert (len(made.content.drawings), made.figures_left_out) == (0, 1)


@pytest.mark.parametrize("name", NAMES)
def test_no_byte_of_any_format_holds_them(name: str) -> None:
    """Every format is taken apart and searched once more, metadata and pictures included."""
    exported = export(briefing(), name, PRESS)
    gone = Phrases.of(["Ada Finch", "mayor will resign", "waited ten years for this pier"])
    assert [*found(exported.data, f"report.{name}", gone)] == []
    assert [*found(exported.data, f"report.{name}", Phrases.of(["The press"]))] != []


@pytest.mark.parametrize("name", NAMES)
def test_the_search_finds_what_is_there(name: str) -> None:
    """In the house's own version each of the words is found: the proof can fail."""
    exported = export(briefing(), name)
    for words in ("Ada Finch", "the mayor will resign", "waited ten years for this pier"):
        assert [*found(exported.data, f"report.{name}", Phrases.of([words]))] != []


def test_a_writer_that_leaks_is_stopped() -> None:
    """What the proof finds stops the report, with the place."""
    leaking = Written(b"<p>Ada <b>Finch</b></p>")
    with pytest.raises(ExportError, match=r"version for press was not written: briefing\.html"):
        prove(leaking, "html", "press", Phrases.of(["Ada Finch"]))


def test_a_report_that_failed_is_the_house_s_alone() -> None:
    """There is no version of a draft."""
    failed = nb.notebook(nb.shows(nb.FRONT), nb.shows(nb.FAILED))
    with pytest.raises(ExportError, match="a draft is the house's alone"):
        export(failed, "html", PRESS)


def test_an_unknown_audience_is_answered_with_the_nearest() -> None:
    """A slip of the finger opens nothing."""
    with pytest.raises(UnknownNameError, match="Did you mean 'press'"):
        export(briefing(), "html", Options(audience="pres"))


def test_a_restriction_for_an_unknown_audience_stops_the_report() -> None:
    """A slip in the judgements file is not taken for somebody else."""
    wrong = replace(RESTRICTED, restrictions=(Restriction("the mayor", ("minsters",)),))
    annex = nb.shows(replace(nb.ANNEX, judgements=wrong))
    with pytest.raises(UnknownNameError, match="Did you mean 'ministers'"):
        export(nb.notebook(nb.shows(nb.FRONT), annex, nb.shows(nb.PASSED)), "html", PRESS)
