"""What a language model may do to a sentence: nothing that could change who did what to whom.

The sentence it returns must be the one it was given after steps from a closed list: a wordy turn
made plain (`briefing.checks.edits`), a word left out before the bracket that says what it means
(`naming`), an attribution moved from the end to the front (`fronting`). No other word may go,
come or change its place. A test on sets or order of words alone would let "Officials in Japan
attacked the plan" stand for "Officials in Seoul said Japan's minister attacked the plan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.checks.edits import Edit, edits
from briefing.checks.fronting import fronted
from briefing.checks.naming import Brackets, needless
from briefing.checks.tokens import Token, raised, tokens, words

_NONE = Brackets()
_SAME = "it is the rule text"
_ODD = "its quotation marks, brackets, spaces or signs are not those of one plain sentence"
_OTHER = "it is not the rule text with wordy turns made plain, and nothing else changed"


class Step(NamedTuple):
    """A stretch of the sentence up to `end`, and what may stand for it."""

    end: int
    plain: tuple[Token, ...]


def refusal(sentence: str, rewritten: str, brackets: Brackets = _NONE) -> str:
    """Why `rewritten` may not stand for `sentence`; empty when it may.

    `brackets` are those of the kit; any other one in the sentence is the source's own.
    """
    if sentence == rewritten:
        return _SAME
    given, told = tokens(sentence), tokens(rewritten)
    if not given or not told:
        return _ODD
    orders = [given, *fronted(given, brackets)]
    return "" if any(_reaches(order, told, brackets) for order in orders) else _OTHER


def plainest(sentence: str, brackets: Brackets = _NONE) -> str:
    """The sentence with every change made that may be; itself when none may."""
    given = tokens(sentence)
    if not given:
        return sentence
    order = next(fronted(given, brackets), given)
    made: list[Token] = []
    at = 0
    while at < len(order):
        step = [*_steps(order, at, brackets), *_kept(order, at)][0]
        made += step.plain
        at = step.end
    return sentence if tuple(made) == given else _joined(made)


def _joined(made: list[Token]) -> str:
    """The pieces as a sentence."""
    return raised("".join(" " * token.spaced + token.text for token in made).strip())


def _reaches(given: tuple[Token, ...], told: tuple[Token, ...], brackets: Brackets) -> bool:
    """True when steps lead from the one sentence to the other: each pair of places is seen once."""
    ahead = [(0, 0)]
    seen = set(ahead)
    while ahead:
        at, here = ahead.pop()
        if (at, here) == (len(given), len(told)):
            return True
        for step in (*_kept(given, at), *_steps(given, at, brackets)):
            there = here + len(step.plain)
            if (step.end, there) not in seen and _equal(step.plain, told, here, at):
                seen.add((step.end, there))
                ahead.append((step.end, there))
    return False


def _equal(plain: tuple[Token, ...], told: tuple[Token, ...], here: int, at: int) -> bool:
    """True when these pieces stand in the rewriting; the first of all has a capital letter."""
    shown = told[here : here + len(plain)]
    if here or not plain or not shown:
        return shown == plain
    first, *rest = plain
    capital = first.text if at == 0 and first == shown[0] else raised(first.text)
    return shown[0].text == capital and [*shown[1:]] == rest


def _kept(given: tuple[Token, ...], at: int) -> Iterator[Step]:
    if at < len(given):
        yield Step(at + 1, (given[at],))


def _steps(given: tuple[Token, ...], at: int, brackets: Brackets) -> Iterator[Step]:
    if at == len(given):
        return
    for edit in edits().get(_low(given, at), ()):
        end = at + len(edit.wordy)
        if _fits(edit, given, at, end):
            yield Step(end, words(edit.plain, spaced=given[at].spaced))
    for end in needless(given, at, brackets):
        yield Step(end, ())


def _low(given: tuple[Token, ...], at: int) -> str:
    """The word at a place; the first of a sentence without its capital letter."""
    text = given[at].text
    return text[:1].lower() + text[1:] if at == 0 else text


def _fits(edit: Edit, given: tuple[Token, ...], at: int, end: int) -> bool:
    """True when the wordy turn stands at this place, and stands alone."""
    found = tuple(_low(given, k) for k in range(at, min(end, len(given))))
    if found != edit.wordy or (edit.opens and at):
        return False
    after = given[end].text if end < len(given) else ""
    if edit.follows and not re.fullmatch(edit.follows, after):
        return False
    return not edit.never or not any(re.fullmatch(edit.never, t.text) for t in given[:at])
