"""What of a text from outside is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import fonts
from briefing.exporters.visible import BLANKS, shown


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
        ("e" + ("\u0301" * 3 + "\u200b") * 9, "e" + "\u0301" * 3),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("र्\u200dय", "र्\u200dय"),
        ("می" + "\u200c" * 99 + "خ", "می\u200cخ"),
        ("a\u200cb\u200d", "ab"),
        ("👩\u200d⚕\ufe0f ❤\ufe0f\u200d🔥", "👩\u200d⚕ ❤\u200d🔥"),
        ("👩\u200d \u200d", "👩 "),
        ("中\U000e0100国\ufe0f", "中国"),
        ("\U000e0100", ""),
        ("가\u3164\u115f나", "가나"),
        ("a\U000e0041\U000e0042b", "ab"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    """Only what has a shape of its own is shown."""
    assert expected == shown(text)


@pytest.mark.parametrize(
    ("text", "expected", "lost"),
    [
        (
            "Kishida 岸田 対応 沖縄 尹錫悅 윤석열 한 ×−→ 对话 對話 😀 مرحبا",
            "Kishida 岸田 対応 沖縄 尹錫悅 윤석열 한 ×−→ 对话 對話 😀 مرحبا",
            "",
        ),
        ("go ༀ!", "go [U+0F00]!", "ༀ"),
        ("ހިޔާ ލަން", "[8 characters not printable here: Thaana]", "ހިޔާލަން"),
    ],
)
def test_a_character_no_font_has_is_named(text: str, expected: str, lost: str) -> None:
    """What is not printed is told apart from the rest."""
    assert (expected, lost) == fonts.printed(text)


@given(st.text(max_size=200))
def test_what_is_printed_has_a_shape(text: str) -> None:
    """Every character that reaches the page is in the fonts."""
    printed, _ = fonts.printed(shown(text))
    assert {c for c in printed if ord(c) not in fonts.printable()} == set()


@given(st.text(max_size=60), st.sampled_from(["می", "❤", "क", "ab"]))
def test_what_is_shown_is_shown_as_it_is(text: str, letters: str) -> None:
    """Showing a text twice changes nothing, joiners included."""
    mixed = letters + "\u200d" + text + letters
    assert shown(shown(mixed)) == shown(mixed)


def test_of_a_flood_of_blanks_some_stay() -> None:
    """Two hundred blanks are more than any layout; a few stay as they are."""
    assert shown("a" + "\u00a0" * 9_999 + "b") == "a" + "\u00a0" * BLANKS + "b"
    assert shown("a" + " " * 60 + "b") == "a" + " " * 60 + "b"
