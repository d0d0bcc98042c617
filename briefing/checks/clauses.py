"""A fact is a whole clause: no hedge, negation or attribution may be cut off, no opinion let in.

The passages of a statement must cover one printable clause of the sentence they come from, from
its first word (an opening "Yet" aside) to its last.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.speech import quoted_parts
from briefing.checks.texts import Texts
from briefing.models import Article, Part, Span, Statement
from briefing.sections import parts
from briefing.sections.choice import printable, speaks_for_itself
from briefing.sections.settle import without_opening

_PASSAGE = ("verbatim", "capital")


def clauses(statement: Statement, texts: Texts) -> Iterator[str]:
    """Yield why the passages of a fact are not a clause that may be printed as fact."""
    for run in runs(statement.parts):
        article, sentence = texts.article(run), texts.sentence(run)
        if article is None or sentence is None:
            yield "it rests on no sentence of the source"
        elif any(_overlap(run, view) for view in sentence.opinion) or sentence.label == "opinion":
            yield "it prints an opinion of the source as a fact"
        elif sentence.label == "speculation":
            yield "it prints a speculation of the source as a fact"
        elif speaks_for_itself(sentence, statement.text) and not quoted_parts(statement.parts):
            yield "it speaks for somebody and does not say for whom"
        elif run not in _allowed(article, printable(sentence)):
            yield _cut(article, run, sentence.span)


def runs(shown: tuple[Part, ...]) -> list[Span]:
    """The passages of a statement, those that touch joined."""
    found: list[Span] = []
    for span in (p.span for p in shown if p.rule in _PASSAGE and p.span is not None):
        last = found[-1] if found else None
        if last and (last.article, last.end) == (span.article, span.start):
            found[-1] = Span(last.article, last.paragraph, last.start, span.end)
        else:
            found.append(span)
    return found


def _allowed(article: Article, facts: tuple[Span, ...]) -> set[Span]:
    trimmed = [parts.trimmed(article, clause) for clause in facts]
    return {*trimmed, *(without_opening(article, clause) for clause in trimmed)}


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cut(article: Article, run: Span, sentence: Span) -> str:
    before = article.text[sentence.start : run.start].strip()
    after = article.text[run.end : sentence.end].strip(" .")
    left_out = before or after
    return f"it is cut out of a longer clause; left out: {left_out[:80]!r}"
