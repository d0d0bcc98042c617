"""Words that may not stand in a text, however it is set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.variants.scrubbing import scrubbed

KESTREL = Phrases.of(["Operation Kestrel"])


@pytest.mark.parametrize(
    "text",
    [
        "Operation Kestrel began",
        "OPERATION  KESTREL",
        "operation\nkestrel",
        "Operation<br>Kestrel",
        "Operation\u200b Kestrel",
        "“Operation Kestrel”",
        "Opera\u00adtion Kes\u200ctrel",
    ],
)
def test_words_are_found_however_they_are_set(text: str) -> None:
    """Case, spaces, line breaks and marks without a width make no difference."""
    assert KESTREL.inside(text)


@pytest.mark.parametrize("text", ["Operations Kestrel", "Cooperation Kestrels", "Kestrel", ""])
def test_other_words_are_left_alone(text: str) -> None:
    """A phrase is whole words."""
    assert not KESTREL.inside(text)


def test_scripts_without_spaces_need_no_edges() -> None:
    """A Japanese name is found inside a sentence."""
    assert Phrases.of(["鷹作戦"]).places("政府は鷹作戦を始めた。") == [(3, 6)]


def test_a_phrase_across_parts_of_a_line_is_found() -> None:
    """Bold letters do not hide half of a name; the line loses its emphasis instead."""
    line = [
        {"kind": "text", "text": "They call it Operation "},
        {"kind": "strong", "nodes": [{"kind": "text", "text": "Kestrel"}]},
        {"kind": "text", "text": "."},
    ]
    assert scrubbed(line, KESTREL, Phrases(())) == [
        {"kind": "text", "text": "They call it [redacted]."}
    ]


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=200))
def test_nothing_is_left_after_replacing(words: list[str], text: str) -> None:
    """Whatever the words, a text has none of them once they are replaced."""
    phrases = Phrases.of(words)
    assert not phrases.inside(phrases.replaced(text, "\x00"))
