"""Letters of a figure that no font has stop a report, or are named where the house wants that."""

from __future__ import annotations

import re
from typing import Any

import pytest
from nbformat.v4 import new_output

from briefing.errors import GlyphError
from briefing.exporters import export
from briefing.exporters.brand import Brand
from briefing.exporters.writing import Options
from tests.exporters import notebook as nb

CUNEIFORM = "\U00012000"
PLOTLY = "application/vnd.plotly.v1+json"
BARS = {"data": [{"type": "bar", "x": [f"{CUNEIFORM} a"], "y": [1]}]}


def notebook() -> Any:
    """A notebook that shows the figure."""
    return nb.notebook(nb.cell(new_output("display_data", data={PLOTLY: BARS})))  # type: ignore[no-untyped-call] # nbformat has no types


def test_a_letter_of_no_font_stops_the_report() -> None:
    """The error names the figure and the letter."""
    with pytest.raises(GlyphError, match=r"Figure 1 .*U\+12000 CUNEIFORM SIGN A"):
        export(notebook(), "html")


def test_a_house_may_have_it_named() -> None:
    """Its number stands in the label."""
    made = export(notebook(), "html", Options(brand=Brand(missing="name")))
    assert re.search(r"<text[^>]*>\[U\+12000\] a</text>", made.data.decode())
