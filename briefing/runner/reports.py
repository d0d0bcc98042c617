"""The reports of a run: written in the formats asked for, or a draft when the checks failed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from briefing.audiences import HOUSE
from briefing.errors import ExportError, FigureError, UsageError
from briefing.exporters import Exported, exports, writer
from briefing.exporters import short as named
from briefing.exporters.writing import Options
from briefing.runner import place, proof
from briefing.runner.book import Book
from briefing.slugs import slug

Progress = Callable[[str, int, int], None]


def wanted(formats: Sequence[str]) -> tuple[str, ...]:
    """The short names of formats, each once. Raises UnknownNameError, naming the nearest."""
    for name in formats:
        writer(name)
    return tuple(dict.fromkeys(map(named, formats)))


def write(book: Book, node: Any, formats: Sequence[str], tell: Progress) -> None:
    """Add the reports to the files of `book`, or say in it why there are none."""
    draft = book.status == "checks failed"
    names = ("html",) if draft else wanted(formats)
    began = time.monotonic()

    def begins(name: str) -> None:
        tell(f"Writing {name.upper()}", names.index(name), len(names))

    audience = HOUSE if draft else book.audience or HOUSE  # a draft is the house's alone
    options = Options(
        audience, brand=book.brand, folder=book.notebook.path.parent, beside=place.BESIDE
    )
    try:
        made = exports(proof.for_export(node, book.verdict), names, options, begins)
        for exported in made:
            _take(book, exported, draft=draft)
    except (ExportError, UsageError) as error:
        if draft:  # the checks stopped this report; a draft that cannot be drawn changes nothing
            book.warnings["html"] = [f"no draft was written: {error}"]
        else:
            book.status = "export failed"
            book.error = {"name": type(error).__name__, "message": str(error), "cell": None}
        book.files.clear()
    book.seconds["export"] = time.monotonic() - began


def _take(book: Book, exported: Exported, *, draft: bool) -> None:
    name = exported.suffix[1:]
    book.exported[name] = exported.figures
    book.warnings[name] = list(exported.warnings)
    if not draft:
        whole(exported, book.figures)
    middle = ".draft" if draft else f".{slug(book.audience)}" if book.audience else ""
    book.files[f"briefing{middle}{exported.suffix}"] = exported.data
    book.files |= dict(exported.files)


def whole(exported: Exported, figures: int) -> None:
    """Figures in are figures out. Raises FigureError when a report holds others than `figures`."""
    found = exported.figures + exported.figures_left_out
    if found != figures:
        raise FigureError(
            f"the notebook shows {figures} figures and the {exported.suffix[1:].upper()} holds "
            f"{found}; no report was written, because one of them is not whole"
        )
