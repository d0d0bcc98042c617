"""Every file of a project's own, tried on sample articles."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing import own
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.library import Coverage

_SHOWN = 8  # things wrong with one file


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file: what it made, and what is wrong."""

    place: str
    told: str
    wrong: tuple[str, ...] = ()


def checked(library: str) -> Iterator[Checked]:
    """Load and try each file. Raises PathError when there are no articles to try it on."""
    found = own.listed()
    usable = [one for one in found if isinstance(one, own.Own)]
    coverage = _coverage(library) if any(one.kind != "sources" for one in usable) else None
    for one in found:
        if isinstance(one, own.Fault):
            yield Checked(one.place, "cannot be used", (str(one),))
        elif coverage is not None and one.kind in ("sections", "figures"):
            yield _block(one, coverage)
        elif coverage is not None and one.kind == "formats":
            yield _format(one, coverage)
        else:
            suffixes = ", ".join(one.module.SUFFIXES)
            yield Checked(one.place, f"loaded; try it: briefing read FILE ({suffixes})")


def _coverage(library: str) -> Coverage:
    """All articles of a library, as if the topic were theirs."""
    from briefing import open_library, project
    from briefing.library.coverage import with_copies
    from briefing.warm import invented

    if not project.resolve(library).exists() and library == "data/sample":
        return with_copies("", invented.articles())
    with closing(open_library(library)) as opened:
        return with_copies("", opened.articles())


def _block(one: own.Own, coverage: Coverage) -> Checked:
    from briefing import checks, sections

    try:
        made = getattr(sections, one.name)(coverage)
        proven = checks.prove([made], coverage.annex)
    except BriefingError as error:
        return Checked(one.place, "cannot be made", (str(error),))
    rows = len(made.table.rows) if made.table else 0
    told = f"{len(made.statements)} statements, {rows} rows" + (", 1 figure" * bool(made.figure))
    wrong = [f"{f.check}: {f.why}: {f.text}"[:400] for f in proven.failures]
    if len(wrong) > _SHOWN:
        wrong = [*wrong[:_SHOWN], f"and {len(wrong) - _SHOWN} more"]
    return Checked(one.place, f"{told} of {len(coverage.articles)} articles", tuple(wrong))


def _format(one: own.Own, coverage: Coverage) -> Checked:
    from briefing.exporters import export

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = export(_notebook(coverage), one.name)
    except BriefingError as error:
        return Checked(one.place, "cannot write", (str(error),))
    return Checked(one.place, f"wrote {len(made.data):,} bytes")


def _notebook(coverage: Coverage) -> Any:
    """A small briefing as it comes back from a kernel."""
    import nbformat

    from briefing import check, sections

    names = ("front", "bottom_line", "quotations", "places", "annex")
    shown = [getattr(sections, name)(coverage) for name in names]
    bundles = [one._repr_mimebundle_() for one in (*shown, check(coverage))]
    outputs = [nbformat.v4.new_output("display_data", one) for one in bundles]  # type: ignore[no-untyped-call]
    cell = nbformat.v4.new_code_cell("", outputs=outputs)  # type: ignore[no-untyped-call]
    return nbformat.v4.new_notebook(cells=[cell])  # type: ignore[no-untyped-call]
