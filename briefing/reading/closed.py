"""The small words of English, and the verbs that give words to a speaker."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    """
    a an the this that these those his her its their our my your some any no each every both all several many
    most few two three four five six seven eight nine ten another other one
    """
)
PREPOSITIONS = _words(
    """
    of for at in from with by on to about against among around between beyond during into like near off onto over
    since through throughout toward towards under until upon via within without across behind beside despite
    alongside amid amidst including regarding concerning following unlike versus per outside inside after before
    above below as
    """
)
CONJUNCTIONS = _words(
    """
    and but or nor yet so that when while where whereas because although though if unless whether who whom whose
    which what how why once as than since until after before then
    """
)
PRONOUNS = _words("i you he she it we they me him us them himself herself itself themselves myself")
AUXILIARIES = _words(
    """
    is are was were be been being am has have had having do does did will would shall should can could may might
    must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't
    shouldn't cannot
    """
)
ADVERBS = _words(
    """
    also however later then still again now today yesterday already previously repeatedly specifically openly often
    always never only just even further furthermore earlier recently once too once reportedly famously publicly
    privately flatly bluntly simply clearly strongly quickly immediately initially originally apparently allegedly
    explicitly implicitly indirectly directly merely sarcastically angrily defiantly jokingly frequently sometimes
    soon meanwhile moreover nevertheless nonetheless therefore thus indeed instead perhaps maybe probably certainly
    first finally eventually subsequently afterward afterwards generally essentially basically really actually
    correctly rightly wrongly falsely truly not n't ever rather quite here there separately jointly
    """
)
OPENERS = _words(
    """
    additionally according asked given such nothing nobody everyone everybody someone somebody anyone something
    everything nowhere speaking adding citing noting meeting based due thanks besides except tomorrow tonight
    yes no well please hello oh ok okay q let let's dear hi good great thank welcome look listen see read watch
    photo image video caption source updated published related more less much own same next last another
    either neither none not whatever whoever whenever wherever very too
    """
)
SMALL = (DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | ADVERBS | OPENERS) - {
    "will",
    "may",
}

# Verbs of speech: what follows or stands before them in quotation marks is somebody's words.
_SAY_STEMS = """
    add admit affirm agree allege announce answer argue assert assure acknowledge ask boast caution claim comment
    complain concede conclude confide confirm contend continue counter cry declare demand deny disclose
    elaborate emphasize emphasise exclaim explain fume gush hint inform insist instruct interject joke lament
    maintain mention note object observe opine plead point predict proclaim promise pronounce quip reaffirm reason
    recall recount reiterate relate remark remind repeat reply report respond retort reveal say scoff
    shout signal snap state stress suggest swear tell testify thunder tweet urge volunteer vow warn whisper wonder
    write inquire muse recite chant post declare quote read sum clarify
    email e-mail underline underscore retweet tout intone chide deadpan gloat implore beg cite
    """
# Verbs that hold a view or name something: with them a fragment is somebody's words.
_VIEW_STEMS = """
    accuse advocate appeal apologize apologise apply applaud assail attack back believe berate blame blast brand
    call celebrate characterize characterise cheer champion chastise commend compare complain conceive condemn
    congratulate consider credit criticize criticise criticized decide decry deem defend deny denounce depict
    deride describe deplore disagree dismiss dispute doubt encourage endorse envision estimate expect express fault
    fear feel find frame hail highlight honor honour hope imagine imply indicate invoke invite judge knock label
    laud liken list mock mourn offer oppose outline paint pan pledge portray praise prefer present press promote
    propose protest push question rail rank rap rate rebuff rebuke recommend refer regret reject request resolve
    ridicule rip rule salute say seek slam speak support talk tear term think thank threaten touch tout trash
    trumpet tie use view vilify voice wish welcome want worry echo demonize demonise lash hit commit cast
    address discuss hammer reference evoke lambaste lambast label profess raise preach
    conclude determine certify advise guarantee order direct find hold deliver issue
    """
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing",
    "read": "reads read reading",
    "speak": "speaks spoke spoken speaking",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "seek": "seeks sought seeking",
    "beg": "begs begged begging",
    "cry": "cries cried crying",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "imply": "implies implied implying",
    "testify": "testifies testified testifying",
    "quip": "quips quipped quipping",
    "snap": "snaps snapped snapping",
    "sum": "sums summed summing",
    "rap": "raps rapped rapping",
    "rip": "rips ripped ripping",
    "pan": "pans panned panning",
    "slam": "slams slammed slamming",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "rebuff": "rebuffs rebuffed rebuffing",
    "refer": "refers referred referring",
    "tear": "tears tore torn tearing",
    "hit": "hits hit hitting",
    "cast": "casts cast casting",
    "commit": "commits committed committing",
    "hold": "holds held holding",
    "admit": "admits admitted admitting",
    "tie": "ties tied tying",
    "vilify": "vilifies vilified vilifying",
    "decry": "decries decried decrying",
    "apply": "applies applied applying",
    "worry": "worries worried worrying",
    "clarify": "clarifies clarified clarifying",
    "certify": "certifies certified certifying",
}


def _forms(stems: str) -> frozenset[str]:
    """Return the stem, third person, past and -ing form of every verb of `stems`."""
    found: set[str] = set()
    for stem in stems.split():
        if stem in _IRREGULAR:
            found.update([stem, *_IRREGULAR[stem].split()])
            continue
        bare = stem.removesuffix("e")
        third = stem + ("es" if stem.endswith(("s", "sh", "ch")) else "s")
        found.update([stem, third, bare + "ed", bare + "ing"])
    return frozenset(found)


SAY = _forms(_SAY_STEMS)
VIEW = _forms(_VIEW_STEMS) - SAY
CUES = SAY | VIEW
