"""Feeds: RSS 0.9 to 2.0, RDF and Atom through feedparser, JSON Feed."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefing.cleaning.encodings import decoded
from briefing.errors import SourceError
from briefing.models import Article, Origin, Skipped
from briefing.sources import entries as common
from briefing.sources import feedjson
from briefing.sources.entries import Entry
from briefing.sources.feedentry import entry_of

__all__ = ["ISOLATED", "NAME", "SUFFIXES", "Entry", "entries", "read", "recognises"]

NAME = "a feed"
SUFFIXES = (".rss", ".atom", ".rdf", ".xml", ".feed")
ISOLATED = True  # feedparser's reader of broken XML is slow on some input

_HEAD = 4_000  # bytes in which a feed says what it is
_ROOT = re.compile(
    rb"<(?:[A-Za-z0-9]{1,20}:)?(?:rss|feed|RDF|channel)(?=[\s>/])[^<>]{0,3000}", re.IGNORECASE
)
_ENTITY = re.compile(rb"<!ENTITY\s[^>]{0,2000}", re.IGNORECASE)
_NESTED = re.compile(rb"%|&(?!#)|\b(?:SYSTEM|PUBLIC)\b")
_DECLARED = re.compile(rb"<\?xml[^>]{0,150}encoding\s{0,9}=")
_OPENS = re.compile(rb"<(?:[A-Za-z0-9]{1,20}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_CLOSES = re.compile(rb"</(?:[A-Za-z0-9]{1,20}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
# What feedparser lets through from the parsers below it.
_LET_THROUGH = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00")


def recognises(raw: bytes) -> bool:
    """True when the first element is that of a feed, or the text says it is a JSON Feed."""
    head = raw[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return b"jsonfeed.org/version/" in head
    return _is_feed(head)


def _is_feed(head: bytes) -> bool:
    first = re.search(rb"<[A-Za-z]", head)
    return first is not None and _ROOT.match(head, first.start()) is not None


def read(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """An article of each entry with a whole text; teasers and what is broken come as Skipped.

    Raises SourceError when it is no feed, has no entry, or declares entities as attacks do.
    """
    value = _json(raw)
    if value is not None:
        yield from feedjson.articles(value, raw, place)
        return
    found, notes = _parsed(raw, place)
    origin = Origin(place, hashlib.sha256(raw).hexdigest(), len(raw))
    yield from common.told(found, origin)
    for note in notes:
        yield Skipped(place, note)


def entries(raw: bytes, place: str) -> tuple[Entry, ...]:
    """The entries of a feed, teasers too, in its order. Raises SourceError as `read` does."""
    value = _json(raw)
    return feedjson.entries(value) if value is not None else _parsed(raw, place)[0]


def _json(raw: bytes) -> dict[str, Any] | None:
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return value if feedjson.is_feed(value) else None


def _parsed(raw: bytes, place: str) -> tuple[tuple[Entry, ...], list[str]]:
    _refuse(raw, place)
    readable, guessed = _readable(raw, place)
    sound, notes = _bounded(readable)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # feedparser tells of deprecated names of its own
        found = _feedparser(sound, place)
    made = tuple(entry_of(entry, found, place) for entry in found["entries"][: common.MOST])
    made = tuple(replace(entry, notes=(*guessed, *entry.notes)) for entry in made)
    if not made and not found.get("version"):
        raise SourceError(f"{place}: this is no feed. Save the page itself, or give its address.")
    if not made:
        raise SourceError(f"{place}: there is no entry in this feed. Check its address.")
    return made, notes


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


def _feedparser(raw: bytes, place: str) -> Any:
    import feedparser

    headers = {"content-location": place} if re.match(r"https?://", place) else {}
    try:
        return feedparser.parse(
            io.BytesIO(raw),  # a name or an address would be opened
            response_headers=headers,
            sanitize_html=False,  # `text_of` reads words only
            resolve_relative_uris=False,
        )
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        AssertionError,
        RecursionError,
    ) as error:
        # What feedparser lets through from the parsers below it.
        raise SourceError(
            f"{place}: this feed cannot be read ({error!s:.100}). Save it again, whole."
        ) from error


def _refuse(raw: bytes, place: str) -> None:
    """Refuse declared entities that hold others or come from elsewhere."""
    head = raw[:1_000_000]
    if any(_NESTED.search(declared[8:]) for declared in _ENTITY.findall(head)):
        raise SourceError(
            f"{place}: its XML declares entities made of others, as an attack does; it was not "
            "read. Get the feed from its publisher."
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
    root = _ROOT.search(raw[:_HEAD])
    name = re.split(rb"[\s>/]", root[0][1:])[0] if root else b""
    inner = b"</channel>" if name.lower() == b"rss" and b"</channel>" not in raw.lower() else b""
    return inner + b"</" + name + b">" if name else b""
