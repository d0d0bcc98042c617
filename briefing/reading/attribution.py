"""Who is made to answer for a sentence: reporting verbs and "according to", in the main clause.

The sentence is looked at with its quoted words masked. A verb counts as the sentence's own when
its subject stands right before it: no other finite verb between the start of the sentence (an
opening phrase or subordinate clause aside) and the verb, or nothing after it but the speaker
("…, the ministry said").
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing.reading.lexicon import Hit, Lexicon
from briefing.reading.quoted import FILLER

Verb = Literal["say", "act", "think", "many", "source", "thing"]

_THAT = r"(?=(?:[\w’']+ ){0,6}?(?:that|how|why|whether|if|there|what)\b|[“\"«:,])"
_ENTRIES: list[tuple[Verb, str, str]] = [
    (
        "say",
        "reporting verb",
        "said|says|stressed|stresses|reaffirmed|reaffirms|reiterated|reiterates|emphasized|emphasised|emphasizes|"
        "emphasises|insisted|insists|asserted|asserts|argued|argues|claimed|remarked|commented|"
        "explained|explains|warned|warns|acknowledged|acknowledges|admitted|admits|conceded|concedes|"
        "recalled|recalls|clarified|clarifies|maintained|cautioned|cautions|opined|quipped|tweeted|"
        "testified|affirmed|affirms|added|adds|noted|notes|replied|responded|recounted|lamented|"
        "complained|boasted|joked|mused|predicted|predicts|underlined|underlines|vented|"
        "observed|contended|contends|alleged|alleges|estimated|estimates|told|tells|asked|wondered|inquired;"
        "wrote|writes; declared|declares|stated|states|announced|announces|confirmed|confirms|revealed|disclosed|reported|reports|"
        "agreed|agrees|pledged|promised|vowed|suggested|indicated|indicates|mentioned|mentions|"
        "concluded|concludes|found|learned|outlined|signaled|signalled|counters|countered "
        + _THAT
        + ";"
        "confirmed|confirms|reported|reports|suggested|suggests|mentioned|mentions;"
        "pointed|points out|to; called|calls it|him|her|them|this|that; made|makes clear|plain;"
        "went|goes on to say; is|was|were quoted as saying; is|was|are|were reported|said to have",
    ),
    (
        "act",
        "act of speech",
        "condemned|condemns|denounced|denounces|criticized|criticised|criticizes|criticises|slammed|blasted|"
        "decried|rebuked|lambasted|deplored|praised|praises|hailed|hails|lauded|lauds|welcomed|welcomes|"
        "commended|commends|applauded|applauds|thanked|thanks|congratulated|urged|urges|demanded|"
        "requested|appealed|apologized|apologised|accused|accuses|blamed|blames|rejected|rejects|"
        "dismissed|dismisses|denied|denies|disputed|disputes|disavowed|protested|"
        "underscored|underscores|highlighted|highlights|expressed|expresses|voiced|voices|conveyed|"
        "shared|reassured|assured|invited|proposed|proposes|recommended|advocated|endorsed|"
        "defended|touted|threatened|quoted|cited|cites|floated|"
        "extolled|lashed|likened|described|describes|characterized|characterised|raised|repeated;"
        "called|calls|calling for|on|upon; spoke|speaks out|against|of; took|takes issue; spelled|spelt out;"
        "paid tribute",
    ),
    (
        "think",
        "state of mind",
        "believed|believes|thinks|thought|feels|felt|hopes|hoped|fears|feared|expects|"
        "worries|worried|worry|doubts|doubted|considers|regards|views|viewed|assesses|assessed|suspects|"
        "reckons|claims",
    ),
    (
        "many",
        "reporting verb",
        "say|argue|warn|insist|claim|note|contend|acknowledge|agree|maintain|suggest|predict|estimate|"
        "believe|think|fear|hope|worry|expect|deny|allege|tell",
    ),
    (
        "source",
        "source named",
        "according to; in the words of;"
        r"quoting|citing (?=[\w ,’'-]{0,60}\b(?:sources?|officials?|reports?|documents?|people|statements?|data|media|"
        r"agency|newspaper|ministry|spokes\w+|records|figures|experts?|analysts?)\b)",
    ),
    (
        "thing",
        "interpretation",
        "underscored|underscores|highlighted|highlights|showed|shows|reflected|reflects|signaled|signals|"
        "signalled|signifies|signified|demonstrated|demonstrates|symbolizes|symbolized|illustrates|"
        "illustrated|testifies|exposed|exposes|epitomizes|heralds|heralded|attests|proved|proves|indicated|indicates|"
        "suggested|suggests|found|finds|revealed|reveals|confirmed|confirms|detailed|details",
    ),
]
_LEXICON: Lexicon[Verb] = Lexicon(_ENTRIES)

_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got|’s|'s)(?: (?:also|not|\w+ly))?\s$"
)
_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|this|that|these|those|of|in|on|at|for|with|by|from|above)|-|['’]s?)\s?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:—–()¤\"“”]|\s-{1,2}\s|\b(?:and|but|while|because|so|although|though)\b")
_RELATIVE = re.compile(
    r"\b(?:who|which|that|whom|whose|where|what|when|if|as|than|whether|how|why)\b"
)
_FINITE = re.compile(
    r"(?<!\bto )\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|"
    r"said|told|met|held|took|came|began|fell|rose|sent|won|left|made|went|saw|gave|got|kept|led|spoke|"
    r"wrote|put|paid|sold|bought|broke|drew|grew|knew|lost|ran|stood|struck|became|brought|fought|found|"
    r"thought|shot|flew|felt|says|faces|makes|takes|comes|remains|wants|plans|seems|appears|"
    r"(?!need|unit|hundred|united|limited|advanced|combined|so-called|alleged|proposed|armed)[a-z]{2,16}ed"
    r"(?! (?:by|in|at|on|from|with|as)\b)|[a-z]+n['’]t)\b"
)
_OPENING = re.compile(
    r"(?:(?:But|And|Yet|Still|So|Then|Also|However|Meanwhile|Though|Although|When|While|As|After|Before|"
    r"Since|If|Because|Once|Until|Unlike|Despite|Even|In|On|At|By|For|From|With|During|Under|Following|"
    r"Ahead|Amid|Among|Over|Through|Throughout|Regarding|Asked|Speaking|Citing|Referring|Given|According|Earlier|Later|Last|This|"
    r"Next|Today|Yesterday|Separately|Moreover|Furthermore|Additionally|Finally|Instead|Nevertheless|"
    r"Nonetheless|To|Upon|Responding|Addressing|Commenting|Pressed|Quoting|Noting|Calling|What)\b|[A-Z][a-z]+(?:ly|ing)\b|\w+ (?:days|weeks|months|years) (?:later|earlier|ago))"
)
_AFTER = re.compile(
    rf"\s*(?:$|[.,;:!?—–{FILLER}\"“”)]|-\s|(?:in|on|at|during|to|after|when|of|before|late|early|last|this|earlier|later|from|via|through|by|"
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
    r"(?:The|This|That|A|An|It|These|Such) (?:[\w’'-]+ ){0,3}?(?:meeting|summit|move|visit|decision|exercises?|tests?|"
    r"launch(?:es)?|deal|agreement|pact|incident|talks|attack|episode|case|result|crisis|war)\b(?! [a-z]+er\b)"
)
_THINGS = re.compile(
    r"\b(?:it|this|that|which|meeting|summit|move|visit|decision|exercises?|drills?|tests?|launch(?:es)?|deal|agreement|"
    r"pact|development|incident|result|results|event|case|talks|trip|episode|attack|action|actions|"
    r"measures?|policy|cooperation|moves|rise|fall|change|drumbeats|response|failure|success|victory|loss|presence|timing|scandal)\s*$",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"\b(?:report|reports|survey|surveys|data|poll|polls|figures|study|studies|statistics|analysis|documents?|"
    r"presentation|records|images|imagery|photos|footage|research|findings|communique|statement|letter|review|"
    r"memo|emails?|filing|estimates|census|index|audit|investigation)(?: (?:released|published|seen|by|from|of|on|to|for|about|in)\b[^,;]{0,60})?\s*$",
    re.IGNORECASE,
)


_MANY = re.compile(
    r"(?:s|[Pp]eople|[Mm]any|[Ss]ome|[Oo]thers|[Tt]hey|[Mm]ost|[Pp]olice|[Bb]oth|[Ff]ew)\s*$"
)


_WRITER = re.compile(r"\s*(?:[Ww]e|I)(?: \w+){0,2}\s*")


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
    for hit in _LEXICON.find(plain):
        made = _attribution(plain, hit)
        if made is not None:
            found.append(made)
    return found


def _attribution(plain: str, hit: Hit[Verb]) -> Attribution | None:
    if hit.kind == "source":
        return Attribution(hit.start, hit.end, hit.rule, main=True, subject=hit.start, content=0)
    before = plain[: hit.start]
    if _ARTICLE.search(before) or (_BE.search(before) and " " not in plain[hit.start : hit.end]):
        return None
    if plain[hit.end :].startswith(" by ") or plain[hit.end : hit.end + 1] == "-":
        return None
    subject = _subject(before)
    words = before[subject:]
    if _WRITER.fullmatch(words):
        return None
    if hit.kind == "many" and not _MANY.search(words):
        return None
    evidence = _EVIDENCE.search(words) is not None
    if not evidence and (hit.kind == "thing" or _THINGS.search(words)):
        return None
    if hit.kind == "act" and _THING_FIRST.match(plain):
        return None
    after = _closes(plain, hit.end) and hit.kind in ("say", "think", "many")
    main = _is_main(plain, subject, hit, after=after)
    return Attribution(hit.start, hit.end, hit.rule, main, subject, 0 if after else hit.end)


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
    if _RELATIVE.search(words) or _FINITE.search(words):
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
    bare = _without_asides(before).strip()
    if _OPENING.match(bare):
        _, comma, rest = bare.partition(",")
        bare = rest if comma else bare
    return _FINITE.search(bare) is None and FILLER not in bare


def _without_asides(before: str) -> str:
    """The words before a subject, relative clauses between commas taken out."""
    return re.sub(
        r",? (?:who|which|whose|whom|where)\b[^,;]{0,200}(?:,|$)|\([^)]{0,200}\)"
        r"|\s[-–—]\s[^-–—]{0,80}\s[-–—]\s",
        " ",
        before,
    )
