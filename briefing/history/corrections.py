"""What the earlier run printed and today's texts or readings do not bear out any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from briefing.history.inventory import inventory
from briefing.history.known import known, plain
from briefing.history.records import Passage
from briefing.models import Annex, Article, Part, Section, Span, Statement
from briefing.reading import read, times

Reason = Literal["text", "gone", "label", "speaker", "date"]
_LIKE = 0.5  # of the words of a sentence: the same one in another version
_PASSAGE = ("verbatim", "capital")


@dataclass(frozen=True, slots=True)
class Corrected:
    """Something printed then: where, why it would not be printed today, and what stands instead.

    `rests` are the passages it rested on. `now` is the sentence of the updated text, or the
    expression of time; None for a label and for a sentence that is gone. `by` is the analyst who
    corrected the reading, "" when the source or the rules did.
    """

    note: str
    reason: Reason
    rests: tuple[Span, ...]
    now: Passage | None = None
    speaker: str = ""
    by: str = ""


def corrected(annex: Annex) -> Iterator[Corrected]:
    """Every sentence and cell the earlier run printed that would be another one today, once."""
    texts = {article.id: article for article in annex.texts}
    newer = {old.id: text for old, text in inventory(annex).updated}
    seen: set[tuple[Span, ...]] = set()
    for note, statement in _printed(annex):
        if statement.spans in seen:
            continue
        for part in statement.parts:
            article = texts.get(part.span.article) if part.span else None
            found = _wrong(note, statement, part, article, newer) if article else None
            if found is not None:
                seen.add(statement.spans)
                yield found
                break


def _printed(annex: Annex) -> Iterator[tuple[str, Statement]]:
    """Everything the earlier run showed that rests on a passage, with its note."""
    for section in annex.earlier.sections if annex.earlier else ():
        yield from ((f"{section.slug}/{n}", s) for n, s in enumerate(section.statements, start=1))
        yield from _cells(section)


def _cells(section: Section) -> Iterator[tuple[str, Statement]]:
    for number, row in enumerate(section.table.rows if section.table else (), start=1):
        for column, cell in enumerate(row, start=1):
            yield f"{section.slug}/{number}/{column}", cell


def _wrong(
    note: str, statement: Statement, part: Part, article: Article, newer: dict[str, Article]
) -> Corrected | None:
    """Why one part would be another one today; None when it would be the same."""
    span = part.span
    if span is None or not span.paragraph:
        return None
    if part.rule in _PASSAGE and article.id in newer:
        return _updated(note, statement, span, article, newer[article.id])
    if part.rule == "date":
        return _redated(note, statement, part, article)
    if part.rule in _PASSAGE and statement.kind == "quotation":
        return _respoken(note, statement, span, article)
    if part.rule in _PASSAGE and statement.kind == "fact":
        return _relabelled(note, statement, span, article)
    return None


def _updated(
    note: str, statement: Statement, span: Span, old: Article, new: Article
) -> Corrected | None:
    sentence = _sentence(old, span)
    if sentence is None or known((new,)).has(old.passage(sentence)):
        return None
    now = _likest(old.passage(sentence), new)
    return Corrected(note, "text" if now else "gone", statement.spans, now)


def _likest(text: str, new: Article) -> Passage | None:
    words = plain(text).split()
    best, found = _LIKE, None
    for sentence in read(new).sentences:
        matcher = SequenceMatcher(
            None, words, plain(new.passage(sentence.span)).split(), autojunk=False
        )
        if matcher.real_quick_ratio() >= best and matcher.ratio() >= best:
            best, found = matcher.ratio(), Passage(new, sentence.span)
    return found


def _redated(note: str, statement: Statement, part: Part, article: Article) -> Corrected | None:
    found = [t for t in read(article).times if t.span == part.span]
    if any(times.spell(t, article) == part.text for t in found):
        return None
    now = Passage(article, found[0].span) if found else None
    return Corrected(note, "date", statement.spans, now, by=_by(article, part.span))


def _respoken(note: str, statement: Statement, span: Span, article: Article) -> Corrected | None:
    found = [q for q in read(article).quotes if q.span == span]
    if not found or any(q.speaker == statement.holder for q in found):
        return None
    speaker = found[0].speaker_span
    now = Passage(article, speaker) if speaker else None
    return Corrected(note, "speaker", statement.spans, now, by=_by(article, span))


def _relabelled(note: str, statement: Statement, span: Span, article: Article) -> Corrected | None:
    for sentence in read(article).sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            if sentence.label not in ("opinion", "speculation"):
                return None
            return Corrected(note, "label", statement.spans, by=_by(article, sentence.span))
    return None


def _by(article: Article, span: Span | None) -> str:
    """The analyst who corrected how a passage is read, "" when nobody did."""
    for correction in article.corrections:
        passage = correction.passage
        if span and passage.start < span.end and span.start < passage.end:
            return correction.by
    return ""


def _sentence(article: Article, span: Span) -> Span | None:
    for sentence in read(article).sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence.span
    return None
