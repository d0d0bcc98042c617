"""Cells of parameters as people write them, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = ("topic", "since", "limit", "rate", "wide", "outlets", "pair", "weights", "free")
_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES = st.one_of(
    _TEXT,
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.lists(
        _TEXT.filter(lambda text: text.strip() == text and len(text.splitlines()) == 1), max_size=3
    ),
    st.lists(st.integers(), max_size=3),
)


@st.composite
def cells(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """The source of a cell, with comments in a column or not, and its values."""
    values = draw(st.dictionaries(st.sampled_from(NAMES), VALUES, min_size=1))
    width = draw(st.sampled_from([0, 20, 60]))
    lines = [
        f"{name} = {value!r}".ljust(width) + f"  # the {name}" for name, value in values.items()
    ]
    above = draw(st.sampled_from(["", "# what it is about\n\n", "from typing import Any\n"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return above.replace("\n", end) + end.join(lines), values
