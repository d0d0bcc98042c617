"""What else must be known on page one: the next weightiest facts."""

from __future__ import annotations

from briefing.library import Coverage
from briefing.models import Section
from briefing.sections import titling
from briefing.sections.bottom_line import chosen as on_top
from briefing.sections.choice import Candidate, choose, telling

WORDS = 190  # of the 500 of page one
POINTS = 7


def chosen(coverage: Coverage) -> list[Candidate]:
    """The facts of the key points, heaviest first."""
    taken = [*titling.printed(coverage), *on_top(coverage)]
    limit = 2 if len(coverage.articles) > 3 else POINTS
    return choose(telling(coverage), POINTS, words=WORDS, taken=taken, per_article=limit)


def key_points(coverage: Coverage) -> Section:
    """Up to seven facts, in the order of the sources."""
    facts = sorted(chosen(coverage), key=lambda c: (c.article, c.order))
    return coverage.keep(
        Section(
            slug="key_points",
            title="Key points",
            statements=tuple(c.statement for c in facts),
            empty="Nothing further is reported.",
            front=True,
            numbered=True,
        )
    )
