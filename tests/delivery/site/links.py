"""Every link of a site, followed: to a file of the site, and to a place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html

_CARRIERS = ("href", "src")


def broken(pages: Mapping[str, bytes]) -> list[str]:
    """The links of pages that lead nowhere, or out of the site; reports are not looked into."""
    trees = {
        name: html.document_fromstring(raw)
        for name, raw in pages.items()
        if name.endswith(".html") and b'aria-label="Site"' in raw
    }
    return [
        f"{name}: {link}"
        for name, tree in trees.items()
        for link in _links(tree)
        if not _leads(name, link, pages, trees)
    ]


def _links(tree: html.HtmlElement) -> Iterator[str]:
    for one in tree.iter():
        if isinstance(one.tag, str):
            yield from (str(one.get(carrier)) for carrier in _CARRIERS if one.get(carrier))


def _leads(
    name: str, link: str, pages: Mapping[str, bytes], trees: Mapping[str, html.HtmlElement]
) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return False
    target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
    if target not in pages:
        return False
    if not parts.fragment:
        return True
    tree = trees.get(target)
    return tree is not None and bool(tree.xpath("//*[@id=$id]", id=parts.fragment))
