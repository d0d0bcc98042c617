"""No orphan reference: every span lies in a text of the annex, in the paragraph it names."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.texts import Texts
from briefing.models import Span, Statement


def references(statement: Statement, texts: Texts) -> Iterator[str]:
    """Yield what is wrong with the spans of `statement`."""
    for span in statement.spans:
        wrong = _wrong(span, texts)
        if wrong:
            yield wrong


def _wrong(span: Span, texts: Texts) -> str:
    article = texts.article(span)
    if article is None:
        return f"it cites an article that is not among the sources ({span.article})"
    if span == article.whole:
        return ""
    if not 0 <= span.start < span.end <= len(article.text):
        return f"it cites characters {span.start} to {span.end}, which the source does not have"
    if article.span(span.start, span.end).paragraph != span.paragraph:
        return f"it cites paragraph {span.paragraph}, but the passage stands in another"
    return ""
