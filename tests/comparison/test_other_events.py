"""Other events with other actors and words: what differs is found, and nothing else."""

from __future__ import annotations

import pytest

from briefing.library import Coverage
from briefing.library.coverage import with_copies
from tests.build import article
from tests.comparison.texts import SECTIONS, compared, lines, proven, section


@pytest.fixture(scope="module")
def ferry() -> Coverage:
    """A ferry that sank, in three papers, one of them copied by a fourth."""
    return compared("ferry", "Aurora")


@pytest.fixture(scope="module")
def merger() -> Coverage:
    """A mine that was sold, in two papers."""
    return compared("merger", "Norbank")


def kinds(coverage: Coverage) -> set[str]:
    """The last cells of the table of conflicts."""
    return {line.rpartition(" | ")[2] for line in lines(coverage, "conflicts")}


def test_the_ferry(ferry: Coverage) -> None:
    """Day, number, name and cause differ."""
    assert kinds(ferry) == {
        "Date: “3 May 2024” / “4 May 2024”",
        "Number: “14” / “17”",
        "Spelling of a name: “Marten Lund” / “Martin Lund”",
        "Cause: “because of the wreck” / “after pressure from the pilots' union”",
    }


def test_the_mine(merger: Coverage) -> None:
    """The price, and whether an accord was signed, differ."""
    assert kinds(merger) == {
        "Number: “2.4 billion dollars” / “$3.1 billion”",
        "Told and denied: “has not signed” / “has signed”",
    }


@pytest.mark.parametrize("name", ["ferry", "merger"])
def test_every_sentence_is_proven(name: str, request: pytest.FixtureRequest) -> None:
    """The checks find nothing to object to."""
    assert proven(request.getfixturevalue(name)).failures == ()


def test_agreement_of_copies_is_none(ferry: Coverage) -> None:
    """The copy is named before the agreement, and counted with its origin."""
    (caution,) = section(ferry, "agreed").statements
    assert caution.text.startswith("Agreement of copies is no agreement: 1 article")
    shown = " ".join(lines(ferry, "agreed"))
    assert not ("Arle Evening Post" in shown and "The Marlow Gazette" in shown)


def test_the_captain_in_two_printings(ferry: Coverage) -> None:
    """Two papers print his words otherwise, one paraphrases, the copy is no third printing."""
    shown = lines(ferry, "same_words")
    assert len(shown) == 3
    assert sum(line.endswith("Paraphrase only") for line in shown) == 1


def test_a_shorter_quotation_only_lacks_words(merger: Coverage) -> None:
    """What one paper cuts is shown as lacking, not as another wording."""
    (line,) = [line for line in lines(merger, "same_words") if "North Star" in line]
    assert "Differs" not in line
    assert "Lacks: “This mine is”" in line


def test_the_ministers_voice_is_in_one_paper(ferry: Coverage) -> None:
    """A minister one paper lets speak is left out by the others."""
    (line,) = [line for line in lines(ferry, "not_heard") if "Ana Berg" in line]
    assert "Solvang Herald (reported)" in line


def test_loaded_words_are_counted(ferry: Coverage) -> None:
    """The comment's judging words are shown as printed."""
    (line,) = [line for line in lines(ferry, "framing") if "Kelt Observer" in line]
    assert "1: “shameful”" in line


HARBOUR = (
    "The harbour council of Arle met on 3 May 2024 and approved the northern lock. "
    "Mayor Tom Berg spoke for an hour.",
    "The harbour council of Arle met on 7 June 2024 and rejected the southern pier. "
    "Mayor Tom Berg spoke for two hours.",
    "Pilots of Arle held a drill with 12 boats in March 2024. A second drill with 20 boats "
    "followed in May 2024 because of the fog.",
    "Norland's navy fired two shots at a wreck on 3 May 2024. Sudmark's navy fired five shots "
    "at a raft on 9 May 2024.",
    "The port fee rose to 5 percent in 2022. The berth fee rose to 7 percent in 2023.",
)


def test_one_topic_and_other_events_are_no_conflict() -> None:
    """The same actors, places and verbs on other days and things contradict nobody."""
    papers = ("The Gazette", "The Herald", "The Star", "The Post", "The Sun")
    texts = [
        article(text, outlet=paper, published="2024-06-20", title=f"Harbour {paper}")
        for text, paper in zip(HARBOUR, papers, strict=True)
    ]
    made = with_copies("harbour", texts)
    for make in SECTIONS:
        make(made)
    assert lines(made, "conflicts") == []
    assert proven(made).failures == ()
