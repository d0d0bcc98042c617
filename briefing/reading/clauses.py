"""A sentence cut into what may be printed as fact and what is the writer's own view.

Offsets count from the start of the sentence. A cut is made only where both sides can stand
alone, so that a hedge, a negation or an attribution stays in the clause it belongs to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.reading.frames import BREAK, CONCESSIVE, RARE, TRAIL, frame, opening
from briefing.reading.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = tuple[int, int]

_COMMA = re.compile(r",\s+")
_CONTRAST = ("but", "while", ";", "though", "although")
_NO_SUBJECT = re.compile(
    r"\s*(?:and|or|but|which|who|whose|where|when|including|such|as|with|without|for|in|on|at|to|"
    r"by|from|especially|particularly|along|[a-z]+ing|[a-z]+ed|[a-z]+ly)\b"
)


class Cut(NamedTuple):
    """The pieces of a sentence: facts, views, and the rule that set them apart.

    `rule` is empty when nothing was.
    """

    facts: tuple[Piece, ...]
    opinion: tuple[Piece, ...] = ()
    rule: str = ""


def cut(plain: str, views: Sequence[Piece], *, keep_trail: bool) -> Cut:
    """Cut a masked sentence. `views` are the places of words of strong opinion.

    No facts are left when the words of opinion cannot be told from the rest. `keep_trail`
    leaves a trailing "…, underscoring …" where it stands: its subject speaks.
    """
    begin = opening(plain)
    rule, start = frame(plain, begin)
    end, trail = _tail(plain, start, keep_trail=keep_trail)
    opinion = [(begin, _trim(plain, begin, start))] if rule else []
    left = [view for view in views if start <= view[0] < end]
    if left:
        sides = _sides(plain, start, end, left)
        if sides is None:
            return Cut((), ((begin, len(plain)),))
        (start, end), view = sides
        opinion.append(view)
        rule = _stronger(rule, "clause of judgement")
    if trail:
        opinion.append(trail)
        rule = _stronger(rule, "trailing judgement")
    return Cut(tuple(_granted(plain, start, end)), tuple(opinion), rule)


def _stronger(rule: str, other: str) -> str:
    return other if rule in ("", RARE) else rule


def _trim(plain: str, start: int, end: int) -> int:
    return start + len(plain[start:end].rstrip(" .,;:—–-"))


def _tail(plain: str, start: int, *, keep_trail: bool) -> tuple[int, Piece | None]:
    """Find where the facts end, and the trailing judgement after them."""
    for match in TRAIL.finditer(plain, start):
        if keep_trail and not match["thus"]:
            continue
        if FINITE.search(plain, start, match.start()):
            return match.start(), (match.start("view"), _trim(plain, start, len(plain)))
    return len(plain), None


def _sides(plain: str, start: int, end: int, views: Sequence[Piece]) -> tuple[Piece, Piece] | None:
    """Split fact from view at a break that has all words of opinion on one side, or give up."""
    for match in BREAK.finditer(plain, start, end):
        left, right = match.start(), match.end()
        if all(view[0] >= left for view in views) and FINITE.search(plain, start, left):
            return (start, left), (_word(plain, left), _trim(plain, start, end))
        contrast = match[0].strip(" ,").startswith(_CONTRAST)
        if contrast and all(view[0] < left for view in views) and _stands(plain[right:end]):
            return (right, end), (start, left)
    return None


def _word(plain: str, at: int) -> int:
    return at + len(plain[at:]) - len(plain[at:].lstrip(" ,;—–-"))


def _stands(words: str) -> bool:
    """Tell whether words look like a clause of their own: a subject, then a finite verb."""
    verb = FINITE.search(words)
    return verb is not None and verb.start() > 1 and not _NO_SUBJECT.match(words)


def _granted(plain: str, start: int, end: int) -> Iterator[Piece]:
    """Yield "Though A, B" as A and B; nothing when they cannot be told apart."""
    match = CONCESSIVE.match(plain, start, end)
    if match is None:
        yield start, end
        return
    for comma in _COMMA.finditer(plain, match.end(), end):
        if _stands(plain[match.end() : comma.start()]) and _stands(plain[comma.end() : end]):
            yield match.end(), comma.start()
            yield comma.end(), end
            return
    if match[0].startswith("While"):
        yield start, end  # "While in Rome, …"
