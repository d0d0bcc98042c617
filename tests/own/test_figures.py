"""A figure of a project's own shows the rows of its file, and nothing else passes."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.charts.bars import bars
from briefing.checks import ownfigures
from briefing.errors import OwnError
from briefing.models import Section
from tests.build import coverage
from tests.own.conftest import put
from tests.own.test_attacks import ONE, TWO

ROWS = [("Joe Biden", "2"), ("Yoon Suk Yeol", "1")]
FIXED = {"Quotations by speaker", "Speaker", "Quotations"}
FILE = """
from briefing.charts.bars import bars
from briefing.sections import telling

TITLE = "Times named"
COLUMNS = ("Name", "Times")


def again(annex):
    spans = [a.span(i, i + 9) for a in annex.articles if (i := a.text.find("Joe Biden")) >= 0]
    article = annex.articles[0]
    yield telling.name(article, spans[0]), telling.number(spans)


def drawn(annex):
    return DRAWN
"""


KEYS = st.sampled_from(
    "type x y text name mode marker line font xaxis yaxis title legend barmode width".split()
)
LEAVES = st.sampled_from(["He lied", "bar", "scatter", "Joe Biden", "Speaker", "red", 2, 1, None])
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def made(house: Path, drawn: str) -> Section:
    """The block of a figure that gives this."""
    put(house, "figures/times_named", FILE.replace("DRAWN", drawn))
    shown: Section = sections.times_named(coverage(ONE, TWO))
    return shown


def drawing() -> dict[str, Any]:
    """The bars of the rows."""
    return bars([(name, int(number)) for name, number in ROWS], "Quotations")


def wrong(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """What is wrong with the bars once they are changed."""
    plotly = deepcopy(drawing())
    change(plotly)
    return [*ownfigures.unfit(plotly, ROWS, FIXED)]


def trace(plotly: dict[str, Any]) -> dict[str, Any]:
    """Its one trace."""
    found: dict[str, Any] = plotly["data"][0]
    return found


def test_bars_of_the_rows_may_stand() -> None:
    """As they are, as lines, and fewer of them."""
    assert wrong(lambda _: None) == []
    assert wrong(lambda p: trace(p).update(type="scatter", mode="lines+markers")) == []
    assert wrong(lambda p: trace(p).update(x=[2], y=["Joe Biden"], text=["2"])) == []


LIES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a longer bar": lambda p: trace(p).update(x=[3, 1]),
    "bars changed over": lambda p: trace(p).update(x=[1, 2], text=["1", "2"]),
    "another name": lambda p: trace(p).update(y=["Kim", "Yoon Suk Yeol"]),
    "a label beside the bar": lambda p: trace(p).update(text=["9", "1"]),
    "a label that talks": lambda p: trace(p).update(text=["won", "1"]),
    "a row twice": lambda p: trace(p).update(
        x=[2, 2], y=["Joe Biden", "Joe Biden"], text=["2", "2"]
    ),
    "a value that is hidden": lambda p: trace(p).update(x=[2]),
    "a pattern of text": lambda p: trace(p).update(texttemplate="%{x}0"),
    "words on hovering": lambda p: trace(p).update(hovertext=["liar", ""]),
    "a trace with a name": lambda p: trace(p).update(name="Liars"),
    "a base off zero": lambda p: trace(p).update(base=[-5, 0]),
    "another kind": lambda p: trace(p).update(type="pie"),
    "a cut axis": lambda p: p["layout"]["xaxis"].update(range=[0.9, 2]),
    "a logarithm": lambda p: p["layout"]["xaxis"].update(type="log"),
    "words at the ticks": lambda p: p["layout"]["xaxis"].update(ticktext=["few", "many"]),
    "a unit at the ticks": lambda p: p["layout"]["xaxis"].update(ticksuffix="0"),
    "a title that judges": lambda p: p["layout"]["xaxis"].update(title={"text": "Lies"}),
    "a title in another form": lambda p: p["layout"]["xaxis"].update(title="Lies"),
    "a note": lambda p: p["layout"].update(annotations=[{"text": "Lies"}]),
    "a shape": lambda p: p["layout"].update(shapes=[{"type": "rect"}]),
    "a picture": lambda p: p["layout"].update(images=[{"source": "x"}]),
    "a template": lambda p: p["layout"].update(template={"layout": {"title": {"text": "Lies"}}}),
    "stacked bars": lambda p: p["layout"].update(barmode="stack"),
    "a legend that talks": lambda p: p["layout"].update(legend={"title": {"text": "Lies"}}),
    "words as a colour": lambda p: trace(p).update(marker={"color": "he lied to us all"}),
    "a trace with a name of one row": lambda p: trace(p).update(name="Joe Biden"),
    "numbers as categories": lambda p: p["layout"]["xaxis"].update(type="category"),
    "nothing": lambda p: p.update(data=[]),
}


@pytest.mark.parametrize("change", LIES.values(), ids=LIES)
def test_a_lie_in_a_figure_is_found(change: Callable[[dict[str, Any]], object]) -> None:
    """Whatever plotly has to tell something that no row says."""
    assert wrong(change)


@given(st.dictionaries(KEYS, JSON, max_size=4), st.dictionaries(KEYS, JSON, max_size=4))
def test_any_json_is_judged(trace: dict[str, Any], layout: dict[str, Any]) -> None:
    """Without breaking down; no word of a stranger passes."""
    wrong = [*ownfigures.unfit({"data": [trace], "layout": layout}, ROWS, FIXED)]
    assert wrong or "He lied" not in str((trace, layout))


def test_a_figure_and_its_table_are_proven(house: Path) -> None:
    """Headline and words are the kit's."""
    shown = made(house, 'bars([("Joe Biden", 2)], "Times")')
    assert shown.figure is not None
    assert shown.figure.headline == "Times named"
    assert shown.figure.alt.startswith("Bar chart.")
    assert checks.prove([shown], coverage(ONE, TWO).annex).failures == ()


def test_a_lying_figure_stops_the_report(house: Path) -> None:
    """Though it is the same each time it is drawn."""
    shown = made(house, 'bars([("Joe Biden", 9)], "Times")')
    (failure,) = checks.prove([shown], coverage(ONE, TWO).annex).failures
    assert failure.check == "own"
    assert "which no row of its block has" in failure.why


def test_nothing_to_draw_is_no_figure(house: Path) -> None:
    """The rows stand alone."""
    assert made(house, "None").figure is None


@pytest.mark.parametrize("drawn", ["3", "{1, 2}", '{"data": float("nan")}', "open"])
def test_what_is_no_figure_is_refused(house: Path, drawn: str) -> None:
    """The notebook stops with the file and what to give."""
    with pytest.raises(OwnError, match=r"own/figures/times_named\.py"):
        made(house, drawn)
