"""The content of a report for whom it is made, and the proof that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.audiences import HOUSE, asked
from briefing.exporters.building import Graphic
from briefing.exporters.content import Content, content
from briefing.exporters.document import parse
from briefing.exporters.image import Picture
from briefing.exporters.writing import Options, Written
from briefing.models import Figure
from briefing.parameters import given

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
        """What the analyst should know of the notebook, and what the proof cannot see."""
        told = self.content.warnings
        if self.version is None or not (self.version.redacted.words or self.version.gone.words):
            return told
        pictures = [
            f"Figure {number} is a picture: what it shows was not searched for words left out."
            for number, drawing in enumerate(self.content.drawings, start=1)
            if isinstance(drawing, Picture)
        ]
        return (*told, *pictures)

    def prove(self, written: Written, name: str) -> None:
        """Stop a report that holds words its audience may not read. Raises ExportError."""
        if self.version is not None:
            from briefing.exporters.variants.absence import prove
            from briefing.exporters.variants.saying import texts

            found = self.version
            told = texts([self.content.values, *map(_plotly, self.content.drawings)])
            prove(written, name, found.audience.name, found.redacted, found.gone, told=told)


def made_for(notebook: Mapping[str, Any], options: Options) -> Made:
    """The content of a notebook for `options.audience`, "house" for all of it.

    Without one it is for the audience that the notebook's own parameter names. Raises as
    `version.version`, and ParameterError when the parameters cannot be read.
    """
    name = options.audience.strip() or asked(given(notebook))
    if name in ("", HOUSE):
        return Made(content(parse(notebook, options)))
    options = replace(options, audience=name)
    from briefing.exporters.variants.presenting import presentable
    from briefing.exporters.variants.version import version

    found = version(notebook, options)
    made = presentable(content(found.document), found)
    return Made(made, found, found.figures - len(made.drawings))


def _plotly(drawing: Graphic) -> Any:
    return drawing.plotly if isinstance(drawing, Figure) else drawing.alt
