"""A report and its drawings without the words that may not stand in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace as with_

from briefing.exporters import blocks
from briefing.exporters.building import Graphic
from briefing.exporters.content import Content
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.variants.scrubbing import scrubbed
from briefing.models import Figure

if TYPE_CHECKING:
    from briefing.exporters.variants.version import Version

REFERENCE = "reference-file"  # the id of the reference file in a report


def presentable(made: Content, version: Version) -> Content:
    """The content with marks in place of the words."""
    redacted, gone = version.redacted, version.gone
    return Content(
        _report(made.report, redacted, gone),
        tuple(_drawing(one, redacted, gone) for one in made.drawings),
        made.warnings,
    )


def _report(report: blocks.Report, redacted: Phrases, gone: Phrases) -> blocks.Report:
    """The report; rows of the reference file that nothing cites any more are not printed."""
    values = scrubbed(msgspec.to_builtins(report), redacted, gone)
    clean = msgspec.convert(values, blocks.Report)
    cited = tuple(row for row in clean.annex.reference if row.back)
    contents = tuple(one for one in clean.contents if cited or one.id != REFERENCE)
    return with_(clean, annex=with_(clean.annex, reference=cited), contents=contents)


def _drawing(drawing: Graphic, redacted: Phrases, gone: Phrases) -> Graphic:
    headline, alt = scrubbed([drawing.headline, drawing.alt], redacted, gone)
    if not isinstance(drawing, Figure):
        return replace(drawing, headline=headline, alt=alt)
    plotly = scrubbed(drawing.plotly, redacted, gone)
    return replace(drawing, headline=headline, alt=alt, plotly=plotly)
