"""How an analyst's sentences are worded: what may not stand in one, and what weakens one.

A likelihood and a confidence may not share a sentence (ICD 203). Sherman Kent, "Words of Estimative
Probability" (1964): "possible" is not modified, hedges are not stacked, one odds word a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.judged import Judgements
from briefing.judgements.problems import shown
from briefing.judgements.words import ROWS

_ODDS = sorted({b.word for rows in ROWS.values() for r in rows for b in r}, key=len, reverse=True)
ODDS = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _ODDS))}|probably|improbably|almost certainly|"
    r"even (?:chance|odds))\b"
    r"|\b\d{1,3} ?(?:%|per ?cent)(?: or \w{1,8})? (?:chance|odds|likelihood|probability)\b",
    re.IGNORECASE,
)
CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:[ -]\w{1,12}){0,2}[ -]confidence\b"
    r"|\bconfidence\b(?!-building)(?=[^.]{0,40}\b(?:low|moderate|medium|high)\b)|\bconfident(?:ly)?\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:very|quite|highly|entirely|just|barely|remotely|only|distinctly|really|most) "
    r"possibl[ey]\b",
    re.IGNORECASE,
)
_STACKED = re.compile(
    r"\b(?:may|might|could) (?:well )?"
    r"(?:possibly|perhaps|conceivably|potentially|probably|likely)\b"
    r"|\b(?:perhaps|possibly|maybe|conceivably)\b[^.;]{0,40}\b(?:may|might|could)\b"
    r"|\b(?:seems?|appears?) (?:to be )?(?:possible|likely|probable)\b",
    re.IGNORECASE,
)
_VOICE = re.compile(
    r"\b(?:apparently|reportedly|allegedly|clearly|obviously|of course)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"")
# "U.S. Navy" and "Gen. Lee" end no sentence.
_ENDS = re.compile(
    r"(?<![A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bSen\.)(?<!\bNo\.)"
    r"(?<=[.!?])\s+(?=[“\"(]?[A-Z])"
)


def texts(judgements: Judgements) -> Iterator[tuple[str, str]]:
    """Every sentence the analyst wrote, with its path."""
    yield "title", judgements.title
    for name in ("bottom_line", "meaning"):
        for number, line in enumerate(getattr(judgements, name)):
            yield f"{name}/{number}/text", line.text
    for number, one in enumerate(judgements.key_judgements):
        yield f"key_judgements/{number}/text", one.text
        yield f"key_judgements/{number}/alternative", one.alternative
        if one.confidence:
            yield f"key_judgements/{number}/confidence/because", one.confidence.because
    for number, forecast in enumerate(judgements.forecasts):
        yield f"forecasts/{number}/question", forecast.question
    for number, item in enumerate(judgements.watch):
        yield f"watch/{number}/what", item.what
        yield f"watch/{number}/direction", item.direction


def said(path: str, text: str) -> str:
    """A text with the words of the kit before it: a reason stands in the sentence of confidence."""
    return f"Moderate confidence, because {text}" if path.endswith("/because") else text


def sentences(text: str) -> list[str]:
    """The sentences of a text; one that ends in an abbreviation is taken together with the next."""
    return _ENDS.split(text)


def mixed(text: str) -> Iterator[str]:
    """Say where a likelihood and a confidence share a sentence."""
    for sentence in sentences(text):
        odds, sure = ODDS.search(sentence), CONFIDENCE.search(sentence)
        if odds and sure:
            yield (
                f"{shown(odds[0])} is a likelihood and stands in one sentence with a confidence; "
                "give each a sentence of its own"
            )


def doubtful(text: str) -> Iterator[str]:
    """Say what weakens a text in our own voice; words in quotation marks are another's."""
    own = _QUOTED.sub("“”", text)
    for pattern, why in (
        (_POSSIBLE, "modifies “possible”; a thing is possible or gets a likelihood"),
        (_STACKED, "stacks hedges; keep one"),
        (_VOICE, "is not for our own voice; say who reports it or how it is known"),
    ):
        match = pattern.search(own)
        if match:
            yield f"{shown(match[0])} {why}"
    for sentence in sentences(own):
        found = ODDS.findall(sentence)
        if len(found) > 1:
            yield f"{shown(found[0])} and {shown(found[1])} are two odds words in one sentence"
