"""Addresses of the web that stand in a text, as links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.exporters.blocks import Inline, Link, Text

# An address as it stands in a text; Korean and Japanese letters right behind it are words.
_BARE = re.compile(r"(?<![A-Za-z0-9_@/.])https?://[\x21-\x3b\x3d\x3f-\x7e]{1,2000}")


def addressed(text: str, *, linked: bool) -> Iterator[Inline]:
    """The words, addresses of the web in them as links unless they stand in one."""
    at = 0
    for found in _BARE.finditer(text) if not linked and "://" in text else ():
        url = _trimmed(found[0])
        if url.endswith("//"):
            continue
        if found.start() > at:
            yield Text(text[at : found.start()])
        yield Link(url, (Text(url),))
        at = found.start() + len(url)
    if at < len(text):
        yield Text(text[at:])


def _trimmed(url: str) -> str:
    """An address without the marks that end the sentence around it."""
    while url and (
        url[-1] in "?!.,:;*_~'\"" or (url[-1] == ")" and url.count(")") > url.count("("))
    ):
        url = url[:-1]
    return url
