"""The formats as exporters of nbconvert, for `jupyter nbconvert --to` and JupyterLab's menu.

The entry points name this module, so that one broken writer breaks no other command: a writer is
imported when it writes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from nbconvert.exporters import Exporter
from traitlets import Bool, Unicode, default

from briefing.errors import BriefingError
from briefing.exporters.writing import DEFAULT, Options


class BriefingExporter(Exporter):
    """What the formats have in common. `format` is the short name of one."""

    format: ClassVar[str]
    audience = Unicode("", help="Whom this version is for; empty: the house itself.").tag(
        config=True
    )
    brand = Unicode("", help="File with the style of the house; empty: the project's own.").tag(
        config=True
    )

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return f".{self.format}"

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kwargs: Any
    ) -> tuple[Any, dict[str, Any]]:
        """The report of a run notebook, and nbconvert's resources."""
        from briefing.exporters import export

        notebook, found = super().from_notebook_node(nb, resources, **kwargs)
        try:
            made = export(notebook, self.format, self._options(found))
        except BriefingError as error:
            self._stop(error)
        for warning in made.warnings:
            self.log.warning(warning)
        if made.files:
            found["outputs"] = {**(found.get("outputs") or {}), **dict(made.files)}
        return self._given(made.data), found

    def _options(self, found: dict[str, Any]) -> Options:
        from briefing.exporters.house import brand

        path = (found.get("metadata") or {}).get("path")
        folder = Path(path) if path is not None else None
        return Options(
            audience=self.audience,
            folder=folder,
            brand=brand(folder, self.brand),
            # JupyterLab names no folder, and packs the files without theirs
            beside=str(found.get("output_files_dir") or ""),
        )

    def _stop(self, error: BriefingError) -> NoReturn:
        """Tell the command line of nbconvert in one line; a server gets the error itself."""
        from nbconvert.nbconvertapp import NbConvertApp
        from traitlets.config import Application

        # within a server every application of Jupyter says that it is initialized
        if not (Application.initialized() and isinstance(Application.instance(), NbConvertApp)):
            raise error
        self.log.error(" ".join(str(error).split()))
        raise SystemExit(1) from error

    def _given(self, data: bytes) -> bytes | str:
        return data


class _Text(BriefingExporter):
    """A format that is text in UTF-8, which nbconvert wants as such."""

    def _given(self, data: bytes) -> str:
        return data.decode("utf-8")


class BriefingHTMLExporter(_Text):
    """A briefing as one HTML file, for `jupyter nbconvert --to briefing_html`."""

    format = "html"
    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"
    live = Bool(DEFAULT.live, help="Let figures answer to the pointer.").tag(config=True)

    def _options(self, found: dict[str, Any]) -> Options:
        return replace(super()._options(found), live=self.live)


class BriefingPDFExporter(BriefingExporter):
    """A briefing as PDF, for `jupyter nbconvert --to briefing_pdf`."""

    format = "pdf"
    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"


class BriefingDOCXExporter(BriefingExporter):
    """A briefing for Word, for `jupyter nbconvert --to briefing_docx`."""

    format = "docx"
    export_from_notebook = "Briefing (Word)"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class BriefingMarkdownExporter(_Text):
    """A briefing as Markdown, its figures beside it; `jupyter nbconvert --to briefing_markdown`."""

    format = "md"
    export_from_notebook = "Briefing (Markdown)"
    output_mimetype = "text/markdown"


class BriefingMailExporter(BriefingExporter):
    """A briefing as a mail ready to be sent, for `jupyter nbconvert --to briefing_mail`."""

    format = "eml"
    export_from_notebook = "Briefing (mail)"
    output_mimetype = "message/rfc822"
