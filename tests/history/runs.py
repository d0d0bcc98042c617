"""Two runs without a kernel: the earlier one is what its sections show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing import sections
from briefing.history import lighter
from briefing.library import Coverage
from briefing.library.coverage import with_copies
from briefing.models import Article, Earlier
from tests.history.cases import Case

DIGEST = (
    sections.run_line,
    sections.three_things,
    sections.coming_up,
    sections.scored,
    sections.changes,
    sections.new,
    sections.quiet,
    sections.repeated,
    sections.corrections,
    sections.changed,
)
THEN = (sections.key_points, sections.watch, sections.quotations, sections.timeline)


def earlier_run(articles: Iterable[Article], day: str = "2031-03-08") -> Earlier:
    """The record of a topic briefing of these articles."""
    made = with_copies("test", articles)
    for make in THEN:
        make(made)
    known = [a.published.date for a in made.articles if a.published]
    return Earlier(
        run="1",
        day=day,
        order=tuple(article.id for article in made.articles),
        articles=made.articles,
        sections=tuple(replace(section, figure=None) for section in made.sections),
        cutoff=max(known, default=None),
    )


def digest(then: Earlier, now: Iterable[Article]) -> Coverage:
    """The weekly digest of the articles of today, compared with the run of then."""
    gathered = with_copies("test", now)
    made = replace(gathered, kind="weekly_digest", earlier=lighter(then, gathered.articles))
    for make in DIGEST:
        make(made)
    return made


def digest_of(case: Case) -> Coverage:
    """The digest of a case."""
    return digest(earlier_run(case.then), case.now)
