"""What changed between two editions: sentences added, gone and changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.site.comparing import Changes, compare, marked
from briefing.delivery.site.records import Part, Text


def said(*sentences: str, title: str = "Key points") -> Text:
    """A report with one section."""
    return Text(parts=(Part(title, sentences),))


def test_a_sentence_that_is_much_the_same_has_changed() -> None:
    """The others are gone or added; what both have is counted."""
    before = said("The pier opens in March.", "Nobody pays.", "It rains.")
    after = said("The pier opens in May.", "Nobody pays.", "A new source speaks of cranes.")
    found = compare(before, after)
    assert found.parts == (
        Changes(
            "Key points",
            added=("A new source speaks of cranes.",),
            gone=("It rains.",),
            changed=(("The pier opens in March.", "The pier opens in May."),),
        ),
    )
    assert (found.counts, found.same) == ((1, 1, 1), 1)


def test_sources_are_compared() -> None:
    """One came, one went."""
    found = compare(Text(sources=("Gazette one",)), Text(sources=("Herald two",)))
    assert (found.sources.added, found.sources.gone) == (("Herald two",), ("Gazette one",))


def test_a_source_with_another_text_is_told() -> None:
    """Under the same name; what printed no text before is not."""
    one = Text(sources=("Gazette", "Herald"), texts=("a", "b"))
    other = Text(sources=("Gazette", "Herald", "New"), texts=("a", "c", "d"))
    assert compare(one, other).revised == ("Herald",)


def test_the_words_that_changed_are_marked() -> None:
    """The rest of both sentences is not."""
    assert marked("It opens in March.", "It opens in May.") == (
        [("It opens in", False), ("March.", True)],
        [("It opens in", False), ("May.", True)],
    )


@given(st.lists(st.text(min_size=1)), st.lists(st.text(min_size=1)))
def test_nothing_is_lost(one: list[str], other: list[str]) -> None:
    """Each sentence of both is the same, added, gone, or half of a pair."""
    found = compare(said(*one), said(*other))
    added, gone, changed = found.counts
    assert gone + changed + found.same == len(set(one))
    assert added + changed + found.same == len(set(other))


@given(st.text(), st.text())
def test_both_sentences_are_whole(one: str, other: str) -> None:
    """Put together again, the stretches are what was given, blanks aside."""
    for words, stretches in zip((one, other), marked(one, other), strict=True):
        assert " ".join(text for text, _ in stretches) == " ".join(words.split())
