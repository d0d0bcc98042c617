"""Each source in brief: proven like every statement, short, and copies only once."""

from __future__ import annotations

from dataclasses import replace

from briefing import checks, sections
from briefing.sections.summaries import FEW, MOST
from tests.build import article, coverage

DAM = "The council of Arvo approved a second dam on the river Lenn on 12 June 2024."
COST = "The second dam on the river Lenn will cost the council of Arvo ninety million crowns."
VIEW = "The council has shamefully betrayed everyone who lives along this wonderful river."
MORE = "Engineers of the river board finished their survey of the valley in May 2024."


def many(number: int) -> list[str]:
    """A sentence for each of so many towns."""
    towns = "Arvo Brell Cosk Dunn Elva Fosk Gram Holm Isen Jorn Kald Lund Morn Ness".split()
    return [
        f"The council of {town} approved a new bridge at {town} Mill on 3 June 2024."
        for town in towns[:number]
    ]


def test_a_source_is_told_with_its_outlet_and_date() -> None:
    """The first sentence of a source says whose it is."""
    made = sections.summaries(coverage(article(DAM)))
    assert [s.text for s in made.statements] == [f"The Test Gazette, 20 June 2024: {DAM}"]


def test_two_sentences_of_a_source_when_there_are_few() -> None:
    """The second follows without the outlet, in the order of the text."""
    made = sections.summaries(coverage(article(DAM, COST)))
    assert [s.text for s in made.statements][1:] == [COST]


def test_one_sentence_of_a_source_when_there_are_more() -> None:
    """The section stays short, and tells the newest sources only when there are very many."""
    found = coverage(*(article(text, MORE) for text in many(FEW + 1)))
    assert len(sections.summaries(found).statements) == FEW + 1
    found = coverage(*(article(text) for text in many(MOST + 2)))
    shown = sections.summaries(found).statements
    assert [s.spans[-1].article for s in shown] == [a.id for a in found.articles[2:]]


def test_no_opinion_stands_among_the_facts() -> None:
    """A text that only argues is passed over."""
    found = coverage(article(VIEW, genre="editorial"))
    assert sections.summaries(found).statements == ()


def test_a_copy_is_passed_over() -> None:
    """The article that others repeat speaks for them."""
    first = article(DAM, COST)
    copy = replace(article(DAM, COST, MORE), copy_of=first.id)
    shown = sections.summaries(coverage(first, copy)).statements
    assert {s.spans[-1].article for s in shown} == {first.id}


def test_every_statement_is_proven() -> None:
    """The checks find each in its source."""
    found = coverage(article(DAM, COST, VIEW), article(f"Yet {COST}", MORE, outlet=None))
    sections.summaries(found)
    verdict = checks.check(found)
    assert (verdict.checked, verdict.failures) == (4, ())


def test_an_empty_coverage_says_so() -> None:
    """A sentence of the kit stands for nothing."""
    made = sections.summaries(coverage())
    assert (made.statements, bool(made.empty)) == ((), True)
