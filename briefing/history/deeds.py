"""What is done in a clause, the same word whenever it is told: "will hold talks", "met"."""

from __future__ import annotations

from briefing.claims import Claim
from briefing.claims.acts import families
from briefing.reading.summary.stems import stem

# Acts about another act, and verbs that leave it to their object to say what is done.
_GENERAL = frozenset("announce decide agree call plan".split())
_LIGHT = frozenset(
    """
    hold held take took taken make made give gave given do did done have had has plan plans planned
    expect expected schedule scheduled set due begin began begun start be
    is are was were been says said say told tell
    """.split()
)
_PAST = {
    "brought": "bring", "built": "build", "came": "come", "chose": "choose", "fell": "fall",
    "found": "find", "grew": "grow", "kept": "keep", "led": "lead", "left": "leave",
    "paid": "pay", "rose": "rise", "ran": "run", "sat": "sit", "sought": "seek", "spoke": "speak",
    "spent": "spend", "stood": "stand", "taught": "teach", "wrote": "write", "written": "write",
    "chosen": "choose", "spoken": "speak", "risen": "rise", "grown": "grow", "shown": "show",
}  # fmt: skip
UNDONE = frozenset(("undo", "end"))


def deeds(claim: Claim) -> frozenset[str]:
    """Families of what is done: by the main verb, else by the nouns; the verb's stem, else none."""
    verb = main_verb(claim)
    known = families(verb) if verb else frozenset[str]()
    named = frozenset(act for act in claim.acts if act[:1] != "=") - _GENERAL
    if verb in _LIGHT and named - known:
        return named - known
    if known - _GENERAL:
        return known - _GENERAL
    if named or known or not verb or verb in _LIGHT:
        return named | known
    return frozenset((f"={stem(_PAST.get(verb, verb))}",))


def main_verb(claim: Claim) -> str:
    """The last word of the main verb in small letters; "" when none is found."""
    words = claim.article.passage(claim.verb).split() if claim.verb else []
    return words[-1].lower() if words else ""


def is_undone(claim: Claim) -> bool:
    """True when the claim tells that something did not or will not come about."""
    denied = claim.event.negated if claim.event else claim.negated
    return bool(claim.main & UNDONE) or (denied and claim.status != "possible")


def is_of(new: Claim, old: Claim) -> bool:
    """True when both do the same; of what came to nothing, what was to be done.

    Clauses that only say that something is so may be of one thing; their words must tell.
    """
    was, now = deeds(old), deeds(new)
    if was & now or not (was or now) or _names(was, new) or _names(now, old):
        return True
    mentioned = {act for act in new.acts if act[:1] != "="} - UNDONE
    return is_undone(new) and bool(was & mentioned)


def _names(done: frozenset[str], claim: Claim) -> bool:
    """True when a clause has the word of a deed that no family has: "expects to receive"."""
    return any(act[0] == "=" and act[1:] in claim.words for act in done)
