"""The formats by name, from Python and through nbconvert; figures shown are figures exported."""

from __future__ import annotations

import pytest

from briefing.charts import svg
from briefing.errors import FigureError, UnknownNameError
from briefing.exporters import export, figures
from briefing.models import Figure
from tests.exporters import notebook as nb


@pytest.mark.parametrize(
    ("name", "suffix", "magic"),
    [
        ("html", ".html", b"<!DOCTYPE"),
        ("briefing_pdf", ".pdf", b"%PDF"),
        ("PDF", ".pdf", b"%PDF"),
        ("Word", ".docx", b"PK"),
        (".md", ".md", b"Topic briefing"),
        ("briefing_mail", ".eml", b"Subject: "),
    ],
)
def test_formats_by_name(name: str, suffix: str, magic: bytes) -> None:
    """Both the short names and those of nbconvert are known."""
    exported = export(nb.briefing(figure=True), name)
    assert (exported.suffix, exported.figures) == (suffix, 1)
    assert exported.data.lstrip().startswith(magic)


def test_an_unknown_format_is_answered_with_the_nearest() -> None:
    """A slip of the finger is named."""
    with pytest.raises(UnknownNameError, match="Did you mean 'html'"):
        export(nb.briefing(), "htlm")


@pytest.mark.parametrize("name", ["html", "pdf"])
def test_a_figure_that_cannot_be_drawn_stops_the_report(name: str) -> None:
    """No report leaves without a figure it should show."""
    plotly = {"data": [{"type": "no-such-chart", "x": [1]}], "layout": {"title": {"text": "T"}}}
    shown = nb.new_output("display_data", data={"application/vnd.plotly.v1+json": plotly})
    with pytest.raises(FigureError, match=r"Figure 1 \(T\) cannot be drawn"):
        export(nb.briefing(nb.cell(shown)), name)


def test_ids_of_two_drawings_never_meet() -> None:
    """The same figure twice on a page clips by its own shapes."""
    drawn = [figures.draw(nb.FIGURE, number, width=600) for number in (1, 2)]
    ids = [set(figures._ID.findall(each)) for each in drawn]
    assert ids[0]
    assert ids[0] & ids[1] == set()


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><script/></svg>",
        '<svg onload="x()"/>',
        '<svg xmlns:l="http://www.w3.org/1999/xlink"><a l:href="https://example.org"/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        "<svg>",
    ],
)
def test_a_drawing_brings_nothing_along(drawing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts, links outside and broken markup are refused even if a figure made them."""
    monkeypatch.setattr(svg, "render", lambda *_, **__: drawing)
    with pytest.raises(FigureError):
        figures.draw(Figure("T", "A", {}), 1, width=600)
