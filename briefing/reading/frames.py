"""What stands round a fact without being part of it: datelines, connectives, words of judgement.

All patterns are matched from the start of the (masked) sentence or of what is left of it.
"""

from __future__ import annotations

import re

from briefing.reading.hedges import VERY
from briefing.reading.markers import FACTIVE

_DATELINE = re.compile(
    r"(?:[A-Z][\w.’', ]{1,60}\([A-Z][\w .]{1,30}\)|\([A-Z][\w .]{1,30}\)"
    r"|[A-Z]{3,}[A-Z .’'-]{0,30}(?:, [A-Z][\w. ]{1,30}){0,2}"
    r"|[A-Z][\w ]{1,30}, [A-Z][a-z.]{2,9} \d{1,2})\s?(?:--|—|–|-)\s+(?=\S)"
)
_CONNECTIVE = re.compile(
    r"(?:Yet|Still|But|And|Or|However|Meanwhile|Moreover|Nevertheless|Nonetheless|Furthermore|"
    r"Instead|Thus|Therefore|Hence|Also|So|Then|Besides|In addition|Additionally|Likewise|"
    r"Similarly|Accordingly|Consequently|As a result|In other words|In fact|Indeed|"
    r"For (?:example|instance)|On the (?:other hand|contrary)|In contrast|By contrast|In turn|"
    r"Even so|That said|After all|At the same time|In the meantime|"
    r"In (?:this|that) (?:regard|respect|context|sense|way|connection)|"
    r"For (?:this|that|these|those)(?: (?:purposes?|reasons?|end))?|To (?:this|that) end|"
    r"(?:Because of|Despite|With|After|Before|On top of|In light of|Given) (?:all )?(?:this|that)|"
    r"On this basis|Under (?:this|these|such) (?:situation|circumstances|conditions)|As such|"
    r"As known|Separately|Earlier|Later|Afterwards?|Again|Finally|Conversely|Worse|Above all)\b"
    r"(?:,\s+|\s+(?=(?:the|an?|there|this|that|it|he|she|they|we|both|last|on|in|when|as|if)\b"
    r"|[A-Z“\"]))"
)
_NOT_CONNECTIVE = re.compile(
    r"Then (?:President|Prime|Vice|Secretary|Sen|Gov|Foreign|Defen[cs]e)\b"
    r"|(?:Later|Earlier|So|As) (?:in|on|as|that|last)\b|(?:After|Before|With) that [a-z]"
)
CONCESSIVE = re.compile(r"(?:Though|Although|Even though|While|Whereas|Albeit)\b\s*")
"""What opens a clause that is granted before the main one."""

_IS = r"(?:is|was|’s|'s|is also|comes as|came as)"
_ADVERBS = (
    r"(?:Unfortunately|Regrettably|Fortunately|Thankfully|Sadly|Ironically|Regretfully|"
    r"Encouragingly|Worryingly|Alarmingly|Tellingly|Disappointingly|Surprisingly|"
    r"Not surprisingly|Unsurprisingly|Notably|Remarkably|Significantly|Importantly|"
    r"Most importantly|More importantly|Strangely|Curiously|Predictably|Rightly|Wisely|"
    r"Of course|Needless to say)"
)
_JUDGED = (
    r"(?:positive|welcome|encouraging|promising|hopeful|bold|big|major|significant|important|"
    r"clear|worrying|troubling|alarming|disturbing|dramatic|stunning|remarkable|risky|reckless|"
    r"wise|shrewd|good|bad|negative|further|fresh|serious|severe|heavy|cynical|desperate|"
    r"shameful|dangerous|disappointing|controversial|provocative|symbolic|heartening|"
    r"reassuring|constructive|much-needed)"
)
_JUDGEMENT = (
    r"(?:boost|blow|setback|victory|triumph|breakthrough|coup|win|defeat|embarrassment|farce)"
)
_RARE = (
    r"(?:rare|unusual|surprise|surprising|unexpected|unprecedented|historic|landmark|uncommon|"
    r"sharp|abrupt)"
)
_TURN = (
    r"(?:move|step|sign|gesture|development|turn|shift|departure|show|display|signal|break|"
    r"reversal|twist|concession|rebuke|decision|moment|statement|acknowledgment|admission|"
    r"appearance|visit|event|feat)"
)
RARE = "rare move"
"""The rule of a frame that is the writer's view but does not make the sentence mixed."""

_FRAMES = [
    (rule, re.compile(pattern))
    for rule, pattern in (
        (
            "judgement before a fact",
            rf"(?:What (?:{_IS}|makes)|What’s|What's) {VERY}{FACTIVE}"
            r"(?: (?:here|now|about \w+))? (?:is|was) that\s+",
        ),
        ("judgement before a fact", rf"It(?: {_IS}|’s|'s) {VERY}{FACTIVE} that\s+"),
        (
            "judgement before a fact",
            rf"(?:This|That|It|All this) {_IS} {VERY}(?:important|{FACTIVE})"
            r",? (?:as|because|since|given that|considering that)\s+",
        ),
        (
            "judgement before a fact",
            rf"(?:The|An?) {VERY}{FACTIVE} (?:point|thing|fact|news|sign|development|aspect|part)"
            rf"(?: here)? {_IS} that\s+",
        ),
        ("judging adverb", rf"{_ADVERBS}(?: enough)?,\s+"),
        (
            "judged move",
            r"In (?:an?|another|yet another|one more|the latest) (?:\w+ ){0,2}?"
            rf"(?:{_JUDGED} (?:[\w-]+ ){{0,2}}?(?:{_TURN}|{_JUDGEMENT})|{_JUDGEMENT})\b"
            r"[^,]{0,90},\s+",
        ),
        (
            RARE,
            r"In (?:what (?:is|was|would be|has been) )?(?:an?|another|yet another) (?:\w+ )?"
            rf"{_RARE} (?:[\w-]+ ){{0,2}}?{_TURN}\b[^,]{{0,90}},\s+",
        ),
        (
            "judged move",
            r"In what (?:appears?|seems?|appeared|seemed|could|may|might|looks?|"
            r"(?:is|was) (?:widely )?seen)\b[^,]{0,110},\s+",
        ),
    )
]

TRAIL = re.compile(
    r",\s+(?P<view>(?P<thus>(?:thus|thereby|hence|in turn) [a-z]+ing\b)"
    r"|(?:further |effectively |only |once again )?(?:adding to|underscoring|underlining|"
    r"highlighting|paving the way|laying the (?:\w+ )?(?:ground|foundation|basis)\w*|dealing a|"
    r"fuell?ing|heightening|deepening|dashing|stoking|signal?ling|suggesting|demonstrating|"
    r"proving|posing|setting the stage|ushering in|rubbing salt|opening (?:a new|the door|the way)|"
    r"raising (?:the |new |fresh |serious |more )?(?:fears?|hopes?|concerns?|doubts?|questions?|"
    r"prospects?|tensions?|alarm|stakes|expectations|risks?|specter|spectre)|"
    r"casting (?:a |fresh |new )?(?:doubts?|shadow|pall)|"
    r"sending a (?:\w+ ){0,2}(?:signal|message|warning)|"
    r"marking an? (?:new|turning|significant|historic|major|milestone|important|big|dramatic)|"
    r"making it (?:\w+ ){0,2}(?:difficult|clear|hard|harder|possible|impossible|easier)))"
)
"""A judgement hung on a fact: "…, thus sending a clear signal"."""

BREAK = re.compile(
    r"[,;]\s+(?:but|and|so|yet|which|though|although|while|nor)\s|;\s+"
    r"|,\s+(?=in (?:violation|defiance|breach) of|an? (?:\w+ ){0,2}(?:violation|breach|mockery|"
    r"affront|provocation|step in|sign of|welcome|encouraging))"
    r"|\s?[—–]\s?(?:but |and |which )?|\s-{1,2}\s(?:but |and |which )?"
)
"""Where a fact and a judgement may be told apart."""


def dateline(plain: str) -> int:
    """Return where a sentence begins after its dateline ("Madrid, June 29 (AP) --")."""
    line = _DATELINE.match(plain)
    return line.end() if line else 0


def connective(plain: str, begin: int) -> int:
    """Return where the words after an opening connective begin; `begin` when there is none."""
    found = _CONNECTIVE.match(plain, begin)
    return begin if found is None or _NOT_CONNECTIVE.match(plain, begin) else found.end()


def opening(plain: str) -> int:
    """Return where a sentence begins once its dateline and opening connective are dropped."""
    return connective(plain, dateline(plain))


def frame(plain: str, begin: int) -> tuple[str, int]:
    """Return the rule of a judgement that stands before a fact, and where the fact begins.

    The rule is empty, and the fact begins at `begin`, when there is none.
    """
    for rule, pattern in _FRAMES:
        match = pattern.match(plain, begin)
        if match:
            return rule, match.end()
    return "", begin
