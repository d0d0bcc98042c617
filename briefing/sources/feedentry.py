"""One entry as feedparser gives it, in the kit's own record."""

from __future__ import annotations

import re
import time
from typing import Any

from briefing.cleaning import names
from briefing.models import Published
from briefing.sources import entries as common
from briefing.sources.entries import Entry, with_text

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$")
_MAIL = re.compile(r"\S{1,100}@\S{1,100}")
_BEHIND_MAIL = re.compile(r"^\s{0,9}\S{1,100}@\S{1,100} \(([^()]{2,100})\)\s{0,9}$")
_UPDATED = "only the date of an update is given; it stands for publication"


def entry_of(entry: Any, parsed: Any, place: str) -> Entry:
    """The record of one entry of a feed that feedparser read; `place` is the feed's."""
    feed = parsed["feed"]
    base = common.address(_text(feed, "link"), place) or place
    published, notes = _published(entry, str(parsed.get("version") or ""))
    source = dict.get(entry, "source")
    outlet = common.outlet_of(_text(source, "title")) or common.outlet_of(_text(feed, "title"))
    made = Entry(
        title=common.without_outlet(common.one_line(_text(entry, "title")), outlet),
        url=_url(entry, base),
        published=published,
        teaser="",
        body=(),
        byline=_byline(entry),
        outlet=outlet,
        language=_language(entry, feed),
        genre=common.genre_of(_labels(entry)),
        identity=_text(entry, "id"),
        notes=notes,
    )
    return with_text(made, _texts(entry))


def _text(record: Any, key: str) -> str | None:
    """A field as text. `dict.get`, since feedparser's own `get` gives other fields for some."""
    value = dict.get(record, key) if isinstance(record, dict) else None
    return value if isinstance(value, str) and value.strip() else None


def _texts(entry: Any) -> list[str]:
    contents = dict.get(entry, "content")
    parts = contents if isinstance(contents, list) else []
    found = [_text(part, "value") for part in parts[:20]]
    # The second stands for `content:encoded` of a misspelt namespace.
    found += [_text(entry, key) for key in ("content_encoded", "summary", "subtitle")]
    return [text for text in found if text]


def _url(entry: Any, base: str) -> str | None:
    """The entry's own page: its link, else an identity that is an address."""
    for key in ("feedburner_origlink", "link", "id"):
        link = _text(entry, key)
        found = common.address(link, base) if link and (key != "id" or "://" in link) else None
        if found:
            return found
    return None


def _published(entry: Any, version: str) -> tuple[Published | None, tuple[str, ...]]:
    """When an entry was published; an update stands in where the format has no other date."""
    for key in ("published", "created", "updated"):
        printed = _text(entry, key)
        if printed is None:
            continue
        printed = " ".join(printed.split())
        evidence = f"feed entry {key}: {printed[:100]}"
        found = common.published_of(printed, evidence) or _of_parsed(entry, key, evidence)
        if found:
            # The dates of RSS 1.0 (dc:date) are read as updates, though they are the only ones.
            late = key == "updated" and version.startswith("atom")
            return found, (_UPDATED,) if late else ()
    return None, ("the feed gives no date for this entry",)


def _of_parsed(entry: Any, key: str, evidence: str) -> Published | None:
    """A date only feedparser's rules read, such as one with a year of two digits."""
    moment = dict.get(entry, f"{key}_parsed")
    if not isinstance(moment, time.struct_time) or not 1980 <= moment.tm_year <= 2100:
        return None
    day = f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
    return Published(day, evidence, f"{moment.tm_hour:02}:{moment.tm_min:02}", "UTC")


def _byline(entry: Any) -> str | None:
    listed = dict.get(entry, "authors")
    parts = listed if isinstance(listed, list) else []
    writers = [common.one_line(_text(one, "name")) for one in parts[:20]]
    line = ", ".join(name for name in writers if name) or common.one_line(_text(entry, "author"))
    bracketed = _BEHIND_MAIL.search(_text(entry, "author") or "")
    plain = bracketed[1] if bracketed else _MAIL.sub("", line or "").strip(" ()<>,")
    return (names.byline(plain) or plain) or None


def _language(entry: Any, feed: Any) -> str | None:
    detail = dict.get(entry, "title_detail")
    for found in (_text(detail, "language"), _text(entry, "language"), _text(feed, "language")):
        if found and _TAG.match(found.strip()):
            return found.strip()
    return None


def _labels(entry: Any) -> list[str]:
    tags = dict.get(entry, "tags")
    parts = tags[:20] if isinstance(tags, list) else []
    return [label for label in (_text(tag, "term") for tag in parts) if label]
