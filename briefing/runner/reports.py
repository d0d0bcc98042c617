"""The reports of a run: written in the formats asked for, or a draft when the checks failed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from briefing.errors import ExportError, FigureError
from briefing.exporters import Exported, exports, writer
from briefing.exporters import short as named
from briefing.exporters.writing import Options
from briefing.runner import place, proof
from briefing.runner.book import Book

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

    options = Options(brand=book.brand, folder=book.notebook.path.parent, beside=place.BESIDE)
    try:
        made = exports(proof.for_export(node, book.verdict), names, options, begins)
        for exported in made:
            _take(book, exported, draft=draft)
    except ExportError as error:
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
    shown = exported.figures + exported.figures_left_out
    if shown != book.figures and not draft:
        raise FigureError(
            f"the notebook shows {book.figures} figures and the {name.upper()} holds "
            f"{shown}; no report was written, because one of them is not whole"
        )
    book.files[f"briefing{'.draft' if draft else ''}{exported.suffix}"] = exported.data
    book.files |= dict(exported.files)
