"""The cited texts, looked up by article, and read again."""

from __future__ import annotations

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
        for sentence in reading.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return sentence
        return None
