"""What an executed notebook shows, and whether it may stand."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing import bundle
from briefing.models import Annex, Failure, Figure, Front, Section, Verdict
from briefing.runner import census

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.runner.asked import Asked
    from briefing.runner.lent import Lent


@dataclass(frozen=True, slots=True)
class Shown:
    """The records an executed notebook displays.

    Only cells that reach a report count. `front` is the masthead and `annex` the annex, the last
    where there are several: the exporters print those. `broken` tells of display data that no
    record can be read from. `figures` counts the figures and pictures.
    """

    sections: tuple[Section, ...]
    annex: Annex
    broken: tuple[Failure, ...]
    figures: int
    front: Front | None = None

    @property
    def any(self) -> bool:
        """Tell whether this is a briefing: an ordinary notebook shows no record."""
        return bool(self.sections or self.annex.articles or self.annex.skipped or self.broken)


def shown(notebook: Any) -> Shown:
    """Collect the records of a notebook's outputs, in order."""
    sections: list[Section] = []
    annex = Annex(())
    broken: list[Failure] = []
    front: Front | None = None
    for number, payload in _payloads(notebook):
        try:
            record = bundle.decode(payload)
        except (ValueError, RecursionError) as error:
            broken.append(Failure(f"cell {number}", "", "record", str(error)))
            continue
        if isinstance(record, Section):
            sections.append(record)
        elif isinstance(record, Annex):
            annex = record
        elif isinstance(record, Front):
            front = record
    return Shown(tuple(sections), annex, tuple(broken), _figures(notebook), front)


def figures(cells: Iterable[Any]) -> Iterator[Figure]:
    """The figures of sections that these cells display; what is no record is passed over."""
    for cell in cells:
        for output in cell.get("outputs", []):
            data = output.get("data") or {}
            if bundle.MIME in data and bundle.PLOTLY_MIME in data:
                with contextlib.suppress(ValueError, RecursionError):
                    record = bundle.decode(data[bundle.MIME])
                    if isinstance(record, Section) and record.figure is not None:
                        yield record.figure


def verdict(
    found: Shown, complaint: str = "", asked: Asked | None = None, lent: Lent | None = None
) -> Verdict:
    """Prove every section again, outside the kernel.

    `complaint` is the message of a check that stopped the notebook; it is a failure too. `asked`
    is what the notebook was asked for; None when nobody knows. `lent` are readings from before
    the kernel began; None when all texts are read anew.
    """
    stopped = (Failure("Checks", "", "notebook", complaint),) if complaint else ()
    try:
        proven = _proven(found, asked, lent)
    except Exception as error:  # noqa: BLE001 - records may be anything; what fails is not proven
        why = f"the checks could not read these records: {type(error).__name__}: {error}"
        proven = Verdict(0, (Failure("Checks", "", "record", why[:500]),))
    return replace(proven, failures=(*proven.failures, *found.broken, *stopped))


def _proven(found: Shown, asked: Asked | None, lent: Lent | None) -> Verdict:
    from briefing import shelf
    from briefing.checks import prove
    from briefing.runner.held import unheld

    if lent is not None and not lent.is_true(found.annex):
        lent = None  # somebody wrote readings that are none
        _forget()
    with lent.lending() if lent else shelf.alone(None):
        proven = prove(found.sections, found.annex, found.front)
    warnings = unheld(found.annex, asked.text("library")) if asked else ()
    return Verdict(
        proven.checked,
        (*proven.failures, *_outside(found.annex, asked)),
        (*proven.warnings, *warnings),
    )


def _forget() -> None:
    """Forget the readings of this process, and all that was made of them."""
    from briefing import memos, reading
    from briefing.sections import copies

    reading.forget()
    copies.forget()
    for function in memos.kept():
        function.cache_clear()


def _outside(annex: Annex, asked: Asked | None) -> Iterator[Failure]:
    """What of the annex the files of the project do not hold."""
    from briefing.runner.asked import otherwise
    from briefing.runner.filed import filed
    from briefing.runner.held import held, own_texts

    yield from filed(annex)
    yield from own_texts(annex)
    if asked is not None:
        yield from otherwise(annex, asked)
        yield from held(annex, asked.text("library"))


def for_export(notebook: Any, proven: Verdict | None) -> Any:
    """Return the notebook with `proven` as the last verdict it shows; a copy if that differs.

    The exporters print the last verdict of the outputs. A notebook that shows none, or another
    one, must not look better than it is.
    """
    if proven is None or _last_verdict(notebook) == proven:
        return notebook
    import copy

    copied = copy.copy(notebook)
    copied["cells"] = [*notebook.cells, _cell(proven)]
    return copied


def _cell(proven: Verdict) -> dict[str, Any]:
    output = {"output_type": "display_data", "metadata": {}}
    shown_data = {bundle.MIME: bundle.encode(proven)}
    return {
        "cell_type": "code",
        "metadata": {},
        "source": "",
        "outputs": [output | {"data": shown_data}],
    }


def _last_verdict(notebook: Any) -> Verdict | None:
    last: Verdict | None = None
    for _, payload in _payloads(notebook):
        with contextlib.suppress(ValueError):
            record = bundle.decode(payload)
            last = record if isinstance(record, Verdict) else last
    return last


def _cells(notebook: Any) -> Iterator[tuple[int, Any]]:
    """The cells that reach a report, each with its number."""
    from briefing.exporters.document import LEFT_OUT

    for number, cell in enumerate(notebook.cells, start=1):
        if LEFT_OUT.isdisjoint(cell.metadata.get("tags", [])):
            yield number, cell


def _outputs(notebook: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """What the outputs of cells that reach a report show, each with the number of its cell."""
    for number, cell in _cells(notebook):
        for output in cell.get("outputs", []):
            if output.get("data"):
                yield number, output["data"]


def _payloads(notebook: Any) -> Iterator[tuple[int, Any]]:
    for number, shown_data in _outputs(notebook):
        if bundle.MIME in shown_data:
            yield number, shown_data[bundle.MIME]


def _figures(notebook: Any) -> int:
    """Count what cells that reach a report show, without the exporters' own reading of them."""
    return sum(census.figures(cell) for _, cell in _cells(notebook))
