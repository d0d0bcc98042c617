"""The XML of a feed before it is parsed: told from other XML, bounded, in a known encoding."""

from __future__ import annotations

import codecs
import re

from briefing.cleaning.encodings import decoded
from briefing.errors import SourceError
from briefing.sources import entries as common

HEAD = 4_000  # bytes in which a feed says what it is
_ROOT = re.compile(
    rb"<(?:[A-Za-z0-9]{1,20}:)?(?:rss|feed|RDF|channel)(?=[\s>/])[^<>]{0,3000}", re.IGNORECASE
)
_ENTITY = re.compile(rb"<!ENTITY\s[^>]{0,2000}", re.IGNORECASE)
_NESTED = re.compile(rb"%|&(?!#)|\b(?:SYSTEM|PUBLIC)\b")
_DECLARED = re.compile(rb"<\?xml[^>]{0,150}encoding\s{0,9}=")
_OPENS = re.compile(rb"<(?:[A-Za-z0-9]{1,20}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_CLOSES = re.compile(rb"</(?:[A-Za-z0-9]{1,20}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
# A tag so long that it may have more attributes than the parser compares in good time.
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{10000,}>")
_MOST_ATTRIBUTES = 1_000
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00")


def is_feed(head: bytes) -> bool:
    """True when the first element in these bytes is that of a feed."""
    first = re.search(rb"<[A-Za-z]", head)
    return first is not None and _ROOT.match(head, first.start()) is not None


def sound(raw: bytes, place: str) -> tuple[bytes, tuple[str, ...], list[str]]:
    """The feed as it may be parsed; notes for its entries; what was left out of it.

    Raises SourceError when it declares entities as attacks do.
    """
    _refuse(raw, place)
    readable, notes = _readable(raw, place)
    bounded, left_out = _bounded(readable)
    return bounded, notes, left_out


def _readable(raw: bytes, place: str) -> tuple[bytes, tuple[str, ...]]:
    """The feed in UTF-8 where it declares no encoding and is in another, and a note on it."""
    if raw[:2] in _WIDE or raw[:3] == codecs.BOM_UTF8 or _DECLARED.search(raw[:200]):
        return raw, ()
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        text, notes = decoded(raw, place)
        return text.encode("utf-8", "replace"), notes
    return raw, ()


def _refuse(raw: bytes, place: str) -> None:
    """Refuse declared entities that hold others or come from elsewhere, and endless elements."""
    head = raw[:1_000_000]
    if any(_NESTED.search(declared[8:]) for declared in _ENTITY.findall(head)):
        raise SourceError(
            f"{place}: its XML declares entities made of others, as an attack does; it was not "
            "read. Get the feed from its publisher."
        )
    for tag in _LONG_TAG.findall(raw):
        if min(tag.count(b"="), len(tag.split())) > _MOST_ATTRIBUTES:
            raise SourceError(
                f"{place}: an element of its XML has more than {_MOST_ATTRIBUTES:,} attributes, as "
                "an attack does; it was not read. Get the feed from its publisher."
            )


def _bounded(raw: bytes) -> tuple[bytes, list[str]]:
    """The feed without what is over the bound or cut off at its end, and what was left out."""
    if raw[:2] in _WIDE:
        return raw, []
    opens = [match.start() for match in _OPENS.finditer(raw)]
    closes = [match.end() for match in _CLOSES.finditer(raw)]
    if len(closes) > common.MOST:
        over = len(closes) - common.MOST
        note = f"{over:,} entries more than the {common.MOST:,} that are read"
        return raw[: closes[common.MOST - 1]] + raw[closes[-1] :], [note]
    if closes and opens and opens[-1] >= closes[-1] and len(opens) > len(closes):
        note = f"the feed breaks off inside entry {len(opens):,}; what stands before was read"
        return raw[: opens[-1]] + _ends(raw[: opens[-1]]), [note]
    end = raw[-2_000:].rstrip().lower()
    if closes and not re.search(rb"</(?:[a-z0-9]{1,20}:)?(?:rss|feed|rdf|channel)\s{0,20}>", end):
        return raw[: closes[-1]] + _ends(raw), ["the feed breaks off; what stands in it was read"]
    return raw, []


def _ends(raw: bytes) -> bytes:
    """The closing tags of a feed that lost its own."""
    root = _ROOT.search(raw[:HEAD])
    name = re.split(rb"[\s>/]", root[0][1:])[0] if root else b""
    inner = b"</channel>" if name.lower() == b"rss" and b"</channel>" not in raw.lower() else b""
    return inner + b"</" + name + b">" if name else b""
