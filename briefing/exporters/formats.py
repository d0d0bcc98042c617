"""The formats as exporters of nbconvert, for `jupyter nbconvert --to` and JupyterLab's menu.

The entry points name this module, so that one broken writer breaks no other command: a writer is
imported when it writes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from nbconvert.exporters import Exporter
from traitlets import Bool, Unicode, default

from briefing.exporters.writing import Options


class BriefingExporter(Exporter):
    """What the formats have in common. `format` is the short name of one."""

    format: ClassVar[str]
    audience = Unicode("", help="Whom this version is for; empty: the house itself.").tag(
        config=True
    )

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return f".{self.format}"

    def _options(self, found: dict[str, Any]) -> Options:
        folder = (found.get("metadata") or {}).get("path")
        return Options(audience=self.audience, folder=Path(folder) if folder else None)

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kwargs: Any
    ) -> tuple[Any, dict[str, Any]]:
        """The report of a run notebook, and nbconvert's resources."""
        from briefing.exporters import export

        notebook, found = super().from_notebook_node(nb, resources, **kwargs)
        made = export(notebook, self.format, self._options(found))
        for warning in made.warnings:
            self.log.warning(warning)
        return self._given(made.data), found

    def _given(self, data: bytes) -> bytes | str:
        return data


class BriefingHTMLExporter(BriefingExporter):
    """A briefing as one HTML file, for `jupyter nbconvert --to briefing_html`."""

    format = "html"
    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"
    live = Bool(False, help="Let figures answer to the pointer.").tag(config=True)  # noqa: FBT003 traitlets' own order

    def _options(self, found: dict[str, Any]) -> Options:
        made = super()._options(found)
        return Options(made.audience, self.live, made.folder)

    def _given(self, data: bytes) -> str:
        return data.decode("utf-8")


class BriefingPDFExporter(BriefingExporter):
    """A briefing as PDF, for `jupyter nbconvert --to briefing_pdf`."""

    format = "pdf"
    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"
