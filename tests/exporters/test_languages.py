"""Letters tell the language of a stretch of text, where only one language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.languages import runs


@given(st.text(), st.sampled_from(["en", "ko", "ja"]))
def test_nothing_is_lost(text: str, own: str) -> None:
    """The stretches together are the text."""
    assert "".join(part for part, _ in runs(text, own)) == text


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("Plain words, Ωμέγα, слово", "en", ["en"]),
        ("The 서울 신문 says", "en", ["en", "ko", "en"]),
        ("試験庭園では", "en", ["ja"]),
        ("北京 and 東京タワー", "en", ["ja", "en", "ja"]),
        ("青瓦臺 and 서울", "en", ["ko", "en", "ko"]),
        ("邻近地区的贸易", "en", ["zh-Hans"]),
        ("鄰近地區的貿易", "en", ["zh-Hant"]),
        ("日本 in a Japanese report", "ja", ["ja"]),
        ("한국어", "ko", ["ko"]),
        ("שלום and سلام", "en", ["he", "en", "ar"]),
    ],
)
def test_what_letters_tell(text: str, own: str, expected: list[str]) -> None:
    """Kana is Japanese, Hangul Korean; Han goes with what stands beside it, else Chinese."""
    assert [language for _, language in runs(text, own)] == expected
