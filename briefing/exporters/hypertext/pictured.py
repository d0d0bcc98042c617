"""The pictures of HTML: with their bytes in the page, or as SVG; never fetched."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from briefing.exporters.image import Picture
from briefing.exporters.showing import picture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.exporters.hypertext.flow import Flow

DRAWN = "briefing-svg"  # stands for an SVG, whose names the reader of HTML would spoil
TAGS = frozenset(("img", "picture", DRAWN))
_OPENED = re.compile(r"<!--|<(?:script|style|textarea|title)\b|<svg\b|</svg\b", re.IGNORECASE)
_DATA = re.compile(r"data:([\w./+-]{1,60})(?:;[\w=.-]{1,40})*?(;base64)?,", re.IGNORECASE)
_SAID = re.compile(r"<(title|desc)\b[^>]{0,200}>([^<]{1,2000})</\1>")
_LABEL = re.compile(r"""aria-label=["']([^"'<>]{1,500})""")
_SIZE = re.compile(r"(?<![\w-])(?:height|width):\s{0,4}(\d{1,4}(?:\.\d{1,6})?)(em|px)")
_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_NO_SIZE = re.compile(
    r"""(?<![\w-])(?:width|height)\s{0,4}[:=]\s{0,4}["']?0(?:px)?(?=["';\s/>]|$)"""
)
ICON = 48  # CSS pixels, up to which a picture is an icon
EMBED = "Attach it: Image(filename=..., embed=True), or put its bytes into a data: address."


def apart(source: str) -> tuple[str, tuple[str, ...]]:
    """The HTML with a mark in place of each SVG, and the SVGs."""
    kept: list[str] = []
    drawn: list[str] = []
    done, start, depth, at = 0, 0, 0, 0
    lower = source.lower() if source.isascii() else _lowered(source)
    while found := _OPENED.search(source, at):
        opened = found[0].lower()
        at = _end(lower, opened, found.end())
        if opened == "<svg":
            start = start if depth else found.start()
            depth += source[at - 2] != "/"
        elif opened == "</svg" and depth:
            depth -= 1
        else:
            continue
        if depth == 0:
            kept += [source[done:start], f'<{DRAWN} n="{len(drawn)}"></{DRAWN}>']
            drawn.append(source[start:at])
            done = at
    return "".join(kept) + source[done:], tuple(drawn)


def _end(lower: str, opened: str, at: int) -> int:
    """Where what an opening begins ends: a tag, a comment, or an element that holds no tags."""
    if opened in ("<svg", "</svg"):
        mark = ">"
    elif opened == "<!--":
        mark = "-->"
    else:
        mark = f"</{opened[1:]}"
    end = lower.find(mark, at)
    return end + len(mark) if end >= 0 else len(lower)


def _lowered(text: str) -> str:
    """The text in small Latin letters, every character in its place."""
    return text.translate(_SMALL)


def read(element: HtmlElement, flow: Flow) -> list[Picture]:
    """The picture of an element; none when it shows nothing. Raises ExportError."""
    tag = str(element.tag)
    if tag == "picture":
        return [picture for inner in element.iter("img") for picture in read(inner, flow)]
    if tag == DRAWN:
        source = _source(element, flow)
        unseen = _NO_SIZE.search(source[: source.find(">")])  # holds shapes for others
        drawn = b"" if unseen else source.encode("utf-8", "replace")
        told = name(element, flow)
        return [picture(flow.place, "image/svg+xml", drawn, told)] if drawn else []
    address = (element.get("src") or "").strip()
    if not address and not element.get("srcset"):
        return []
    kind, raw = _bytes(address)
    if not kind:
        shown = address[:60] or (element.get("srcset") or "")[:60]
        raise flow.place.error(f"a picture that lies elsewhere ({shown})", EMBED)
    return [picture(flow.place, kind, raw, element.get("alt") or "", _width(element))]


def name(element: HtmlElement, flow: Flow) -> str:
    """What a picture says of itself; empty when it says nothing."""
    if element.tag == "img":
        return (element.get("alt") or "").strip()
    source = _source(element, flow)
    said = {kind: text.strip() for kind, text in _SAID.findall(source)}
    label = _LABEL.search(source[: source.find(">")])
    return said.get("desc") or said.get("title") or (unescape(label[1]).strip() if label else "")


def icon(element: HtmlElement, flow: Flow) -> bool:
    """True for a picture no higher than its line, such as a flag: its name can stand for it."""
    source = _source(element, flow)
    style = element.get("style") or source[: source.find(">")]
    sizes = [float(size) * (16 if unit == "em" else 1) for size, unit in _SIZE.findall(style)]
    return bool(sizes) and max(sizes) <= ICON


def _source(element: HtmlElement, flow: Flow) -> str:
    """The SVG an element stands for; empty for any other."""
    number = element.get("n") or ""
    known = element.tag == DRAWN and number.isdecimal() and int(number) < len(flow.drawn)
    return flow.drawn[int(number)] if known else ""


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
