"""Characters mended, each kind of change noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cleaning.characters import mend, single_spaced


@pytest.mark.parametrize(
    ("text", "mended", "note"),
    [
        ("co\u00adoperation", "cooperation", "soft hyphens removed (1)"),
        (
            "one\u00a0two\u2009three",
            "one two three",
            "no-break and other special spaces made plain (2)",
        ),
        ("a\u200bb", "ab", "zero-width characters removed (1)"),
        ("a &amp; b", "a & b", "HTML entities written as characters (1)"),
        ("a\u202eb", "ab", "bidirectional control characters removed (1)"),
        ("a\x00b", "ab", "control characters removed (1)"),
        ("cafe\u0301", "café", "letters and their accents composed (Unicode normal form C)"),
    ],
)
def test_odd_characters_are_mended_and_noted(text: str, mended: str, note: str) -> None:
    """One kind at a time."""
    assert mend(text) == (mended, (note,))


def test_plain_text_stays() -> None:
    """Nothing to note."""
    assert mend("A plain line.\nAnd another.") == ("A plain line.\nAnd another.", ())


@given(st.text())
def test_a_second_line_of_single_spaces_changes_nothing(text: str) -> None:
    """What is single-spaced stays so."""
    once = single_spaced(text)
    assert single_spaced(once) == once
