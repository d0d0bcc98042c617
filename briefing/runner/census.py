"""How many figures and pictures a notebook shows, counted without the exporters' reading of it.

What they print is held against this number: figures in are figures out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from briefing import bundle

_PICTURES = frozenset("image/svg+xml image/png image/jpeg image/gif image/webp image/bmp".split())
# Where one of these comes along, it is printed and a picture is not.
_WORDS = ("application/vnd.dataresource+json",)
_VEGA = "application/vnd.vega"
_UNSEEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)", re.I
)
_SILENT = frozenset("noscript template style title head".split())
_ICON = re.compile(r"(?<![\w-])(?:height|width):\s{0,4}(\d{1,4}(?:\.\d{1,6})?)(em|px)")
_NO_SIZE = re.compile(r"(?<![\w-])(?:width|height)\s{0,4}:\s{0,4}0(?:px)?\s{0,4}(?:;|$)")
_CALLS = re.compile(r"Plotly\.(?:newPlot|react|plot)\(")
_LIBRARY = re.compile(r"\s{0,99}/\*\*\s{1,9}\* plotly\.js v\d")  # tells of calls and makes none
_INTERACTIVE = re.compile(r"let dt_args\s{0,9}=\s{0,9}")
_COMMENT = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)
_TAG = re.compile(
    r"<img\s(?![^<>]{0,4000}\son[a-z])[^<>]{0,4000}?\bsrc\s{0,4}=\s{0,4}[\"']?"
    r"((?:attachment|data):|[^\"'<>:]{1,500}\.(?:png|jpe?g|svg)\b)",
    re.IGNORECASE,
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def figures(cell: Mapping[str, Any]) -> int:
    """The figures and pictures of a cell: of its Markdown, or of its outputs."""
    if cell.get("cell_type") == "markdown":
        return _in_markdown(_joined(cell.get("source", "")))
    return sum(_in_bundle(one["data"]) for one in cell.get("outputs", ()) if one.get("data"))


def _in_bundle(shown: Mapping[str, Any]) -> int:
    if bundle.PLOTLY_MIME in shown or any(mime.startswith(_VEGA) for mime in shown):
        return 1
    if bundle.MIME in shown or any(mime in shown for mime in _WORDS):
        return 0
    if "text/html" in shown:
        page = Page.of(_joined(shown["text/html"]))
        if page.figures or page.speaks:
            return page.figures
    if "text/markdown" in shown:
        # A picture elsewhere is words there: the text may be anybody's.
        return _in_markdown(_joined(shown["text/markdown"]), inside="data:")
    return 0 if "text/latex" in shown else int(bool(_PICTURES & shown.keys()))


def _in_markdown(source: str, inside: str = "") -> int:
    """The pictures of a text, footnotes included, whose address begins with `inside`."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    footnote_plugin(parser, move_to_end=False)
    parser.validateLink = _any  # type: ignore[method-assign]
    return sum(
        str(child.attrs["src"]).startswith(inside)
        if child.type == "image"
        else sum(at.startswith(inside) for at in _TAG.findall(child.content))
        for token in parser.parse(_COMMENT.sub("", source))
        for child in token.children or ()
        if child.type in ("image", "text")
    )


def _any(url: str) -> bool:
    """Pictures are counted wherever they lie; one that may not be shown is the exporters' error."""
    return bool(url)


def _joined(text: Any) -> str:
    return "".join(map(str, text)) if isinstance(text, list) else str(text)


class Page(HTMLParser):
    """HTML as far as it shows pictures; `speaks` tells that it shows words too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.figures, self.speaks = 0, False
        self._unseen, self._depth = "", 0  # the element nobody sees that is open, how often
        self._drawing, self._cell, self._script = 0, 0, False

    @classmethod
    def of(cls, source: str) -> Page:
        """What a piece of HTML shows."""
        page = cls()
        start = _INTERACTIVE.search(source)
        page.feed(_table(source[start.end() :]) if start else source)
        page.close()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        told = {name: value or "" for name, value in attrs}
        if self._unseen:
            self._depth += tag == self._unseen
        elif tag == "script":
            self._script = True
        elif tag in _SILENT or "hidden" in told or _UNSEEN.search(told.get("style", "")):
            self._unseen, self._depth = ("", 0) if tag in _VOID else (tag, 1)
        elif tag == "svg":
            self._drawing += 1
            sized = not _NO_SIZE.search(told.get("style", "")) and "0" not in (
                told.get("width"),
                told.get("height"),
            )
            self.figures += self._drawing == 1 and sized and not self._icon(told, "aria-label")
        elif tag == "img":
            shown = bool(told.get("src") or told.get("srcset"))
            self.figures += shown and not self._icon(told, "alt")
        elif tag in ("td", "th"):
            self._cell += 1
        if tag == "table" and not self._unseen:
            self.speaks = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once; in HTML that holds only inside a drawing."""
        self.handle_starttag(tag, attrs)
        if tag == "svg" or self._drawing:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self._unseen:
            self._depth -= tag == self._unseen
            self._unseen = self._unseen if self._depth else ""
        elif tag == "script":
            self._script = False
        elif tag == "svg":
            self._drawing = max(self._drawing - 1, 0)
        elif tag in ("td", "th"):
            self._cell = max(self._cell - 1, 0)

    def handle_data(self, data: str) -> None:
        """Words, or the text of a script."""
        if self._unseen:
            return
        if self._script:
            self.figures += 0 if _LIBRARY.match(data) else len(_CALLS.findall(data))
            self.figures += "vegaEmbed" in data and "$schema" in data
        elif not self._drawing and data.strip():
            self.speaks = True

    def _icon(self, told: Mapping[str, str], name: str) -> bool:
        """True for a small picture in a cell that has a name, which is printed for it."""
        sizes = [
            float(size) * (16 if unit == "em" else 1)
            for size, unit in _ICON.findall(told.get("style", ""))
        ]
        return bool(self._cell and told.get(name) and sizes and max(sizes) <= 48)


def _table(script: str) -> str:
    """The HTML of an interactive table: its head and its cells."""
    try:
        told, _ = json.JSONDecoder().raw_decode(script)
        rows = json.loads(told.get("data_json") or "[]")
    except (ValueError, AttributeError, RecursionError):
        return ""
    firsts = [c[0] if isinstance(c, list) and c else c for row in rows for c in row]
    cells = "".join(f"<td>{cell}</td>" for cell in firsts if isinstance(cell, str))
    return f"{told.get('table_html', '')}{cells}"
