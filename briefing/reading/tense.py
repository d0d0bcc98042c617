"""Whether the clause around a time expression speaks of what was or of what lies ahead."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", "none"]

_REACH = 220  # code points looked at on either side of the expression
_PLANNED = (
    r"(?:is|are|was|were|been|be|now|currently)?\s?(?:all )?"
    r"(?:set|due|scheduled|slated|expected|planned|planning|poised|supposed|bound|tipped|billed)"
    r"(?: to| for| on| in| next)?"
)
_WISH = (
    r"(?!(?:want|need)ed\b)(?:plan|hope|aim|intend|expect|propose|want|need|agree|decide|vow|promise|pledge|prepare"
    r"|threaten|seek|invite|schedule)(?:s|d|ed|ing)?\s(?:him |her |them |it )?to"
)
_FUTURE = (
    r"will|'ll|’ll|shall|won['’]t|would|is to|are to|to be|going to|gonna|payable|effective"
    rf"|{_PLANNED}|{_WISH}|upcoming|forthcoming|looming|impending"
    r"|coming(?! (?:off|from|out|after|under|amid))|ahead of|deadline|plans for"
    r"|(?<!to )expires?|(?<!to )(?<!not )meets?"
    r"|(?:un)?likely to|(?:if|unless) (?:he|she|it|they|we|you|I)|begins|opens|kicks off|resumes|takes (?:place|effect|office)"
    r"|goes (?:to trial|on sale|into effect)|comes into (?:force|effect)"
    r"|could|may|might"
)
PAST_IRREGULAR = (
    r"was|were|had|did|said|told|met|held|took|came|began|fell|rose|sent|won|left|made|went|saw"
    r"|gave|got|kept|led|spoke|wrote|put|hit|cut|paid|sold|bought|broke|drew|grew|knew|lost|ran"
    r"|stood|struck|Asked|Told|Pressed|Reached|Released|Published"
    r"|became|brought|fought|found|thought|shot|flew|fled|felt|has|have|ago|since"
)
PAST = (
    rf"{PAST_IRREGULAR}|(?!need|unit|hundred|speed|breed|sacred|limited|united|advanced|unprecedented|unexpected"
    r"|undecided|unlimited|indeed|(?:pro|ex|suc)ceed\b|feed\b|bleed\b|seed\b|embed\b|so-called)"
    r"[a-z]{2,20}ed"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{PAST}))\b(?!-)")
_BREAK = re.compile(
    r"[;:—–“”\"]|\s-{1,2}\s|,\s(?:and|but|while|as|after|when|although|though|which|who|where"
    r"|saying|adding|said|according)\b|\b(?:that|but|while|before|which|after)\b"
)
# "be held", "to be paid": the participle takes the tense of what stands before it
_PARTICIPLE = re.compile(r"\bbe(?:ing)?\s(?:[a-z]{2,12}ly\s)?$|(?:’|')ll\s$")
_HAD_BEEN = re.compile(
    r"\b(?:had(?:\s(?:been|previously|originally))?|had\s\w{2,12}\sbeen|previously|originally)\s?$"
)
_OWNED = re.compile(r"\b(?:its|his|her|their|our|the|any|all|of|shelved|dropped)\s$")
_FOLLOWED_BY_PAST = re.compile(rf"(?:\s[a-z]{{2,12}}ly)?\s(?:{PAST})\b")
_DUE = re.compile(
    r"\b(?:by|until|till|as soon as|as early as|effective|payable"
    r"|between now and|from now (?:to|until|till|through)|now through)\s(?:the\s)?$",
    re.I,
)
_OPENS = re.compile(r"\W{0,3}(?:By|Until)\s(?:the\s|early\s|late\s)?")
_MODALS = ("would", "could", "may", "might", "should")
_UNREAL = re.compile(r"(?:\snot)?\shave\b")  # "would have been": not ahead
_NOBODY = re.compile(r"\b(?:[Nn]either|[Nn]or|[Nn]o one|[Nn]obody|[Nn]one)\b")
_NOT = re.compile(r"\snot\b|n['’]t\b")
_HAD = re.compile(r"\bhad\b")
_POSSESSIVE = re.compile(r"['’]s\s")
_DEED_OF = re.compile(
    r"\b(?:notice|decision|statement|agreement|ruling|attacks?|crisis|war|summit|meeting|coup|vote"
    r"|promise|pledge|announcement|offensive|invasion|protests|uprising|verdict|letter"
    r"|report)s?\sof\s$"
)
_DEATH = re.compile(
    r"\b(?:slaying|killing|death|murder|shooting|arrest|assassination|collapse|resignation|ouster"
    r"|assertion|admission|revelation|disclosure|concession|outburst)s?\s"
    r"(?:(?:in|at|near|of|outside)\s[A-Z][\w.’' ]{1,30}\s)?(?:on\s)?$"
)
_PART_OF = re.compile(r"\b(?:upcoming|planned|next|forthcoming|will|to)\b[^,;]{0,40}$")
_TOWARDS = re.compile(
    r"\b(?:ahead of|before|run-up to|prepar\w{1,5} for|upcoming|eve of|heading into|going into)\s$"
)
_WITHIN = re.compile(r"\b(?:in|at|on|during|for)\s$")


def of(text: str, start: int, end: int, left: int, right: int) -> Tense:
    """Tell the tense of the clause round `start`:`end` in the sentence `left`:`right`.

    The nearest cue before the expression decides, then the nearest after it, first inside the
    clause and then in the whole sentence. "none" when there is no cue.
    """
    before = text[max(left, start - _REACH) : start]
    after = text[end : min(right, end + _REACH)]
    beside = _beside(before, after)
    if beside:
        return beside
    breaks = [match.end() for match in _BREAK.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    stop = _BREAK.search(after)
    rest = after[: stop.start()] if stop else after
    return _last(clause) or _first(rest) or _last(before) or _first(after) or "none"


def _beside(before: str, after: str) -> Tense | None:
    """What the words next to the expression tell: "until Friday", "on Friday issued"."""
    if _POSSESSIVE.match(after):
        if _TOWARDS.search(before):
            return "future"
        return None if _WITHIN.search(before) else "past"
    if _DEATH.search(before):
        return "past"
    if _DEED_OF.search(before) and not _PART_OF.search(before):
        return "past"
    if _DUE.search(before):
        opens = _first(after) if _OPENS.fullmatch(before) else None
        return opens or ("past" if _HAD.search(before[-60:] + after[:40]) else "future")
    return "past" if _FOLLOWED_BY_PAST.match(after) else None


def _kind(match: re.Match[str]) -> Tense | None:
    """The tense of a cue; None for a participle or noun that has none of its own."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    if match[0] in _MODALS and _UNREAL.match(match.string, match.end()):
        return "past"
    if match[0] == "could" and (_NOT.match(match.string, match.end()) or "either " in before):
        return "past"
    if match[0] == "could" and _NOBODY.search(
        match.string, max(0, match.start() - 60), match.start()
    ):
        return "past"
    if match["past"]:
        return None if _PARTICIPLE.search(before) else "past"
    if _HAD_BEEN.search(before):
        return "past"
    return None if match["future"] == "plans for" and _OWNED.search(before) else "future"


def _last(text: str) -> Tense | None:
    kinds = [kind for match in _CUE.finditer(text) if (kind := _kind(match))]
    return kinds[-1] if kinds else None


def _first(text: str) -> Tense | None:
    return next((kind for match in _CUE.finditer(text) if (kind := _kind(match))), None)
