"""Acts by family: "signed", "concluded" and "the signing" are one act told in other words.

General English verbs in groups; no name and no topic. A word is looked up by its stem.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.reading.summary.stems import stem

# Family: words of any form that share a stem with it. A word may belong to several.
_FAMILIES = {
    "undo": "retract reverse reversal revoke rescind annul overturn repeal withdraw withdrew "
    "backtrack undo undid rethink suspend suspension postpone defer shelve freeze froze frozen "
    "pause retain reconsider renege relent",
    "end": "end terminate termination quit leave left exit scrap expire expiry lapse discontinue "
    "dissolve abandon abrogate cancel cancellation close closure axe ditch",
    "sign": "sign signing conclude conclusion ink seal initial",
    "decide": "decide decision resolve",
    "agree": "agree agreed pledge vow promise commit consent",
    "meet": "meet met meeting talk summit",
    "launch": "launch fire test shoot shot lob",
    "attack": "attack strike struck bomb shell raid hit storm assault bombard",
    "kill": "kill die died dead death slay slain slew murder perish",
    "injure": "injure wound hurt",
    "arrest": "arrest detain jail seize capture nab",
    "release": "release free freed",
    "charge": "charge indict accuse prosecute",
    "elect": "elect election win won",
    "lose": "lose lost defeat",
    "resign": "resign resignation step",
    "appoint": "appoint nominate name pick",
    "announce": "announce announcement declare unveil proclaim notify notice told",
    "approve": "approve approval pass adopt adoption ratify endorse clear",
    "reject": "reject rejection refuse refusal veto decline rebuff",
    "raise": "raise increase lift hike boost rise rose grow grew climb climbed jump surge double",
    "cut": "cut reduce reduction lower slash trim fall fell drop shrink shrank decrease",
    "open": "open opening reopen inaugurate",
    "begin": "begin began begun start commence",
    "visit": "visit travel arrive arrival trip tour",
    "send": "send sent deploy deployment dispatch",
    "buy": "buy bought purchase acquire acquisition",
    "sell": "sell sold sale",
    "build": "build built construct construction erect",
    "crash": "crash collide collision sink sank sunk derail capsize",
    "welcome": "welcome hail praise applaud",
    "condemn": "condemn denounce criticize criticise",
    "call": "call urge ask demand request",
    "impose": "impose restrict restriction curb ban prohibit",
    "ease": "ease remove",
    "rule": "rule ruling verdict order judge sentence",
    "join": "join enter accede",
    "permit": "permit allow authorize authorise",
    "deny": "deny denial dispute",
    "confirm": "confirm confirmation",
    "support": "support back",
    "oppose": "oppose protest",
    "invade": "invade invasion occupy annex",
    "found": "found establish create set",
    "normal": "normalize normalise normalization normalisation restore resume",
}
GENERAL = frozenset("announce decide agree call".split())
"""Acts that are about another act."""
# What was made up before: to end it is to undo it.
MADE = frozenset(
    map(
        stem,
        "decision plan order move notice threat bid intention law ban rule policy promise pledge"
        " demand boycott strike suspension".split(),
    )
)
# Told once of one thing: a second date for it is a conflict, and no second event.
ONCE = frozenset(
    "undo end normal sign found elect resign appoint approve invade adopt crash begin open join"
    " build buy rule decide".split()
)
OPPOSITES = frozenset(
    frozenset(pair.split())
    for pair in (
        "raise cut",
        "approve reject",
        "open end",
        "elect lose",
        "welcome condemn",
        "impose ease",
        "begin end",
        "join end",
        "arrest release",
        "confirm deny",
        "permit impose",
        "support oppose",
        "agree reject",
        "sign reject",
    )
)
# Within one family, for good or only for now.
_FOR_NOW = "suspend suspension postpone defer shelve freeze froze frozen pause delay"
_FOR_GOOD = (
    "retract reverse reversal revoke rescind annul overturn repeal withdraw scrap cancel drop"
    " abandon"
)
_PARTICLES = re.compile(
    r"\b(?:(?P<undo>(?:call(?:s|ed|ing)?|put(?:s|ting)?)\s(?:it\s)?(?:off|on\shold)"
    r"|back(?:s|ed|ing)?\sdown"
    r"|walk(?:s|ed|ing)?\sback|chang(?:e|es|ed|ing)\s(?:course|(?:its|his|her|their)\sminds?)"
    r"|u-turn|about-face|kept\salive|keeps?\s(?:it|the\s[a-z]{1,12})\salive)"
    r"|(?P<end>pull(?:s|ed|ing)?\sout|opt(?:s|ed|ing)?\sout|let\s(?:it|the\s[a-z]{1,14})\slapse)"
    r"|(?P<launch>test-?fir(?:e|es|ed|ing))|(?P<reject>turn(?:s|ed|ing)?\sdown)"
    r"|(?P<resign>step(?:s|ped|ping)?\sdown)|(?P<found>set(?:s|ting)?\sup))\b",
    re.IGNORECASE,
)


@cache
def _table() -> dict[str, frozenset[str]]:
    """Families by stem."""
    found: dict[str, set[str]] = {}
    for family, words in _FAMILIES.items():
        for word in words.split():
            found.setdefault(stem(word), set()).add(family)
    return {root: frozenset(families) for root, families in found.items()}


@cache
def _modes() -> dict[str, str]:
    return {stem(w): "now" for w in _FOR_NOW.split()} | {stem(w): "good" for w in _FOR_GOOD.split()}


@lru_cache(maxsize=1 << 14)
def families(word: str) -> frozenset[str]:
    """The families of a lower-case word; empty for any other."""
    return _table().get(stem(word), frozenset())


def mode(word: str) -> str:
    """Return "now" for an act that holds only for a time, "good" for a lasting one, else ""."""
    return _modes().get(stem(word), "")


def phrasal(text: str) -> list[tuple[int, int, str]]:
    """The phrasal verbs of a text, "called off" or "stepped down": where, and which family."""
    found = _PARTICLES.finditer(text)
    return [(m.start(), m.end(), m.lastgroup) for m in found if m.lastgroup]


def opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """True when an act of the one is the contrary of an act of the other."""
    return any(frozenset((a, b)) in OPPOSITES for a in one for b in other)
