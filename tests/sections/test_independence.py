"""Independence of the sources: what each article is to those before it."""

from __future__ import annotations

from dataclasses import replace

from briefing import checks, sections
from briefing.library import Coverage
from tests.build import coverage
from tests.sections.paired import SEOUL, TOKYO, UNDATED


def told(made: Coverage) -> list[str]:
    """What each row counts as."""
    table = sections.independence(made).table
    return [row[2].text for row in table.rows] if table else []


def test_each_article_says_what_it_goes_with() -> None:
    """The larger source first; another text of an outlet names the first one."""
    expected = [
        "First or only text of its source",
        "Another text of the same outlet as S1",
        "First or only text of its source",
    ]
    assert expected == told(coverage(TOKYO, SEOUL, UNDATED))


def test_a_copy_names_the_text_it_repeats() -> None:
    """In table and figure, and the checks agree."""
    made = coverage(TOKYO, replace(SEOUL, copy_of=TOKYO.id))
    assert told(made) == ["First or only text of its source", "Same text as S1"]
    figure = sections.independence(made).figure
    assert figure is not None
    assert figure.headline.startswith("Both outlets carry one text")
    assert checks.check(made).passed


def test_texts_of_one_agency_are_one_source() -> None:
    """Two outlets that carry the same agency confirm nothing."""
    credited = [
        replace(one, paragraphs=(*one.paragraphs, f"{extra} (Reuters)"), id=f"{one.id[:-1]}{n}")
        for n, (one, extra) in enumerate([(TOKYO, "Rain fell."), (SEOUL, "Snow fell.")])
    ]
    assert "Another text of the same agency as S1" in told(coverage(*credited))


def test_without_sources_there_is_a_word_for_it() -> None:
    """Neither table nor figure."""
    section = sections.independence(coverage())
    assert (section.table, section.figure, section.empty) == (None, None, "There is no source.")
