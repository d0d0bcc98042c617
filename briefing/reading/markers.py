"""Words that decide how a sentence may be used, as lists; each list is a rule with a name.

Kinds: `hedge` weakens a claim, `speculation` makes it a forecast, `opinion` is a judgement in
the writer's voice, `negation` turns it round. `weak` and `loaded` count as opinion only where
the whole text argues. After Hyland, "Hedging in Scientific Research Articles" (1998), and
Wiebe et al., "Annotating expressions of opinions" (2005), for the kinds; the lists are our own.
"""

from __future__ import annotations

from briefing.reading.hedges import HEDGES, IS, SPECULATION, VERY, Kind
from briefing.reading.lexicon import Hit, Lexicon

Marked = Hit[Kind]

FACTIVE = (
    r"(?:encouraging|regrettable|welcome|fortunate|unfortunate|deplorable|shameful|notable|"
    r"noteworthy|significant|ironic|surprising|unsurprising|understandable|heartening|good|bad|sad|"
    r"remarkable|striking|telling|worrying|worrisome|disturbing|alarming|troubling|disappointing|"
    r"promising|reassuring|gratifying|commendable|laudable|odd|strange|a (?:pity|shame|relief)|"
    r"fortuitous|accidental|coincidental|praiseworthy|lamentable|disheartening|outrageous|inexcusable|serious|"
    r"concerning|of (?:concern|note)|interesting)"
)
_JUDGED = (
    r"(?:important|vital|essential|necessary|crucial|imperative|critical|desirable|inevitable|"
    r"urgent|advisable|wrong|right|proper|appropriate|natural|clear|evident|obvious|undeniable|"
    r"indisputable|self-evident|plain|foolish|unwise|wise|premature|naive|dangerous|hard|difficult|"
    r"impossible|futile|absurd|ridiculous|unacceptable|intolerable|unthinkable|unreasonable|"
    r"reasonable|fair|true|high time|time|no (?:secret|wonder|accident|coincidence|exaggeration)|"
    r"a (?:mistake|must|mockery|fact|matter of)|an (?:insult|undeniable|open secret)|"
    r"none other than|"
    rf"the (?:\w+ )?(?:height|duty|responsibility|intention|aim|will|reality|fact|truth)|"
    rf"{FACTIVE[3:-1]})"
)
_THING = (
    r"(?:step|move|blow|boost|setback|mistake|blunder|success|failure|triumph|breakthrough|"
    r"achievement|milestone|sign|signal|development|opportunity|chance|challenge|threat|disgrace|"
    r"folly|farce|tragedy|disaster|provocation|violation|mockery|insult|challenge|crime|outrage|"
    r"reminder|lesson|test case|turning point|game[- ]changer|priority|must|gamble)"
)

_ENTRIES: list[tuple[Kind, str, str]] = [
    # ------------------------------------------------------------ negation
    (
        "negation",
        "negation",
        "not; no; never; neither; nor; none; nothing; nobody; cannot; without;"
        "can't|can’t|won't|won’t|don't|don’t|doesn't|doesn’t|didn't|didn’t|isn't|isn’t|aren't|"
        "aren’t;"
        "wasn't|wasn’t|weren't|weren’t|hasn't|hasn’t|haven't|haven’t|couldn't|couldn’t|wouldn't|"
        "wouldn’t;"
        "declined|refused|failed|declines|refuses|fails to; hardly|scarcely",
    ),
    *SPECULATION,
    # ------------------------------------------------------------ opinion
    (
        "opinion",
        "appeal",
        r"should (?!(?:he|she|it|they|the|any|an?)\b); must (?!-); ought to; had better;"
        rf"shouldn't|shouldn’t|mustn't|mustn’t; cannot|can't|can’t afford; let us; "
        rf"it {IS} (?:high )?time;"
        "would do well to; would be wise to; deserves|deserve",
    ),
    (
        "opinion",
        "judgement of a fact",
        rf"what {IS} {VERY}(?:needed|{_JUDGED}) is; what's|what’s {VERY}{FACTIVE} is;"
        rf"it {IS} {VERY}{_JUDGED}(?: for [^,.;]{{1,60}})? (?:that|to|when|if|how|why);"
        rf"it's|it’s {VERY}{_JUDGED}(?: for [^,.;]{{1,60}})? (?:that|to|when|if|how|why);"
        rf"this|that {IS} (?:all the more|particularly|especially|even more) \w+;"
        r"small|little|no wonder; needless to say; suffice it to say; goes without saying;"
        "it stands to reason; it is as clear as; to say the least; make no mistake",
    ),
    (
        "opinion",
        "word of judgement",
        "unfortunately|regrettably|fortunately|thankfully|sadly|ironically|regretfully|clearly|"
        "obviously|undoubtedly|undeniably|unquestionably|rightly|wrongly|rightfully|hopefully|"
        "shamefully;"
        "of course; without a doubt; no doubt; above all,; after all,",
    ),
    (
        "opinion",
        "predicate of judgement",
        rf"is|are|was|were|be|remains|would|will (?:be )?{VERY}"
        r"(?:(?:nothing but|no more than|little more than|none other than|tantamount to|"
        r"reminiscent of|"
        r"in line with|at odds with reality|worth \w+ing|doomed to|to blame|long overdue|overdue|"
        r"unacceptable|unforgivable|unpardonable|inexcusable|intolerable|indispensable|regrettable|"
        r"deplorable|encouraging|commendable|praiseworthy|laudable|shameful|ridiculous|absurd|"
        r"egregious|abhorrent|reprehensible|heinous|"
        r"no exception|anything but|a far cry|out of the question|just the beginning));"
        rf"is|are|was|were|be|marks|marked|represents|constitutes|remains {VERY}(?:clearly )?"
        r"(?:an?|the|one of the|yet another|another|only a|but a|just an?) "
        r"(?!(?:first|second|third|next|last|final|latest)\b)(?:[\w’'-]+ ){0,3}?"
        + _THING
        + r" (?=in the right|in the wrong|for|to|toward|towards|against|of|that|on|in);"
        r"will|would be (?:a|an|the) (?:\w+ ){0,2}" + _THING + ";"
        r"is|are|was|were (?:by far |perhaps |arguably |probably |"
        r"easily )?the (?:single )?most "
        r"(?!recent|populous|populated|expensive|common|commonly|powerful|senior|widely|used|visited|"
        r"watched|popular|frequent|prolific|abundant|searched|expensive|valuable|decorated|active)"
        r"\w+;"
        r"is|are (?:widely|generally|largely|commonly|increasingly|often) (?:seen|viewed|regarded|"
        r"considered) as (?![^,.;]{0,60} by );"
        r"is|are|was|were (?:widely |generally |largely |often |also )?(?:seen|viewed|regarded) as"
        r" (?![^,.;]{0,60} by );"
        "smacks of; boils down to; amounts|amount to; speaks volumes; leaves much to be desired;"
        "cannot|can't|can’t be (?:justified|tolerated|overlooked|overemphasized|overstated|"
        "ignored|excused|pardoned)",
    ),
    (
        "opinion",
        "claim of a cause or a ground",
        r"is|are|was|remains|become|becomes (?:\w+ ){0,2}?(?:an?|the|one of the) "
        r"(?:[\w’'-]+ ){0,2}?(?:root cause|prerequisite|cornerstone|hallmark|bedrock|backbone|linchpin|"
        r"essence|epitome|crux|culprit|recipe|masterclass|wake-up call|testament|travesty|"
        r"no-brainer|slap in the face|source of (?:\w+ )?(?:shame|pride|embarrassment|inspiration)) (?=of|to|for|in);"
        r"is|are (?:also |still |always )?at the (?:very )?(?:core|heart) of;"
        r"clear|ample|strong|compelling|irrefutable|undeniable (?:evidence|proof) (?=that|of);"
        r"clearly|fully|vividly|amply|eloquently|plainly "
        r"(?:shows?|showed|proves?|proved|demonstrates?|demonstrated|reveals?|evidenced);"
        r"well|clearly (?:evidenced|proved) by; "
        r"this|these|that (?:[\w’'-]+ ){0,3}?(?:demonstrates?|proves?|exemplif(?:y|ies)|"
        r"illustrates?|testif(?:y|ies) to|speaks? to|underscores? (?:how|why|that)|"
        r"shows? (?:how|that|why)|means that|makes (?:it )?clear|reminds? us|"
        r"sends? an? (?:[\w-]+ ){0,2}(?:message|signal));"
        r"has|have|bear|bears an? (?:[\w-]+ )?(?:moral|solemn|sacred) "
        r"(?:obligation|duty|responsibility);"
        r"urgently|desperately|badly (?:requires?|needs?|demands?|calls? for);"
        r"there|there's|there’s (?:(?:is|are|was|were|can be|’s|'s) )?(?:(?:also|still|simply|just|"
        r"absolutely) )?(?:no (?:doubt|question|excuse|denying|place for|reason (?:to|why|for)|"
        r"justification|substitute|room for|need to)|little (?:doubt|reason|point)|something "
        r"(?:\w+ )?about)",
    ),
    (
        "opinion",
        "praise or blame",
        rf"is|are|was|were|remains|remain {VERY}(?:absolutely |simply |nothing short of |utterly )?"
        r"(?:remarkable|legendary|extraordinary|incredible|outstanding|superb|brilliant|"
        r"magnificent|terrible|horrible|awful|heartbreaking|tragic|inspiring|invaluable|priceless|"
        r"unmatched|unparalleled|stunning|astonishing|astounding|ludicrous|preposterous|pathetic|"
        r"irresponsible|reckless|hypocritical|misguided|laughable|nonsense|delusional|"
        r"disingenuous|frustrating|admirable|impressive|unfair|unjust|disgraceful|excellent|"
        r"fantastic|wonderful|appalling|atrocious|dismal)(?=[.,:!;]|$|\s(?:and|but|in|for)\b);"
        r"could|couldn't|couldn’t (?:not )?(?:be more|agree more)",
    ),
    (
        "opinion",
        "comparison of worth",
        r"is|are|was|were|remains|’s|'s (?:the )?(?:perfect|right|wrong|best|worst|ideal) "
        r"(?:time|way|place|person|moment|thing|choice|answer|kind|candidate|approach|course)"
        r"(?= to| for|[.,;])",
    ),
    (
        "opinion",
        "claim of wrong",
        r"in violation of; in defiance of; in breach of; a|an (?:flagrant|blatant|gross|clear|open|"
        r"wanton|grave|serious|"
        r"undisguised|outright|direct) (?:\w+ )?(?:violation|breach|challenge|provocation|affront|"
        r"infringement|threat)",
    ),
    (
        "opinion",
        "the writer's own voice",
        r"we|i (?:(?:also|do|strongly|sincerely|firmly|can only|cannot but|cannot|earnestly|really|"
        r"still) ){0,2}"
        r"(?:hope|believe|urge|think|call|expect|wish|support|welcome|regret|deplore|want|agree|"
        r"doubt|affirm|"
        r"argue|suggest|applaud|commend|fear|propose|demand|see no|trust|worry|wonder|oppose|"
        r"denounce);"
        "in our|my view|opinion|judgment|judgement; our hope is; to our mind; if you ask me",
    ),
    # ------------------------------------------------------------ opinion where the text argues
    (
        "weak",
        "appeal where the text argues",
        r"need|needs|needed to; has|have|had to; we; our; us; it is (?:up to|for) ;"
        r"behooves|behoves; calls for; requires; demands|demand (?=a|an|the|that); time to; "
        r"time for;"
        "rather than; instead of; at stake; in vain; at any cost; at all costs; by all means",
    ),
    (
        "weak",
        "claim where the text argues",
        r"there is|are (?:(?:still|also|many|some|several|few|no|little|huge|serious|clear|"
        r"now) ){0,3}"
        r"(?:obstacles?|challenges?|hurdles?|doubts?|questions?|problems?|room|reasons?|need|"
        r"limits?|"
        r"signs?|ways?|lessons?|barriers?|dangers?|excuse|justification|alternative|time);"
        rf"it is|was {VERY}\w+ that;"
        "seems|seem|seemed; appears; clear|evident that; proves|proved|shows|showed|means|"
        r"meant that;"
        r"it|this|that|which (?:clearly |only |just |also |well )?(?:shows?|showed|proves?|proved|"
        r"means|reveals?|"
        r"revealed|indicates?|demonstrates?|underscores?|highlights?|reflects?|testifies|"
        r"is evidenced|suggests?|signals?);"
        "crucial|vital|indispensable|inevitable|inevitably|essential|imperative; the question is; "
        "the problem is;"
        r"neither [^,.;]{1,80} nor; that is|was (?:the reason )?why; that's|that’s why;"
        "the fact is; the truth is; the reality is; in reality; it is because;"
        "the key is; the only way; the best way; no longer; ever; never; all but; merely; simply; "
        "indeed;"
        "nothing but; fundamentally; exactly; far from; at last; at best; at worst",
    ),
    (
        "loaded",
        "loaded word",
        "deceptive|crafty|reactionaries|disgusting|disgustingly|clamored|clamoured|clamoring|"
        "double-dealing|ambition|"
        "ambitions|nukes|suicidal|riskiness|touch-and-go|ever-escalating|ever-growing|obsolete|"
        "imperialist|imperialists|"
        "bellicose|fanatic|fanatical|delusional|ignorant|incompetent|corrupt|evil|monstrous|"
        "atrocious|appalling|"
        "outrageous|ludicrous|laughable|pathetic|feeble|toothless|misguided|ill-advised|"
        "short-sighted|shortsighted|"
        "woeful|woefully|dismal|lopsided|draconian|unjust|illegal|"
        "rash|reckless|recklessly|frantic|frantically|wild|wildly|desperate|desperately|aggressive|"
        "hostile|"
        "sinister|criminal|heinous|brutal|brutally|shameless|shamelessly|brazen|brazenly|blatant|"
        "blatantly|"
        "flagrant|insane|absurd|ridiculous|hideous|wicked|vicious|ugly|foolish|stupid|impudent|"
        "arrogant|"
        "undisguised|unpardonable|inexcusable|provocative|despicable|infamous|notorious|pitiful|"
        "miserable|"
        "dangerous|dangerously|grave|gravely|catastrophic|disastrous|ever-worsening|"
        "ever-increasing|"
        "unprecedented|unprecedentedly|invariable|righteous|hegemonic|revanchist|militarist|"
        "militaristic|"
        "puppet|puppets|stooge|stooges|vassal|vassals|lackeys|warmongers|warmongering|maniacs|"
        "gangsters|"
        "henchmen|servants|master|bosses|traitors|traitor|scheme|schemes|plot|plots|machinations|"
        "manoeuvres|"
        "maneuvers|confab|confabs|farce|hysteria|hype|hyping|catastrophe|ruin|doom|scenario|"
        "pretext|cahoots|"
        "collusion|reinvasion|aggression|nexus|trickery|mockery|"
        "provocateurs|hell-bent|brink|boomerang|disturb|escalating|escalate|stifle|trumpeted|"
        "trumpeting|beautify|whitewash|spree|frenzy|fever|yoke|cannon|tyranny|regime|elite|woke|"
        "radical|"
        "disgraceful|shameful|sham|hypocrisy|hypocritical|cynical|cowardly|betrayal|folly|disgrace;"
        "under|behind the mask|cloak|guise of; sparking off; war criminal; red line; cannot but; "
        "lurking behind; double standards; under the pretext of; under the signboard of; "
        "under the patronage of;"
        "at any cost",
    ),
    *HEDGES,
]

LEXICON: Lexicon[Kind] = Lexicon(_ENTRIES)
"""All lists in one. At one place the list named first wins."""
