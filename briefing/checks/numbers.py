"""Numbers and names, once more and without trusting the parts: each stands in a cited text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import phrases
from briefing.checks.texts import Texts
from briefing.models import Article, Span, Statement

_LETTER = r"[^\W_\u0370-\u1dff\u1f00-\U0010ffff]"  # "NATO" of "NATO는" is a word
_TOKEN = re.compile(rf"\d[\d,.:]*\d|\d|[A-Z](?:[’'-]?{_LETTER})*")
# "NATO" of "NATO-led", and "OSLO" of "W52-7OSLO"
_JOINED = re.compile(rf"[A-Z][A-Z0-9]+(?=[’'-])|(?<=\d)[A-Z]{_LETTER}+")
_KIT = frozenset(word for phrase in phrases.PHRASES for word in _TOKEN.findall(phrase))
# Each has its own proof in briefing.checks.wording.
_DERIVED = ("date", "count", "metadata", "earlier", "analyst", "reference")


def numbers(
    statement: Statement, texts: Texts, fixed: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the numbers and capitalised words that no cited paragraph holds.

    `fixed` are words of the house, which `briefing.checks.ownwords` looks at.
    """
    cited = " ".join(_paragraph(span, texts) for span in statement.spans)
    words = _TOKEN.findall(cited)
    known = {*map(_bare, words), *_JOINED.findall(" ".join(words))} | _KIT
    known |= {word for text in fixed for word in _TOKEN.findall(text)}
    shown = "".join(part.text if part.rule not in _DERIVED else "\0" for part in statement.parts)
    for match in _TOKEN.finditer(shown):
        word = _bare(match[0])
        if word not in known and not _opens(statement, word, cited):
            what = "number" if word[0].isdigit() else "name"
            yield f"the {what} {word!r} is not in the cited passage"


def _bare(word: str) -> str:
    """The word without a possessive ending."""
    ending = 2 if word.endswith(("'s", "’s")) else 1 if word.endswith(("'", "’")) else 0
    return word[: len(word) - ending]


def _opens(statement: Statement, word: str, cited: str) -> bool:
    """A first word that only got its capital from the kit."""
    raised = any(p.rule == "capital" and p.text.startswith(word) for p in statement.parts)
    return raised and word[:1].lower() + word[1:] in cited


def _paragraph(span: Span, texts: Texts) -> str:
    article = texts.article(span)
    if article is None:
        return ""
    if span.paragraph == 0:
        return _record(article)
    if not 1 <= span.paragraph <= len(article.paragraphs):
        return ""
    return article.paragraphs[span.paragraph - 1]


def _record(article: Article) -> str:
    return " ".join(filter(None, (article.title, article.outlet, article.byline)))
