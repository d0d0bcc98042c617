"""Who is made to answer for a sentence: reporting verbs and "according to", in the main clause.

The sentence is looked at with its quoted words masked. A verb counts as the sentence's own when
its subject stands right before it: no other finite verb between the start of the sentence (an
opening phrase or subordinate clause aside) and the verb, or nothing after it but the speaker
("…, the ministry said").
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.reading.quoted import FILLER
from briefing.reading.reporting import LEXICON
from briefing.reading.verbs import CERTAIN

if TYPE_CHECKING:
    from briefing.reading.lexicon import Hit
    from briefing.reading.reporting import Verb

_MOST = 24  # reporting verbs looked at in a sentence; more are noise
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got|’s|'s)(?: (?:also|not|\w+ly))?\s$"
)
_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|this|that|these|those|of|in|on|at|for|with|by|"
    r"from|above)|-|['’]s?)\s?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:—–()¤\"“”]|\s-{1,2}\s|\b(?:and|but|while|because|so|although|though)\b")
_RELATIVE = re.compile(
    r"(?<!^)\b(?:that)\b|\b(?:who|which|whom|whose|where|what|when|if|as|than|whether|how|why|"
    r"after|before|since)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\b(?:though|although|while|because)\s*$", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:^\s*|\b(?:the|an?|his|her|its|their|some|many|several|other|most|all|one|of|by|from|two|"
    r"three|most|highly|recently)\s)[a-z]+ed\b"
)
_OPENING = re.compile(
    r"(?:(?:But|And|Yet|Still|So|Then|Also|However|Meanwhile|Though|Although|When|While|As|After|"
    r"Before|"
    r"Since|If|Because|Once|Until|Unlike|Despite|Even|In|On|At|By|For|From|With|During|Under|"
    r"Following|"
    r"Ahead|Amid|Among|Over|Through|Throughout|Regarding|Asked|Speaking|Citing|Referring|Given|"
    r"According|Earlier|Later|Last|This|"
    r"Next|Today|Yesterday|Separately|Moreover|Furthermore|Additionally|Finally|Instead|"
    r"Nevertheless|"
    r"Nonetheless|To|Upon|Responding|Addressing|Commenting|Pressed|Quoting|Noting|Calling|What)\b|"
    r"[A-Z][a-z]+(?:ly|ing)\b|\w+ (?:days|weeks|months|years) (?:later|earlier|ago))"
)
_AFTER = re.compile(
    rf"\s*(?:$|[.,;:!?—–{FILLER}\"“”)]|-\s|(?:in|on|at|during|to|after|when|of|before|late|early|"
    rf"last|this|earlier|later|from|via|through|by|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)\b)"
)
_TOLD = re.compile(r"(?:\s[\w.’'&-]+){1,7}(?:$|[.,;])")
_AUXILIARY = re.compile(
    r"\b(?:has|have|had|also|later|repeatedly|since|did|does|do|is|was|then)\b|\b[a-z]+ly\b"
)
_SPEAKER = re.compile(
    r"\s+(?:[A-Z]|(?:the|a|an|one|his|her|its|their|some|another|two|several|officials)\b)"
)
_THING_FIRST = re.compile(
    r"(?:The|This|That|A|An|It|These|Such) (?:[\w’'-]+ ){0,3}?(?:meeting|summit|move|visit|"
    r"decision|exercises?|tests?|"
    r"launch(?:es)?|deal|agreement|pact|incident|talks|attack|episode|case|result|crisis|"
    r"war)\b(?! [a-z]+er\b)"
)
_THINGS = re.compile(
    r"\b(?:it|this|that|which|meeting|summit|move|visit|decision|exercises?|drills?|tests?|"
    r"launch(?:es)?|deal|agreement|"
    r"pact|development|incident|result|results|event|case|talks|trip|episode|attack|action|actions|"
    r"measures?|policy|cooperation|moves|rise|fall|change|drumbeats|response|failure|success|"
    r"victory|loss|presence|timing|scandal)\s*$",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"\b(?:report|reports|survey|surveys|data|poll|polls|figures|study|studies|statistics|analysis|"
    r"documents?|"
    r"presentation|slides?|transcript|video|tape|memo|records|images|imagery|photos|footage|"
    r"research|findings|communique|statement|letter|review|"
    r"emails?|filing|estimates|census|index|audit|investigation)(?: (?:released|published|seen|by|"
    r"from|of|on|to|for|about|in)\b[^,;]{0,60})?\s*$",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"(?:s|[Pp]eople|[Mm]any|[Ss]ome|[Oo]thers|[Tt]hey|[Mm]ost|[Pp]olice|[Bb]oth|[Ff]ew)\s*$"
)
_WRITER = re.compile(r"\s*(?:[Ww]e|I)(?: \w+){0,2}\s*")
_ASIDE = re.compile(
    r",? (?:who|which|whose|whom|where)\b[^,;]{0,200},|\([^)]{0,200}\)"
    r"|(?<=\w)\s?(?:--|[–—]|(?<=\s)-(?=\s))\s?[^–—]{0,120}?(?:--|[–—]|(?<=\s)-(?=\s))\s?(?=[a-z])"
)


class Attribution(NamedTuple):
    """A reporting verb: where it stands, its rule, and what part of the sentence is its content.

    `main` is True when it is the sentence's own. `content` is where its words begin; 0 when
    they stand before it. `subject` is where the speaker begins.
    """

    start: int
    end: int
    rule: str
    main: bool
    subject: int
    content: int


def find(plain: str) -> list[Attribution]:
    """Every attribution in a sentence whose quoted words are masked, in order."""
    found = []
    bare = _without_asides(plain)
    for hit in islice(LEXICON.find(plain), _MOST):
        made = _attribution(plain, bare, hit)
        if made is not None:
            found.append(made)
    return found


def _attribution(plain: str, bare: str, hit: Hit[Verb]) -> Attribution | None:
    if hit.kind == "source":
        return Attribution(hit.start, hit.end, hit.rule, main=True, subject=hit.start, content=0)
    before = bare[: hit.start]
    subject = _subject(before)
    if _is_noun(plain, before, hit) or not _can_speak(plain, before, subject, hit):
        return None
    after = _closes(plain, hit.end) and hit.kind in ("say", "think", "many")
    main = _is_main(bare, subject, hit, after=after)
    return Attribution(hit.start, hit.end, hit.rule, main, subject, 0 if after else hit.end)


def _is_noun(plain: str, before: str, hit: Hit[Verb]) -> bool:
    """Tell whether the word is a noun, part of a name or compound, a passive, or has no subject."""
    alone = " " not in plain[hit.start : hit.end]
    return (
        plain[hit.start].isupper()
        or _ARTICLE.search(before) is not None
        or (alone and _BE.search(before) is not None)
        or plain.startswith((" by ", "-"), hit.end)
    )


def _can_speak(plain: str, before: str, subject: int, hit: Hit[Verb]) -> bool:
    """Tell whether the subject is somebody or a document, and not the writer."""
    words = before[subject:]
    if _WRITER.fullmatch(words):
        return False
    if hit.kind == "many":
        return _MANY.search(words) is not None or _is_long_subject(before)
    if _EVIDENCE.search(words):
        return True
    if hit.kind == "thing" or _THINGS.search(words):
        return False
    return hit.kind != "act" or _THING_FIRST.match(plain) is None


def _is_long_subject(before: str) -> bool:
    """Tell whether all the words before are one plural subject ("Observers here say")."""
    return CERTAIN.search(before) is None and re.search(r"\b[a-z]{3,}s\b", before) is not None


def _subject(before: str) -> int:
    start = 0
    for match in _BREAK.finditer(before):
        start = match.end()
    return start


def _closes(plain: str, end: int) -> bool:
    """Tell whether what is said stands before the verb, as in "…, he said"."""
    told = plain[:end].endswith(("told", "tells")) and _TOLD.match(plain, end)
    if told:
        return True
    return _AFTER.match(plain, end) is not None and not plain[end:].lstrip().startswith(
        (":", FILLER)
    )


def _is_main(plain: str, subject: int, hit: Hit[Verb], *, after: bool) -> bool:
    words, before = _AUXILIARY.sub(" ", plain[subject : hit.start]), plain[:subject]
    if _RELATIVE.search(words) or CERTAIN.search(_ADJECTIVE.sub(" ", words)):
        return False
    if _SUBORDINATE.search(before):
        return False
    cut = before.rstrip()
    if cut.endswith((",", FILLER, "”", '"')):
        if after:
            return True
        if not words.strip() and _SPEAKER.match(plain, hit.end):
            return True  # "…," said the minister
    return _is_first(before)


def _is_first(before: str) -> bool:
    """Tell whether no main clause stands before the subject."""
    bare = before.strip()
    if _OPENING.match(bare):
        _, comma, rest = bare.partition(",")
        bare = rest if comma else bare
    return CERTAIN.search(bare) is None and FILLER not in bare


def _without_asides(plain: str) -> str:
    """Blank out what stands between a subject and its verb: brackets, dashes, relative clauses."""
    return _ASIDE.sub(lambda match: " " * len(match[0]), plain)
