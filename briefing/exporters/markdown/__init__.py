"""Markdown: CommonMark with the tables, footnotes and formulas of GitHub; figures lie beside it."""

from __future__ import annotations

from briefing.exporters.content import Content
from briefing.exporters.markdown.report import report
from briefing.exporters.pictures import vector
from briefing.exporters.writing import Options, Written


def write(made: Content, options: Options) -> Written:
    """The report as one text in UTF-8, and its figures as files in `options.beside`.

    Raises FigureError when a figure cannot be drawn.
    """
    drawn = [vector(drawing, n) for n, drawing in enumerate(made.drawings, start=1)]
    names = [f"figure-{n}.{suffix}" for n, (_, suffix) in enumerate(drawn, start=1)]
    folder = f"{options.beside}/" if options.beside else ""
    text = "\n\n".join(report(made.report, options.brand, folder)) + "\n"
    files = tuple((f"{folder}{name}", raw) for name, (raw, _) in zip(names, drawn, strict=True))
    return Written(text.encode("utf-8"), files=files)
