"""Long words may break at the end of a line, and lose nothing by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import breaking


@given(st.text(), st.sampled_from([breaking.broken, breaking.narrow]))
def test_nothing_is_lost(text: str, change: object) -> None:
    """Without the places to break a text is what it was."""
    assert callable(change)
    assert change(text).replace("\u200b", "") == text.replace("\u200b", "")


@given(st.text(st.characters(categories=["L", "N"], max_codepoint=0x24F), min_size=33))
def test_no_piece_of_a_long_word_is_wider_than_a_line(word: str) -> None:
    """Sixteen letters at most stand together."""
    assert max(map(len, breaking.broken(word).split("\u200b"))) <= breaking.STEP


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short words, be there ever so many of them in a line", None),
        ("한국어는어디서나줄을바꿀수있으므로아무리길어도그대로둔다정말이다그렇다", None),
        (
            "https://example.org/minutes/2024-03?page=1",
            "https://|example.|org/|minutes/|2024-|03?|page=|1",
        ),
        ("W" * 40, f"{'W' * 16}|{'W' * 16}|{'W' * 8}"),
        ("page\u00a0" * 8, "page\u00a0|" * 8),
        ("a/" * 600, "|".join(["a/" * 8] * 75)),
    ],
)
def test_where_a_word_breaks(text: str, expected: str | None) -> None:
    """After the joints of an address, else after sixteen letters; not in a script that may."""
    assert breaking.broken(text).replace("\u200b", "|") == (expected or text)


def test_a_cell_breaks_sites_and_ranges_of_dates() -> None:
    """What fits a line may be too wide for a cell."""
    found = breaking.narrow("www.example.org 2024-03-01/2024-04-02").replace("\u200b", "|")
    assert found == "www.|example.|org 2024-03-01/|2024-04-02"


def test_a_mark_stays_with_its_letter() -> None:
    """An accent written apart never begins a line."""
    pieces = breaking.broken("e\u0301" * 40).split("\u200b")
    assert not any(piece.startswith("\u0301") for piece in pieces)
