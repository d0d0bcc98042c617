"""One remark in several printings: which belong together, and how they differ."""

from __future__ import annotations

from briefing.claims import utterances
from briefing.models import Article
from tests.build import article

SAID = "“We will open the northern lock to all fishing boats before the winter storms come,” "


def told(words: str, outlet: str, published: str = "2024-06-20") -> Article:
    """An article of one paper."""
    return article(words, outlet=outlet, published=published)


def test_printings_of_one_remark_are_found() -> None:
    """Two papers print one remark with another word."""
    one = told(f"{SAID}Harbour Minister Ana Lund said on Monday.", "The Gazette")
    other = told(
        "“We will open the northern lock to all fishing boats before the winter gales come,” "
        "Harbour Minister Ana Lund told pilots.",
        "The Herald",
    )
    (remark,) = utterances((one, other))
    assert [len(p.differs) for p in remark.printings] == [0, 1]
    assert other.passage(remark.printings[1].differs[0]) == "gales" or (
        one.passage(remark.printings[1].differs[0]) == "storms"
    )


def test_a_fragment_is_contained() -> None:
    """A few of the words, quoted by another paper, differ in nothing."""
    one = told(f"{SAID}Harbour Minister Ana Lund said on Monday.", "The Gazette")
    other = told(
        "Harbour Minister Ana Lund spoke of “the northern lock to all fishing boats” on Monday.",
        "The Herald",
    )
    (remark,) = utterances((one, other))
    assert [p.contained for p in remark.printings] == [False, True]


def test_a_paraphrase_is_told_apart() -> None:
    """A text that reports the remark without quoting it only paraphrases."""
    one = told(f"{SAID}Harbour Minister Ana Lund said on Monday.", "The Gazette")
    other = told(
        "Harbour Minister Ana Lund said that the northern lock would open to fishing boats "
        "before the winter storms.",
        "The Herald",
    )
    (remark,) = utterances((one, other))
    assert [p.article.outlet for p in remark.paraphrases] == ["The Herald"]


def test_another_speaker_says_another_thing() -> None:
    """The same words in two mouths are two remarks."""
    one = told(f"{SAID}Harbour Minister Ana Lund said on Monday.", "The Gazette")
    other = told(f"{SAID}Mayor Tom Berg said on Monday.", "The Herald")
    assert utterances((one, other)) == ()


def test_a_remark_of_another_year_is_another() -> None:
    """Politicians repeat themselves; a year later it is no printing of the same remark."""
    one = told(f"{SAID}Harbour Minister Ana Lund said on Monday.", "The Gazette")
    other = told(f"{SAID}Harbour Minister Ana Lund said on Monday.", "The Herald", "2025-06-20")
    assert utterances((one, other)) == ()
