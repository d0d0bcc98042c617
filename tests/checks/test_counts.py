"""A wrong number of sources does not leave the house, nor does a hidden copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import checks, sections
from briefing.library.coverage import Coverage, with_copies
from briefing.models import Annex, Part, Section, Statement, Verdict
from tests.build import article, whole
from tests.sections.test_copies import LEAD, MORE, OTHER, one


@pytest.fixture
def made() -> Coverage:
    """One story in two papers, and another story."""
    found = (one("Bay Post", *LEAD, day="2024-06-19"), one("Hill Times", *LEAD, MORE))
    return whole(with_copies("radar", (*found, one("Moor Journal", OTHER))))


def section(made: Coverage, slug: str) -> Section:
    """The section of this name."""
    return next(s for s in made.sections if s.slug == slug)


def judged(shown: Section, made: Coverage) -> Verdict:
    """The verdict on one section and the coverage's articles."""
    return checks.prove([shown], Annex(made.articles))


def reasons(verdict: Verdict, gate: str) -> list[str]:
    """Why statements were stopped by a gate."""
    return [failure.why for failure in verdict.failures if failure.check == gate]


def test_a_wrong_number_of_independent_sources_is_stopped(made: Coverage) -> None:
    """Three citations say three, but two of the articles are one source."""
    right = section(made, "sources")
    count = next(s for s in right.statements if s.text.startswith("They count as"))
    wrong = replace(
        count,
        parts=tuple(Part("3", "count") if p.rule == "count" else p for p in count.parts),
        cites=tuple(a.whole for a in made.articles),
    )
    shown = replace(right, statements=(wrong,))
    assert reasons(judged(shown, made), "count") == ["counted again, the sources are others"]


def test_a_wrong_origin_is_stopped(made: Coverage) -> None:
    """The later paper is called the first."""
    right = section(made, "sources")
    told = right.statements[-1]
    later = made.articles[1]
    title = Part(later.title, "metadata", later.whole)
    wrong = replace(told, parts=(*told.parts[:2], title, *told.parts[3:]))
    shown = replace(right, statements=(wrong,))
    assert reasons(judged(shown, made), "count") == ["counted again, the sources are others"]


def test_a_hidden_copy_is_found(made: Coverage) -> None:
    """A notebook that takes the marks off counts the same text twice."""
    bare = tuple(replace(a, copy_of=None) for a in made.articles)
    shown = sections.sources(
        Coverage("radar", (bare[0], replace(bare[0], id="0" * 16, outlet="X")))
    )
    found = checks.prove([shown], Annex((bare[0], replace(bare[0], id="0" * 16, outlet="X"))))
    assert reasons(found, "count") == ["S1 and S2 have one text and are not marked so"]


def test_a_fact_of_a_copy_is_stopped(made: Coverage) -> None:
    """A sentence both papers print must come from the one that counts."""
    copy = made.articles[1]
    start = copy.text.index("The accord lists")
    span = copy.span(start, start + len(LEAD[-1]))
    fact = Statement("fact", (Part(LEAD[-1], "verbatim", span),))
    found = judged(Section("reported", "What is reported", (fact,)), made)
    assert reasons(found, "count") == ["it cites a copy of a text that is a source already"]


def test_a_wrong_likeness_is_stopped(made: Coverage) -> None:
    """How alike a copy is, is measured again."""
    right = section(made, "sources")
    assert right.table is not None
    row = right.table.rows[1]
    form = row[2]
    wrong = replace(
        form,
        parts=tuple(replace(p, text="0.11") if p.text == "1.00" else p for p in form.parts),
    )
    table = replace(right.table, rows=((*row[:2], wrong, *row[3:]),))
    found = judged(replace(right, table=table, statements=()), made)
    assert {failure.check for failure in found.failures} == {"again", "wording"}


def test_a_missing_caution_is_told() -> None:
    """One source only, and the gaps do not say so."""
    alone = whole(with_copies("radar", (article(*LEAD),)))
    gaps = section(alone, "gaps")
    found = judged(replace(gaps, statements=gaps.statements[1:]), alone)
    assert reasons(found, "count") == ["this caution is missing"]


def test_a_caution_out_of_place_is_told(made: Coverage) -> None:
    """Two independent sources are not one."""
    alone = whole(with_copies("radar", (made.articles[0],)))
    caution = section(alone, "gaps").statements[0]
    gaps = section(made, "gaps")
    found = judged(replace(gaps, statements=(caution, *gaps.statements)), made)
    assert reasons(found, "count") == ["counted again, the sources are others"]
