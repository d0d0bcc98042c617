"""What of a text from outside is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import fonts
from briefing.exporters.visible import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u202eb\u202c", "ab"),
        ("a\u200b\u200b\u200bb\u00ad\ufeff", "ab"),
        ("a\r\nb\tc\u2028d", "a b c d"),
        ("a\x00\x07b", "ab"),
        ("e" + "\u0301" * 9, "e" + "\u0301" * 3),
        ("a\ud800b", "a\ufffdb"),
        ("“Grüße”, 한국 – 日本…", "“Grüße”, 한국 – 日本…"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    """Only what has a shape of its own is shown."""
    assert expected == shown(text)


@pytest.mark.parametrize(
    ("text", "expected", "lost"),
    [
        (
            "Kishida 岸田 対応 沖縄 尹錫悅 윤석열 한 ×−→",
            "Kishida 岸田 対応 沖縄 尹錫悅 윤석열 한 ×−→",
            "",
        ),
        ("go 😀!", "go [U+1F600]!", "😀"),
        ("مرحبا بكم", "[8 characters not printable here: Arabic]", "مرحبابكم"),
    ],
)
def test_a_character_no_font_has_is_named(text: str, expected: str, lost: str) -> None:
    """Latin, Hangul, Kanji and Kana are printed; what is not is told apart."""
    assert (expected, lost) == fonts.printed(text)


@given(st.text(max_size=200))
def test_what_is_printed_has_a_shape(text: str) -> None:
    """Every character that reaches the page is in the fonts."""
    printed, _ = fonts.printed(shown(text))
    assert {c for c in printed if ord(c) not in fonts.printable()} == set()
