"""The passage of an article that shows best what was found in it, and where in the passage."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.library import segmenting
from briefing.library.terms import WORD, Terms, folded

_WIDTH = 240  # code points of a passage
_READ = 200_000  # code points of an article that are looked at
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
    spaced: dict[str, list[tuple[list[str], int]]] = {}
    for number, term in enumerate(wanted):
        if segmenting.ANY.search(term):
            yield from _unspaced(text, term, number)
        elif sequence := terms.of(term):
            spaced.setdefault(sequence[0], []).append((sequence, number))
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


def _spaced(
    text: str, wanted: dict[str, list[tuple[list[str], int]]], terms: Terms
) -> Iterator[Match]:
    places = [(m[0], m.start(), m.end()) for m in WORD.finditer(text)]
    forms = {word: folded(word) for word, _, _ in places}
    terms.learn(forms.values())
    term_of = {word: terms.of_word(form) for word, form in forms.items()}
    found = [term_of[word] for word, _, _ in places]
    for at, term in enumerate(found):
        for sequence, number in wanted.get(term, ()):
            last = at + len(sequence)
            if found[at:last] == sequence:
                yield places[at][1], places[last - 1][2], number


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
