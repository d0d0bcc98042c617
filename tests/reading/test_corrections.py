"""An analyst's corrections: the reading keeps to them, and what rests on them follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Article, Correction, Quote, Reading, Sentence
from briefing.reading import read
from tests.build import article

TEXT = article(
    "Defence Minister Ana Lopez met her counterpart Tom Berg in Oslo on 3 June 2024. "
    "“We will share radar data by 2026,” Lopez said after the meeting.",
    "The ministers signed the accord on 4 June 2024. The plan is a wise step.",
    published="2024-06-20",
    genre="editorial",
)


def corrected(kind: str, words: str, value: str, text: Article = TEXT) -> Article:
    """The text with one correction of the passage that has these words."""
    start = text.text.index(words)
    span = text.span(start, start + len(words))
    return replace(text, corrections=(Correction(kind, span, value, "A. Analyst"),))  # type: ignore[arg-type]


def sentence(reading: Reading, text: Article, words: str) -> Sentence:
    """The sentence that holds these words."""
    return next(s for s in reading.sentences if words in text.passage(s.span))


def quote(reading: Reading) -> Quote:
    """The one quotation."""
    (found,) = reading.quotes
    return found


def test_an_opinion_called_a_fact_may_be_printed_as_one() -> None:
    """The label, its rule and the clauses change together."""
    found = sentence(read(corrected("label", "a wise step", "reported")), TEXT, "wise")
    assert (found.label, found.rule) == ("reported", "analyst")
    assert (found.facts, found.opinion) == ((found.span,), ())


def test_a_fact_called_an_opinion_may_not_be_printed_as_fact() -> None:
    """Nothing of it is left among the facts."""
    found = sentence(read(corrected("label", "signed the accord", "opinion")), TEXT, "signed")
    assert (found.facts, found.opinion) == ((), (found.span,))


def test_a_speculation_gives_neither() -> None:
    """As by rule, a speculation is printed neither as fact nor as opinion."""
    found = sentence(read(corrected("label", "signed the accord", "speculation")), TEXT, "signed")
    assert (found.label, found.facts, found.opinion) == ("speculation", (), ())


def test_the_words_go_to_the_speaker_named() -> None:
    """The quotation, and what is attributed, are the other minister's."""
    found = read(corrected("speaker", "share radar data", "Tom Berg"))
    said = quote(found)
    assert (said.speaker, said.rule) == ("Tom Berg", "analyst")
    assert said.speaker_span is not None
    assert TEXT.passage(said.speaker_span) == "Tom Berg"
    before = {a.source for a in read(TEXT).attributions}
    assert "Tom Berg" in {a.source for a in found.attributions} - before


def test_a_speaker_not_in_the_text_has_no_passage() -> None:
    """No source prints the name, so none may be cited for it."""
    said = quote(read(corrected("speaker", "share radar data", "Kim Vale")))
    assert (said.speaker, said.speaker_span) == ("Kim Vale", None)


def test_a_speaker_taken_away_leaves_the_words_to_nobody() -> None:
    """An empty value is no speaker."""
    assert quote(read(corrected("speaker", "share radar data", ""))).speaker is None


def test_an_event_moves_with_its_date() -> None:
    """The signing has the corrected day."""
    found = read(corrected("date", "4 June 2024", "2024-06-05"))
    assert "2024-06-05" in {t.value for t in found.times if t.rule == "analyst"}
    dates = {e.date for e in found.events if "signed" in TEXT.passage(e.span)}
    assert dates == {"2024-06-05"}


def test_a_date_taken_away_leaves_the_event_undated() -> None:
    """The expression stands among those without a date."""
    found = read(corrected("date", "4 June 2024", ""))
    assert [t.rule for t in found.unresolved if "4 June" in TEXT.passage(t.span)] == ["analyst"]
    assert "2024-06-04" not in {e.date for e in found.events}


@pytest.mark.parametrize(("value", "precision"), [("2024", "year"), ("2024-06", "month")])
def test_a_date_is_as_precise_as_it_is_given(value: str, precision: str) -> None:
    """A year stays a year."""
    found = read(corrected("date", "4 June 2024", value))
    assert [t.precision for t in found.times if t.rule == "analyst"] == [precision]


def test_what_is_kept_is_the_reading_without_corrections() -> None:
    """The article itself reads as before."""
    before = read(TEXT)
    read(corrected("label", "a wise step", "reported"))
    assert read(TEXT) == before


_PLACES = st.integers(0, len(TEXT.text) - 2)


@given(
    kind=st.sampled_from(["label", "speaker", "date"]),
    start=_PLACES,
    length=st.integers(1, 60),
    value=st.sampled_from(["", "Tom Berg", "2024-02", "opinion", "reported"]),
)
def test_every_correction_can_be_read(kind: str, start: int, length: int, value: str) -> None:
    """Whatever a correction says, reading gives spans of the text."""
    end = min(start + length, len(TEXT.text))
    span = TEXT.span(start, end)
    found = read(replace(TEXT, corrections=(Correction(kind, span, value),)))  # type: ignore[arg-type]
    assert [s for s in found.sentences if not 0 <= s.span.start < s.span.end] == []
    assert len(found.sentences) == len(read(TEXT).sentences)
