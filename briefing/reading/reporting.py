"""Reporting verbs as lists; each is a kind with a name.

`say` and `think` may follow what is said ("…, the ministry said"), `act` may not. `many` needs a
plural subject, because its words are nouns too. `thing` counts only when a document speaks
("the survey shows"); of anything else it is an interpretation.
"""

from __future__ import annotations

from typing import Literal

from briefing.reading.lexicon import Lexicon

Verb = Literal["say", "act", "think", "many", "source", "thing"]

_CLAUSE = (  # what follows is a clause or a quotation
    r"(?=(?:[\w’']+ ){0,6}?(?:that|how|why|whether|if|there|what|had|has|have|was|were|is|are|"
    r"would|will)\b|[“\"«:,])"
)
_CALLED = (  # "called the ruling a mistake", not "called a meeting"
    r"(?!for\b|on\b|an?\b)(?=[^,.;]{2,60} (?:an? |[“\"])|(?:it|him|her|them|this|that)\b|[“\"]"
    r"|the [a-z]+ (?:\w+ly )?[a-z]+(?:ing|ed|ous|ful|ive|al|ble|ent|ant)\b)"
)
_SOURCES = (
    r"(?=[\w ,’'-]{0,60}\b(?:sources?|officials?|reports?|documents?|people|statements?|data|"
    r"media|agency|newspaper|ministry|spokes\w+|records|figures|experts?|analysts?)\b)"
)

_ENTRIES: list[tuple[Verb, str, str]] = [
    (
        "say",
        "reporting verb",
        "said|says|told|tells|added|adds|stressed|stresses|emphasized|emphasised|emphasizes|"
        "emphasises|reaffirmed|reaffirms|reiterated|reiterates|affirmed|affirms|insisted|insists|"
        "asserted|asserts|argued|argues|contended|contends|claimed|alleged|alleges|remarked|"
        "commented|noted|notes|observed|explained|explains|warned|warns|cautioned|cautions|"
        "acknowledged|acknowledges|admitted|admits|conceded|concedes|recalled|recalls|clarified|"
        "clarifies|predicted|predicts|estimated|estimates|underlined|underlines|testified|replied|"
        "responded|asked|wondered|inquired|opined|quipped|joked|mused|tweeted|recounted|lamented|"
        "complained|boasted|vented|confirmed|confirms|reported|reports|suggested|suggests|"
        "mentioned|mentions|wrote|writes;"
        "declared|declares|stated|announced|announces|revealed|disclosed|agreed|agrees|pledged|"
        "promised|vowed|indicated|indicates|concluded|concludes|found|learned|outlined|signaled|"
        f"signalled|countered|counters|expected {_CLAUSE};"
        r"states|maintains|maintained (?=that\b|[“\"]);"
        "pointed|points out|to; made|makes clear|plain; went|goes on to say;"
        "is|was|were quoted as saying; is|was|are|were reported|said to have;"
        f"called|calls|labeled|labelled|branded|dubbed|termed|deemed {_CALLED};"
        "is|are|was|were (?:now |also )?(?:urging|warning|arguing|claiming|accusing|demanding|"
        "insisting|saying|calling (?:for|on))",
    ),
    (
        "act",
        "act of speech",
        "condemned|condemns|denounced|denounces|censured|criticized|criticised|criticizes|"
        "criticises|slammed|blasted|decried|rebuked|lambasted|deplored|praised|praises|hailed|"
        "hails|lauded|lauds|extolled|welcomed|welcomes|commended|commends|applauded|applauds|"
        "thanked|thanks|congratulated|urged|urges|demanded|requested|appealed|apologized|"
        "apologised|accused|accuses|blamed|blames|rejected|rejects|dismissed|dismisses|denied|"
        "denies|disputed|disputes|disavowed|protested|underscored|underscores|highlighted|"
        "highlights|expressed|expresses|voiced|voices|conveyed|shared|reassured|assured|invited|"
        "proposed|proposes|recommended|advocated|endorsed|defended|touted|threatened|quoted|cited|"
        "cites|floated|lashed|likened|described|describes|characterized|characterised|raised|"
        "repeated; called|calls for|on|upon; spoke|speaks out|against|of; took|takes issue;"
        "spelled|spelt out; paid tribute",
    ),
    (
        "think",
        "state of mind",
        "believed|believes|thinks|thought|feels|felt|hopes|hoped|fears|feared|expects|worries|"
        "worried|worry|doubts|doubted|considers|regards|views|viewed|assesses|assessed|suspects|"
        "reckons|claims",
    ),
    (
        "many",
        "reporting verb",
        "say|argue|warn|insist|claim|note|contend|acknowledge|agree|maintain|suggest|predict|"
        "estimate|believe|think|fear|hope|worry|expect|deny|allege|tell",
    ),
    (
        "source",
        "source named",
        r"according to (?!our\b|my\b|plans?\b|law\b|schedule\b); in the words of;"
        f"quoting|citing {_SOURCES}",
    ),
    (
        "thing",
        "document",
        "showed|shows|show|reflected|reflects|demonstrated|demonstrates|illustrated|illustrates|"
        "proved|proves|indicated|indicates|indicate|suggested|suggests|suggest|found|finds|find|"
        "revealed|reveals|confirmed|confirms|detailed|details|exposed|exposes|underscored|"
        "underscores|highlighted|highlights|signaled|signals|signalled|attests|testifies",
    ),
]

LEXICON: Lexicon[Verb] = Lexicon(_ENTRIES)
"""All lists in one; of each kind the first phrase listed wins at a place."""
