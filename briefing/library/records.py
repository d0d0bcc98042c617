"""Articles as rows of the store, and what becomes of a text that comes twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from briefing.library.query import number_of, span_of
from briefing.models import Article

_ALSO = "the same text is also in "


def columns(article: Article) -> dict[str, Any]:
    """What the row of an article holds of its record, by the name of the column."""
    day = article.published.date if article.published else None
    first, last = span_of(day) if day else (None, None)
    return {
        "id": article.id,
        "first": number_of(first) if first else None,
        "last": number_of(last) if last else None,
        "outlet": article.outlet,
        "genre": article.genre,
        "language": article.language.lower(),
        "url": article.url,
        "record": msgspec.json.encode(article),
    }


def decoded(stored: bytes) -> Article:
    """The article of a stored record. Raises msgspec.MsgspecError when it is damaged."""
    article: Article = msgspec.json.decode(stored, type=Article)
    return article


def with_copy(kept: Article, other: Article, *, same_file: bool | None = None) -> Article | None:
    """The kept record after the same text came again; None when nothing changes.

    `same_file` tells whether both came from one file; None when only their places are known.
    """
    if kept == other or kept.origin == other.origin:
        return None
    if kept.origin.place == other.origin.place and same_file is not False:
        # the file was saved again with another date, outlet or page around it
        also = [note for note in kept.notes if note.startswith(_ALSO)]
        return replace(other, notes=tuple(dict.fromkeys([*other.notes, *also])))
    note = _ALSO + other.origin.place
    return None if note in kept.notes else replace(kept, notes=(*kept.notes, note))


def sort_key(article: Article) -> str:
    """By publication; undated articles last."""
    return span_of(article.published.date)[0] if article.published else "9999"
