"""The short form of a reading's fields: it comes back as it was, or with a ValueError."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Event, Person, Span
from briefing.shelf import form
from tests.build import article

TEXT = article("Ana Lopez came.", "She left.", "Nobody knows why she did.")
LENGTH = len(TEXT.text)
SPANS = st.builds(
    lambda a, b: TEXT.span(min(a, b), max(a, b)), st.integers(0, LENGTH), st.integers(0, LENGTH)
) | st.just(TEXT.whole)  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
PEOPLE = st.builds(
    Person,
    name=WORDS,
    span=SPANS,
    rule=WORDS,
    role=WORDS | st.none(),
    role_span=SPANS | st.none(),
    mentions=st.lists(SPANS, max_size=3).map(tuple),
    aliases=st.lists(WORDS, max_size=2).map(tuple),
    kind=st.sampled_from(["person", "administration"]),
)
EVENTS = st.builds(
    Event,
    span=SPANS,
    sentence=SPANS,
    status=st.sampled_from(["past", "scheduled"]),
    rule=WORDS,
    date=WORDS | st.none(),
    time=SPANS | st.none(),
    bounded=st.booleans(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=12,
)


@pytest.mark.parametrize(("name", "items"), [("people", PEOPLE), ("events", EVENTS)])
def test_what_is_written_is_read(name: str, items: st.SearchStrategy[Any]) -> None:
    """Whatever the values."""

    @settings(max_examples=100)
    @given(st.lists(items, max_size=4).map(tuple))
    def holds(value: tuple[Any, ...]) -> None:
        assert form.read(form.Text(TEXT), name, form.written(form.Text(TEXT), name, value)) == value

    holds()


@given(st.sampled_from(form.FIELDS), JSON)
def test_what_was_not_written_is_refused(name: str, value: object) -> None:
    """With a ValueError, or it happens to fit and has no span outside."""
    with suppress(ValueError):
        found = form.read(form.Text(TEXT), name, json.dumps(value).encode())
        assert form.read(form.Text(TEXT), name, form.written(form.Text(TEXT), name, found)) == found


@pytest.mark.parametrize("foreign", [[[0, LENGTH + 1]], [[-1, 1]], [[5, -2]], [["0", 1]], [[1]]])
def test_a_span_outside_the_text_is_refused(foreign: object) -> None:
    """So no passage can be made up."""
    with pytest.raises(ValueError, match="is not a span of the text"):
        form.read(form.Text(TEXT), "headings", json.dumps(foreign).encode())


def test_spans_are_near_one_another() -> None:
    """Numbers stay small: the start counts from the span before."""
    spans = (TEXT.span(0, 3), TEXT.span(17, 20), TEXT.span(4, 9))
    assert form.written(form.Text(TEXT), "headings", spans) == b"[[0,3],[17,3],[-13,5]]"


def test_the_paragraph_is_that_of_the_text() -> None:
    """It is not written."""
    assert form.read(form.Text(TEXT), "headings", b"[[17,3]]") == (Span(TEXT.id, 2, 17, 20),)


def test_the_shape_of_a_field_has_a_name() -> None:
    """A record of other fields or types has another."""
    assert form.shape("headings") != form.shape("people")


@pytest.mark.parametrize("hint", [dict[str, int], list[int], object])
def test_what_cannot_be_kept_is_said(hint: Any) -> None:
    """A field of another kind would be read again each time."""
    with pytest.raises(ValueError, match="cannot be kept"):
        form._reader(hint)
