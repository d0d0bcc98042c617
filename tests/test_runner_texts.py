"""A notebook's file is what nbformat would have written, byte for byte."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.runner.texts import text

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


def nbformats(node: Any) -> bytes:
    """What nbformat writes, as a file."""
    written: str = nbformat.writes(node, version=4)  # type: ignore[no-untyped-call]
    return (written + "\n").encode("utf-8", "surrogatepass")


def notebook(shown: Any, source: str = "a\nb") -> Any:
    """A notebook with one output, as an execution leaves it."""
    v4: Any = nbformat.v4
    output = v4.new_output("display_data", {"application/json": shown, "text/plain": "x\ny"})
    return v4.new_notebook(cells=[v4.new_code_cell(source, id="one", outputs=[output])])


@pytest.mark.filterwarnings("ignore::UserWarning")  # nbformat says what of it is not valid
@given(values, st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_output_is_written_alike(shown: Any, source: str) -> None:
    """Numbers, texts of any script, halves of surrogates, empty lists."""
    node = notebook(shown, source)
    assert text(node) == nbformats(node)


def test_what_is_transient_is_left_out() -> None:
    """As nbformat leaves out what no file should keep."""
    node = notebook(1)
    node.metadata.orig_nbformat = 3
    assert b"orig_nbformat" not in text(node)
