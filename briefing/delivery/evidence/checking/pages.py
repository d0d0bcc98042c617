"""The words of a report's page, without its style, its scripts and the texts it quotes from."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

from .container import told

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SILENT = frozenset(("script", "style", "svg", "template", "head"))
# Marks within a sentence; anything else begins or ends one.
_INLINE = frozenset(
    ("a", "b", "bdi", "em", "i", "mark", "q", "s", "span", "strong", "sub", "sup", "wbr")
)
_APART = frozenset(("annex", "contents"))  # classes: source texts, and the list of parts
_BREAK = "\n"
_DEEPEST = 500  # elements within elements
_MOST = 10  # pages of a report, each of which may take its time
_PIECE = 1_000_000  # characters read at once
_PATIENCE = 20.0  # seconds for a page; an honest one needs less than one


class _Page(HTMLParser):
    """Collects the words of a page; where a block or a reference stands, a line ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: List[str] = []
        self.marking = ""
        self._open: List[Tuple[str, bool]] = []  # each element, and whether it is passed over
        self._marked = 0
        self._until = time.monotonic() + _PATIENCE

    def hurry(self) -> None:
        """Give up on a page made to keep the parser busy: older ones need a day for some."""
        if time.monotonic() > self._until:
            raise ValueError("the page takes too long to read")

    def handle_starttag(self, tag: str, attrs: List[Tuple[str, Optional[str]]]) -> None:
        self.hurry()
        classes = frozenset((dict(attrs).get("class") or "").split())
        silent = tag in _SILENT or not _APART.isdisjoint(classes) or "refs" in classes
        if tag not in _INLINE or "refs" in classes:
            self.words.append(_BREAK)
        if "marking" in classes and not self._marked:
            self._marked = len(self._open) + 1
        if len(self._open) > _DEEPEST:
            raise ValueError("the page is nested too deep")
        if tag not in _VOID:
            self._open.append((tag, silent or self._passed()))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append(_BREAK)
        if tag not in (one[0] for one in self._open):
            return
        while self._open.pop()[0] != tag:
            pass
        if len(self._open) < self._marked:
            self._marked = 0

    def handle_data(self, data: str) -> None:
        self.hurry()
        if self._marked and not self.marking:
            self.marking = data.strip()
        if not self._passed():
            self.words.append(data)

    def _passed(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def letters(words: str) -> str:
    """The letters and digits of a text, which neither a line end nor a mark changes."""
    return "".join(filter(str.isalnum, words))


def few(names: Iterable[str], suffix: str) -> List[str]:
    """The names that end so, in order. Raises ValueError for more than a report has."""
    found = sorted(name for name in names if name.endswith(suffix))
    if len(found) > _MOST:
        raise ValueError("no report has so many pages")
    return found


def read(raw: bytes) -> Tuple[List[str], str]:
    """The lines of a page, their letters alone, and the marking it bears, empty without one.

    Raises ValueError when it is no page a report could have.
    """
    page, words = _Page(), raw.decode("utf-8", "replace")
    for start in range(0, len(words), _PIECE):
        page.feed(words[start : start + _PIECE])
        page.hurry()
    page.close()
    return [letters(line) for line in "".join(page.words).split(_BREAK)], page.marking


def missing(raw: bytes, claims: List[Dict[str, Any]]) -> Iterator[str]:
    """The claims whose words the page does not print."""
    whole = _BREAK.join(read(raw)[0])
    for claim in claims:
        words = letters(str(claim.get("text", "")))
        if words and words not in whole:
            which, said = told(claim.get("number")), told(claim["text"], 80)
            yield f"claim {which} is not in the report: {said}"
