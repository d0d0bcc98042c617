"""Who says a sentence, told by the place of "said" alone: last in it, or after its first subject.

For sentences whose subject is too long for `briefing.reading.attribution`: a second look, with a
short list of verbs that hardly mean anything else.
"""

from __future__ import annotations

import re

from briefing.reading.attribution import Attribution
from briefing.reading.quoted import FILLER
from briefing.reading.verbs import CERTAIN

_VERB = r"(?P<verb>said|says|added|adds|told|wrote|writes|explained|warned|testified|stressed)\b"
_WORDS = tuple(
    """
    said say told add wrote writes explained warned testified stressed announced argued claimed insisted
    acknowledged confirmed estimated predicted noted reported concluded maintained alleged asserted disclosed
    """.split()
)
_LAST = re.compile(
    rf"(?P<subject>(?:[\w.’'&-]+ ){{1,9}}?){_VERB}"
    r"(?P<rest>(?:(?<=told)\s[^;]{1,160}|\s(?:in|on|at|to|during|of|late|early|earlier|later|last|this|via|when|after|"
    r"before|today|yesterday|[A-Z]\w+(?=[ .]|$))\b[^;]{0,120})?)[.\s]*$"
)
_INVERTED = re.compile(r"(?P<verb>say|says|said|adds|added) (?:[\w.’'&-]+ ){0,9}[\w.’'&-]+\s*$")
_QUOTED = re.compile(
    rf"[“\"'‘]{{0,2}}{FILLER}{{12,}}[”\"'’,]{{0,3}}\s(?P<told>(?:[\w.’'&-]+ ){{0,12}}?){_VERB}"
)
_NO_SUBJECT = re.compile(
    r"(?:who|which|that|what|and|but|or|as|when|if|while|where|because|though|although|so|than|to|"
    r"I|we)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?P<verb>said|says|added|adds|told|wrote|writes|explained|warned|testified|stressed|"
    r"(?:announced|argued|claimed|insisted|acknowledged|confirmed|estimated|predicted|noted|"
    r"reported|concluded|maintained|alleged|asserted|disclosed)(?= (?:[\w.]+ ){0,4}that\b))\b"
    r"(?! (?:by|to be)\b)"
)
_APPOSED = re.compile(r", [^,]{1,120},(?= |$)")
_RELATIVE = re.compile(r" (?:who|whose) [^,]{1,120}$")
_OPENS = re.compile(
    r"(?:In|On|At|To|For|With|After|Before|During|Asked|Speaking|Saying|Citing|Noting|Referring|"
    r"Pointing|Under|Despite|From|By|Meanwhile|Earlier|Later|However|Still|But|And)\b"
)
_BREAK = re.compile(r"[;:¤“”\"]")
_NAMED = re.compile(r"[A-Z]{2,}\b")  # the WHO says, as who says does not
_LONGEST = 16  # words of a subject; a longer one is a clause


def find(plain: str) -> Attribution | None:
    """Return the attribution a masked sentence is under, None when the place of "said" tells none."""
    if not any(word in plain for word in _WORDS):  # spares the patterns most sentences
        return None
    return _quoted(plain) or _last(plain) or _first(plain)


def _quoted(plain: str) -> Attribution | None:
    """The sentence begins with quoted words, and who says them follows: "…," wrote Ada Berg."""
    match = _QUOTED.match(plain)
    if match is None or _NO_SUBJECT.match(plain, match.start("told")):
        return None
    start, end = match.span("verb")
    return Attribution(
        start, end, "speaker after the quotation", main=True, subject=match.start("told"), content=0
    )


def _last(plain: str) -> Attribution | None:
    """The speaker stands at the end: "…, the agency said on Friday."."""
    at = max(plain.rfind(mark) for mark in (", ", "— ", "– ")) + 2
    match = _LAST.match(plain, at) if at > 1 else None
    turned = _INVERTED.match(plain, at) if at > 1 else None
    if turned:
        start, end = turned.span("verb")
        return Attribution(start, end, "speaker last", main=True, subject=end + 1, content=0)
    if match is None or _NO_SUBJECT.match(plain, at) or CERTAIN.search(match["subject"]):
        return None
    return Attribution(
        match.start("verb"), match.end("verb"), "speaker last", main=True, subject=at, content=0
    )


def _first(plain: str) -> Attribution | None:
    """The first finite verb is one of speech, whatever stands between it and its subject."""
    match = _FIRST.search(plain)
    if match is None or _BREAK.search(plain, 0, match.start()):
        return None
    before = _RELATIVE.sub("", _APPOSED.sub("", plain[: match.start()].rstrip()))
    opening, _, subject = before.rpartition(", ")
    if opening and not _OPENS.match(opening):
        return None
    words = subject.split()
    bound = _NO_SUBJECT.match(subject) and not _NAMED.match(subject)
    if not 0 < len(words) <= _LONGEST or bound or CERTAIN.search(subject):
        return None
    if re.search(r"\b(?:who|which|that|when|where|if|as|than|after|before)\b", subject):
        return None
    start, end = match.span("verb")
    began = start - len(words[-1]) - 1
    return Attribution(start, end, "speaker first", main=True, subject=began, content=end)
