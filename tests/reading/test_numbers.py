"""Numbers: their worth, what they count, and how sure they are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Number
from briefing.reading import numbers, numberwords, read, sentences, times
from tests.build import article
from tests.reading.cases import files
from tests.reading.test_items import load

SIGNS = st.text(alphabet="0123456789,.$€%- abdehinortuvwx()–\n", max_size=60)
WORDS = st.lists(
    st.sampled_from(
        "more than about 3 12,000 $ 2.9 billion million two dozen hundred and half a to – % of the"
        " troops km people fifth 1st or 2019 No. ( ) U.S. dollars €5bn".split()
    ),
    max_size=20,
).map(" ".join)


def found(text: Article) -> tuple[Number, ...]:
    """The numbers of an article."""
    spans, headings = sentences.split(text)
    lines = tuple(sorted(spans + headings, key=lambda span: span.start))
    return numbers.find(text, lines, *times.find(text, lines))


def row(text: Article, one: Number) -> tuple[str, ...]:
    """Words, worth, unit and bound of a number, as a case lists them."""
    value = f"{one.value}..{one.second}" if one.second else one.value
    unit = one.currency or one.unit or ("counted" if one.counted else "bare")
    return text.passage(one.span), value, unit, one.bound


@pytest.mark.parametrize("path", files("numbers"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each number of a case is found with its worth, and nothing else."""
    text, expected = load(path)
    assert expected == [row(text, one) for one in found(text)]


def test_numbers_are_part_of_a_reading() -> None:
    """A reading lists them."""
    (one,) = read(article("The port has 14 cranes.")).numbers
    assert (one.value, one.rule) == ("14", "figure")


def test_what_is_counted_is_the_noun_with_its_adjectives() -> None:
    """The words up to the first plural noun."""
    text = article("They sent 40 small river boats to the coast.")
    (one,) = found(text)
    assert one.counted is not None
    assert text.passage(one.counted) == "small river boats"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two dozen", 24),
        ("half a million", 500_000),
        ("two hundred and fifty thousand", 250_000),
        ("twenty-one", 21),
        ("a hundred", 100),
        ("one million two hundred thousand", 1_200_000),
    ],
)
def test_worth_of_words(words: str, value: int) -> None:
    """Words add up."""
    assert Decimal(value) == numberwords.words(words)


@given(st.integers(min_value=0, max_value=10**11))
def test_figures_with_commas_are_worth_what_they_say(number: int) -> None:
    """Grouping by commas changes nothing."""
    assert str(number) == numberwords.plain(numberwords.figure(f"{number:,}"))


@settings(max_examples=150, deadline=None)
@given(SIGNS | WORDS)
def test_any_text_gives_spans_of_its_own(made: str) -> None:
    """Every value is a decimal number, and every span lies in its paragraph and holds words."""
    text = article(" ".join(made.split()) or "x")
    for one in found(text):
        spans = [one.span, *filter(None, (one.counted, one.cue))]
        assert Decimal(one.value) >= 0
        assert all(text.span(s.start, s.end) == s and text.passage(s).strip() for s in spans)
