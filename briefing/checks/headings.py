"""The headline of a section says of it what counting and reading it again give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.checks.remade import makers, remade
from briefing.models import Annex, Failure, Section
from briefing.sections.headlines import headline


def headings(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield a headline that is neither made of its section nor a statement the section makes."""
    told = section.headline
    if told is None or told == headline(replace(section, headline=None), annex):
        return
    alone = replace(section, statements=(told,), table=None)
    if section.slug not in makers() or [*remade(alone, annex)]:
        why = "made again from the section, its headline is another"
        yield Failure(section.title, told.text, "headline", why)
