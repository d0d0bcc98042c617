"""Small articles and coverages for tests, made from a few paragraphs."""

from __future__ import annotations

import hashlib
from typing import Any

from briefing import sections
from briefing.cleaning.known import text_id
from briefing.library import Coverage
from briefing.models import Article, Origin, Published, Skipped
from briefing.sources import read_bytes


def article(*paragraphs: str, published: str | None = "2024-06-20", **fields: Any) -> Article:
    """An article of these paragraphs, of a paper called The Test Gazette unless told otherwise."""
    text = "\n\n".join(paragraphs)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    fields.setdefault("outlet", "The Test Gazette")
    fields.setdefault("title", "A test")
    return Article(
        id=text_id(fields["title"], text.encode("utf-8", "replace").decode()),
        paragraphs=paragraphs,
        origin=Origin("test.txt", digest, len(text)),
        published=Published(published, published) if published else None,
        **fields,
    )


def coverage(*articles: Article, topic: str = "test") -> Coverage:
    """A coverage of just these articles."""
    return Coverage(topic=topic, articles=articles, total=len(articles))


def whole(made: Coverage) -> Coverage:
    """The coverage, with every section of the topic briefing made of it."""
    for make in (
        sections.bottom_line,
        sections.key_points,
        sections.watch,
        sections.reported,
        sections.quotations,
        sections.actors,
        sections.summaries,
        sections.timeline,
        sections.argued,
        sections.terms,
        sections.gaps,
        sections.sources,
    ):
        make(made)
    return made


def articles_in(raw: bytes, place: str) -> list[Article]:
    """The articles that the sources find in `raw`, a file called `place`."""
    return [one for one in read_bytes(raw, place) if isinstance(one, Article)]


def skipped_in(raw: bytes, place: str) -> list[Skipped]:
    """What of `raw` could not become an article."""
    return [one for one in read_bytes(raw, place) if isinstance(one, Skipped)]


def printed_page(title: str, *paragraphs: str) -> bytes:
    """A web page with a title and these paragraphs, each long enough to be one."""
    told = " Officials who were with them wrote down what each of the sides had promised to do."
    body = "".join(f"<p>{paragraph}{told * 3}</p>" for paragraph in paragraphs)
    head = f'<meta charset="utf-8"><title>{title}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
