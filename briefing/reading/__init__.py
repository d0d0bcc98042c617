"""One article read: sentences, people, quotations, times, terms, and what happened.

One file a thing read. Each has one function `find`; all give spans of the article's text and the
rule that found them. Regular expressions and word lists only, and no network; a parser beside
them only when the user names one (`briefing.reading.parser`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing import shelf
from briefing.models import Reading
from briefing.reading import (
    corrections,
    entities,
    events,
    indirect,
    keeping,
    keyphrases,
    linking,
    numbers,
    parser,
    people,
    positions,
    sentences,
    stance,
    terms,
    times,
    turns,
)
from briefing.reading.memory import Memory
from briefing.reading.parser import voices
from briefing.reading.steps import Step

if TYPE_CHECKING:
    from briefing.models import Article, Span

__all__ = ["STEPS", "VERSION", "anew", "forget", "read"]


def _in_order(*groups: tuple[Span, ...]) -> tuple[Span, ...]:
    """Sentences and headings together: a date may stand in a heading too."""
    return tuple(sorted((span for group in groups for span in group), key=lambda s: s.start))


# What is read, in order: what it gives, its version, what it needs of what stands above it.
# Raise a version by one when the rules of its step change.
STEPS = (
    Step("turns", 1, "", turns.find),
    Step("spans headings", 3, "", sentences.split, rests="turns"),
    Step("lines", 1, "spans headings", lambda _, *groups: _in_order(*groups)),
    Step("times unresolved periods", 5, "lines", times.find),
    Step("people", 6, "spans", people.find),
    Step("quotes", 3, "spans people", voices.find),
    Step("attributions", 2, "spans people quotes", indirect.find),
    Step("sentences", 3, "spans quotes", stance.find, rests="turns"),
    Step("terms", 5, "spans headings", terms.find),
    Step("entities", 4, "lines people", entities.find, linking.identity),
    Step("events", 4, "sentences times people", events.find),
    Step("numbers", 1, "lines times unresolved periods", numbers.find),
    Step("positions", 1, "spans people quotes", positions.find),
    Step("keyphrases", 1, "spans", keyphrases.find),
)
VERSION = sum(step.version for step in STEPS)  # grows with any of them


_memory = Memory()


def read(article: Article) -> Reading:
    """Read `article` once, and keep to what an analyst corrected. Never raises on any text.

    The same article is answered from memory, or from an open library that has read it before.

    >>> from briefing import open_library, read
    >>> article = open_library("data/sample").about("trilateral security cooperation").articles[0]
    >>> [time.value for time in read(article).times]
    ['2019-11-21', '2019-11-22', '2019']
    """
    tools = parser.identity()
    reading = _memory.find(article, tools)
    if reading is None:
        reading = _corrected(article) if article.corrections else _read(article, tools)
        _memory.hold(article, reading)
    return reading


def anew(article: Article) -> Reading:
    """Read `article` again, whatever is remembered or kept of it; its corrections do not count."""
    with shelf.alone(None):
        return _read(replace(article, corrections=()), parser.identity())


def forget() -> None:
    """Forget the readings of this process; those that libraries keep stay."""
    _memory.clear()


def _read(article: Article, tools: str) -> Reading:
    fields = keeping.values(article, STEPS, VERSION, tools)
    return Reading(article=article.id, version=VERSION, tools=tools, **fields)


def _corrected(article: Article) -> Reading:
    """What a library keeps is read without corrections; they are laid over it."""
    return corrections.keep_to(article, read(replace(article, corrections=())), STEPS)
