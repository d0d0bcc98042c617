"""A text in the form of a labelled file as an article."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cleaning.genres import of_title
from briefing.models import Article, Origin, Published
from briefing.reading import dates


def article_of(content: Mapping[str, object], origin: Origin, identity: str) -> Article:
    """The article of `content`: its `text`, and `title` and `published` (ISO) where it has them.

    What is no date is none. The genre is the one the title names, else a report. Raises
    LookupError when there is no text.
    """
    title = str(content.get("title") or "")
    printed = str(content.get("published") or "")[:10]
    return Article(
        id=identity,
        title=title,
        paragraphs=tuple(str(content["text"]).split("\n\n")),
        origin=origin,
        published=Published(printed, printed) if dates.bounds(printed) else None,
        genre=of_title(title) or "report",
    )
