"""Markdown: CommonMark with the tables, footnotes and formulas of GitHub; figures lie beside it."""

from __future__ import annotations

from briefing.exporters.content import Content
from briefing.exporters.markdown.report import report
from briefing.exporters.pictures import vector
from briefing.exporters.writing import Options, Written


def write(made: Content, options: Options) -> Written:
    """The report as one text in UTF-8, and its figures as files of a folder beside it.

    The folder is called like the report, with `_files` at the end. Raises FigureError when a
    figure cannot be drawn.
    """
    folder = f"{options.name}_files"
    drawn = [vector(drawing, n) for n, drawing in enumerate(made.drawings, start=1)]
    files = tuple(
        (f"{folder}/figure-{n}.{suffix}", raw) for n, (raw, suffix) in enumerate(drawn, start=1)
    )
    text = "\n\n".join(report(made.report, options.brand, folder)) + "\n"
    return Written(text.encode("utf-8"), files=files)
