"""A run notebook as a report: one file a format, each also an exporter of nbconvert."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefing.errors import UnknownNameError, nearest

NAMES = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Exported:
    """A report: its bytes, the suffix of its file, and how many figures it shows.

    `warnings` say what could not be shown as it is; they do not stop a report.
    """

    data: bytes
    suffix: str
    figures: int
    warnings: tuple[str, ...] = ()


def export(notebook: Any, name: str) -> Exported:
    """The report of a run notebook in the format `name`: html or pdf.

    The names of nbconvert's entry points, briefing_html and briefing_pdf, are known too.
    Raises UnknownNameError for another name, and ExportError when the report cannot be made
    whole, figures included.
    """
    from briefing.exporters.document import parse

    render = _renderer(name)
    document = parse(notebook)
    made, warnings = render(document)
    return Exported(made, f".{_short(name)}", document.figures, tuple(warnings))


def _short(name: str) -> str:
    return name.strip().lower().removeprefix("briefing_").lstrip(".")


def _renderer(name: str) -> Callable[..., tuple[bytes, list[str]]]:
    short = _short(name)
    if short == "html":
        from briefing.exporters import html

        return html.render
    if short == "pdf":
        from briefing.exporters import pdf

        return pdf.render
    raise UnknownNameError(f"There is no format {name!r}. {nearest(name, NAMES)}")
