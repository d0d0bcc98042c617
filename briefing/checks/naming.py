"""Words may give way to the bracket that says what they mean: "on Friday [14 June 2024]".

The kit puts a name or a date in square brackets behind a word that leans on its article. Of
the two, the bracket says more, and the word before it may go: "[Kim] said", "on [14 June 2024]".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.checks.tokens import Token

_PRONOUNS = frozenset({"he", "she", "it", "him"})
_THE = frozenset({"the", "this", "that"})
# What `briefing.sections.settle` names in brackets, by the words it looks for.
_NOUNS = frozenset({"pact", "agreement", "deal", "treaty", "accord", "leaders", "North", "South"})
_COUNTED = frozenset({"two", "three", "four", "five"})
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_BEFORE = frozenset("on in of by since until from before after".split())
_LONGEST = 3  # words that a bracket can make needless: "the three leaders"


class Brackets(NamedTuple):
    """The brackets of the kit in a sentence, each as printed: those that name, those that date."""

    names: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()


def needless(given: tuple[Token, ...], at: int, brackets: Brackets) -> Iterator[int]:
    """Yield the end of the words from `at` on that the bracket behind them makes needless."""
    for end in range(at + 1, min(at + _LONGEST, len(given) - 1) + 1):
        words, bracket = [token.text for token in given[at:end]], given[end].text
        if bracket in brackets.names and is_reference(words, bracket):
            yield end
        elif bracket in brackets.dates and _BEFORE.isdisjoint(words):
            before = given[at - 1].text.lower() if at else ""
            if before in _BEFORE and _is_day(words, bracket):
                yield end


def is_reference(words: list[str], bracket: str) -> bool:
    """True for a pronoun, or a definite noun that the kit names: "he", "the two leaders"."""
    lows = [word.lower() for word in words]
    if len(words) == 1:
        return lows[0] in _PRONOUNS
    if words[-1] == "leaders" and " and " not in bracket:
        return False  # less than two names do not say who they are
    counted = len(words) == 3 and lows[1] in _COUNTED and words[2] == "leaders"
    return lows[0] in _THE and (counted or (len(words) == 2 and words[1] in _NOUNS))


def _is_day(words: list[str], bracket: str) -> bool:
    """True for a weekday, or a month with or without its day that the bracket prints too."""
    if len(words) == 1 and words[0] in _DAYS:
        return bracket[1].isdigit()  # a day, and not only the month it lies in
    printed = bracket.strip("[]").split()
    if not (printed[0][0].isdigit() or printed[0] in _MONTHS):
        return False  # "early in October [early October 2021]"
    months = [word for word in words if word in _MONTHS]
    return len(months) == 1 and len(words) <= 2 and all(word in printed for word in words)
