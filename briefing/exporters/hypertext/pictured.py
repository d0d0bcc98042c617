"""The pictures of HTML: with their bytes in the page, or as SVG; never fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from briefing.exporters.image import Picture
from briefing.exporters.showing import picture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.exporters.hypertext.flow import Flow

DRAWN = "briefing-svg"  # stands for an SVG, whose names the reader of HTML would spoil
TAGS = frozenset(("img", "picture", DRAWN))
_TOKEN = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title)\b.*?</\1\s*>|<svg\b[^>]*>|</svg\s*>",
    re.DOTALL | re.IGNORECASE,
)
_DATA = re.compile(r"data:([\w./+-]{1,60})(?:;[\w=.-]{1,40})*?(;base64)?,", re.IGNORECASE)
_SAID = re.compile(r"<(title|desc)\b[^>]{0,200}>([^<]{1,2000})</\1>")
EMBED = "Attach it: Image(filename=..., embed=True), or put its bytes into a data: address."


def apart(source: str) -> tuple[str, tuple[str, ...]]:
    """The HTML with a mark in place of each SVG, and the SVGs."""
    kept: list[str] = []
    drawn: list[str] = []
    at, start, depth = 0, 0, 0
    for found in _TOKEN.finditer(source):
        token = found[0].lower()
        if token.startswith("<svg"):
            depth += 1
            start = found.start() if depth == 1 else start
            if token.endswith("/>"):
                depth -= 1
        elif token.startswith("</svg") and depth:
            depth -= 1
        else:
            continue
        if depth == 0:
            kept += [source[at:start], f'<{DRAWN} n="{len(drawn)}"></{DRAWN}>']
            drawn.append(source[start : found.end()])
            at = start = found.end()
    return "".join(kept) + source[at:], tuple(drawn)


def read(element: HtmlElement, flow: Flow) -> list[Picture]:
    """The picture of an element; none when it shows nothing. Raises ExportError."""
    tag = str(element.tag)
    if tag == "picture":
        return [picture for inner in element.iter("img") for picture in read(inner, flow)]
    if tag == DRAWN:
        number = element.get("n") or ""
        known = number.isdecimal() and int(number) < len(flow.drawn)
        return [_svg(flow.drawn[int(number)], flow)] if known else []
    source = (element.get("src") or "").strip()
    if not source and not element.get("srcset"):
        return []
    kind, raw = _bytes(source)
    if not kind:
        shown = source[:60] or (element.get("srcset") or "")[:60]
        raise flow.place.error(f"a picture that lies elsewhere ({shown})", EMBED)
    return [picture(flow.place, kind, raw, element.get("alt") or "", _width(element))]


def _svg(source: str, flow: Flow) -> Picture:
    said = {name: text.strip() for name, text in _SAID.findall(source)}
    alt = said.get("desc") or said.get("title") or ""
    return picture(flow.place, "image/svg+xml", source.encode("utf-8", "replace"), alt)


def _bytes(source: str) -> tuple[str, bytes]:
    """The type and bytes of a data: address; an empty type for any other."""
    import base64
    import binascii

    head = _DATA.match(source)
    if head is None:
        return "", b""
    body = source[head.end() :]
    if not head[2]:
        return head[1].lower(), unquote_to_bytes(body)
    try:
        return head[1].lower(), base64.b64decode(unquote_to_bytes(body), validate=False)
    except (binascii.Error, ValueError):
        return head[1].lower(), b""


def _width(element: HtmlElement) -> int:
    given = (element.get("width") or "").strip().removesuffix("px")
    return int(given) if re.fullmatch(r"[1-9]\d{0,3}", given) else 0
