"""Which sentences of a text may stand in its summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from briefing.models import Article, Reading, Sentence, Span
from briefing.reading.frames import connective
from briefing.reading.summary.likely import stems

SHORTEST = 8  # words; a shorter sentence seldom tells anything on its own
LEAD = 3  # sentences that open a text and explain one another
EARLY = 25  # of the sentences that may stand; what comes later is hardly ever chosen
_SPEAKERS = re.compile(r"\b(?:i|we|you|my|our|your|me|us)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\bUS\b")  # the country, no pronoun
_LEANS = re.compile(
    r"[\W_]{0,9}(?:it|its|this|that|these|those|such|but|and|or|so|yet|then|there|here|he|she|they|"
    r"his|her|their|him|them)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？]")


def stands(text: str) -> bool:
    """True for words that may stand in a summary: no scrap, no question, nobody's "we" or "you"."""
    spoken = _SPEAKERS.search(_ABBREVIATION.sub("", text)) is not None
    return not spoken and not _QUESTION.search(text) and len(stems(text)) >= SHORTEST


def leans(text: str) -> bool:
    """True for words that open with one, such as "it" or "but", that leans on what is before."""
    return _LEANS.match(text) is not None


def early(texts: Sequence[str], number: int) -> list[int]:
    """The places of the first texts that may stand; of all early ones when those are too few.

    For texts of which nothing is read; of a reading, `printable` knows more. Among the first
    sentences "it" and "but" lean on one that is likely to be chosen too, later they do not.
    """
    told = enumerate(texts)
    able = (n for n, text in told if stands(text) and (n < LEAD or not leans(text)))
    places = list(islice(able, EARLY))
    return places if len(places) >= number else list(range(min(EARLY, len(texts))))


def printable(article: Article, reading: Reading) -> list[Span]:
    """The sentences whose label lets them be printed, without what leans on another sentence.

    An opening "Yet" is left off; a sentence with another word that leans is left out, so is any
    that is, or holds, the writer's own opinion or speculation.
    """
    spans = (_whole(article, sentence) for sentence in reading.sentences)
    return [span for span in spans if span is not None and stands(article.passage(span))]


def _whole(article: Article, sentence: Sentence) -> Span | None:
    if sentence.label not in ("reported", "attributed") or sentence.rule == "turn":
        return None
    start = sentence.span.start + connective(article.passage(sentence.span), 0)
    if any(start <= loose.start for loose in sentence.dangling) or start >= sentence.span.end:
        return None
    return Span(sentence.span.article, sentence.span.paragraph, start, sentence.span.end)
