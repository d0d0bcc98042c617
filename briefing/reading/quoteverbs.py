"""Verbs and nouns of speech that lead up to a quotation, and when such a word is a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.closed import CUES, DETERMINERS, PREPOSITIONS, SAY

if TYPE_CHECKING:
    from briefing.reading.nounphrases import Statement


SAID_BY = frozenset(  # nouns of what somebody said
    """
    statement remark remarks comment comments claim claims words warning promise pledge vow call calls letter
    tweet post speech message threat answer response assertion accusation argument suggestion description
    phrase declaration plea insistence belief denial criticism charge complaint
    """.split()
)


# base forms that are nouns more often than verbs, and what shows that they are verbs
_NOUNS = frozenset(
    """
    state report claim demand request call comment remark question answer promise offer list note charge post
    signal hint attack blame doubt fear hope view rule rate rank rap brand order press address issue praise fault
    honor honour link label mock quote chant worry welcome touch speak support talk push touch hammer slam feel
    challenge reply plan estimate display vow pledge threat boast joke protest advocate hit cast cheer champion
    back command frame paint present credit object reason direct voice hold
    """.split()
)


_MORE = frozenset(
    """
    reacted reacts joked jokes cracked cracks yelled yells screamed screams blurted snarled growled barked
    bellowed roared concurred concurs agreed ventured marveled marvelled summarized summarised theorized
    surmised reflected reflects conjectured ranted raged fretted grumbled griped groused moaned sighed laughed
    bragged brags crowed enthused gloated taunted teased ribbed hollered crooned texted texts messaged
    e-mailed blogged captioned hashtagged posted tweets tweeted retorts persisted pressed prodded corrected
    apologized apologised speculated speculates forecast figured figures testified proposed opened closed
    jabbed parried riposted snapped sneered sniffed drawled murmured muttered mumbled assured reassured
    """.split()
)
SPEECH = SAY | _MORE
"""Verbs that give the whole of a quotation to their subject."""
ANY = CUES | _MORE
DOING = frozenset(  # verbs of a view only when what they give follows at once
    "hold holds held holding use uses used using hit hits cast casts tie tied raise raised".split()
)
_PAIRS = {
    **dict.fromkeys(("shot", "fired", "hit", "struck", "shoots", "fires", "hits"), ("back",)),
    **dict.fromkeys(("went", "goes", "carried"), ("on",)),
    **dict.fromkeys(("put", "puts"), ("it",)),
    **dict.fromkeys(("chimed", "weighed", "chimes", "weighs"), ("in",)),
    **dict.fromkeys(("spoke", "speaks", "lashed", "cried", "blurted", "called"), ("out",)),
    **dict.fromkeys(("summed", "sums", "followed", "piped"), ("up",)),
}


_BARE = frozenset(
    "to i we you they will would can could may might must should shall do did not n't who and".split()
)


def is_verb(statement: Statement, at: int, verbs: frozenset[str]) -> bool:
    """Tell whether the token at `at` is one of `verbs` and no noun, adjective or part of one."""
    word = statement.words[at]
    if word.shape != "low" or word.low not in verbs:
        return False
    before = statement.words[at - 1] if at else None
    if before is None:
        return True
    if word.low in _NOUNS and not (before.low in _BARE or before.low.endswith("s")):
        return False
    if before.low in PREPOSITIONS and word.low.endswith("ing"):
        return True
    owned = at > 1 and before.shape == "low" and statement.words[at - 2].shape == "possessive"
    if owned and word.low.removesuffix("s") in _NOUNS:
        return False  # "Ohio's false claims"
    noun = before.low in DETERMINERS or before.shape == "possessive" or before.low in PREPOSITIONS
    return not noun or before.low in ("to", "that", "as")


def is_cue(statement: Statement, at: int) -> bool:
    """Tell whether the token at `at` is a verb of speech or of a view, the first of a pair too."""
    return is_verb(statement, at, ANY) or is_pair(statement, at)


def is_pair(statement: Statement, at: int) -> bool:
    """Tell whether two words are a verb of speech together: "shot back", "put it"."""
    return statement.low(at + 1) in _PAIRS.get(statement.low(at), ())
