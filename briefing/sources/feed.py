"""Feeds: RSS 0.9 to 2.0, RDF and Atom through feedparser, JSON Feed."""

from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefing.errors import SourceError
from briefing.models import Article, Origin, Skipped
from briefing.sources import entries as common
from briefing.sources import feedjson, feedxml
from briefing.sources.entries import Entry
from briefing.sources.feedentry import entry_of

__all__ = ["ISOLATED", "NAME", "SUFFIXES", "Entry", "entries", "read", "recognises"]

NAME = "a feed"
SUFFIXES = (".rss", ".atom", ".rdf", ".xml", ".feed")
ISOLATED = True  # feedparser's reader of broken XML is slow on some input

# What feedparser lets through from the parsers below it.
_LET_THROUGH = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)


def recognises(raw: bytes) -> bool:
    """True when the first element is that of a feed, or the text says it is a JSON Feed."""
    head = raw[: feedxml.HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return b"jsonfeed.org/version/" in head
    return feedxml.is_feed(head)


def read(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """An article of each entry with a whole text; teasers and what is broken come as Skipped.

    Raises SourceError when it is no feed, has no entry, or declares entities as attacks do.
    """
    value = _json(raw)
    if value is not None:
        yield from feedjson.articles(value, raw, place)
        return
    found, notes = _parsed(raw, place)
    origin = Origin.of(raw, place)
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
    sound, guessed, notes = feedxml.sound(raw, place)
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
