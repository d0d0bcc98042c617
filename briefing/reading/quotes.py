"""Direct quotations: the words, who speaks, by which verb, and on what occasion.

In three steps: what stands in quotation marks (`quotestretches.find`), who says each
(`quotevoices.find`), and the records made of both (`records`). Words that are nobody's speech
(titles, words named as words, scare quotes) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.models import Quote, Span
from briefing.reading import quotestretches, quotevoices, statements
from briefing.reading.occasions import occasion

if TYPE_CHECKING:
    from briefing.models import Article, Person
    from briefing.reading.quotestretches import Stretch
    from briefing.reading.quotevoices import Voice
    from briefing.reading.statements import Line

_ANY_MARK = re.compile("[\"“”„«»「」『』《》‘’']|``")


def find(
    article: Article, sentences: tuple[Span, ...], people: tuple[Person, ...]
) -> tuple[Quote, ...]:
    """Return the direct quotations of `article` in order of the text.

    A quotation broken by "he said" is two; so is one over two paragraphs. `speaker` is None
    when a whole sentence is quoted and nobody is named for it.
    """
    if _ANY_MARK.search(article.text) is None:
        return ()
    lines = statements.lines(article, sentences, people)
    stretches = quotestretches.find(article, lines)
    return records(article, lines, stretches, quotevoices.find(article, lines, stretches))


def records(
    article: Article,
    lines: list[Line],
    stretches: Sequence[Stretch],
    voices: Sequence[Voice | None],
) -> tuple[Quote, ...]:
    """Return a quotation for each stretch with a voice; `voices` has one entry a stretch."""
    return tuple(
        _record(article, lines[stretch.line], stretch, voice)
        for stretch, voice in zip(stretches, voices, strict=True)
        if voice is not None
    )


def _record(article: Article, line: Line, stretch: Stretch, voice: Voice) -> Quote:
    at, marked = stretch.at, stretch.marked
    cue = voice.line.statement.words[voice.cue] if voice.cue is not None else None
    told = voice.line is line and cue is not None
    where = occasion(line.statement, at, voice.cue) if told else None
    return Quote(
        span=article.span(marked.start, marked.end),
        rule=voice.rule,
        speaker=voice.speaker,
        speaker_span=voice.span,
        cue=article.span(cue.start, cue.end) if told and cue else None,
        occasion=_trimmed(article, *where) if where else None,
        fragment=not stretch.whole and not _goes_on(line, at),
    )


def _trimmed(article: Article, start: int, end: int) -> Span:
    return article.span(start, start + len(article.text[start:end].rstrip(" ,.")))


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether a quotation goes on after "he said," so that it began before."""
    earlier = [place for place in line.quotes if place < at]
    return bool(earlier) and line.statement.low(at - 1) == "," and at - earlier[-1] < 14
