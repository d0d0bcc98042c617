"""What a kernel's message shows is built as nbformat builds it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import output_from_msg

from briefing.engine.outputs import plain

json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
kinds = st.sampled_from(
    ["text/plain", "application/json", "application/vnd.x+json", "application/x+json\n", "+json"]
) | st.text(max_size=5)
contents = st.fixed_dictionaries(
    {},
    optional={
        "data": st.dictionaries(kinds, st.text(max_size=5) | json, max_size=3) | json,
        "metadata": st.dictionaries(st.text(max_size=3), json, max_size=2) | json,
        "execution_count": st.integers() | st.booleans() | st.none(),
        "name": st.sampled_from(["stdout", "stderr"]) | json,
        "text": st.text(max_size=5) | json,
    },
)
DATA = {"text/plain": "a", "application/x+json": {"b": [1]}}


def message(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """A message of this kind."""
    return {"header": {"msg_type": kind}, "content": content}


@given(st.sampled_from(["stream", "display_data", "execute_result", "error", "status"]), contents)
def test_what_is_plain_is_what_nbformat_makes(kind: str, content: dict[str, Any]) -> None:
    """An output is built alike, type by type and in order, or left to nbformat."""
    made = plain(message(kind, content))
    if made is not None:
        expected = output_from_msg(message(kind, content))  # type: ignore[no-untyped-call]
        assert (made, repr(made), [*made]) == (expected, repr(expected), [*expected])


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("stream", {"name": "stdout", "text": "one\ntwo"}),
        ("display_data", {"data": DATA, "metadata": {}}),
        ("execute_result", {"data": DATA, "metadata": {"c": 1}, "execution_count": 3}),
    ],
)
def test_the_usual_is_plain(kind: str, content: dict[str, Any]) -> None:
    """What notebooks mostly show does not wait for the schema."""
    expected = output_from_msg(message(kind, content))  # type: ignore[no-untyped-call]
    assert plain(message(kind, content)) == expected
