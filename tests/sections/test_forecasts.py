"""Forecast questions are printed with their day, their likelihood, and their outcome."""

from __future__ import annotations

from briefing import checks, sections
from briefing.models import Section
from tests.judgements.build import judged
from tests.sections.test_key_judgements import texts

QUESTION = """\
forecasts:
  - id: f1
    question: Will the first data be exchanged?
    by: 2026-12-31
"""


def test_a_question_without_a_likelihood_says_so() -> None:
    """The day is written out."""
    assert texts(sections.forecasts(judged(QUESTION))) == [
        "Will the first data be exchanged? To be answered by 31 December 2026. "
        "Likelihood: not assigned."
    ]


def test_an_outcome_is_told_with_who_says_so() -> None:
    """Only a person may score a forecast."""
    text = QUESTION + (
        "    likelihood: likely\n"
        "    outcome: {result: held, by: A. Analyst, why: the harbour office published it}\n"
    )
    made = judged(text)
    (told,) = texts(sections.forecasts(made))
    assert told.endswith(
        "Likelihood: likely (55–80%). "
        "Outcome: held, says A. Analyst: the harbour office published it."
    )
    assert checks.check(made).failures == ()


def test_without_questions_the_section_is_left_out() -> None:
    """The kit asks none of its own."""
    made: Section = sections.forecasts(judged("title:\n"))
    assert not made.speaks


def test_a_forecast_without_a_passage_is_capped() -> None:
    """No source bears out that it is almost certain."""
    made = judged(QUESTION + "    likelihood: almost certain\n")
    sections.forecasts(made)
    why = [failure.why for failure in checks.check(made).failures]
    assert any("one uncorroborated source" in reason for reason in why)
