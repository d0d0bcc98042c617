"""The cited texts, looked up by article, and read again."""

from __future__ import annotations

from bisect import bisect_right

from briefing.models import Annex, Article, Reading, Sentence, Span
from briefing.reading import read


class Texts:
    """The articles of an annex by id, those of the earlier run among them."""

    def __init__(self, annex: Annex) -> None:
        self.annex = annex
        self.articles = {article.id: article for article in annex.texts}

    def article(self, span: Span) -> Article | None:
        """The article of `span`; None when it is not among the sources."""
        return self.articles.get(span.article)

    def reading(self, span: Span) -> Reading | None:
        """The reading of the article of `span`, made anew from its text."""
        article = self.article(span)
        return read(article) if article else None

    def sentence(self, span: Span) -> Sentence | None:
        """The sentence `span` begins in."""
        reading = self.reading(span)
        if reading is None:
            return None
        # sentences stand in order and apart
        after = bisect_right(reading.sentences, span.start, key=_start)
        found = reading.sentences[after - 1] if after else None
        return found if found and span.start < found.span.end else None


def _start(sentence: Sentence) -> int:
    return sentence.span.start
