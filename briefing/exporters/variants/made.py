"""The content of a report for whom it is made, and the proof that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.exporters.building import Graphic
from briefing.exporters.content import Content, content
from briefing.exporters.document import parse
from briefing.exporters.image import Picture
from briefing.exporters.writing import Options, Written
from briefing.models import Figure

if TYPE_CHECKING:
    from briefing.exporters.variants.version import Version


@dataclass(frozen=True, slots=True)
class Made:
    """The content for the writers. `version` is None for the house, which sees all."""

    content: Content
    version: Version | None = None
    figures_left_out: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the proof cannot see."""
        if self.version is None or not (self.version.redacted.words or self.version.gone.words):
            return ()
        pictures = [
            f"Figure {number} is a picture: what it shows was not searched for words left out."
            for number, drawing in enumerate(self.content.drawings, start=1)
            if isinstance(drawing, Picture)
        ]
        return tuple(pictures)

    def prove(self, written: Written, name: str) -> None:
        """Stop a report that holds words its audience may not read. Raises ExportError."""
        if self.version is not None:
            from briefing.exporters.variants.absence import prove

            found = self.version
            prove(written, name, found.audience.name, found.redacted, found.gone)


def made_for(notebook: Mapping[str, Any], options: Options) -> Made:
    """The content of a notebook for `options.audience`. Raises as `version.version`."""
    if not options.audience:
        return Made(content(parse(notebook, options)))
    from briefing.exporters.variants.version import presentable, version

    found = version(notebook, options)
    made = content(found.document)
    drawings = tuple(_clean(drawing, found) for drawing in made.drawings)
    clean = Content(presentable(made.report, found), drawings)
    return Made(clean, found, parse(notebook, options).figures - len(drawings))


def _clean(drawing: Graphic, found: Version) -> Graphic:
    from briefing.exporters.variants.scrubbing import scrubbed

    if not isinstance(drawing, Figure):
        return drawing
    return replace(drawing, plotly=scrubbed(drawing.plotly, found.redacted, found.gone))
