"""Sections and figures that a project adds: the file says what, the kit makes the block.

A file in `own/sections/` or `own/figures/` has a TITLE, COLUMNS when it has rows, PHRASES for
fixed words in cells, `again(annex)`, which yields all it may show, and `drawn(annex)` where it has
a figure. Line above, order and number of rows, and what is printed when there is nothing, are the
kit's: `briefing.checks.owned` holds what may stand in a block.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from briefing import own
from briefing.errors import OwnError
from briefing.library import Coverage
from briefing.models import Annex, Figure, Section, Statement, Table
from briefing.own.loading import fault_in
from briefing.phrases import own as words
from briefing.sections.ownfigures import figure
from briefing.sections.parts import left_out

MOST = 2_000  # statements and rows that are made again
SHOWN = 24  # rows, or statements, of one block

Made = Statement | tuple[Statement, ...]


def block(name: str) -> own.Own | None:
    """The file of a section or figure called `name`; None when the project has none.

    Raises OwnError when it cannot be used.
    """
    return own.find("sections", name) or own.find("figures", name)


def maker(name: str) -> Callable[[Coverage], Section] | None:
    """What makes the section or figure `name` of a project; None when it has none.

    Raises OwnError when its file cannot be used.
    """
    found = block(name)
    if found is None:
        return None

    def made(coverage: Coverage) -> Section:
        shown = section(name, coverage.annex)
        return coverage.keep(shown)

    made.__name__ = made.__qualname__ = name
    made.__doc__ = found.module.__doc__
    return made


def section(name: str, annex: Annex) -> Section:
    """The block as it is printed, without the numbers of its sources. Raises OwnError."""
    found = block(name)
    if found is None:
        raise OwnError(f"own/sections/{name}.py is gone; put it back, or take its cell out")
    made = made_again(found, annex)
    told = [one for one in made if isinstance(one, Statement)]
    rows = [one for one in made if isinstance(one, tuple)]
    left = max(len(told) - SHOWN, 0) + max(len(rows) - SHOWN, 0)
    return Section(
        slug=name,
        title=found.module.TITLE,
        statements=tuple(told[:SHOWN]),
        table=Table(columns(found), tuple(rows[:SHOWN])) if rows else None,
        figure=drawn_by(found, annex),
        intro=left_out(left, words.LEFT_OUT_FOR_LENGTH) or words.LEFT_OUT_BY_RULES,
        empty=words.NOTHING_FOUND,
    )


def columns(found: own.Own) -> tuple[str, ...]:
    """The heads of its table."""
    told: tuple[str, ...] = getattr(found.module, "COLUMNS", ())
    return told


def phrases(found: own.Own) -> frozenset[str]:
    """The fixed words that may stand in its cells."""
    return frozenset(getattr(found.module, "PHRASES", ()))


@lru_cache(maxsize=32)
def made_again(found: own.Own, annex: Annex) -> tuple[Made, ...]:
    """All that the block may show, at most 2,000 of it. Raises OwnError, with file and line."""
    made = _called(found, "again", lambda make: list(islice(make(annex), MOST)))
    width = len(columns(found))
    for one in made:
        if not isinstance(one, Statement) and not _is_row(one, width):
            raise OwnError(
                f"{found.place}: again(annex) gave {_short(one)}, which is neither a Statement nor "
                f"a tuple of {width} of them, one for each of COLUMNS"
            )
    return tuple(made)


@lru_cache(maxsize=32)
def drawn_by(found: own.Own, annex: Annex) -> Figure | None:
    """The figure of the block, in the kit's words; None without one. Raises OwnError."""
    if not hasattr(found.module, "drawn"):
        return None
    given = _called(found, "drawn", lambda make: make(annex))
    rows = (one for one in made_again(found, annex) if isinstance(one, tuple))
    told = [tuple(cell.text for cell in row) for row in rows]
    try:
        return figure(given, found.module.TITLE, columns(found), told if len(told) > SHOWN else ())
    except (TypeError, ValueError) as error:
        raise OwnError(f"{found.place}: drawn(annex) gave {_short(given)}: {error}") from error


def _called(found: own.Own, name: str, use: Callable[[Any], Any]) -> Any:
    try:
        return use(getattr(found.module, name))
    except OwnError:
        raise
    except Exception as error:
        line, why = fault_in(error, str(found.module.__file__))
        where = f"{found.place}:{line}" if line else found.place
        raise OwnError(f"{where}: {name}(annex) broke down: {why}") from error


def _is_row(one: object, width: int) -> bool:
    return (
        isinstance(one, tuple)
        and len(one) == width > 0
        and all(isinstance(cell, Statement) for cell in one)
    )


def _short(one: object) -> str:
    return f"{type(one).__name__} {'…' if isinstance(one, Mapping) else str(one)[:60]!r}"
