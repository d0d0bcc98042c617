"""Figures of a page that answer to the pointer: plotly's own, over the still drawings.

The bundle of plotly comes from an installed package, is known by its hash, and travels in the
page, packed. The page's policy lets run just it and the kit's own script, by their hashes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from briefing.exporters import templating
from briefing.exporters.building import Graphic
from briefing.exporters.image import Picture
from briefing.exporters.visible import mapped, shown
from briefing.models import Figure

LARGEST = 500_000  # bytes of JSON of a figure; beyond, a page is no longer mailed
# What the two bundles draw: plotly.js, Plotly.PlotSchema.get().traces.
SMALL = frozenset({"scatter", "bar", "pie"})
LARGE = SMALL | frozenset(
    "barpolar box candlestick carpet contour contourcarpet funnel funnelarea heatmap histogram "
    "histogram2d histogram2dcontour icicle indicator ohlc parcats sankey scattercarpet "
    "scatterpolar scattersmith scatterternary sunburst table treemap violin waterfall".split()
)
_MUTE = frozenset({"skip", "none"})  # values of hoverinfo
_LINK = re.compile(r"</?\s*a\b[^<>]{0,4000}>?", re.IGNORECASE)  # plotly's labels know <a href>
_INERT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": " ", "\u2029": " "}
)


@dataclass(frozen=True, slots=True)
class Live:
    """The numbers of the figures that are live, the page's scripts, and the policy for them.

    `warnings` say which figures stay still though a reader may expect otherwise.
    """

    numbers: frozenset[int] = frozenset()
    scripts: str = ""
    policy: str = ""
    warnings: tuple[str, ...] = ()


def live(drawings: Sequence[Graphic], width: int) -> Live:
    """What a page with these drawings, `width` px wide, needs for its figures to be live."""
    warnings: list[str] = []
    taken: dict[int, tuple[Figure, str]] = {}
    for number, drawing in enumerate(drawings, start=1):
        if isinstance(drawing, Picture) or not _answers(drawing.plotly):
            continue
        text = _json(drawing.plotly, width)
        if why := _hindrance(drawing.plotly, text):
            warnings.append(f"Figure {number} stays still on the live page: {why}.")
        else:
            taken[number] = drawing, text
    if not taken:
        return Live(warnings=tuple(warnings))
    kinds = {kind for drawing, _ in taken.values() for kind in _kinds(drawing.plotly)}
    bundle, digest = _bundle(small=kinds <= SMALL)
    loader = templating.kit("live.js")
    return Live(
        numbers=frozenset(taken),
        scripts="\n".join(_scripts({n: text for n, (_, text) in taken.items()}, bundle, loader)),
        policy=f"script-src '{_digest(loader)}' '{digest}'; ",
        warnings=tuple(warnings),
    )


def _scripts(figures: dict[int, str], bundle: str, loader: str) -> Iterator[str]:
    for number, text in figures.items():
        yield f'<script type="application/json" id="live-{number}">{text}</script>'
    yield f'<script type="text/plain" id="plotly">{bundle}</script>'
    yield f"<script>{loader}</script>"


@cache
def _bundle(*, small: bool) -> tuple[str, str]:
    """A bundle of plotly, packed, and its digest; raises FigureError when it is not there."""
    from briefing.charts import assets

    raw = assets.script(*(assets.BASIC if small else assets.PLOTLY))
    packed = gzip.compress(raw.encode("utf-8"), compresslevel=9, mtime=0)
    return base64.b64encode(packed).decode("ascii"), _digest(raw)


def _digest(text: str) -> str:
    """The SHA-256 of a script as a content policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}"


def _traces(plotly: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in plotly.get("data") or [] if isinstance(trace, dict)]


def _kinds(plotly: dict[str, Any]) -> set[str]:
    return {str(trace.get("type") or "scatter") for trace in _traces(plotly)}


def _answers(plotly: dict[str, Any]) -> bool:
    """True when a pointer finds anything on the figure."""
    return any(trace.get("hoverinfo") not in _MUTE for trace in _traces(plotly))


def _hindrance(plotly: dict[str, Any], text: str) -> str:
    """Why a figure cannot be live; empty when it can."""
    strange = sorted(_kinds(plotly) - LARGE)
    if strange:
        return f"{', '.join(strange)} is not in the bundle of plotly that a page can hold"
    if len(text) > LARGEST:
        return f"it has {len(text):,} bytes of JSON, over {LARGEST:,}"
    return "it holds pictures" if (plotly.get("layout") or {}).get("images") else ""


def _json(plotly: dict[str, Any], width: int) -> str:
    """The figure as it is drawn, without links and fonts from outside, safe inside a script.

    `frames` and `config` stay behind: nothing plays, nothing loads.
    """
    from briefing.charts import svg

    clean = mapped(_without_fonts(svg.sized(plotly, width=width)), _label)
    return msgspec.json.encode(clean).decode().translate(_INERT)


def _without_fonts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_fonts(inner) for key, inner in value.items() if key != "family"}
    return [_without_fonts(inner) for inner in value] if isinstance(value, list) else value


def _label(text: str) -> str:
    """Words of a figure as they may be shown; a link in them would lead out of the page."""
    return shown(_LINK.sub("", text))
