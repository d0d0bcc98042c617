"""The masthead is proven: its title like any fact, its lines as the articles give them again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import checks, sections
from briefing.judged import Judgements
from briefing.library import Coverage
from briefing.models import Failure, Front, Part, Statement
from briefing.phrases import front as words
from tests.build import article, coverage

HARBOUR = article(
    "The harbour council approved a second pier on Monday. The vote was close. "
    "Mayor Ada Finch welcomed the decision of the council, which she had asked for twice before.",
    "Work on the pier is due to begin in March 2025.",
    title="Council approves pier",
)
OTHER = article(
    "A second pier would cost the town twelve million euros, the harbour board reported on Friday.",
    title="The price of a pier",
    outlet="The Moor Journal",
    published="2024-06-22",
)


@pytest.fixture
def made() -> Coverage:
    """A coverage whose masthead has been made."""
    found = coverage(HARBOUR, OTHER, topic="second pier")
    sections.front(found)
    return found


def front_of(made: Coverage) -> Front:
    """The masthead that was made."""
    assert made.front is not None
    return made.front


def judged(made: Coverage, front: Front) -> tuple[Failure, ...]:
    """What the checks have against a masthead."""
    return checks.prove([], made.annex, front).failures


def test_an_honest_masthead_passes(made: Coverage) -> None:
    """What the articles give is proven whole."""
    assert judged(made, front_of(made)) == ()


def test_its_title_is_counted(made: Coverage) -> None:
    """The title is one statement more that was looked at."""
    assert checks.check(made).checked == 1


def test_a_title_that_nothing_says_is_stopped(made: Coverage) -> None:
    """One word is another than the source's."""
    headline = front_of(made).headline
    assert headline is not None
    first, *rest = headline.parts
    wrong = replace(first, text=first.text.replace("would", "could"))
    forged = replace(headline, parts=(wrong, *rest))
    found = judged(made, replace(front_of(made), headline=forged, title=forged.text.rstrip(".")))
    assert {"wording", "masthead"} <= {failure.check for failure in found}


def test_a_title_that_is_not_its_statement_is_stopped(made: Coverage) -> None:
    """The words printed large are those that are proven."""
    found = judged(made, replace(front_of(made), title="The harbour council rejected the pier"))
    assert [failure.check for failure in found] == ["masthead"]


def test_a_title_of_nothing_is_the_topic(made: Coverage) -> None:
    """Without a statement only the name of the topic may stand there."""
    bare = replace(front_of(made), headline=None, title="Pier to be doubled")
    assert [failure.check for failure in judged(made, bare)] == ["masthead"]
    assert judged(made, replace(bare, title="Second pier")) == ()


def test_a_view_is_no_title(made: Coverage) -> None:
    """A title of another kind than fact is refused."""
    headline = front_of(made).headline
    assert headline is not None
    view = replace(headline, kind="opinion", holder="The Test Gazette")
    assert judged(made, replace(front_of(made), headline=view)) != ()


def test_words_of_the_kit_are_no_title(made: Coverage) -> None:
    """A judgement of phrases alone is nobody's."""
    said = Statement("judgement", (Part(words.FIRST_RUN, "template"),))
    found = judged(made, replace(front_of(made), headline=said, title=words.FIRST_RUN))
    assert "masthead" in {failure.check for failure in found}


@pytest.mark.parametrize(
    "basis",
    [
        "3 articles [S1-S3] from 2 outlets, 2 independent sources, 3 paragraphs",
        "2 articles [S1-S2] from 1 outlet, 2 independent sources, 3 paragraphs",
        "2 articles [S1-S2] from 2 outlets, 3 independent sources, 3 paragraphs",
        "2 articles [S1-S2] from 2 outlets, 2 independent sources, 4 paragraphs",
    ],
)
def test_a_wrong_basis_is_stopped(made: Coverage, basis: str) -> None:
    """The numbers of the basis are counted again."""
    lines = tuple((k, basis if k == words.BASIS else v) for k, v in front_of(made).lines)
    found = judged(made, replace(front_of(made), lines=lines))
    assert [failure.check for failure in found] == ["masthead"]


@pytest.mark.parametrize("label", [words.CUT_OFF, words.RUN, words.METHOD, words.STATUS_LINE])
def test_a_line_of_ones_own_is_stopped(made: Coverage, label: str) -> None:
    """No line says anything the kit would not."""
    lines = tuple((k, "Approved by all" if k == label else v) for k, v in front_of(made).lines)
    assert len(judged(made, replace(front_of(made), lines=lines))) == 1


def test_no_line_may_be_left_out(made: Coverage) -> None:
    """A masthead without its status looks better than it is."""
    lines = tuple(line for line in front_of(made).lines if line[0] != words.STATUS_LINE)
    assert len(judged(made, replace(front_of(made), lines=lines))) == 1


def test_nobody_marks_a_briefing_but_its_analyst(made: Coverage) -> None:
    """Marking, language and kind are made again too."""
    right = front_of(made)
    changed = (
        replace(right, marking="TLP:CLEAR"),
        replace(right, language="xx"),
        replace(right, topic="Law"),
    )
    assert [len(judged(made, front)) for front in changed] == [1, 1, 1]


def test_a_title_beside_the_analyst_s_is_stopped(made: Coverage) -> None:
    """Where an analyst wrote one, no fact takes its place."""
    judged_by_one = replace(made.annex, judgements=Judgements(title="The pier is coming"))
    found = checks.prove([], judged_by_one, front_of(made)).failures
    assert "the analyst wrote another title" in {failure.why for failure in found}
