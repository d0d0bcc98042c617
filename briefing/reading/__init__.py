"""One article read: sentences, people, quotations, times, terms, and what happened.

One file a thing read. Each has one function `find`; all give spans of the article's text and the
rule that found them. Regular expressions and word lists only, and no network; a parser beside
them only when the user names one (`briefing.reading.parser`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.models import Reading
from briefing.reading import events, parser, people, quotes, sentences, stance, terms, times
from briefing.reading.steps import Step

if TYPE_CHECKING:
    from briefing.models import Article, Span

__all__ = ["STEPS", "VERSION", "read"]


def _in_order(*groups: tuple[Span, ...]) -> tuple[Span, ...]:
    """Sentences and headings together: a date may stand in a heading too."""
    return tuple(sorted((span for group in groups for span in group), key=lambda s: s.start))


# What is read, in order: what it gives, its version, what it needs of what stands above it.
# Raise a version by one when the rules of its step change.
STEPS = (
    Step("spans headings", 1, "", sentences.split),
    Step("lines", 1, "spans headings", lambda _, *groups: _in_order(*groups)),
    Step("times unresolved", 1, "lines", times.find),
    Step("people", 1, "spans", people.find),
    Step("quotes", 1, "spans people", quotes.find),
    Step("sentences", 1, "spans quotes", stance.find),
    Step("terms", 1, "spans", terms.find),
    Step("events", 1, "sentences times people", events.find),
)
VERSION = sum(step.version for step in STEPS)  # grows with any of them


def read(article: Article) -> Reading:
    """Read `article` once; the same article is answered from memory. Never raises on any text."""
    return _read(article, parser.identity())


@lru_cache(maxsize=512)
def _read(article: Article, tools: str) -> Reading:
    found: dict[str, Any] = {}
    for step in STEPS:
        found |= step.values(article, found)
    fields = {name: found[name] for name in Reading.__match_args__ if name in found}
    return Reading(article=article.id, version=VERSION, tools=tools, **fields)
