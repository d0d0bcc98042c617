"""JSON Feed (jsonfeed.org, versions 1 and 1.1): its entries. `feed` and `tablejson` read by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.models import Article, Origin, Skipped
from briefing.sources import entries as common
from briefing.sources.entries import Entry, with_text

_VERSION = re.compile(r"https?://jsonfeed\.org/version/", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$")


def is_feed(value: Any) -> bool:
    """True when a value of JSON is a JSON Feed."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("items"), list)
        and _VERSION.match(_text(value, "version") or "") is not None
    )


def articles(value: dict[str, Any], raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """An article of each item with a whole text; the others come as Skipped."""
    origin = Origin.of(raw, place)
    yield from common.told(entries(value), origin)
    over = len(value["items"]) - common.MOST
    if over > 0:
        yield Skipped(place, f"{over:,} entries more than the {common.MOST:,} that are read")


def entries(value: dict[str, Any]) -> tuple[Entry, ...]:
    """The items of a JSON Feed, in its order."""
    items = [item for item in value["items"][: common.MOST] if isinstance(item, dict)]
    return tuple(_entry(item, value) for item in items)


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    base = _text(feed, "home_page_url") or _text(feed, "feed_url")
    published = _dated(item, "date_published")
    updated = _dated(item, "date_modified") if published is None else None
    language = _text(item, "language") or _text(feed, "language") or ""
    tags = item.get("tags")
    entry = Entry(
        title=common.one_line(_text(item, "title")),
        url=common.address(_text(item, "url") or _text(item, "external_url"), base),
        published=published or updated,
        teaser="",
        body=(),
        byline=_writers(item) or _writers(feed),
        outlet=common.outlet_of(_text(feed, "title")),
        language=language if _TAG.match(language) else None,
        genre=common.genre_of(filter(_is_text, tags)) if isinstance(tags, list) else None,
        identity=str(item.get("id") or "")[:500] or None,
        notes=("only the date of an update is given; it stands for publication",)
        if updated
        else (),
    )
    keys = ("content_html", "content_text", "summary")
    return with_text(entry, [text for text in (_text(item, key) for key in keys) if text])


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _text(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) else None


def _dated(item: dict[str, Any], key: str) -> Any:
    printed = (_text(item, key) or "").strip()
    return common.published_of(printed, f"feed entry {key}: {printed[:100]}")


def _writers(item: dict[str, Any]) -> str | None:
    listed = item.get("authors")
    writers = listed if isinstance(listed, list) else [item.get("author")]
    found = [_text(one, "name") for one in writers[:20] if isinstance(one, dict)]
    return ", ".join(name.strip() for name in found if name and name.strip()) or None
