"""Stretches of capitalised words that name a body or a place, by the words in them.

"Ministry of Foreign Affairs", "the UN Security Council", "ISAF", "the Han River".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.closed import SAY, SMALL
from briefing.reading.places import CALENDAR, NATIONALITIES, PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.tokens import Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a body is: the head of its name, at the end or before "of", "for" or "on".
HEADS = _words(
    """
    academy administration agency airlines airways alliance army assembly association authority bank battalion board
    brigade bureau cabinet caucus center centre chamber church club coalition college command commission committee
    company conference confederation congress consortium cooperative corp corp. corporation corps council court
    delegation department directorate division embassy federation fleet force forces forum foundation front fund
    government group guard guards hospital house inc inc. institute institution judiciary junta laboratory league
    legion ltd ltd. mafia militia ministry mission mosque movement museum navy network office orchestra organisation
    organization parliament partnership party police politburo presidency press prison regiment regime registry
    republicans democrats school secretariat senate service services society squadron state synod taskforce team times
    post herald tribune journal gazette trust tribunal union university watch workers brotherhood brothers marines
    consulate constabulary militants opposition reserve exchange industries technologies holdings securities
    unit force's international jihad resistance democracies bundeswehr news radio television tv studios records
    """
) - _words("state house conference times post workers force's international")
# Heads only at the end, or only with a word before them.
_END_HEADS = _words("state house conference times post workers international nations")
_BEFORE_OF = HEADS | _words("house members organisation ministry state republic")
_ALONE = _words(
    """
    congress parliament pentagon kremlin knesset bundestag bundesrat duma majlis seimas sejm storting riksdag hamas
    hezbollah hizbollah hizbullah taliban daesh fatah al-qaeda al-qaida interpol europol eurojust reuters xinhua
    yonhap kyodo tass interfax bloomberg cia's unicef nato asean opec isis isil fatah brexiteers tories labour
    facebook google twitter microsoft amazon apple boeing airbus toyota samsung huawei tesla netflix walmart
    """
) - _words("cia's brexiteers amazon apple labour")
_NAMED = frozenset(
    (
        ("white", "house"), ("blue", "house"), ("downing", "street"), ("capitol", "hill"),
        ("islamic", "state"), ("united", "nations"), ("european", "union"), ("supreme", "court"),
        ("red", "cross"), ("red", "crescent"), ("wall", "street"), ("foggy", "bottom"),
        ("security", "council"), ("united", "states", "congress"), ("holy", "see"),
    )
)  # fmt: skip
_UNIONS = frozenset(("UN", "U.N.", "EU", "E.U.", "NATO"))  # lists of places hold them too
_REALMS = frozenset(("republic", "kingdom", "emirate", "commonwealth"))
_DESKS = _words("state defense defence treasury justice commerce interior")  # "State said"
_GEO = _words(
    """
    river sea strait straits ocean island islands isle isles peninsula province county city district valley mountains
    mountain desert lake bay gulf coast channel canal hills plateau region governorate prefecture oblast airport base
    airbase harbour harbor airfield square street avenue bridge park border crossing village town township
    """
)
_GEO_FIRST = _words("mount lake camp fort cape port gulf isle mt mt. st st.")
_NO_ACRONYM = _words(
    """
    ceo cfo coo cto mp mps tv pm am id ok dna rna gdp hiv aids usd eur gbp phd ba ma md jd ii iii iv vi vii viii ix
    xi xii bst gmt utc est edt pst pdt kst jst icbm icbms slbm ied ieds vbied uav uavs wmd ngo ngos vip sos faq
    covid sars mers pdf http https www am pm op-ed lgbt lgbtq suv atm ipo etf ai it vat hr pr dc gop q a
    """
) - _words("gop")


def kind(words: Sequence[Token], start: int, end: int) -> str:
    """Return "organisation" or "place" for what the words name, "" when they do not tell."""
    lows = [word.low for word in words[start:end]]
    if tuple(lows) in _NAMED:
        return "organisation"
    if end - start == 1:
        return _one(words, start)
    last = lows[-1]
    if any(low in _BEFORE_OF for low in lows[:-1]) and any(w in ("of", "for", "on") for w in lows):
        return "organisation"
    if last in HEADS or last in _END_HEADS:
        return "organisation"
    if last in _GEO or lows[0] in _GEO_FIRST or all(low in PLACES for low in lows):
        return "place"
    return ""


def _one(words: Sequence[Token], at: int) -> str:
    word = words[at]
    if word.low in _ALONE or word.word in _UNIONS:
        return "organisation"
    if word.low in PLACES:
        return "place"
    letters = word.word.replace(".", "")
    if 2 <= len(letters) <= 6 and is_acronym(word) and word.low not in _NO_ACRONYM:
        shouting = any(_shouts(words, near) for near in (at - 1, at + 1))
        return "" if shouting or _is_cut(words, at) else "organisation"
    return "organisation" if word.low in _DESKS and _acts(words, at) else ""


def is_acronym(word: Token) -> bool:
    """Tell whether a word is printed in capitals throughout."""
    return word.word.replace(".", "").replace("-", "").isupper() and len(word.word) > 1


def _is_cut(words: Sequence[Token], at: int) -> bool:
    """True for letters that touch a number: "COP28", "2.4GW"."""
    pairs = zip(words[max(0, at - 1) : at + 1], words[at : at + 2], strict=False)
    return any(one.end == two.start and "number" in (one.shape, two.shape) for one, two in pairs)


def _shouts(words: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(words) and len(words[at].word) > 6 and words[at].word.isupper()


def _acts(words: Sequence[Token], at: int) -> bool:
    """Tell whether "State" or "Defense" stands for its department: "State said", "at Defense"."""
    after = words[at + 1] if at + 1 < len(words) else None
    if at and words[at - 1].low in ("the", "of", "a", "for", "and") and after is None:
        return False
    speaks = after is not None and after.shape == "low" and after.low in SAY
    joined = (
        after is not None
        and after.low == "and"
        and at + 2 < len(words)
        and words[at + 2].low in _DESKS
        and words[at + 2].shape == "cap"
    )
    second = at > 1 and words[at - 1].low == "and" and words[at - 2].low in _DESKS
    return (speaks or joined or second) and not (at and words[at - 1].low == "of")


def goes_on(words: Sequence[Token], start: int, end: int) -> int:
    """Return how many tokens from `end` on still belong to a body's name that has begun.

    "Ministry | of Foreign Affairs", "Committee | on the Judiciary", "… | and Tourism".
    """
    if end + 1 >= len(words) or words[end].shape != "low":
        return 0
    joint = words[end].low
    lows = [word.low for word in words[start:end]]
    if joint in ("of", "for", "on"):
        if lows[-1] not in _BEFORE_OF and joint != "of":
            return 0
        if lows[-1] not in _BEFORE_OF:
            return 0
    elif joint not in ("and", "&") or not any(low in ("of", "for", "on") for low in lows):
        return 0
    elif not _REALMS.isdisjoint(lows):
        return 0  # "the Republic of Korea and the Kingdom of Norway"
    elif lows[0] == "islamic" and words[end + 1].low == "the":
        return 3  # "Islamic State of Iraq and the Levant"
    at = end + 1 + (words[end + 1].low == "the")
    if at >= len(words) or not opens(words[at]) or words[at].start - words[at - 1].end > 1:
        return 0
    if joint == "and" and not _plain(words, at):
        return 0
    return at + 1 - end


def _plain(words: Sequence[Token], at: int) -> bool:
    """Tell whether a word after "and" goes on with the portfolio: no country, body, or acronym."""
    while at < len(words) and words[at].shape == "cap":
        low = words[at].low
        if low in HEADS or low in PLACES or low in NATIONALITIES or is_acronym(words[at]):
            return False
        at += 1
    return True


def opens(word: Token) -> bool:
    """Tell whether a word may begin a name: no small word or day with a sentence's capital."""
    return word.shape == "cap" and word.low not in SMALL and word.low not in CALENDAR
