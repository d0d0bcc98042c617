"""The review record says who stands for a briefing, and what became of each correction."""

from __future__ import annotations

import pytest

from briefing import checks, sections
from tests.build import coverage
from tests.judgements.build import COPY, GAZETTE, HERALD, KEY, WIRE, judged
from tests.sections.test_key_judgements import texts

CORRECTION = """\
corrections:
  - kind: label
    passage: The plan is a wise step
    value: {value}
    by: A. Analyst
    why: it quotes the minister
"""


def test_without_a_file_nothing_is_assigned() -> None:
    """One line says so, and that it is an analyst's to change."""
    told = texts(sections.review(coverage(GAZETTE)))
    assert told == [
        "There is no judgements file for this briefing: author, reviewer and clearance are not "
        "assigned."
    ]


def test_names_and_days_are_the_analysts() -> None:
    """As typed, days written out."""
    text = "reviewer: B. Reader\nreleased: {by: C. Chief, on: 2024-07-01}\nmarking: TLP:AMBER\n"
    told = texts(sections.review(judged(text)))
    assert {"Reviewer: B. Reader.", "Clearance: C. Chief on 1 July 2024."} <= {*told}
    assert "Marking: TLP:AMBER." in told


def test_a_correction_is_told_with_its_author() -> None:
    """And cites the sentence it is about."""
    made = sections.review(judged(CORRECTION.format(value="fact"))).statements[-1]
    assert made.text == (
        "Corrected label: “The plan is a wise step” is fact, says A. Analyst: "
        "it quotes the minister."
    )
    assert [GAZETTE.passage(span) for span in made.spans] == ["The plan is a wise step."]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("wise step", "foolish step", "its passage is in no source"),
        ("    by:", "    source: The Moon\n    by:", "no source has the name it gives"),
        ("The plan is a wise step", "Radar Accord", "several sources have its passage"),
        ("The plan is a wise step", "June 2024", "its passage stands twice in the source"),
        ("kind: label", "kind: speaker", "nothing of its kind stands at its passage"),
    ],
)
def test_a_correction_that_vanished_is_told(old: str, new: str, why: str) -> None:
    """In the review record, among the gaps, and as a warning of the checks."""
    made = judged(CORRECTION.format(value="fact").replace(old, new), GAZETTE, HERALD)
    assert f"Correction not applied; {why}" in texts(sections.review(made))[-1]
    assert f"Correction not applied; {why}" in texts(sections.gaps(made))[0]
    verdict = checks.check(made)
    assert verdict.failures == ()
    assert [w.check for w in verdict.warnings if why in w.why] == ["correction"]


def test_a_correction_holds_for_the_copies_of_its_text() -> None:
    """The same words in a paper that carries the text are corrected too."""
    text = CORRECTION.format(value="opinion").replace("The plan is a wise step", "eleven stations")
    made = judged(text, WIRE, COPY)
    assert [len(a.corrections) for a in made.articles] == [1, 1]


def test_grades_stand_in_two_columns() -> None:
    """The letter of the source and the number of the item are never one grade."""
    text = (
        "grades:\n  reliability:\n    - {source: The Test Gazette, grade: B}\n"
        "  credibility:\n    - {item: Harbour readies receivers, grade: 2}\n"
    )
    table = sections.sources(judged(text, GAZETTE, HERALD)).table
    assert table is not None
    assert table.columns[-2:] == ("Reliability", "Credibility")
    assert [[cell.text for cell in row[-2:]] for row in table.rows] == [
        ["B (usually reliable)", "not assigned"],
        ["not assigned", "2 (probably true)"],
    ]


def test_a_grade_of_nobody_is_told() -> None:
    """A misspelt outlet does not vanish."""
    text = "grades:\n  reliability:\n    - {source: The Text Gazette, grade: B}\n"
    made = judged(text)
    told = "Grade not used; no source has this name: “The Text Gazette”."
    assert texts(sections.review(made))[-1] == told
    assert "grade" in {warning.check for warning in checks.check(made).warnings}


def test_all_of_it_passes_the_checks() -> None:
    """Corrections, grades and sign-off together."""
    made = judged(KEY + CORRECTION.format(value="fact"), GAZETTE, HERALD)
    for make in (sections.front, sections.review, sections.sources, sections.gaps):
        make(made)
    assert checks.check(made).failures == ()
