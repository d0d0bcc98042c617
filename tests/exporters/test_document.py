"""What of a notebook a report prints."""

from __future__ import annotations

import pytest

from briefing.errors import ExportError
from briefing.exporters.blocks import Par, Prose, Verbatim, words
from briefing.exporters.document import parse
from briefing.exporters.image import Picture
from briefing.exporters.outputs import table as grid
from briefing.models import Figure, Section, Verdict
from tests.exporters import notebook as nb


def test_records_are_read_whole() -> None:
    """Front, sections, annex and verdict come back as they were shown, sections in order."""
    document = parse(nb.briefing())
    sections = tuple(block for block in document.blocks if isinstance(block, Section))
    assert (
        document.front,
        sections,
        document.annex,
        document.verdict,
    ) == (nb.FRONT, nb.SECTIONS, nb.ANNEX, nb.PASSED)


def test_guide_cells_and_parameters_are_left_out() -> None:
    """What speaks to the analyst reaches no reader; nor does what their cells show."""
    shown = nb.new_output("stream", name="stdout", text="5 articles found")
    document = parse(
        nb.notebook(
            nb.new_markdown_cell("Guide", metadata={"tags": ["guide"]}),
            nb.cell(shown, "guide"),
            nb.cell(shown, "injected-parameters"),
            nb.cell(shown, "papermill-error-cell-tag"),
        )
    )
    assert document.blocks == ()


def test_a_section_that_has_nothing_to_say_is_left_out() -> None:
    """A section with words for its emptiness is printed, one without them is not."""
    silent, told = Section("scale", "Scale"), Section("watch", "Watch", empty="Nothing ahead.")
    assert parse(nb.notebook(nb.shows(silent), nb.shows(told))).blocks == (told,)


@pytest.mark.parametrize(
    ("verdict", "draft"),
    [
        (nb.PASSED, ""),
        (nb.FAILED, "DRAFT: 1 statement failed the checks"),
        (None, "DRAFT: not checked"),
    ],
)
def test_what_was_not_proven_is_a_draft(verdict: Verdict | None, draft: str) -> None:
    """Only a briefing whose checks were run and passed carries no banner."""
    assert draft == parse(nb.briefing(verdict=verdict)).draft


def test_a_failed_cell_makes_a_draft_that_names_it() -> None:
    """A notebook that failed says where, and why."""
    failed = nb.cell(nb.new_output("error", ename="ValueError", evalue="no", traceback=[]))
    document = parse(nb.notebook(nb.new_markdown_cell("# Title"), failed))
    assert [(failure.section, failure.why) for failure in document.failures] == [
        ("Cell 2", "the notebook failed here: ValueError: no")
    ]
    assert document.draft.startswith("DRAFT: the notebook failed")


def test_plain_output_is_printed_and_stderr_is_not() -> None:
    """Printed lines come along without the colours of a terminal; warnings do not."""
    document = parse(
        nb.notebook(
            nb.cell(nb.new_output("stream", name="stdout", text="\x1b[1mone\x1b[0m\ntwo\n")),
            nb.cell(nb.new_output("stream", name="stderr", text="a warning")),
        )
    )
    assert document.blocks == (Verbatim(("one", "two")),)


def test_a_frame_is_printed_from_its_table_schema() -> None:
    """A pandas frame comes as a table when it shows one, else from its HTML or as plain text."""
    schema = {"fields": [{"name": "index"}, {"name": "a"}]}
    table = {"schema": schema, "data": [{"index": 0, "a": None}, {"index": 1, "a": 2}]}
    shown = {"application/vnd.dataresource+json": table, "text/plain": "x", "text/html": "<b>"}
    plain = {"text/plain": "   a\n0  1", "text/html": "<table>"}
    cells = [
        nb.cell(nb.new_output("execute_result", data=each, execution_count=1))
        for each in (shown, plain)
    ]
    assert parse(nb.notebook(*cells)).blocks == (
        grid(["a"], [[""], ["2"]]),
        Verbatim(("   a", "0  1")),
    )


def test_figures_and_pictures_are_counted() -> None:
    """A section's figure counts once, though it is shown as two types."""
    plotly = nb.new_output("display_data", data={"application/vnd.plotly.v1+json": nb.PLOTLY})
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    svg = nb.new_output("display_data", data={"image/svg+xml": drawn}, metadata={"alt": "A"})
    document = parse(nb.briefing(nb.cell(plotly), nb.cell(svg), figure=True))
    assert document.figures == 3
    assert Picture(drawn.encode(), "svg", "A") in document.blocks
    assert any(isinstance(block, Figure) for block in document.blocks)


def test_a_notebook_without_a_masthead_takes_its_first_heading() -> None:
    """The heading becomes the title and is not printed again."""
    document = parse(nb.notebook(nb.new_markdown_cell("# The title\n\nWords.")))
    assert document.front.title == "The title"
    assert [
        [node.kind for node in block.nodes] for block in document.blocks if isinstance(block, Prose)
    ] == [["par"]]


@pytest.mark.parametrize("payload", [None, {"schema": "section/9"}, {"schema": "section/1"}])
def test_a_record_that_cannot_be_read_is_an_error(payload: object) -> None:
    """Nothing of the kit is passed over in silence."""
    shown = nb.new_output("display_data", data={"application/vnd.briefing+json": payload})
    with pytest.raises(ExportError, match="Cell 1 shows a record that cannot be read"):
        parse(nb.notebook(nb.cell(shown)))


def test_a_broken_picture_is_an_error() -> None:
    """A picture is shown or missed, never left blank."""
    shown = nb.new_output("display_data", data={"image/png": "bm90IGEgcGljdHVyZQ=="})
    with pytest.raises(ExportError, match="Cell 1 shows a picture that is not a readable png"):
        parse(nb.notebook(nb.cell(shown)))


def test_the_words_of_a_record_define_no_links() -> None:
    """A record has its words as Markdown too; what they define is not for the analyst's prose."""
    shown = nb.shows(nb.SECTIONS[0])
    shown.outputs[0].data["text/markdown"] = "[pact]: https://elsewhere.example"
    (said, _) = parse(nb.notebook(nb.new_markdown_cell("The [pact] held."), shown)).blocks
    assert isinstance(said, Prose)
    (line,) = said.nodes
    assert isinstance(line, Par)
    assert words(line.nodes) == "The [pact] held."
