"""What is hard to read is told, and stops nothing."""

from __future__ import annotations

import pytest

from briefing import checks
from briefing.models import Annex, Failure, Part, Section, Statement
from briefing.phrases import ONE_SOURCE
from tests.build import article

TEXT = article(
    "The harbour council, which has met in the old town hall on the market square every Monday "
    "since the war, approved a second pier for fishing boats and ferries.",
    "The vote was close. It was the second one. The mayor left early. The press stayed on.",
)


def fact(words: str) -> Statement:
    """A fact of the text."""
    start = TEXT.text.index(words)
    span = TEXT.span(start, start + len(words))
    return Statement("fact", (Part(words, "verbatim", span),))


def warned(*sections: Section, kind: str = "") -> list[Failure]:
    """The warnings on these sections."""
    verdict = checks.prove(sections, Annex((TEXT,), kind=kind))
    assert verdict.failures == ()
    return [*verdict.warnings]


def test_a_long_sentence_is_flagged_with_its_section() -> None:
    """The sentence, where it stands, and its words."""
    (told,) = warned(Section("reported", "What is reported", (fact(TEXT.paragraphs[0]),)))
    assert (told.section, told.text) == ("What is reported", TEXT.paragraphs[0])
    assert told.why == "29 words outside quotations; 25 at most"


def test_a_short_sentence_is_not() -> None:
    """Nothing is said of what is easy."""
    assert warned(Section("reported", "What is reported", (fact("The vote was close."),))) == []


def test_a_long_paragraph_is_flagged() -> None:
    """A bottom line of four sentences is no bottom line."""
    sentences = ("The vote was close.", "The mayor left early.", "The press stayed on.")
    four = tuple(fact(words) for words in (*sentences, sentences[0]))
    assert [w.why for w in warned(Section("bottom_line", "Bottom line", four, front=True))] == [
        "a paragraph of 4 sentences; 3 at most"
    ]


def test_a_full_page_one_is_flagged() -> None:
    """Five hundred words are its limit."""
    many = (fact("The vote was close."),) * 126
    assert [
        w.why for w in warned(Section("key_points", "Key points", many, front=True, numbered=True))
    ] == ["504 words; 500 at most"]


@pytest.mark.parametrize(("kind", "limit"), [("topic_briefing", 1500), ("chronology", 2200)])
def test_each_kind_has_its_budget(kind: str, limit: int) -> None:
    """A chronology may be longer than a topic briefing."""
    many = (fact("The vote was close."),) * 551
    told = warned(Section("reported", "What is reported", many), kind=kind)
    assert [w.why for w in told] == [f"2204 words; {limit} at most"]


def test_a_caution_of_the_kit_is_short() -> None:
    """The words of the kit keep to its own rule."""
    assert len(ONE_SOURCE.split()) <= 25
