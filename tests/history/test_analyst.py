"""The analyst's word comes before any rule, and is shown with its author."""

from __future__ import annotations

from dataclasses import replace

from briefing import sections
from briefing.checks import prove
from briefing.judged import (
    Forecast,
    Judgements,
    KeyJudgement,
    Line,
    Outcome,
    Passage,
    WatchItem,
    WatchOutcome,
)
from briefing.library import Coverage
from briefing.models import Correction, Earlier, Section
from tests.history.cases import made
from tests.history.runs import digest, earlier_run

OLD = made(
    "Ferry",
    "The ferry company will publish its accounts on 9 April 2035. The dock is a disgrace.\n\n"
    'The dock needs 40 piles. "The piles are rotten," harbour master Ida Quist said.',
    "Post",
    "2035-04-01",
)
NEW = made("Dock", "Workers drove 55 piles into the dock on 10 April 2035.", "Mail", "2035-04-12")


ASKED = Forecast("F1", "Will the dock hold?", "2035-04-05", rests_on=(Passage("The dock needs"),))


def scored(then: Earlier, judgements: Judgements | None = None) -> Section:
    """The section that scores the last run, with what the analyst says today."""
    return sections.scored(judged(then, judgements))


def judged(then: Earlier, judgements: Judgements | None) -> Coverage:
    """The digest with the judgements of today."""
    return replace(digest(then, (OLD, NEW)), judgements=judgements, _sections={})


def cells(section: Section) -> list[tuple[str, ...]]:
    """The words of the rows of a section."""
    return [
        tuple(cell.text for cell in row) for row in (section.table.rows if section.table else ())
    ]


def test_an_outcome_of_the_analyst_wins() -> None:
    """No text reports the accounts; the analyst has read them elsewhere."""
    said = WatchOutcome("publish its accounts", "held", "M. Reader", "The register has them.")
    then = earlier_run([OLD])
    ((_, _, before, _),) = cells(scored(then))
    ((_, _, result, evidence),) = cells(scored(then, Judgements(outcomes=(said,))))
    assert before == "Open: its day is over and no new text reports it"
    assert (result, evidence) == ("Held: by the analyst", "The register has them. (M. Reader)")


def test_a_forecast_is_the_analysts_to_score() -> None:
    """A question of the last run stays open until an analyst answers it."""
    then = replace(earlier_run([OLD]), judgements=Judgements(forecasts=(ASKED,)))
    answer = replace(ASKED, outcome=Outcome("failed", "M. Reader", "It sank."))
    for today, said in (
        (None, "Open: its day is over; outcome not assigned by an analyst"),
        (Judgements(forecasts=(answer,)), "Failed: by the analyst"),
    ):
        (row,) = [r for r in cells(scored(then, today)) if r[0] == "Will the dock hold?"]
        assert row[1:3] == ("5 April 2035", said)


def test_a_watch_item_of_the_analysts_is_not_scored_by_rule() -> None:
    """What an analyst watched, only an analyst may call held or failed; it is asked about once."""
    item = WatchItem("Whether the piles hold", "2035-04-10", rests_on=(Passage("40 piles"),))
    own = Judgements(watch=(item,))
    made_of = replace(digest(earlier_run([OLD]), (OLD,)), judgements=own, _sections={})
    then = replace(earlier_run([OLD]), judgements=own, sections=(sections.watch(made_of),))
    found = [row for row in cells(scored(then)) if row[0] == item.what]
    assert [(row[1], row[2]) for row in found] == [
        ("10 April 2035", "Open: its day is over; outcome not assigned by an analyst")
    ]


def test_a_key_judgement_is_shaken_by_a_change_of_its_passage() -> None:
    """A judgement that rests on a changed passage says so, with the passage of today."""
    held = KeyJudgement("KJ1", "The dock is weak.", "finding", (Passage("Workers drove 40 piles"),))
    old = made(
        "Dock", "Workers drove 40 piles into the dock on 10 April 2035.", "Post", "2035-04-11"
    )
    then = replace(earlier_run([old]), judgements=Judgements(key_judgements=(held,)))
    ((what, _, result, evidence),) = cells(sections.scored(digest(then, (old, NEW))))
    assert (what, result) == ("The dock is weak.", "Open: a change touches what it rests on")
    assert evidence == "Workers drove 55 piles into the dock on 10 April 2035"


def test_a_correction_of_the_analyst_corrects_the_last_briefing() -> None:
    """What was printed as another speaker's is listed, with the speaker of today."""
    start = OLD.text.index("The piles are rotten")
    words = OLD.span(start, start + len("The piles are rotten"))
    fixed = replace(OLD, corrections=(Correction("speaker", words, "", "M. Reader"),))
    made_of = digest(earlier_run([OLD]), (fixed,))
    ((_, _, why),) = cells(sections.corrections(made_of))
    assert why == "Given to another speaker then; corrected by the analyst"


def test_three_things_are_the_analysts_when_given() -> None:
    """The bottom line of the judgements file stands in the place of the rule."""
    line = Line("The dock will not last.", (Passage("The dock needs 40 piles"),))
    made_of = judged(earlier_run([OLD]), Judgements(bottom_line=(line,)))
    section = sections.three_things(made_of)
    assert [s.text for s in section.statements] == ["The dock will not last."]
    assert section.table is None


def test_what_the_analyst_wrote_is_proven() -> None:
    """Each of these sections passes the checks."""
    said = WatchOutcome("publish its accounts", "held", "M. Reader", "The register has them.")
    then = replace(earlier_run([OLD]), judgements=Judgements(forecasts=(ASKED,)))
    made_of = judged(then, Judgements(outcomes=(said,)))
    shown = [make(made_of) for make in (sections.scored, sections.corrections, sections.changes)]
    assert prove(shown, made_of.annex).failures == ()


def test_a_second_digest_scores_what_the_first_had_coming_up() -> None:
    """The rows of "Coming up" are what the next digest looks at again."""
    first = digest(earlier_run([OLD]), (OLD,))
    annex = first.annex
    kept = tuple(replace(section, figure=None) for section in first.sections)
    then = Earlier("2", "2035-04-03", tuple(a.id for a in annex.articles), annex.articles, kept)
    text = "The ferry company published its accounts on 9 April 2035."
    told = made("Paid", text, "Mail", "2035-04-10")
    ((what, _, result, _),) = cells(sections.scored(digest(then, (OLD, told))))
    assert what == "The ferry company will publish its accounts on 9 April 2035"
    assert result == "Held: reported as done"
