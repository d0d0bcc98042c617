"""The invented texts of each set, as the kit reads them from a folder."""

from __future__ import annotations

from pathlib import Path

from briefing import checks, open_library, sections
from briefing.library import Coverage
from briefing.models import Section, Statement, Verdict

FOLDER = Path(__file__).parent
SECTIONS = (
    sections.event_card,
    sections.conflicts,
    sections.source_table,
    sections.agreed,
    sections.only_in_one,
    sections.same_words,
    sections.framing,
    sections.own_voice,
    sections.not_heard,
    sections.meaning,
)


def compared(name: str, topic: str) -> Coverage:
    """A coverage of one set, with every section of the comparison made of it."""
    made = open_library(FOLDER / name).about(topic)
    made.kind = "source_comparison"
    for make in SECTIONS:
        make(made)
    return made


def section(coverage: Coverage, slug: str) -> Section:
    """The section of this name."""
    return next(section for section in coverage.sections if section.slug == slug)


def rows(coverage: Coverage, slug: str) -> list[tuple[Statement, ...]]:
    """The rows of a section's table."""
    table = section(coverage, slug).table
    return list(table.rows) if table else []


def lines(coverage: Coverage, slug: str) -> list[str]:
    """The rows of a section's table as printed."""
    return [" | ".join(cell.text for cell in row) for row in rows(coverage, slug)]


def proven(coverage: Coverage) -> Verdict:
    """What the checks say of it."""
    return checks.check(coverage)
