"""What the site knows of a report: what its page prints, and nothing else."""

from __future__ import annotations

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.delivery.site import reading
from briefing.delivery.site.records import Part, Text
from tests.delivery.site import made


def test_sentences_stand_without_references_and_labels() -> None:
    """Title, bottom line, sections with their sentences and rows, sources; no source text."""
    found = reading.parse(made.page("Pact holds", "It holds.", ["A pier opens."]))
    assert msgspec.structs.replace(found, texts=()) == Text(
        title="Pact holds",
        bottom_line="It holds.",
        parts=(
            Part("Bottom line", ("It holds.",)),
            Part("Key points", ("A pier opens.", "May Opening")),
        ),
        sources=("Pact signed · The Gazette · report",),
    )


@given(st.binary(max_size=400))
@example(b"</\x00")
@example(b"")
def test_any_bytes_are_read(raw: bytes) -> None:
    """A page that is none says little; it never stops the site."""
    assert isinstance(reading.parse(raw), Text)


@given(st.text(max_size=200))
def test_a_word_of_a_page_is_shown_plain(words: str) -> None:
    """No control character and no mark that turns the line around comes out."""
    found = reading.parse(made.page(words, words, [words])).title
    assert not {"\u202e", "\n", "\x1b", "\u2066"} & {*found}


def test_a_page_is_read_once() -> None:
    """What was read is kept under the hash of its bytes."""
    first = reading.read(made.page("Pact"), "a" * 64)
    assert (reading.known("a" * 64), reading.known("b" * 64)) == (first, None)
