"""Strings out of a page's markup, made fit to keep: one line, entities undone, bounded."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from briefing.cleaning.characters import single_spaced

LONGEST = 500  # code points of a field; what is longer is no title, name or date
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_MATCHED = re.compile(r"[\W_]+")


def plain(value: Any) -> str:
    """`value` as one clean line; empty when it is no text or too long to be a field."""
    if not isinstance(value, str) or len(value) > 10 * LONGEST:
        return ""
    text = value
    for _ in range(2):  # "&amp;#8217;" is escaped twice, as some pages do
        if "&" in text:
            text = html.unescape(text)
    if not text.isprintable():
        text = _CONTROL.sub("", text.replace("\xad", ""))
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = single_spaced(text)
    return text if len(text) <= LONGEST else ""


@lru_cache(maxsize=1024)  # a page's few titles are compared with one another many times
def key(text: str) -> str:
    """What two strings must share to be the same but for case, spaces and marks."""
    return _MATCHED.sub("", text.casefold())


def web_address(value: str, base: str | None = None) -> str | None:
    """`value` as an absolute http or https address, None when it is none."""
    text = plain(value)
    if not text or " " in text:
        return None
    try:
        joined = urljoin(base or "", text)
        parts = urlsplit(joined)
        host = parts.hostname
    except ValueError:
        return None
    return joined if parts.scheme in {"http", "https"} and host else None
