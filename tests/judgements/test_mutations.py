"""No judgement passes that says other than the file: a thousand changed ones, and whole parts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest

from briefing import checks, sections
from briefing.library import Coverage
from briefing.models import Section, Statement
from tests.checks import mutants
from tests.conftest import PROJECT
from tests.judgements.build import GAZETTE, HERALD, judged

MAKERS = (
    sections.bottom_line,
    sections.key_judgements,
    sections.scale,
    sections.forecasts,
    sections.watch,
    sections.sources,
    sections.review,
)


@pytest.fixture(scope="module")
def made() -> Coverage:
    """All that is printed of the example in the document."""
    told = (PROJECT / "docs/judgements.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", told, re.DOTALL)
    found = judged(example, GAZETTE, HERALD)
    sections.front(found)
    for make in MAKERS:
        make(found)
    return found


def passes(made: Coverage, section: Section) -> bool:
    """Whether the checks let a section stand under the masthead of its briefing."""
    return checks.prove([section], made.annex, made.front).passed


def test_unchanged_all_of_it_passes(made: Coverage) -> None:
    """So that what is stopped below is stopped for its change."""
    assert [s.slug for s in made.sections if not passes(made, s)] == []


def test_no_mutant_passes(made: Coverage) -> None:
    """Words, names, numbers, denials, kinds, cells and passages."""
    pool = mutants.shown(made.sections)
    tried = [*mutants.mutants(pool, made.annex, 1_000, seed=7)]
    assert len(tried) == 1_000
    assert [mutants.words(m.row) for m in tried if passes(made, m.section)] == []


def _alone(section: Section, statement: Statement) -> Section:
    return replace(section, statements=(statement,), table=None, headline=None)


def test_no_part_of_another_judgement_passes(made: Coverage) -> None:
    """Each keeps its own likelihood, confidence and reason, though all are the analyst's words."""
    section = next(s for s in made.sections if s.slug == "key_judgements")
    stopped = tried = 0
    for one, other in permutations(section.statements, 2):
        for place, part in enumerate(one.parts):
            for foreign in other.parts:
                if {part.rule, foreign.rule} != {"analyst"} or part.text == foreign.text:
                    continue
                parts = (*one.parts[:place], foreign, *one.parts[place + 1 :])
                tried += 1
                stopped += not passes(made, _alone(section, replace(one, parts=parts)))
    assert tried > 50
    assert stopped == tried


def test_no_part_may_be_left_out(made: Coverage) -> None:
    """A judgement without its confidence, or without "not assigned", is another one."""
    for section in made.sections:
        if section.slug in ("key_judgements", "forecasts", "review", "scale"):
            for one in section.statements:
                for place in range(len(one.parts)):
                    parts = (*one.parts[:place], *one.parts[place + 1 :])
                    assert not passes(made, _alone(section, replace(one, parts=parts)))


def test_no_other_passage_passes(made: Coverage) -> None:
    """Each judgement cites what it rests on: not less, not more, not something else."""
    section = next(s for s in made.sections if s.slug == "key_judgements")
    extra = HERALD.span(0, 9)
    for one in section.statements:
        for cites in (one.cites[1:], (*one.cites, extra), (extra,)):
            assert not passes(made, _alone(section, replace(one, cites=cites)))
