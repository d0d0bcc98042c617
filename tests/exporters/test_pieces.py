"""Which texts of a printed page are set in pieces, and in which languages."""

from __future__ import annotations

import pytest

from briefing.exporters import pieces


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("Plain words", "en", None),
        ("The 서울 신문 says", "en", [("The ", ""), ("서울 신문", "ko"), (" says", "")]),
        ("부두는 pier, 港", "ko", [("부두는", "ko"), (" pier, ", ""), ("港", "ko")]),
        ("東京", "ja", None),
    ],
)
def test_words_of_another_language_are_pieces(
    text: str, own: str, expected: list[tuple[str, str]] | None
) -> None:
    """In a report in Korean its own words are pieces too: a line breaks between them."""
    wide, narrow = pieces.of({"nodes": [{"text": text}]}, own)
    assert (wide.get(text), narrow) == (expected, {})


def test_a_cell_has_pieces_of_its_own_where_it_breaks_more_often() -> None:
    """The name of a site fits a line, and not a cell."""
    site = "www.example.org"
    assert pieces.of({"a": site}, "en") == ({}, {site: [("www.\u200bexample.\u200borg", "")]})
