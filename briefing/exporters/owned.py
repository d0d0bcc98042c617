"""A format that a project adds: what its file may leave out, and what happens when it breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from briefing.errors import ExportError
from briefing.exporters.content import Content
from briefing.exporters.writing import Options, Written
from briefing.own import Own
from briefing.own.loading import fault_in


def writing(found: Own) -> Callable[[Content, Options], Written]:
    """The function of a file in own/formats/; it raises ExportError, with file and line."""

    def write(content: Content, options: Options) -> Written:
        try:
            written = found.module.write(content, options)
        except ExportError:
            raise
        except Exception as error:
            line, why = fault_in(error, str(found.module.__file__))
            where = f"{found.place}:{line}" if line else found.place
            raise ExportError(f"{where}: the report cannot be written: {why}") from error
        if not isinstance(written, Written) or not isinstance(written.data, bytes):
            raise ExportError(
                f"{found.place}: write(content, options) gave {type(written).__name__}; give "
                "briefing.exporters.writing.Written(bytes)"
            )
        _named(written, found)
        _marked(written, content, found)
        return written

    return write


def _named(written: Written, found: Own) -> None:
    """Files beside a report stay beside it."""
    for name, data in written.files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or not name or not isinstance(data, bytes):
            raise ExportError(
                f"{found.place}: {name[:60]!r} is no name and bytes of a file beside the report; "
                "begin it with options.beside"
            )


def _marked(written: Written, content: Content, found: Own) -> None:
    """A marking, or the word that a report is a draft, is never left out of a text."""
    try:
        text = " ".join(written.data.decode("utf-8").split())
    except UnicodeDecodeError:
        return
    report = content.report
    for what, told in (("marking", report.marking), ("note above a draft", report.head)):
        if told and " ".join(told.split()) not in text:
            raise ExportError(
                f"{found.place}: the {what}, {told!r}, is missing in what it wrote; print "
                f"content.report.{'marking' if what == 'marking' else 'head'}"
            )
