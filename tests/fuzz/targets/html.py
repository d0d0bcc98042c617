"""HTML: parsed by another parser it has the kit's elements only, no script, and all the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from briefing.exporters import html
from tests.exporters.test_hostile import ELEMENTS
from tests.fuzz import documents
from tests.fuzz.target import Target

_LINKS = ("href", "src", "xlink:href", "action", "data", "formaction", "poster", "srcset", "ping")
_SCHEMES = re.compile(r"(?:#|https?://|mailto:|data:image/(?:png|jpeg|svg\+xml);|data:,)")
_STYLE = re.compile(r"url\(|expression|@import|position|javascript|\\", re.IGNORECASE)
_UNREAD = ("style", "title", "script")


class Page(HTMLParser):
    """What a page consists of: its elements with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.said: list[str] = []
        self.within: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, attrs))
        if tag in _UNREAD:
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self.within and tag == self.within[-1]:
            self.within.pop()

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self.within:
            self.said.append(data)

    def handle_comment(self, data: str) -> None:
        """No comment may stand in a page."""
        raise AssertionError(f"a comment stands in the page: {data[:80]!r}")


def check(case: dict[str, str]) -> Iterator[str]:
    """Write the page, parse it twice, and look at each of its elements."""
    found = documents.blocks(case)
    if found is None:
        yield "refused"
        return
    text = documents.written(html.write, found).decode("utf-8")
    page = Page(text)
    for tag, attributes in page.elements:
        assert tag in ELEMENTS, f"an element of no page of ours: {tag}"
        for name, value in attributes:
            _attribute(tag, name, value or "")
    policies = [dict(a) for tag, a in page.elements if tag == "meta" and dict(a).get("http-equiv")]
    assert [one["http-equiv"] for one in policies] == ["Content-Security-Policy"], (
        f"the policy of the page is not alone: {policies}"
    )
    assert "default-src 'none'" in str(policies[0]["content"]), f"an open policy: {policies}"
    _same_tree(text, page)
    read = documents.squeezed("".join(page.said))
    for words in documents.expected(found):
        assert words in read, f"words of the blocks are lost: {words!r}"
    for words in documents.told(case):
        assert words in read, f"words of the case are lost: {words!r}"
    yield from documents.words(found)


def _attribute(tag: str, name: str, value: str) -> None:
    assert not name.startswith("on"), f"a handler: {tag} {name}={value[:80]!r}"
    assert re.fullmatch(r"[a-z][a-z0-9:-]*", name, re.IGNORECASE), (
        f"an odd attribute: {tag} {name!r}"
    )
    if name in _LINKS and value:
        assert _SCHEMES.match(value), f"a link of another scheme: {tag} {name}={value[:80]!r}"
    if name == "style":
        assert not _STYLE.search(value), f"a style that could act: {tag} {value[:80]!r}"
    assert name not in ("srcdoc", "srcset", "formaction", "ping"), f"an attribute that acts: {name}"


def _same_tree(text: str, page: Page) -> None:
    """Another parser, that mends as browsers do, finds the same elements in the same order."""
    try:
        from selectolax.lexbor import LexborHTMLParser  # type: ignore[import-not-found]  # optional
    except ImportError:
        return
    tree = LexborHTMLParser(text).root
    assert tree is not None, "no page: "
    found = [
        node.tag for node in tree.traverse() if node.tag and not node.tag.startswith(("-", "!"))
    ]
    told = [tag for tag, _ in page.elements]
    implied = {"tbody", "head", "body", "html"}
    one, other = (
        [tag.lower() for tag in tags if tag.lower() not in implied] for tags in (found, told)
    )
    assert one == other, f"a browser mends the page: {_parted(one, other)}"


def _parted(one: list[str], other: list[str]) -> str:
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    return f"{one[place - 3 : place + 4]} {other[place - 3 : place + 4]}"


TARGET = Target(documents.cases, check, ".md", documents.dumps, documents.loads)
