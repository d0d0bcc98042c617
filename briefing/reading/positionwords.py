"""Verbs that take a stand, by the stance they take."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.models import StanceKind

# stem; what must follow it, "" for an object right after; the stance
_VERBS: tuple[tuple[str, str, StanceKind], ...] = (
    ("support back favor favour endorse champion embrace uphold", "", "supports"),
    ("oppose resist", "", "opposes"),
    ("object protest", "to|against", "opposes"),
    ("reject rebuff refute spurn", "", "rejects"),
    ("refuse decline", "to", "rejects"),
    ("rule", "out", "rejects"),
    ("turn", "down", "rejects"),
    ("welcome praise hail applaud laud commend salute", "", "welcomes"),
    ("condemn denounce criticize criticise deplore decry slam blast castigate rebuke", "", "condemns"),
    ("lament blame", "", "condemns"),
    ("accuse", "", "condemns"),
    ("call", "for|on|upon", "calls for"),
    ("urge implore exhort", "", "calls for"),
    ("appeal", "for", "calls for"),
    ("demand", "", "demands"),
    ("insist", "on|upon|that", "demands"),
    ("warn caution", "", "warns"),
    ("deny dispute", "", "denies"),
    ("propose recommend advocate", "", "proposes"),
    ("suggest", "", "proposes"),
    ("agree consent", "to|on|upon|that|with", "agrees"),
    ("accept", "", "agrees"),
    ("threaten", "to|with", "threatens"),
    ("vow pledge promise", "", "promises"),
    ("commit", "to", "promises"),
)  # fmt: skip


class Stand(NamedTuple):
    """One form of a verb: its stance, what must follow, and whether it is base, s, past or ing."""

    stance: StanceKind
    follow: str
    form: str


def _forms(stem: str) -> dict[str, str]:
    """The forms of a regular verb, each with its kind; they are all regular but for spelling."""
    bare = stem.removesuffix("e")
    if stem.endswith("y"):
        return {
            stem: "base",
            stem[:-1] + "ies": "s",
            stem[:-1] + "ied": "past",
            stem + "ing": "ing",
        }
    if stem in ("slam", "spur", "commit"):
        bare = stem + stem[-1]
    third = stem + ("es" if stem.endswith(("s", "sh", "ch")) else "s")
    return {stem: "base", third: "s", bare + "ed": "past", bare + "ing": "ing"}


STANDS: dict[str, Stand] = {
    form: Stand(stance, follow, kind)
    for stems, follow, stance in _VERBS
    for stem in stems.split()
    for form, kind in _forms(stem).items()
    if form
    not in (
        "back",
        "backs",
        "champion",
        "favor",
        "favour",
        "consent",
        "advocates",
        "champions",
        "advocates",
    )  # nouns, "roll back"
}
CUE = re.compile(rf"(?<![\w’'-])(?:{'|'.join(sorted(STANDS, key=len, reverse=True))})(?=\s)")
BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got|(?:is|are|was|were)n['’]t)\b")
MODAL = re.compile(r"\b(?:will|would|may|might|could|can|should|must|shall|do|does|did)\b")
NEGATION = re.compile(r"\b(?:not|never|no longer|neither|nor|hardly)\b|n['’]t\b")
HEDGE = re.compile(
    r"\b(?:may|might|could|would|reportedly|allegedly|apparently|supposedly|possibly|perhaps"
    r"|probably|likely|seemingly|should)\b"
)
AUXILIARIES = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|been|being|do|does|did|will|would|may|might|could|can"
    r"|should|must|shall|also|not|never|no longer|again|now|still|long|once|already|then|later"
    r"|since|today|yesterday|both|all|each|has long|therefore|thus|further|[a-z]{3,14}ly"
    r"|[a-z]{2,6}n['’]t)\s)*$"
)
"""The auxiliaries and adverbs right before a verb."""
