"""A notebook may hold anything: what cannot be read is an error of the kit, never another."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import bundle
from briefing.errors import BriefingError
from briefing.exporters import exports
from tests.exporters import notebook as kit
from tests.exporters.hostile_notebook import NAMED

RECORDS = [
    record._repr_mimebundle_()[bundle.MIME]
    for record in (kit.FRONT, *kit.SECTIONS, kit.DRAWN, kit.ANNEX, kit.FAILED)
]
FRAME = {
    "schema": {"fields": [{"name": "a", "type": "number"}], "primaryKey": ["a"]},
    "data": [{"a": 1.5}, {"a": None}],
}
BAR = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"values": [{"a": 1, "b": 2}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "quantitative"}},
}
GIVEN = {
    bundle.MIME: RECORDS,
    bundle.PLOTLY_MIME: [kit.PLOTLY],
    "application/vnd.dataresource+json": [FRAME],
    "application/vnd.vegalite.v5+json": [BAR],
    "text/html": ["<table><tr><td rowspan=99999999 colspan=-3>x", "<ol start=-9e9><li>x"],
    "text/markdown": ["# A head\n\n[^1]\n\n[^1]: note", "| a |\n|---|\n| 1 |", "$$\\frac{"],
    "text/latex": ["$x^2$", "\\begin{x}"],
    "image/png": ["iVBORw0KGgo=", "!!"],
    "image/svg+xml": ["<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg><script/>"],
    "application/vnd.jupyter.widget-view+json": [{"model_id": "x"}],
    "text/plain": ["<x at 0x7f00>"],
}
# Half a surrogate pair, and numbers that JSON cannot hold or a computer not reckon with.
WORDS = st.sampled_from(["", "x", "\ud800", "\x00", "1e999", "한글", "<b>", "W" * 99])
NUMBERS = st.sampled_from([None, True, 0, -1, 2**64, 10**400, 1e308, float("nan"), float("inf")])
VALUES = st.recursive(
    WORDS | NUMBERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list | tuple):
        inner = enumerate(value)
    return [at, *(place for key, one in inner for place in _places(one, (*at, key)))]


def _put(value: Any, at: tuple[Any, ...], new: Any) -> Any:
    """The value with another in one place."""
    if not at:
        return new
    if isinstance(value, dict):
        return {**value, at[0]: _put(value[at[0]], at[1:], new)}
    return [_put(one, at[1:], new) if n == at[0] else one for n, one in enumerate(value)]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A notebook with one output, in which one value anywhere is another."""
    mime = draw(st.sampled_from(sorted(GIVEN)))
    shown = {mime: draw(st.sampled_from(GIVEN[mime])), "text/plain": "x"}
    output = {"output_type": "display_data", "metadata": {}, "data": shown}
    cell = {"cell_type": "code", "source": "x", "metadata": {"tags": []}, "outputs": [output]}
    words = {"cell_type": "markdown", "source": draw(WORDS), "metadata": {}}
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [words, cell]}
    inside = ("cells", 1, "outputs", 0, "data", mime)
    places = draw(st.sampled_from([_places(shown[mime], inside), _places(book)]))
    return _put(book, draw(st.sampled_from(places)), draw(VALUES))


@given(damaged())
@settings(max_examples=100, deadline=None)
def test_only_errors_of_the_kit_come_out(book: Any) -> None:
    """A damaged notebook is written, or its error is one that names what is wrong."""
    try:
        made = exports(book, ["html", "md", "eml"], NAMED)
    except BriefingError:
        return
    assert all(one.data for one in made)
