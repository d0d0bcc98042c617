"""The lists of words and phrases that may lean on another sentence, as one pattern.

Each named group is one kind; `briefing.reading.dangling` decides by kind whether a word found
does lean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"two|three|four|five|six"
_GROUPS = (
    r"countries|nations|leaders|sides|ministers|neighbou?rs|allies|governments|partners|parties|"
    r"states|"
    r"presidents|officials|powers|chiefs|capitals|economies|companies|groups|men|women|rivals|"
    r"Koreas"
)
_PACTS = r"pact|agreement|deal|treaty|accord|memorandum"
_ACTS = (
    r"moves?|decisions?|steps?|measures?|actions?|response|announcement|proposal|plan|ruling|"
    r"verdict|"
    r"incident|attacks?|launch|launches|tests?|exercises?|drills?|meeting|talks|visit|trip|summit|"
    r"statement|remarks|comments|report|document|letter|request|offer|demand|suggestion|issue|"
    r"dispute|situation|swap|exchange|investigation|probe|confab|goal|effort|efforts"
)
_NATIONAL = (
    r"moves?|decisions?|steps?|measures?|actions?|response|announcement|proposal|plan|statement"
)
_BEINGS = (
    r"company|firm|group|agency|ministry|organi[sz]ation|institution|panel|committee|outlet|"
    r"newspaper|paper|"
    r"network|man|woman|pair|couple|duo|trio|victims?|suspects?|spokes(?:man|woman|person)|"
    r"minister|lawmaker|"
    r"senator|general|analyst|expert|author|hostages|prisoners|neighbou?r|enemy|militants|source"
)
_MORE = (
    r"(?!\s(?:of|to|between|with|on|for|that|which|who|whose|by|against|in|at|from|over|under|"
    r"aimed|signed|"
    r"reached|held|dated|known|called|led|named|about|into|where|is to|was to|is that)\b)(?![-’'])"
)
_TIMES = (
    r"week|weekend|month|year|time|day|morning|evening|afternoon|summer|spring|winter|autumn|fall|"
    r"season|"
    r"century|decade|quarter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_UNITS = (
    r"years|days|months|weeks|hours|decades|minutes|percent|main|largest|biggest|most|million|"
    r"billion"
)

PACT = re.compile(rf"\b(?:the|this|that) (?:{_PACTS})\b", re.IGNORECASE)
"""A treaty that is not named."""

_FIRST = frozenset(  # the first words of the phrases below
    re.findall(
        r"\w+",
        "he she him his her hers himself herself they them their theirs themselves it its itself "
        "we our ours me my mine you your us i the both all this that these those such here "
        "however at since by other others one two three four five six some several a few days "
        "weeks months years hours",
    )
)
_WORD = re.compile(r"[^\W\d_]+")


def find(plain: str, begin: int) -> Iterator[re.Match[str]]:
    """Yield what may lean in `plain` from `begin` on, in order, without overlaps."""
    for word in _WORD.finditer(plain, begin):
        if word.start() >= begin and word[0].lower() in _FIRST:
            match = WORDS.match(plain, word.start())
            if match:
                begin = match.end()
                yield match


WORDS = re.compile(
    r"\b(?i:(?P<he>he|she|him|his|her|hers|himself|herself)\b"
    r"|(?P<they>they|them|their|theirs|themselves)\b"
    r"|(?P<it>it|its|itself)\b"
    r"|(?P<we>we|our|ours|me|my|mine|you|your)\b)"
    r"|\b(?P<first>us|I)\b(?![.’'])"
    rf"|\b(?P<group>(?:[Tt]he|[Bb]oth|[Aa]ll|[Tt]hese|"
    rf"[Tt]hose) (?:{_NUMBER}) (?:{_GROUPS})\b(?! (?:of|that|who|which)\b)"
    rf"|(?:[Tt]he|[Bb]oth|[Tt]hese|[Tt]hose) (?:{_GROUPS})\b{_MORE}"
    rf"|[Tt]he (?:{_NUMBER})\b(?![- ](?:{_UNITS})\b))"
    rf"|\b(?P<pact>(?:[Tt]he|[Tt]his|[Tt]hat) (?:{_PACTS})\b)"
    r"(?! (?:of|between|to|with|on|for|that|which|by|signed)\b)(?!-)"
    rf"|\b(?P<act>(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ss]uch) "
    rf"(?:[A-Z]\w+ (?:{_NATIONAL})|(?:{_ACTS}))\b){_MORE}"
    rf"|\b(?P<being>[Tt]he (?:{_BEINGS})\b){_MORE}(?! [A-Z])"
    r"|\b(?P<latter>[Tt]he (?:former|latter)\b)"
    r"(?! (?!was|were|is|are|has|had|will|would|said)[a-z])"
    rf"|\b(?P<this>[Tt]his|[Tt]hese|[Tt]hose)\b(?! (?:{_TIMES})\b)"
    r"(?! (?:who|in|of|with|from|without|responsible|involved|seeking|killed|held|living|at|on|"
    r"behind)\b)"
    r"|(?:(?<=\b[Ii]n )|(?<=\b[Oo]n )|(?<=\bat )|(?<=\b[Bb]y )|(?<=\bto )|(?<=\bTo )|(?<=\bof )|"
    r"(?<=\b[Ff]or )"
    r"|(?<=\btoward )|(?<=\btowards )|(?<=\b[Aa]fter )|(?<=\b[Bb]efore )|(?<=\bduring )|"
    r"(?<=\bsince )|(?<=\bwith )|(?<=\bfrom ))"
    r"(?P<that>that (?!is\b|was\b|the\b|an?\b|it\b|he\b|she\b|they\b|has\b|had\b|will\b|would\b|"
    r"there\b|its\b|of\b)[a-z]+)\b"
    r"|^(?P<opening>That)\b(?= (?:is|was|would|will|has|makes?|means?|includes?|said|[a-z]+ed)\b)"
    r"|\b(?P<such>[Ss]uch)\b(?! as\b)"
    r"|\b(?P<side>[Tt]he (?:North|South))\b(?! [A-Z]|-)(?!,? and )(?! of)"
    r"|\b(?P<here>here)\b"
    r"|\b(?P<however>however)(?=,)"
    r"|\b(?P<then>(?:the|that) (?:same|next|previous|following|preceding) (?:day|week|month|year)"
    r"|(?:\w+ ){1,2}(?:later|earlier)(?=,)|at the time(?! of)|since then|at that time|by then"
    r"|(?:[Tt]he )?[Oo]thers?(?= (?:said|were|was|are|have|had|say)\b))\b"
)
"""Every word or phrase that may lean, the kind as the name of its group."""
