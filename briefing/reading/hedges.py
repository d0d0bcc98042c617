"""Words that make a claim a forecast or weaken it, as lists; each list is a rule with a name.

The modal ladder of the kit, from strong to weak: "will" with an effect or a strong adverb,
"likely", "would", "could, may, might", "perhaps". After Hyland, "Hedging in Scientific Research
Articles" (1998), for the kinds; the lists are our own.
"""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "hedge", "appearance", "speculation", "modal", "would", "opinion", "weak", "loaded", "negation"
]

BE = "is|are|was|were|be|been|being|remains|remain"
IS = r"(?:is|was|would be|will be|remains|becomes|’s|'s)"
VERY = (
    r"(?:(?:all the more|even more|more|most|very|so|quite|particularly|especially|highly|truly|"
    r"really|deeply|also|therefore|only|all too|too|not|by no means|no less|equally|still) ){0,3}"
)

SPECULATION: list[tuple[Kind, str, str]] = [
    (
        "speculation",
        "expectation without a holder",
        "expectations|hopes|fears|concerns|worries|speculation|rumors|rumours|talk|doubts|"
        "anticipation"
        r" (?:(?:is|are|was|were|has been|have been|had been) )"
        r"(?:steadily |fast |rapidly |also |now )?(?:growing|increasing|rising|mounting|rife|high|"
        r"swirling|"
        r"circulating|spreading|running high|widespread|building|emerging|raised|grown|increased|"
        r"mounted);"
        "expectations|speculation|fears|concerns|hopes|rumors|rumours"
        r" (?:grow|grows|grew|mount|mounts|mounted|rise|rises|rose|abound|abounds|persist|persists|"
        r"linger)"
        r"(?= (?:that|over|about|of|for|amid|as|on));"
        r"there is|are|was|were (?:(?:also|still|now|growing|mounting|much|increasing|widespread|"
        r"some|"
        r"wide|a|real|strong|rising|persistent) ){0,3}"
        r"(?:speculation|expectations?|fears?|rumou?rs|talk|possibility|chance|risk|danger|"
        r"likelihood)"
        r"(?= (?:that|of|over|about));"
        "rumor|rumour has it",
    ),
    (
        "speculation",
        "forecast without a holder",
        f"{BE} "
        r"(?:(?:widely|largely|generally|also|now|still|increasingly|almost|most|very|highly|"
        r"more|not|all but) ){0,2}(?:expected|likely|unlikely|tipped|rumou?red|projected|forecast|"
        r"feared|"
        r"predicted|anticipated|bound|certain|sure|poised) to;"
        f"{BE} (?:widely |also )?expected (?=in|on|by|this|next|later|soon|at|for|within)",
    ),
    (
        "speculation",
        "possibility",
        rf"it {IS} {VERY}(?:possible|likely|unlikely|conceivable|probable) that;"
        r"it's|it’s (?:possible|likely|unlikely) that; remains to be seen; too early to;"
        r"cannot|can't|can’t be ruled out; possibility|chance|"
        r"prospect of [^,.;]{1,60} (?:is growing|cannot be|looms?);"
        "will|would|could|may|might (?:likely|probably|most likely|perhaps|possibly);"
        r"seems|seem|appears|appear (?:set|likely|poised|bound|destined) to; odds are",
    ),
    (
        "speculation",
        "forecast of an effect",
        r"will|won't|won’t (?:(?:not|also|only|all|further|soon|likely|inevitably|surely|"
        r"certainly|undoubtedly|almost certainly|no doubt|simply|just|eventually|ultimately|"
        r"naturally) ){0,2}"
        r"(?:accelerate|aggravate|amplify|backfire|become (?!law|effective)|boomerang|boost|"
        r"cause|change|collapse|come at a|come to|complicate|deepen|depend|determine|deteriorate|"
        r"diminish|disappear|disappoint|embolden|erode|escalate|exacerbate|fade|fail|feel|fuel|"
        r"grow|hamper|harm|haunt|heighten|hinder|hurt|improve|intensify|jeopardi[sz]e|lead to|"
        r"lose|make (?!an? (?:statement|speech|announcement|visit|stop|appearance|decision))|"
        r"mean|never|prevail|prove|reap|result in|rise|ruin|shape|spark|struggle|suffer|survive|"
        r"threaten|trigger|undermine|unravel|wane|weaken|worsen|succeed|matter|"
        r"be (?:able to|hard|harder|difficult|easy|easier|better|worse|remembered|crucial|"
        r"critical|key|forced to|tempted|even|much|strengthened|weakened|enough|impossible)|"
        r"take time|go down in|go up|go down);"
        "will|won't|won’t (?:only|inevitably|surely|certainly|undoubtedly|almost certainly|"
        "no doubt|naturally)",
    ),
    (
        "speculation",
        "forecast without a holder",
        f"{BE} (?:[a-z]+ ){{0,1}}(?:likely|unlikely|bound|set|poised|certain) (?=to (?:be |have |"
        "become |grow |rise |fall |lose |win |lead |face |make |cause |continue |remain ));"
        f"{BE} on (?:course|track) to (?=become|be |break|exceed|surpass)",
    ),
    (
        "modal",
        "could, may, might",
        r"might (?=[a-z]); could (?!not\b)(?=[a-z]); "
        r"=may (?=(?:well |not |also |soon |yet |even |only |have |be )?[a-z])",
    ),
    (
        "would",
        "would",
        r"would (?=[a-z])(?!(?:often|always|sometimes|usually|later|eventually|subsequently|go on to|come to|soon|then)\b)"
        r"(?!(?:also )?(?:mark|be|become) (?:only )?(?:the|his|her|its|their) (?:[\w-]+ )?"
        r"(?:first|second|third|fourth|fifth|last|only|latest)\b); wouldn't|wouldn’t",
    ),
]
"""Forecasts and possibilities in the writer's voice."""

HEDGES: list[tuple[Kind, str, str]] = [
    (
        "appearance",
        "appearance",
        "apparent|apparently|seemingly|ostensibly; seems|seem|seemed to; appears|appear|"
        "appeared to; presumably",
    ),
    (
        "hedge",
        "possibility",
        "possible (?<!as possible); possibly|perhaps|maybe|potential|potentially|conceivably;"
        "as if; in theory",
    ),
    (
        "hedge",
        "likelihood",
        "likely|unlikely|probable|probably|supposedly|arguably; in all likelihood",
    ),
    (
        "hedge",
        "hearsay",
        "reportedly|allegedly|alleged|purported|purportedly|rumored|rumoured|unconfirmed|suspected|"
        "reputedly;"
        f"{BE} (?:widely |also |long )?(?:believed|thought|said|understood|reported|alleged|"
        f"suspected|rumou?red|considered) to",
    ),
    ("hedge", "doubt", "unclear|uncertain|unsure; not clear"),
]
"""Words that weaken a claim without making it a forecast."""
