"""What the texts of the earlier run say already: their words, names and sentences."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefing.models import Article, Span
from briefing.reading import read

_WORD = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+(?: \d+)*")
_POSSESSIVE = re.compile(r"['’]s\b")


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """The words of a text in small letters, without accents, hyphens and possessive endings."""
    bare = _POSSESSIVE.sub("", text).casefold()
    if not bare.isascii():
        # Folded twice: what is taken apart may be a capital again.
        split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).casefold())
        bare = "".join(c for c in split if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare))


def masked(text: str) -> str:
    """The words of a text with every figure as one and the same."""
    return _FIGURES.sub("0", plain(text))


@dataclass(frozen=True, slots=True)
class Known:
    """The words of all texts as one line, and every sentence of them."""

    words: str
    sentences: frozenset[str]

    def has(self, text: str) -> bool:
        """True when the words of `text` stand together in one of the texts."""
        return f" {plain(text)} " in self.words

    def has_sentence(self, article: Article, span: Span) -> bool:
        """True when the sentence that `span` begins in is one of them, word for word."""
        for sentence in read(article).sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return plain(article.passage(sentence.span)) in self.sentences
        return False


@lru_cache(maxsize=4)
def known(articles: tuple[Article, ...]) -> Known:
    """What these texts say."""
    told = [part for a in articles for part in (a.title, a.subtitle or "", *a.paragraphs)]
    return Known(
        " | ".join(["", *map(_uncached, told), ""]),
        frozenset(
            plain(a.passage(sentence.span)) for a in articles for sentence in read(a).sentences
        ),
    )


def _uncached(text: str) -> str:
    """The words of a paragraph, which nobody asks for again."""
    return plain.__wrapped__(text)
