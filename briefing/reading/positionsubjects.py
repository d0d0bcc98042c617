"""The subject of a verb: the noun phrase that surely ends right before it, or none."""

from __future__ import annotations

import re

from briefing.reading.closed import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SAY
from briefing.reading.verbs import CERTAIN

_SUBJECT_WORDS = 14
_EDGE = re.compile(
    r"[;:¤…\"“”()]|\s[–—-]{1,2}\s|—|,\s|\b(?:that|because|while|whereas|although|though|if|when|but|so|as"
    r"|after|before|since|unless|until|than|where|whether|how|why)\s"
)
_LEADING = re.compile(r"(?:and|but|yet|so|or|nor|then|however|meanwhile|also)\s+", re.IGNORECASE)
PRONOUN = frozenset("he she they we i".split())
_NO_HOLDER = frozenset(
    "it this that these those there which what who whom here such nothing anything something one"
    " you everything none".split()
)
_THINGS = re.compile(
    r"\b(?:evidence|data|results?|findings?|figures|facts?|history|research|experience|grants?|funds?"
    r"|funding|money|investments?|programs?|programmes?|projects?|bill|act|law|rule|plan|proposal"
    r"|strategy|budget|order|provision|legislation|policy|policies|package|resources|tools?|steps?|actions?|efforts?"
    r"|initiatives?|measures?|awards?|reports?|polls?|surveys?|study|studies|testing|analysis|hazards?|work|infrastructure|partnerships?|agreement|framework)$",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto\s[a-z]")
_IF = re.compile(r"\b(?:if|whether|unless)\s$")
_ORDER = re.compile(
    r"(?:first|second|third|fourth|fifth|last|only|same|next|most|newly|best|other)$"
)
_ASIDE = re.compile(r",\s(?:(?:the|an?|its|his|her|who|whose|which|a\s)\b|[a-z])[^,;:¤]{2,90},\s*$")
_WHO = re.compile(r"(?:^|,)\s*(who|which)\s*$")


# "the council remains" opposed; "the council on Monday" rejected
_TRAILING = re.compile(
    r"\s(?:remains?|stays?|stands?|holds?"
    r"|(?:(?:on|late|early|late\son|earlier)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)


def subject(plain: str, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`, back to the edge of the clause; None when in doubt."""
    stop = len(plain[:end].rstrip())
    if stop and plain[stop - 1] == ",":
        aside = _ASIDE.search(plain, 0, end)
        if aside is None:
            return None
        stop = aside.start()
    elif relative := _WHO.search(plain, 0, stop):
        stop = relative.start()
    start = 0
    trailing = _TRAILING.search(plain, max(0, stop - 40), stop)
    stop = trailing.start() if trailing else stop
    for edge in _EDGE.finditer(plain, 0, stop):
        start = edge.end()
    if _IF.search(plain, 0, start):
        return None
    for said in CERTAIN.finditer(plain, start, stop):
        if said[0] not in SAY:
            return None
        start = said.end()
    return _noun_phrase(plain, start, stop)


def _noun_phrase(plain: str, start: int, stop: int) -> tuple[int, int] | None:
    lead = len(plain[start:stop]) - len(plain[start:stop].lstrip())
    start += lead
    leading = _LEADING.match(plain, start, stop)
    start = leading.end() if leading else start
    tokens = plain[start:stop].split()
    if not tokens or len(tokens) > _SUBJECT_WORDS:
        return None
    first, last = tokens[0].lower(), tokens[-1].lower()
    if first in PREPOSITIONS or first in AUXILIARIES or first in CONJUNCTIONS or last in _NO_HOLDER:
        return None
    if (
        last in PREPOSITIONS
        or last in CONJUNCTIONS
        or last in DETERMINERS - {"both", "many", "all"}
    ):
        return None
    if first in ("together", "along", "let", "there") or tokens[-1].endswith(
        ("'s", "’s", "s’", "s'")
    ):
        return None
    if tokens[-1][-1] in "–—-" or tokens[0] in ("Inc.", "Ltd.", "Corp.", "Co."):
        return None
    if _INFINITIVE.search(plain, start, stop) or _ORDER.search(last):
        return None
    capital = tokens[0][0].isupper() or tokens[-1][0].isupper()
    if not (capital or first in DETERMINERS or first in PRONOUN or last.endswith("s")):
        return None
    if first.endswith(("ing", "ly", "ed")) or _THINGS.search(" ".join(tokens)) or first == "to":
        return None
    return start, stop
