"""Spans found against spans labelled, where titles and articles may stand inside or outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.evaluation.conllfiles import Labelled
from briefing.evaluation.counts import Count
from briefing.reading import titles
from briefing.reading.names import PARTICLES

_WORDS = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_CUT = re.compile(r"(?:the|a|an|our|its)\s+", re.IGNORECASE)
_TITLES = titles.ADDRESS | titles.ROLES | titles.MODIFIERS | titles.PORTFOLIO
_TITLES |= frozenset(("he", "spc.", "citizen"))  # "HE Dr": His Excellency
_OWNER = re.compile(r"(?:\s?['’]\s?[sS])?$")
# "the CEO of Nordbank", "one of our men", "commander of the fleet"
_DESCRIBED = re.compile(
    r"(?:(?:the|an?|one|its|his|her)\s)?(?:[^\W_]+[ -]){0,4}?[a-z]+\s(?:of|for|at|in)\s.*$"
    r"|one\s|an?\s|(?:[Tt]he\s|its\s|his\s)?(?:[A-Z]\w+ ){0,4}"
    r"(?:Commissioner|Director|Minister|President|Head|Envoy|Advis[eo]r|Representative|Secretary"
    r"|Chief)\s(?:of|for|to)\s(?:[\w.,-]+\s?){1,6}$",
)
_PRONOUNS = frozenset(
    """
    i me my mine myself we us our ours you your he him his himself she her hers it its they them
    their who this that these those here there one two three all some many both
    """.split()
)


@dataclass(frozen=True, slots=True)
class Spans:
    """The count of a text, and what was wrong and missed."""

    count: Count
    wrong: tuple[tuple[Labelled, str], ...]
    missed: tuple[Labelled, ...]


def named(body: str, label: Labelled) -> bool:
    """Tell whether a label holds a name: a word with a capital that is no title or small word."""
    cut = bare(body, label)
    words = list(_WORDS.finditer(body, cut.start, cut.end))
    if not words or (label.kind == "person" and _is_title(words[-1][0])):
        return False
    if label.kind == "person" and _DESCRIBED.match(body, label.start, label.end):
        return False
    begins = cut.start == 0 or body[cut.start - 1] == "\n"
    if begins and len(words) == 1 and words[0][0][1:].islower() and words[0][0].endswith("s"):
        return label.kind == "person"  # "Civilians" with the capital of a sentence
    return any(match[0][0].isupper() and match[0].lower() not in _PRONOUNS for match in words)


def bare(body: str, label: Labelled) -> Labelled:
    """The label without article and titles before, and apposition and 's behind, the name."""
    start, end = label.start, label.end
    while (cut := _CUT.match(body, start, end)) is not None:
        start = cut.end()
    end -= len(_OWNER.search(body[start:end])[0])  # type: ignore[index] # matches nothing too
    if label.kind != "person":
        return Labelled(label.kind, start, end)
    comma = body.find(", ", start, end)
    if comma > start:
        if _is_title(body[start:comma].rsplit(maxsplit=1)[-1]):
            start = comma + 2
        elif body[comma + 2 : comma + 4] not in ("Jr", "Sr"):
            end = comma
    return Labelled(label.kind, _past_titles(body, start, end), end)


def _past_titles(body: str, start: int, end: int) -> int:
    """Where the name begins in "Minister for the Middle East Anna Reed"."""
    words = list(_WORDS.finditer(body, start, end))
    low = [m[0].islower() and m[0] not in PARTICLES for m in words]
    past = max((n for n, m in enumerate(words) if low[n] or _is_title(m[0])), default=-1)
    title = any(_is_title(match[0]) for match in words[: past + 1])
    return words[past + 1].start() if title and past + 1 < len(words) else start


def _is_title(word: str) -> bool:
    low = word.lower().removesuffix("-designate").removesuffix("-elect")
    return low in _TITLES or low.rstrip(".") in _TITLES or low + "." in _TITLES


def matched(
    body: str,
    found: Sequence[tuple[Labelled, str]],
    gold: Sequence[Labelled],
    *,
    strict: bool,
) -> Spans:
    """Pair what was found with what is labelled, one to one.

    `strict`: beginning and end are equal, but for title and article. Otherwise they overlap.
    Labels of `gold` without a name are neutral: what lies in one is not counted.
    """
    wanted = [label for label in gold if named(body, label)]
    neutral = [(one.start, one.end) for one in gold if one not in set(wanted)]
    forms = [{(one.start, one.end), *_forms(body, one)} for one in wanted]
    taken: set[int] = set()
    right = 0
    wrong = []
    for label, rule in found:
        where = {(label.start, label.end), *_forms(body, label)}
        hit = next(
            (
                j
                for j, gold_forms in enumerate(forms)
                if j not in taken
                and (
                    bool(where & gold_forms) or _after_title(body, label, wanted[j])
                    if strict
                    else _overlap(label, wanted[j])
                )
            ),
            None,
        )
        if hit is not None:
            taken.add(hit)
            right += 1
        elif not any(s < label.end and label.start < e for s, e in neutral):
            wrong.append((label, rule))
    missed = tuple(one for j, one in enumerate(wanted) if j not in taken)
    return Spans(Count(right, right + len(wrong), right, len(wanted)), tuple(wrong), missed)


def _forms(body: str, label: Labelled) -> set[tuple[int, int]]:
    cut = bare(body, label)
    return {(cut.start, cut.end)}


def _after_title(body: str, found: Labelled, gold: Labelled) -> bool:
    """Tell whether a person found is a label without the title before it.

    One word is enough only after nothing but titles: "Smith" is not "Captain John Smith".
    """
    cut = bare(body, gold)
    if found.kind != "person" or found.end != cut.end or found.start <= gold.start:
        return False
    before = [match[0] for match in _WORDS.finditer(body, gold.start, found.start)]
    titles_before = [_is_title(word) for word in before]
    return all(titles_before) or (any(titles_before) and " " in body[found.start : found.end])


def _overlap(one: Labelled, two: Labelled) -> bool:
    return one.start < two.end and two.start < one.end
