"""Stretches of capitalised words in which names are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading import roles
from briefing.reading.closed import SMALL
from briefing.reading.names import PARTICLES, SUFFIXES
from briefing.reading.places import CALENDAR
from briefing.reading.titles import ADDRESS, MODIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.reading.evidence import Scene
    from briefing.reading.tokens import Token


def runs(scene: Scene) -> Iterator[roles.Phrase]:
    """Yield stretches of capitalised words, with particles and initials inside."""
    words = scene.words
    at, count = 0, len(words)
    while at < count:
        if words[at].shape != "cap":
            at += 1
            continue
        end = at + 1
        while end < count and end - at < 14 and scene.stops[end] == scene.stops[at]:
            if words[end - 1].low in SUFFIXES and end - at > 1:
                break
            if words[end].shape == "cap" and touch(words, end):
                end += 1
            elif _nickname(words, end):
                end += 4
            elif (_particle(words, end) and words[end - 1].low not in SMALL) or (
                words[end].low == "," and end + 1 < count and words[end + 1].low in SUFFIXES
            ):
                end += 2
            else:
                break
        kept = _kept(words, at, end)
        if kept > at:
            yield at, kept
        at = end


def touch(words: Sequence[Token], at: int) -> bool:
    """Tell whether at most one space stands before a token."""
    return 0 <= words[at].start - words[at - 1].end <= 1


def _kept(words: Sequence[Token], start: int, end: int) -> int:
    """Where a stretch ends without half a word: "FY" of "FY2023", and a particle before it."""
    if end == len(words) or words[end].shape != "number" or words[end].start > words[end - 1].end:
        return end
    end -= 1
    while end > start and words[end - 1].shape == "low":
        end -= 1
    return end


def _nickname(words: Sequence[Token], at: int) -> bool:
    """Tell whether a nickname in quotation marks stands inside a name: "Ann “Red” Lee"."""
    if at + 3 >= len(words) or words[at].word not in "\"“'‘" or words[at + 2].word not in "\"”'’":
        return False
    return words[at + 1].shape == "cap" and words[at + 3].shape == "cap"


def _particle(words: Sequence[Token], at: int) -> bool:
    low, count = words[at].low, len(words)
    if low not in PARTICLES or at + 1 >= count or words[at].shape != "low":
        return False
    return words[at + 1].shape == "cap" and touch(words, at) and touch(words, at + 1)


def opened(scene: Scene, start: int, end: int) -> roles.Phrase:
    """Drop the small words that have a capital only because a sentence begins."""
    words = scene.words
    while start < end:
        low = words[start].low
        follows = start + 1 < end
        if low == "will" and follows and _inside(scene, start):
            break  # "and Will Ferrell"
        if low in SMALL or (follows and words[start].word == "I") or _asks(scene, start):
            start += 1
        elif low in CALENDAR and start and words[start - 1].shape == "number":
            start += 1  # "on 23 August Seoul said"
        else:
            break
    return start, end


def _inside(scene: Scene, at: int) -> bool:
    """Tell whether a word stands after another of its sentence that has no mark."""
    return at > 0 and scene.words[at - 1].shape == "low" and scene.stops[at - 1] == scene.stops[at]


def _asks(scene: Scene, at: int) -> bool:
    """Tell whether "Will" begins a question: "Will Warren run?"."""
    stop = scene.stops[at]
    if scene.words[at].low != "will" or not stop or scene.words[stop - 1].low != "?":
        return False
    return at == 0 or scene.stops[at - 1] != stop or scene.words[at - 1].shape != "low"


def is_turn(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the stretch is the name before a turn: "MS. LEE:"."""
    words = scene.words
    if end >= len(words) or words[end].word not in (":", "(") or end - start > 6:
        return False
    shouted = all(word.word.isupper() for word in words[start:end])
    first = words[start]
    return shouted and (first.low in ADDRESS or first.low in MODIFIERS or roles.is_role(first))


def is_signature(scene: Scene, start: int) -> bool:
    """Tell whether the stretch signs a quotation: "“…” — Ann Lee"."""
    before = [word.low for word in scene.words[max(0, start - 2) : start]]
    return len(before) == 2 and before[0] in '"”’»' and before[1] in "—–―-"
