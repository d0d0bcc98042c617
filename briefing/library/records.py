"""Articles as rows of the store, and what becomes of a text that comes twice."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from briefing.library.query import span_of
from briefing.library.search import closed_up
from briefing.models import Article


def record(article: Article) -> tuple[str | None, bytes]:
    """The publication date of an article, and all of it as JSON."""
    day = article.published.date if article.published else None
    return day, msgspec.json.encode(article)


def decoded(stored: bytes) -> Article:
    """The article of a stored record. Raises msgspec.MsgspecError when it is damaged."""
    article: Article = msgspec.json.decode(stored, type=Article)
    return article


def indexed(article: Article) -> str:
    """What the index reads of an article: its text, and compounds without their hyphens."""
    closed = closed_up(f"{article.title} {article.text}")
    return f"{article.subtitle or ''}\n\n{article.text}\n\n{closed}".strip()


def with_copy(kept: Article, other: Article) -> Article | None:
    """The kept record after the same text came again; None when nothing changes."""
    if kept.origin == other.origin:
        return None
    if kept.origin.place == other.origin.place:
        return other  # the file was saved again with another date, outlet or page around it
    note = f"the same text is also in {other.origin.place}"
    return None if note in kept.notes else replace(kept, notes=(*kept.notes, note))


def sort_key(article: Article) -> str:
    """By publication; undated articles last."""
    return span_of(article.published.date)[0] if article.published else "9999"
