"""A sentence cut into what may be printed as fact and what is the writer's own view.

Offsets count from the start of the sentence. A cut is made only where both sides can stand
alone, so that a hedge, a negation or an attribution stays in the clause it belongs to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.reading.markers import FACTIVE, VERY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = tuple[int, int]

_DATELINE = re.compile(
    r"(?:[A-Z][\w.’', ]{1,60}\([A-Z][\w .]{1,30}\)|\([A-Z][\w .]{1,30}\)"
    r"|[A-Z]{3,}[A-Z .’'-]{0,30}(?:, [A-Z][\w. ]{1,30}){0,2}"
    r"|[A-Z][\w ]{1,30}, [A-Z][a-z.]{2,9} \d{1,2})\s?(?:--|—|–|-)\s+(?=\S)"
)
CONNECTIVE = re.compile(
    r"(?:Yet|Still|But|And|Or|However|Meanwhile|Moreover|Nevertheless|Nonetheless|Furthermore|"
    r"Instead|Thus|Therefore|Hence|Also|So|Then|Besides|In addition|Additionally|Likewise|"
    r"Similarly|"
    r"Accordingly|Consequently|As a result|In other words|In fact|Indeed|For (?:example|instance)|"
    r"On the (?:other hand|contrary)|In contrast|By contrast|In turn|Even so|That said|After all|"
    r"At the same time|In the meantime|In (?:this|that) (?:regard|respect|context|sense|way|"
    r"connection)|"
    r"For (?:this|that|these|those)(?: (?:purposes?|reasons?|end))?|To (?:this|that) end|"
    r"(?:Because of|Despite|With|After|Before|On top of|In light of|Given) (?:this|that|all this)|"
    r"On this basis|Under (?:this|these|such) (?:situation|circumstances|conditions)|As such|"
    r"As known|Separately|Earlier|Later|Afterwards?|Again|Finally|Likewise|Conversely|Worse|"
    r"Above all)\b"
    r"(?:,\s+|\s+(?=(?:the|a|an|there|this|that|it|he|she|they|we|both|last|on|in|when|as|if)\b|"
    r"[A-Z“\"]))"
)
_NOT_OPENING = re.compile(
    r"(?:Then (?:President|Prime|Vice|Secretary|Sen|Gov|Foreign|Defen[cs]e)|(?:In|After|Before|"
    r"With|On|Given|Later|Earlier|So|As) (?:the|a|an|it|last|in|on)\b)"
)
CONCESSIVE = re.compile(r"(?:Though|Although|Even though|While|Whereas|Albeit)\b\s*")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|"
    r"shall|"
    r"said|told|met|held|took|came|began|fell|rose|sent|won|left|made|went|saw|gave|got|kept|led|"
    r"spoke|"
    r"wrote|put|paid|sold|bought|broke|drew|grew|knew|lost|ran|stood|struck|became|brought|fought|"
    r"found|"
    r"thought|shot|flew|felt|hit|cut|set|let|says|faces|makes|takes|comes|remains|wants|plans|"
    r"seems|"
    r"appears|shows|continues|remain|want|plan|continue|need|needs|[a-z]{2,16}ed|[a-z]+n['’]t)\b"
)
_NO_SUBJECT = re.compile(
    r"\s*(?:and|or|but|which|who|whose|where|when|including|such|as|with|without|for|in|on|at|to|"
    r"by|from|especially|"
    r"particularly|along|[a-z]+ing|[a-z]+ed|[a-z]+ly)\b"
)

_ADVERBS = (
    "Unfortunately|Regrettably|Fortunately|Thankfully|Sadly|Ironically|Regretfully|Encouragingly|"
    "Worryingly|Alarmingly|Tellingly|Disappointingly|Surprisingly|Not surprisingly|Unsurprisingly|"
    "Notably|Remarkably|Significantly|Importantly|Most importantly|More importantly|Strangely|"
    "Curiously|"
    "Predictably|Rightly|Wisely|Of course|Needless to say"
)
_JUDGED_TURN = (
    r"(?:positive|welcome|encouraging|promising|hopeful|bold|big|major|significant|important|clear|"
    r"worrying|troubling|alarming|disturbing|dramatic|stunning|remarkable|risky|reckless|wise|"
    r"shrewd|"
    r"good|bad|negative|further|fresh|serious|severe|heavy|cynical|desperate|shameful|dangerous|"
    r"disappointing|controversial|provocative|symbolic|heartening|reassuring|constructive|"
    r"much-needed)"
)
_JUDGED_NOUN = (
    r"(?:boost|blow|setback|victory|triumph|breakthrough|coup|win|defeat|embarrassment|farce)"
)
_RARE = r"(?:rare|unusual|surprise|surprising|unexpected|unprecedented|historic|landmark|uncommon|sharp|abrupt)"
_NOUN = (
    r"(?:move|step|sign|gesture|development|turn|shift|departure|show|display|signal|break|"
    r"reversal|"
    r"twist|concession|rebuke|decision|moment|statement|acknowledgment|admission|appearance|visit|"
    r"event|feat)"
)
_IS = r"(?:is|was|’s|'s|is also|comes as|came as)"
_FRAMES = [
    (rule, re.compile(pattern))
    for rule, pattern in (
        (
            "judgement before a fact",
            rf"What(?: {_IS}|’s|'s|makes) {VERY}{FACTIVE}(?: (?:here|now|about \w+))? (?:is|"
            rf"was) that\s+",
        ),
        ("judgement before a fact", rf"It(?: {_IS}|’s|'s) {VERY}{FACTIVE} that\s+"),
        (
            "judgement before a fact",
            rf"(?:This|That|It|All this) {_IS} {VERY}{FACTIVE}(?:,? (?:as|because|since|"
            rf"given that|considering that))\s+",
        ),
        (
            "judgement before a fact",
            rf"(?:The|An?) {VERY}{FACTIVE} (?:point|thing|fact|news|sign|development|aspect|"
            rf"part)(?: here)? {_IS} that\s+",
        ),
        ("judging adverb", rf"(?:{_ADVERBS})(?: enough)?,\s+"),
        (
            "judged move",
            rf"In (?:an?|another|yet another|one more|"
            rf"the latest) (?:\w+ ){{0,2}}?(?:{_JUDGED_TURN} (?:[\w-]+ ){{0,2}}?(?:{_NOUN}|"
            rf"{_JUDGED_NOUN})|{_JUDGED_NOUN})\b[^,]{{0,90}},\s+",
        ),
        (
            "rare move",
            rf"In (?:what (?:is|was|would be|has been) )?(?:an?|another|"
            rf"yet another) (?:\w+ )?{_RARE} (?:[\w-]+ ){{0,2}}?{_NOUN}\b[^,]{{0,90}},\s+",
        ),
        (
            "judged move",
            rf"In what (?:appears?|seems?|appeared|seemed|could|may|might|looks?|"
            rf"is (?:widely )?seen|was (?:widely )?seen)\b[^,]{{0,110}},\s+",
        ),
    )
]
_TRAIL = re.compile(
    r",\s+(?:(?:thus|thereby|hence|in turn) [a-z]+ing\b|(?:further |effectively |only |"
    r"once again )?(?:raising (?:the |new |fresh |serious |more )?(?:"
    r"fears?|hopes?|concerns?|doubts?|questions?|prospects?|tensions?|alarm|stakes|expectations|"
    r"risks?|specter|spectre)|adding to|"
    r"underscoring|underlining|highlighting|paving the way|laying the (?:\w+ )?(?:ground|"
    r"foundation|basis)\w*|dealing a|"
    r"fuell?ing|heightening|deepening|dashing|stoking|casting (?:a |fresh |new )?(?:doubts?|shadow|"
    r"pall)|signal?ling|"
    r"suggesting|demonstrating|proving|sending a (?:\w+ ){0,2}(?:signal|message|warning)|"
    r"opening (?:a new|the door|the way)|"
    r"posing|marking an? (?:new|turning|significant|historic|major|milestone|important|big|"
    r"dramatic)|"
    r"setting the stage|ushering in|rubbing salt|making it (?:\w+ ){0,2}(?:difficult|clear|hard|"
    r"harder|possible|impossible|easier)))"
)
_BREAK = re.compile(
    r"(?:,|;)\s+(?:but|and|so|yet|which|though|although|while|nor)\s|,\s+(?=in (?:violation|"
    r"defiance|breach) of|an? (?:\w+ ){0,2}"
    r"(?:violation|breach|mockery|affront|provocation|step in|sign of|welcome|encouraging))|"
    r"\s?[—–]\s?(?:but |and |which )?|\s-{1,2}\s(?:but |and |which )?|;\s+"
)


class Cut(NamedTuple):
    """The pieces of a sentence: facts, views, the rule of the cut, and where its words begin."""

    facts: tuple[Piece, ...]
    opinion: tuple[Piece, ...]
    rule: str
    begin: int


def dateline(plain: str) -> int:
    """Where a sentence begins after its dateline ("Madrid, June 29 (AP) --")."""
    line = _DATELINE.match(plain)
    return line.end() if line else 0


def opening(plain: str) -> int:
    """Where a sentence begins once its dateline and opening connective are dropped."""
    begin = dateline(plain)
    found = CONNECTIVE.match(plain, begin)
    if found and not _NOT_OPENING.match(plain, begin):
        return found.end()
    return begin


def cut(plain: str, views: Sequence[Piece], *, keep_trail: bool) -> Cut:
    """Cut a masked sentence. `views` are the places of words of strong opinion.

    `keep_trail` leaves a trailing "…, underscoring …" where it stands: its subject speaks.
    """
    begin = opening(plain)
    frame = next(((rule, m) for rule, p in _FRAMES if (m := p.match(plain, begin))), None)
    start = frame[1].end() if frame else begin
    opinion = [(begin, _trim(plain, begin, start))] if frame else []
    rule = frame[0] if frame else ""
    end, trail = _tail(plain, start, keep_trail=keep_trail)
    left = [v for v in views if start <= v[0] < end]
    if left:
        core = _side(plain, start, end, left)
        if core is None:
            return Cut((), ((begin, len(plain)),), "", begin)
        (start, end), view = core
        opinion.append(view)
        rule = rule if rule and rule != "rare move" else "clause of judgement"
    if trail:
        opinion.append(trail)
        rule = rule if rule and rule != "rare move" else "trailing judgement"
    return Cut(tuple(_concession(plain, start, end)), tuple(opinion), rule, begin)


def _trim(plain: str, start: int, end: int) -> int:
    return start + len(plain[start:end].rstrip(" ,;:—–-"))


def _tail(plain: str, start: int, *, keep_trail: bool) -> tuple[int, Piece | None]:
    """Where the facts end, and the trailing judgement after them."""
    for match in _TRAIL.finditer(plain, start):
        spoken = keep_trail and not plain[match.start() + 1 :].lstrip().startswith(
            ("thus", "thereby")
        )
        first = match.start() + 1 + len(match[0][1:]) - len(match[0][1:].lstrip())
        if not spoken and FINITE.search(plain, start, match.start()):
            return match.start(), (first, len(plain.rstrip(" .")))
    return len(plain), None


def _side(plain: str, start: int, end: int, views: Sequence[Piece]) -> tuple[Piece, Piece] | None:
    """Split fact from view at a break with all words of opinion on one side; None if there is none."""
    for match in _BREAK.finditer(plain, start, end):
        left, right = match.start(), match.end()
        if all(v[0] >= match.start() for v in views) and FINITE.search(plain, start, left):
            return (start, left), (_word(plain, left), len(plain[:end].rstrip(" .")))
        sharp = match[0].strip(" ,").startswith(("but", "while", ";", "though", "although"))
        if sharp and all(v[0] < left for v in views) and _stands(plain[right:end]):
            return (right, end), (start, left)
    return None


def _word(plain: str, at: int) -> int:
    while at < len(plain) and plain[at] in " ,;—–-":
        at += 1
    return at


def _stands(words: str) -> bool:
    """Tell whether words look like a clause of their own: a subject, then a finite verb."""
    verb = FINITE.search(words)
    return verb is not None and verb.start() > 2 and not _NO_SUBJECT.match(words)


def _concession(plain: str, start: int, end: int) -> Iterator[Piece]:
    """Yield "Though A, B" as A and B; nothing when they cannot be told apart."""
    match = CONCESSIVE.match(plain, start, end)
    if match is None:
        yield start, end
        return
    for comma in re.finditer(r",\s+", plain[:end]):
        if comma.start() < match.end():
            continue
        if _stands(plain[match.end() : comma.start()]) and _stands(plain[comma.end() : end]):
            yield match.end(), comma.start()
            yield comma.end(), end
            return
    if match[0].startswith("While"):
        yield start, end
