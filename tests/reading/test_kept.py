"""A reading as a record: it comes back as it was, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Published, Reading
from briefing.reading import STEPS, kept, read
from briefing.reading.memory import Memory
from briefing.reading.steps import identities
from briefing.shelf import seal
from briefing.shelf.form import FIELDS
from briefing.shelf.seal import sealed, unsealed
from tests.build import article
from tests.reading.pin import samples

RULES = identities(STEPS)
TEXT = article(
    "OSLO",
    "Foreign Minister Ana Lopez of the Baltic Radar Agency (BRA) met envoys on 3 May 2021.",
    "“We are late,” she said. The BRA will probably meet again in June 2030.",
)


def values(reading: Reading) -> dict[str, Any]:
    """The fields of a reading that are kept."""
    return {name: getattr(reading, name) for name in FIELDS if name in RULES}


def record(made: Article) -> bytes:
    """The record of the article's reading by the present rules."""
    return kept.encoded(made, values(read(made)), RULES)


def test_what_was_kept_comes_back() -> None:
    """Every field, with records and spans of the same kinds."""
    assert kept.decoded(TEXT, record(TEXT), RULES) == values(read(TEXT))


WORDS = st.sampled_from(
    'Minister Ana Lopez said “ ” " we met Monday in Oslo . NATO (NATO) June 29 it 한미일'.split()
)


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=20), min_size=1, max_size=4))
def test_any_reading_comes_back(paragraphs: list[list[str]]) -> None:
    """Whatever the words."""
    made = article(*(" ".join(words) for words in paragraphs))
    assert kept.decoded(made, record(made), RULES) == values(read(made))


@pytest.mark.parametrize(
    "other",
    [
        lambda a: replace(a, published=Published("2023-01-02", "x")),
        lambda a: replace(a, title="Another"),
        lambda a: replace(a, genre="editorial"),
        lambda a: replace(a, paragraphs=("Another text.", *a.paragraphs)),
    ],
    ids=["date", "title", "genre", "text"],
)
def test_nothing_is_taken_for_another_article(other: Callable[[Article], Article]) -> None:
    """What a reading may depend on has to be the same."""
    assert kept.decoded(other(TEXT), record(TEXT), RULES) == {}


def test_where_a_text_came_from_makes_no_difference() -> None:
    """A copy is marked when a coverage is made; its reading is the same."""
    again = replace(TEXT, copy_of="abc", notes=("seen twice",))
    assert kept.decoded(again, record(TEXT), RULES) == values(read(TEXT))


def test_a_change_of_rules_costs_what_rests_on_them() -> None:
    """The other fields are still taken."""
    raised = [replace(s, version=9) if s.gives.startswith("times") else s for s in STEPS]
    found = kept.decoded(TEXT, record(TEXT), identities(raised))
    assert {"times", "unresolved", "events"}.isdisjoint(found)
    assert {"headings", "people", "terms"} <= found.keys()


def test_another_parser_reads_all_again() -> None:
    """Its readings may differ anywhere."""
    assert kept.decoded(TEXT, record(TEXT), identities(STEPS, "a parser 1.0")) == {}


@settings(max_examples=100)
@given(st.data())
def test_damage_is_noticed(data: st.DataObject) -> None:
    """Any byte that changes, and any end that is missing."""
    whole = record(TEXT)
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = (
        whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :]
    )
    for damaged in (changed, whole[:place]):
        with pytest.raises(ValueError, match=r"hash|unpacked"):
            kept.decoded(TEXT, damaged, RULES)


@given(st.binary(max_size=200))
def test_what_is_no_record_is_no_reading(content: bytes) -> None:
    """Not even when its hash is right."""
    for foreign in (content, sealed(content)):
        with pytest.raises(ValueError, match=r".+"):
            kept.decoded(TEXT, foreign, RULES)


def test_a_span_outside_the_text_is_not_trusted() -> None:
    """Whoever made the record."""
    span = replace(TEXT.span(0, 4), end=5_000)
    foreign = kept.encoded(TEXT, {"headings": (span,)}, RULES)
    with pytest.raises(ValueError, match="is not a span of the text"):
        kept.decoded(TEXT, foreign, RULES)


def test_a_record_that_would_fill_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small record may unpack to a very large one."""
    monkeypatch.setattr(seal, "LARGEST", 1_000)
    with pytest.raises(ValueError, match="has more than"):
        unsealed(sealed(b" " * 2_000))


def test_a_reading_takes_little_room() -> None:
    """Hardly more than the text it is of, for short texts full of names and days."""
    room = sum(len(text.text) for text in samples())
    assert sum(len(record(text)) for text in samples()) < 1.5 * room


def _read(memory: Memory, *lengths: int) -> list[bool]:
    """Which of the articles, of these lengths, are still held after all were read."""
    made = [article("x" * length) for length in lengths]
    for one in made:
        memory.hold(one, Reading(one.id, 1))
    return [memory.find(one, "") is not None for one in made]


def test_memory_holds_the_last_readings() -> None:
    """Not more than so many."""
    assert _read(Memory(most=2), 1, 2, 3) == [False, True, True]


def test_memory_holds_no_more_text_than_it_may() -> None:
    """Long texts push others out; the last one is always held."""
    assert _read(Memory(most_text=100), 50, 60, 30, 500) == [False, False, False, True]
