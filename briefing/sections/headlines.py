"""One line over each section that says what it tells, so that titles alone tell the story.

A headline is made of counts and of words that the section itself prints; it is made again from
the section and the annex when the briefing is proven.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec

from briefing.library import Coverage
from briefing.models import Annex, Section, Statement
from briefing.sections import headline_evidence as evidence
from briefing.sections import headline_times as times
from briefing.sections import parts
from briefing.sections.headline_parts import Shown, plain

LONGEST = 20  # words; a headline has one line on paper
Rule = Callable[[Section, Annex], Iterator[Shown]]
_Made = ParamSpec("_Made")
Make = Callable[Concatenate[Coverage, _Made], Section]


def headed(make: Make[_Made]) -> Make[_Made]:
    """The maker of a section, whose section then has its headline; one it has already stays."""

    @wraps(make)
    def made(coverage: Coverage, /, *args: _Made.args, **options: _Made.kwargs) -> Section:
        section = make(coverage, *args, **options)
        told = section.headline or headline(section, coverage.annex)
        return coverage.head(section, told) if told else section

    return made


def headline(section: Section, annex: Annex) -> Statement | None:
    """What a section tells, in at most twenty words; None when its title must do.

    Of the ways to say it the fullest that is short enough is taken. A section with a figure is
    told by the figure's own headline.
    """
    rule = _RULES.get(section.slug, plain)
    if not (section.statements or section.table) or (section.figure and rule is plain):
        return None
    made = (parts.statement("fact", *shown) for shown in rule(section, annex))
    return next((s for s in made if 0 < len(s.text.split()) <= LONGEST), None)


_RULES: dict[str, Rule] = {
    "conflicts": evidence.apart,
    "new": times.fresh,
    "quiet": times.gone_quiet,
    "scored": times.scored,
    "watch": times.ahead,
    "upcoming": times.ahead,
    "next_appearances": times.ahead,
    "coming_up": times.ahead,
    "timeline": times.span_of_time,
    "chronology": times.span_of_time,
    "reported": evidence.weightiest,
    "summaries": times.published,
    "quotations": evidence.spoken,
    "words": evidence.spoken,
    "actors": evidence.standing,
    "argued": evidence.arguing,
    "terms": evidence.spelt_out,
    "gaps": evidence.missing,
    "sources": evidence.basis,
}
