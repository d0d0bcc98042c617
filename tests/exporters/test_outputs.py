"""One output of a cell: the form that tells most is printed, or an error names the cell."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from briefing import bundle
from briefing.errors import ExportError
from briefing.exporters.blocks import Formula, Par, Prose, Table, Text, Verbatim
from briefing.exporters.image import Picture
from briefing.exporters.place import Place
from briefing.exporters.simple import displayed
from briefing.models import Figure
from tests.exporters import showing
from tests.exporters.showing import DOT

WIDGET = "application/vnd.jupyter.widget-view+json"


def test_a_progress_bar_is_its_last_state() -> None:
    """What was written over is not printed; nor are colours and moves of a terminal."""
    (shown,) = showing.stream("10%|#  |\r50%|## |\r\x1b[32m100%|###|\x1b[0m\r\ndone\x1b[K\n")
    assert shown == Verbatim(("100%|###|", "done"))


def test_a_letter_taken_back_is_gone() -> None:
    """Backspaces rub out, as spinners do."""
    assert showing.stream("ab\b\bcd") == (Verbatim(("cd",)),)


def test_warnings_reach_no_reader() -> None:
    """What goes to the error stream is the analyst's."""
    assert showing.stream("UserWarning: old", "stderr") == ()


def test_long_output_says_what_it_leaves_out() -> None:
    """A report is no log file: the analyst is told, and so is the reader."""
    place = Place(3)
    (shown,) = showing.bundle(place, text_plain="x" * 30_000)
    assert shown.lines[-1] == "[10,000 more characters left out]"
    assert place.warnings == [
        "Cell 3 shows 30,000 characters of plain output; the last 10,000 are left out"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<matplotlib.lines.Line2D at 0x7f60add36390>",
        "[<matplotlib.lines.Line2D at 0x7f60add36390>]",
        "(<a.B object at 0x7f60add36390>, [<c.D at 0x7f60add36390>])",
        "Text(0.5, 1.0, 'A title')",
        "<Axes: title={'center': 'A title'}>",
    ],
)
def test_the_name_of_an_object_is_left_out_and_told(text: str) -> None:
    """An address in memory says nothing to a reader; the analyst is told how to avoid it."""
    place = Place(3)
    assert showing.bundle(place, text_plain=text) == ()
    assert "Cell 3 shows only the name of an object" in place.warnings[0]


@pytest.mark.parametrize(
    "text", ["<Figure size 640x480 with 1 Axes>", "<IPython.core.display.HTML object>"]
)
def test_a_figure_that_was_not_kept_is_an_error(text: str) -> None:
    """Where a picture was to be seen, its name is not enough."""
    with pytest.raises(ExportError, match="Cell 3 shows what no report can print"):
        showing.bundle(text_plain=text)


def test_words_with_brackets_stay() -> None:
    """Text that only looks a little like an object is text."""
    assert showing.bundle(text_plain="a < b > c") == (Verbatim(("a < b > c",)),)


def test_json_is_printed_as_it_reads() -> None:
    """Keys and values on lines of their own."""
    shown = showing.data({"application/json": {"a": ["é"]}, "text/plain": "<JSON object>"})
    assert shown == (Verbatim(("{", '  "a": [', '    "é"', "  ]", "}")),)


@pytest.mark.parametrize(
    ("latex", "source"),
    [
        (r"$\displaystyle x^2$", "$$\nx^2\n$$"),
        (r"$$x$$", "$$\nx\n$$"),
        (r"\[x\]", "$$\nx\n$$"),
        (r"\begin{align}x\end{align}", "$$\n\\begin{align}x\\end{align}\n$$"),
        ("Words and $x$ and $y$", "Words and $x$ and $y$"),
    ],
)
def test_latex_is_a_formula(latex: str, source: str) -> None:
    """What IPython and sympy show is on a line of its own; words stay words."""
    assert displayed(latex) == source


def test_a_formula_is_read() -> None:
    """IPython.display.Math comes through as a formula."""
    (shown,) = showing.bundle(text_latex="$\\displaystyle x$", text_plain="<Math object>")
    assert isinstance(shown, Prose)
    assert isinstance(shown.nodes[0], Formula)


def test_markdown_is_prose() -> None:
    """IPython.display.Markdown is read as a cell of Markdown is."""
    assert showing.bundle(text_markdown="Words") == (Prose((Par((Text("Words"),)),)),)


@pytest.mark.parametrize(
    "text", ["  0%|          | 0/10 [00:00<?, ?it/s]", "Read: 5%|# | 1/20 [0]"]
)
def test_a_bar_of_widgets_is_left_out(text: str) -> None:
    """A progress bar of tqdm in a notebook is none of a report's business."""
    assert showing.data({WIDGET: {"model_id": "1"}, "text/plain": text}) == ()


def test_a_widget_is_an_error_that_says_what_to_do() -> None:
    """A slider cannot be printed; the message names the cell and the way out."""
    with pytest.raises(ExportError, match=r"Cell 3 shows a widget.*remove-cell"):
        showing.data({WIDGET: {"model_id": "1"}, "text/plain": "IntSlider(value=0)"})


def test_a_form_of_the_desk_is_an_error_when_saved_without_its_widget() -> None:
    """A form in a cell that is not tagged `guide` is refused as it is before it is saved."""
    with pytest.raises(ExportError, match=r"Cell 3 shows a widget.*remove-cell"):
        showing.data({"text/html": f"{bundle.FACE}<p>x</p></div>", "text/plain": "x"})


def test_a_widget_of_plotly_is_its_figure() -> None:
    """A FigureWidget that brings its figure along is drawn."""
    plotly = {"data": [{"type": "bar", "x": ["a"], "y": [1]}], "layout": {}}
    (shown,) = showing.data({WIDGET: {}, "application/vnd.plotly.v1+json": plotly})
    assert isinstance(shown, Figure)
    assert shown.plotly == plotly


@pytest.mark.parametrize(
    "mime", ["application/vnd.plotly.v1+json", "application/vnd.vegalite.v5+json"]
)
def test_a_figure_that_cannot_be_read_is_an_error(mime: str) -> None:
    """It is never an empty picture."""
    with pytest.raises(ExportError, match="Cell 3 shows a figure that cannot be read"):
        showing.data({mime: "words"})


def test_a_widget_of_plotly_alone_says_what_to_show() -> None:
    """Its figure is not kept in the notebook."""
    with pytest.raises(ExportError, match=r"go\.Figure"):
        showing.data({WIDGET: {}, "text/plain": "FigureWidget({'data': []})"})


def test_an_unknown_type_falls_back_to_its_words() -> None:
    """What a library shows beside its own type is printed."""
    shown = showing.data({"application/x-own": "?", "text/plain": "three islands"})
    assert shown == (Verbatim(("three islands",)),)


def test_an_unknown_type_without_words_is_an_error() -> None:
    """Nothing is passed over in silence."""
    with pytest.raises(ExportError, match="application/x-own"):
        showing.data({"application/x-own": "?", "text/plain": "<own.Thing object at 0x7f60add3>"})


def test_a_picture_has_the_words_and_the_width_of_its_output() -> None:
    """Alternative text and size come from the metadata that IPython writes."""
    notes: dict[str, Any] = {"image/png": {"width": 40, "alt": "Dot"}}
    (shown,) = showing.data({"image/png": DOT, "text/plain": "<Image>"}, **notes)
    assert shown == Picture(base64.b64decode(DOT), "png", "Dot", "", 40)


def test_the_cell_gives_the_words_of_its_pictures() -> None:
    """A list in the cell's metadata serves its pictures in turn."""
    place = Place(3, {"alt": ["One", "Two"], "caption": ["First", "Second"]})
    shown = [showing.bundle(place, image_png=DOT)[0] for _ in range(2)]
    assert [(one.alt, one.headline) for one in shown] == [("One", "First"), ("Two", "Second")]


def test_a_comment_gives_the_words_too() -> None:
    """Quarto's comments at the head of a cell count."""
    place = Place(3, source='#| fig-alt: "A dot"\n#| fig-cap: One dot\nshow()')
    (shown,) = showing.bundle(place, image_png=DOT)
    assert (shown.alt, shown.headline) == ("A dot", "One dot")


def test_a_picture_without_words_is_told() -> None:
    """Whoever cannot see it gets at least its place; the analyst is asked for words."""
    place = Place(3)
    (shown,) = showing.bundle(place, image_png=DOT)
    assert shown.alt == "Picture of cell 3, without a description"
    assert "Cell 3 shows a picture without a description" in place.warnings[0]


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_a_moving_picture_is_an_error(kind: str) -> None:
    """Not every format holds it: show it as PNG."""
    with pytest.raises(ExportError, match="Show it as PNG"):
        showing.data({f"image/{kind}": DOT})


SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.1.0.json",
    "title": "Two towns",
    "data": {"values": [{"town": "A", "people": 3}, {"town": "B", "people": 5}]},
    "mark": "bar",
    "encoding": {"x": {"field": "people", "type": "quantitative"}, "y": {"field": "town"}},
}


@pytest.mark.parametrize(
    "mime", ["application/vnd.vegalite.v6+json", "application/vnd.vegalite.v5+json"]
)
def test_a_figure_of_altair_has_title_words_and_data(mime: str) -> None:
    """Its specification is kept, to be drawn by each writer."""
    (shown,) = showing.data({mime: SPEC})
    assert (shown.headline, shown.columns) == ("Two towns", ("people", "town"))
    assert shown.rows == (("3", "A"), ("5", "B"))
    assert shown.alt.startswith("Bar chart: Two towns. It shows people and town, 2 rows of data.")


def test_a_figure_inside_html_is_found() -> None:
    """Altair's usual form is a page with a script; the specification in it is enough."""
    script = f"(function(spec){{vegaEmbed('#v', spec)}})({json.dumps(SPEC)}, {{}});"
    (shown,) = showing.bundle(text_html=f'<div id="v"></div><script>{script}</script>')
    assert shown.plotly == {name: SPEC[name] for name in SPEC if name != "title"}


def test_a_figure_of_plotly_inside_html_is_found() -> None:
    """The notebook renderers of plotly write a call with the figure in it."""
    call = 'Plotly.newPlot("id", [{"type": "bar", "y": [1]}], {"title": {"text": "T"}}, {})'
    (shown,) = showing.bundle(text_html=f"<div><script>if (1) {{ {call} }}</script></div>")
    assert (shown.headline, shown.plotly["data"]) == ("T", [{"type": "bar", "y": [1]}])


def test_html_that_needs_a_script_gives_way_to_a_picture() -> None:
    """Where an output brings a still picture along, that is printed."""
    (shown,) = showing.bundle(text_html="<div id=a></div><script>draw('a')</script>", image_png=DOT)
    assert isinstance(shown, Picture)


def test_empty_html_gives_way_to_words() -> None:
    """HTML without anything to see leaves the plain form."""
    assert showing.bundle(text_html="<!-- -->", text_plain="words") == (Verbatim(("words",)),)


def test_names_of_rows_in_a_table_schema_stay() -> None:
    """An index without a name that is no counter names the rows."""
    schema = {"fields": [{"name": "index"}, {"name": "a"}], "primaryKey": ["index"]}
    payload = {"schema": schema, "data": [{"index": "x", "a": 1}, {"index": "y", "a": 2}]}
    (shown,) = showing.data({"application/vnd.dataresource+json": payload})
    assert isinstance(shown, Table)
    assert showing.grid(shown.rows) == [["x", "1"], ["y", "2"]]
    assert [row.cells[0].head for row in shown.rows] == [True, True]
