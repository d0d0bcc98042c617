"""The passage of an article that shows best what was found in it, and where in the passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.library import segmenting
from briefing.library.terms import WORD, Terms, folded

_WIDTH = 240  # code points of a passage
_READ = 50_000  # code points of an article that are looked at
_BETWEEN = r"[\W_]{1,20}"
_MOST = 500  # matches of one article that are looked at

Match = tuple[int, int, int]  # start, end, number of the term
Marks = tuple[tuple[int, int], ...]


def snippet(text: str, wanted: tuple[str, ...], terms: Terms) -> tuple[str, Marks]:
    """A passage on one line, and the code points (start, end) in it that match.

    It is the passage with most of the different words and phrases, the earliest of equals; the
    beginning of the text when none is in it.
    """
    text = text[:_READ]
    matches = sorted(set(_matches(text, wanted, terms)))[:_MOST]
    start, end = _window(text, matches)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    marks = [(a + shift, b + shift) for a, b, _ in matches if start <= a and b <= end]
    passage = "".join(c if c.isprintable() else " " for c in text[start:end])
    return before + passage + after, _apart(marks)


def _matches(text: str, wanted: tuple[str, ...], terms: Terms) -> Iterator[Match]:
    spaced: list[tuple[list[str], int]] = []
    for number, term in enumerate(wanted):
        if segmenting.ANY.search(term):
            yield from _unspaced(text, term, number)
        elif sequence := terms.of(term):
            spaced.append((sequence, number))
    if spaced:
        yield from _spaced(text, spaced, terms)


def _unspaced(text: str, term: str, number: int) -> Iterator[Match]:
    """Where a term stands letter by letter, or else the words it is told into."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    kinds = segmenting.scripts(term)
    told = segmenting.told(term, "ja" if "han" in kinds else "ko").words.split()
    words = [term] if term in lower else [word for word in told if word in lower]
    for word in words:
        at = lower.find(word)
        for _ in range(_MOST):
            if at < 0:
                break
            yield at, at + len(word), number
            at = lower.find(word, at + len(word))


def _spaced(text: str, wanted: list[tuple[list[str], int]], terms: Terms) -> Iterator[Match]:
    """Where words stand that have the terms of a sequence, one after another."""
    forms = {word: folded(word) for word in set(WORD.findall(text))}
    terms.learn(forms.values())
    printed: dict[str, list[str]] = {term: [] for sequence, _ in wanted for term in sequence}
    for word, form in forms.items():
        if (term := terms.of_word(form)) in printed:
            printed[term].append(re.escape(word))
    for sequence, number in wanted:
        if all(printed[term] for term in sequence):
            words = (f"(?:{'|'.join(sorted(printed[term]))})" for term in sequence)
            for found in re.finditer(f"(?<![^\\W_]){_BETWEEN.join(words)}(?![^\\W_])", text):
                yield found.start(), found.end(), number


def _window(text: str, matches: list[Match]) -> tuple[int, int]:
    """The stretch with most different terms, begun and ended between words where it can be."""
    if len(text) <= _WIDTH:
        return 0, len(text)
    best, first = (0, 0), 0
    for at, (start, _, _) in enumerate(matches):
        inside = [m[2] for m in matches[at : at + 30] if m[1] <= start + _WIDTH * 3 // 4]
        worth = (len(set(inside)), min(3, len(inside)))
        if worth > best:
            best, first = worth, start
    start = max(0, min(first - _WIDTH // 4, len(text) - _WIDTH))
    return _at_word(text, start, first), _back_to_word(text, start + _WIDTH)


def _at_word(text: str, start: int, match: int) -> int:
    """The next beginning of a word from `start` on, before the match; `start` if none is near."""
    if start == 0:
        return 0
    breaks = [text.find(mark, start, match) for mark in (" ", "\n")]
    near = min((at for at in breaks if at >= 0), default=-1)
    return near + 1 if 0 <= near < start + 30 else start


def _back_to_word(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", end - 30, end), text.rfind("\n", end - 30, end))
    return space if space > 0 else end


def _apart(marks: list[tuple[int, int]]) -> Marks:
    """Marks without those that lie in or across an earlier one."""
    kept = marks[:1]
    for _, (start, end) in pairwise(marks):
        if start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
