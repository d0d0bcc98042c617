"""The runner counts figures and pictures by a reading of its own; the exporters' agrees."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.document import parse
from briefing.runner.proof import shown
from tests.exporters import notebook as nb
from tests.exporters.showing import DOT, IMG

PICTURE = f"![A dot](data:image/png;base64,{DOT})"
PLOTLY = {"application/vnd.plotly.v1+json": nb.PLOTLY, "text/html": IMG}
FLAG = '<svg aria-label="Korea" style="height:1em"></svg>'
TABLE = f"<table><tr><td>{IMG}</td><td>{FLAG}</td></tr></table>"
CALL = '<div id="a"></div><script>Plotly.newPlot("a", [], {"width": 9}, {})</script>'
LIBRARY = "<script>/**\n* plotly.js v3.0.0\n*/\n'Plotly.newPlot(gd, data, layout)'</script>"


def counts(*cells: Any) -> tuple[int, int]:
    """What the runner counts, and what the exporters print."""
    book = nb.notebook(*cells)
    return shown(book).figures, parse(book).figures


def output(**forms: Any) -> Any:
    """A cell that shows an output in these forms."""
    named = {name.replace("_", "/", 1): form for name, form in forms.items()}
    return nb.cell(nb.new_output("display_data", data=named))


@pytest.mark.parametrize(
    ("data", "number"),
    [
        ({"image/png": DOT}, 1),
        ({"image/png": DOT, "image/jpeg": "x"}, 1),
        ({"text/html": "<p>words</p>", "image/png": DOT}, 0),
        ({"text/html": "<!-- -->", "image/png": DOT}, 1),
        ({"text/html": "<script>draw()</script>", "image/png": DOT}, 1),
        ({"text/html": f"<div>{IMG}<p>{IMG}</p></div>"}, 2),
        ({"text/html": f"<div hidden>{IMG}</div><p>a</p>"}, 0),
        ({"text/html": f"<p style='display: none'>{IMG}</p>{IMG}"}, 1),
        ({"text/html": "<svg><g><svg></svg></g></svg>"}, 1),
        ({"text/html": TABLE}, 1),
        ({"text/html": CALL}, 1),
        ({"text/html": LIBRARY + CALL}, 1),
        ({"text/markdown": PICTURE, "image/png": DOT}, 1),
        ({"text/latex": "$x$", "image/png": DOT}, 0),
        (PLOTLY, 1),
        ({"application/vnd.vegalite.v5+json": {"mark": "bar"}, "image/png": DOT}, 1),
        ({"text/plain": "words"}, 0),
    ],
)
def test_outputs_are_counted_alike(data: dict[str, Any], number: int) -> None:
    """Whatever the form that is printed."""
    assert counts(nb.cell(nb.new_output("display_data", data=data))) == (number, number)


@pytest.mark.parametrize(
    ("source", "number"),
    [
        (PICTURE, 1),
        (f"words {PICTURE} and {PICTURE}", 2),
        (f"- a\n  - {PICTURE}\n\n> {PICTURE}", 2),
        (f"| a |\n|---|\n| {PICTURE} |", 1),
        (f"`{PICTURE}`", 0),
        ("```\n![a](b.png)\n```", 0),
        (f"Words.[^1]\n\n[^1]: A note {PICTURE}", 1),
        (f'<img src="data:image/png;base64,{DOT}" width="3"> and `<img src="a">`', 1),
        (f"![a][b]\n\n[b]: data:image/png;base64,{DOT}", 1),
    ],
)
def test_pictures_of_markdown_are_counted_alike(source: str, number: int) -> None:
    """In lists, quotations, tables and notes; not in code."""
    assert counts(nb.new_markdown_cell(f"# Title\n\n{source}")) == (number, number)


PARTS = st.lists(st.sampled_from(["<p>a</p>", IMG, TABLE, CALL, "<svg/>", "<hr>", FLAG]))


@given(PARTS)
def test_any_page_is_counted_alike(parts: list[str]) -> None:
    """In every mixture."""
    mine, theirs = counts(output(text_html="".join(parts), text_plain="words"))
    assert mine == theirs


def test_cells_that_are_left_out_do_not_count() -> None:
    """What no reader sees is not expected."""
    assert counts(nb.cell(nb.new_output("display_data", data={"image/png": DOT}), "guide")) == (
        0,
        0,
    )
