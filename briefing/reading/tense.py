"""Whether the clause around a time expression speaks of what was or of what lies ahead."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", "none"]

_REACH = 220  # code points looked at on either side of the expression
_FUTURE = (
    r"will|'ll|’ll|shall|won['’]t|would|is to|are to|to be|going to|gonna"
    r"|(?:is|are|was|were|been|be|now|currently)?\s?(?:all )?(?:set|due|scheduled|slated|expected|planned|planning"
    r"|poised|supposed|bound|tipped|billed)(?: to| for| on| in| next)?"
    r"|(?:plan|hope|aim|intend|expect|propose|want|need|agree|decide|vow|promise|pledge|prepare"
    r"|threaten|seek|invite|schedule)(?:s|d|ed|ing)?\s(?:him |her |them |it )?to"
    r"|upcoming|forthcoming|coming|ahead of|deadline|by|until|plans? for|expires?|could|may|might"
)
_PAST_IRREGULAR = (
    r"was|were|had|did|said|told|met|held|took|came|began|fell|rose|sent|won|left|made|went|saw"
    r"|gave|got|kept|led|spoke|wrote|put|hit|cut|paid|sold|bought|broke|drew|grew|knew|lost|ran"
    r"|stood|struck|became|brought|fought|found|thought|shot|flew|fled|felt|has|have|ago|since"
)
_CUE = re.compile(
    rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST_IRREGULAR}|(?!need|unit|hundred|speed|breed|sacred"
    r"|limited|united|advanced)[a-z]{2,20}ed))\b(?!-)"
)
_BREAK = re.compile(
    r"[;:—–“”\"]|\s-{1,2}\s|,\s(?:and|but|while|as|after|when|although|though|which|who|where|saying|adding"
    r"|said|according)\b|\bthat\b|\bbut\b|\bwhile\b|\bbefore\b|\bwhich\b|\bafter\b"
)


def of(text: str, start: int, end: int, left: int, right: int) -> Tense:
    """Tell the tense of the clause round `start`:`end` in the sentence `left`:`right`.

    The nearest cue before the expression decides, then the nearest after it, first inside the
    clause and then in the whole sentence. "none" when there is no cue.
    """
    before = text[max(left, start - _REACH) : start]
    after = text[end : min(right, end + _REACH)]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    stop = _BREAK.search(after)
    rest = after[: stop.start()] if stop else after
    return _last(clause) or _first(rest) or _last(before) or _first(after) or "none"


def _kind(match: re.Match[str]) -> Tense:
    return "future" if match["future"] else "past"


def _last(text: str) -> Tense | None:
    found = None
    for found in _CUE.finditer(text):
        pass
    return _kind(found) if found else None


def _first(text: str) -> Tense | None:
    found = _CUE.search(text)
    return _kind(found) if found else None
