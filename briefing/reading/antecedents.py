"""What may be meant by a pronoun: persons, things and plurals named in the words before it."""

from __future__ import annotations

import re

from briefing.reading.places import PLACES
from briefing.reading.verbs import FINITE

_MONTH_OR_DAY = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"
)
NAME = re.compile(
    rf"(?<![.!?] )\b(?!{_MONTH_OR_DAY})[A-Z][\w’'-]*[a-z]|\b[A-Z]{{2,}}\b|\bU\.[SNK]\."
)
_PLACE = re.compile(
    r"(?:(?:North|South|East|West|Northeast|Southeast|New|United|Saudi|Hong|Asia|Europe|Africa|"
    r"America|Korean?|"
    r"Japan|China|Russia|India|Iran|Iraq|Israel|Ukraine|Taiwan|France|Germany|Britain|Italy|Canada|"
    r"Australia|Seoul|Tokyo|Beijing|Moscow|Washington|Pyongyang|London|Paris|Berlin|Kyiv|Brussels|"
    r"Taipei|"
    r"States?|House|Court|Congress|Senate|Council|Nations?|Union|Ministry|Department|Party|Pacific|"
    r"Peninsula|Sea|Ocean|White|Group|Alliance|The|In|On|At|A|An|After|Before|During|When|While|"
    r"For|With|"
    r"As|By|If|But|And|From|Its?|His|Her|Their|This|That|These|Those|Both|It’s|Under|According|"
    r"Last|"
    r"Agreement|Treaty|Strategy|Act|Japanese|Chinese|American|Russian|Western|Asian|European|"
    r"British|French|German|Israeli|Ukrainian|Iranian)$|U\.S)"
)
_FIRST_WORD = re.compile(
    r"(?:The|In|On|At|A|An|After|Before|During|When|While|For|With|As|By|If|From|It|His|Her|Their|"
    r"This|That|These|Those|Both|Last|Under|Since|Despite|Although|Though|Following|Among|There|"
    r"Among|Once)$"
)
HUMAN = re.compile(
    r"\b(?:vice-|ex-|co-)?(?:minister|president|secretary|spokes(?:man|woman|person)|officials?|leader|"
    r"general|ambassador|chair(?:man|woman)|chief|director|lawmaker|congress(?:man|woman)|senator|"
    r"mayor|governor|judge|lawyer|analyst|expert|professor|founder|executive|officer|king|queen|pope|"
    r"prince|princess|man|woman|boy|girl|father|mother|wife|husband|son|daughter|brother|sister|"
    r"candidate|nominee|suspect|victim|author|adviser|advisor|envoy|premier|chancellor|commander|"
    r"soldier|student|teacher|doctor|driver|resident|business(?:man|woman)|who|someone|anyone|"
    r"everyone|person)s?\b",
    re.IGNORECASE,
)
PLURAL = re.compile(
    r"\b(?!(?:was|is|has|his|its|this|as|us|thus|always|across|less|series|says|does|plus|various|"
    r"previous|serious|perhaps|besides|sometimes|yes|news|politics|alas|various|has|needs|wants|"
    r"plans)\b)"
    r"[\w-]{2,}(?<![’'s])s\b(?![’'])|\b(?:people|police|men|women|children|Taliban|both|everyone|"
    r"anyone|who|many|some|most|others|few)\b"
    r"|[\w.]+ and (?:the )?[A-Z]",
)
_OPENING_WORDS = re.compile(r"(?P<first>[A-Z][a-z]+) (?P<next>[a-z]+)\b")
_PLURAL_WORD = re.compile(r"[A-Z][a-z]{3,}(?<![sui])s")
_NAMED_THING = re.compile(
    rf"\b(?P<name>(?!{_MONTH_OR_DAY})[A-Z]\w+(?: [A-Z][\w’'-]+)*)|\b(?:the|an?|its|his|her|their|no|"
    rf"some|any|each|every|this|that) [a-z][\w-]+"
)
_TITLED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|Gov|President|Minister|Secretary|Premier|Chancellor|Senator|"
    r"Governor|General|Admiral|Ambassador|King|Queen|Pope|Director|Chairm[ae]n|"
    r"Spokes(?:man|woman|person))\b"
)
_PEOPLE = re.compile(
    r"(?:the|an?|its|his|her|their|no|some|any|each|every|this|that) (?:[a-z-]+ ){0,2}?"
    rf"(?:{HUMAN.pattern}|[a-z-]{{3,}}(?<![sui])s\b)"
)


def has_person(before: str) -> bool:
    """Tell whether a name that may be a person's stands there."""
    return any(not _PLACE.match(m[0]) for m in NAME.finditer(before))


def has_thing(before: str) -> bool:
    """Tell whether one thing is named that "it" may mean: no person, nothing plural."""
    words = later(before)
    if words is before and _FIRST_WORD.match(before.partition(" ")[0]):
        words = words[0].lower() + words[1:]
    for found in _NAMED_THING.finditer(words):
        if found["name"]:
            first = not found.start() and words is before
            if not (_TITLED.search(found["name"]) or (first and _is_common(before))):
                return True
        elif not _PEOPLE.match(words, found.start()):
            return True
    return False


def _is_common(before: str) -> bool:
    """Tell whether the capital of the first word is only the sentence's: "Vice ministers met"."""
    first = before[:1].isupper() and _OPENING_WORDS.match(before)
    if not first:
        return False
    if _PLURAL_WORD.fullmatch(first["first"]) and first["first"].lower() not in PLACES:
        return True
    return not FINITE.fullmatch(first["next"]) and first["next"] not in ("and", "or", "to", "in")


def later(before: str) -> str:
    """Return the words before, the first one out: its capital is only that of a sentence."""
    first, _, rest = before.partition(" ")
    return rest if _FIRST_WORD.match(first) and not rest[:1].islower() else before
