"""The answer, in two or three sentences: the analyst's, or else as reported."""

from __future__ import annotations

from briefing.library import Coverage
from briefing.models import Section
from briefing.sections import judged, titling
from briefing.sections.choice import Candidate, candidates, choose

WORDS = 100  # of the 500 of page one
SENTENCES = 3
MANY = 3  # articles; of more, only the newer half answers


def chosen(coverage: Coverage) -> list[Candidate]:
    """The facts of the bottom line, heaviest first."""
    recent = len(coverage.articles) // 2 if len(coverage.articles) > MANY else 0
    pool = [c for c in candidates(coverage) if c.article >= recent]
    told = titling.printed(coverage)
    found = choose(pool, SENTENCES, words=WORDS, taken=told, per_article=2)
    return found or choose(pool, SENTENCES, words=WORDS, per_article=2)


def bottom_line(coverage: Coverage) -> Section:
    """What the analyst wrote; without it the two or three weightiest facts, newest first.

    >>> from briefing import open_library, sections
    >>> coverage = open_library("data/sample").about("trilateral security cooperation")
    >>> second = sections.bottom_line(coverage).statements[1]
    >>> second.kind, second.text.partition(" with ")[0]
    ('fact', 'President Donald Trump curtailed exercises')
    """
    facts = sorted(chosen(coverage), key=lambda c: (-c.article, c.order))
    written = tuple(judged.lines(coverage.annex, "bottom_line"))
    return coverage.keep(
        Section(
            slug="bottom_line",
            title="Bottom line",
            statements=written or tuple(c.statement for c in facts),
            empty=_nothing(coverage),
            front=True,
        )
    )


def _nothing(coverage: Coverage) -> str:
    if coverage.articles:
        return "The articles report no fact that can stand on its own; see what they argue."
    return "No article in the library is about this topic. Widen the topic or add articles."
