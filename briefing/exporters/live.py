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

from briefing.charts import assets
from briefing.errors import FigureError
from briefing.exporters import templating
from briefing.exporters.building import Graphic
from briefing.exporters.image import Picture
from briefing.exporters.visible import mapped, shown

LARGEST = 500_000  # characters of JSON of a figure; beyond, a page is no longer mailed
TAGS = 200  # in a label; thousands, one within the other, bring a browser down
SMALL = frozenset({"scatter", "bar", "pie"})  # what the small bundle draws
_MUTE = frozenset({"skip", "none"})  # values of hoverinfo
_LINK = re.compile(r"</?\s*a\b[^<>]{0,4000}>?", re.IGNORECASE)  # plotly's labels know <a href>
_TAG = re.compile(r"<[a-zA-Z/!%][^<>]{0,100000}>")
# What a label may be set in; a style could name an address, or cover the page.
_LOOK = (
    r"\s*(?:color|fill|font-(?:size|style|weight)|text-decoration)\s*:\s*[\w\s#.,%()-]{1,60};?\s*"
)
_KEPT = re.compile(
    rf"</?(?:b|strong|i|em|s|u|sub|sup|br|span)\s*/?>|<span\s+style\s*=\s*(['\"])(?:{_LOOK}){{1,6}}\1\s*>",
    re.IGNORECASE,
)
_OPEN = re.compile(r"<(?=[a-zA-Z/%!\s]|$)")  # may begin a tag, with what a template puts after it
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
    """What a page with these drawings, `width` px wide, needs for its figures to be live.

    Of a figure only `data` and `layout` come along: no frame plays, no configuration counts.
    """
    from briefing.charts import svg, vega
    from briefing.charts.still import still

    warnings: list[str] = []
    taken: dict[int, str] = {}
    kinds: set[str] = set()
    for number, drawing in enumerate(drawings, start=1):
        if isinstance(drawing, Picture) or vega.known(drawing.plotly):
            continue
        try:
            figure = still(svg.sized(drawing.plotly, width=width))
            if not _answers(figure):
                continue
            taken[number] = _json(figure)
            kinds |= _kinds(figure)
        except FigureError as why:
            warnings.append(f"Figure {number} stays still on the live page: {why}")
    if not taken:
        return Live(warnings=tuple(warnings))
    bundle, digest = _bundle(small=kinds <= SMALL)
    loader = templating.kit("live.js")
    return Live(
        numbers=frozenset(taken),
        scripts="\n".join(_scripts(taken, bundle, loader)),
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
    raw = assets.script(*(assets.BASIC if small else assets.PLOTLY))
    packed = gzip.compress(raw.encode("utf-8"), compresslevel=9, mtime=0)
    return base64.b64encode(packed).decode("ascii"), _digest(raw)


def _digest(text: str) -> str:
    """The SHA-256 of a script as a content policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}"


def _kinds(figure: dict[str, Any]) -> set[str]:
    return {str(trace.get("type") or "scatter") for trace in figure["data"]}


def _answers(figure: dict[str, Any]) -> bool:
    """True when a pointer finds anything on the figure."""
    return any(trace.get("hoverinfo") not in _MUTE for trace in figure["data"])


def _json(figure: dict[str, Any]) -> str:
    """The figure as it is drawn, without links and fonts from outside, safe inside a script.

    Raises FigureError when the page could not draw or hold it.
    """
    strange = sorted(_kinds(figure) - {*assets.TYPES})
    if strange:
        raise FigureError(f"the bundle of plotly on a page has no {', '.join(strange)}.")
    clean = mapped(_without_fonts(figure), _label)
    text = msgspec.json.encode(clean).decode().translate(_INERT)
    if len(text) > LARGEST:
        raise FigureError(f"it has {len(text):,} characters of JSON, over {LARGEST:,}.")
    return text


def _without_fonts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_fonts(inner) for key, inner in value.items() if key != "family"}
    return [_without_fonts(inner) for inner in value] if isinstance(value, list) else value


def _label(text: str) -> str:
    """Words of a figure as they may be shown; a link in them would lead out of the page."""
    left, text = "", shown(text)
    if "<" not in text:
        return text
    while left != text:  # taking out one tag may make another of what stood around it
        left, text = text, _TAG.sub(_plain, _LINK.sub("", text))
    if text.count("<") > TAGS:
        text = _TAG.sub("", text)
    made, at = [], 0
    for tag in _KEPT.finditer(text):
        made += [_OPEN.sub("&lt;", text[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*made, _OPEN.sub("&lt;", text[at:])])


def _plain(tag: re.Match[str]) -> str:
    """The tag, if it only says how letters look, and nothing of another."""
    return tag[0] if _KEPT.fullmatch(tag[0]) and "url" not in tag[0].lower() else ""
