"""Where sentences begin and end, and which lines are headings.

Regular expressions only. A paragraph end always ends a sentence; sentences inside a quotation
are sentences of their own; the name of the one who speaks ("MS. LEE:", "Q") belongs to none,
nor does what is not said ("(Applause.)").
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from briefing.models import Article, Span
from briefing.reading import turns
from briefing.reading.abbreviations import OPENERS, is_full_stop
from briefing.reading.closed import SAY
from briefing.reading.lists import is_aside, is_clock, is_heading, lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTES = "\"'”’»"
_NOTES = r"(?:\[\d{1,3}\]){0,5}"  # marks of footnotes after the stop
_STOP = re.compile(
    r"(?P<stop>[.!?…]{1,8})(?P<close>[\"'”’»)\]]{0,4})"
    rf"(?P<note>{_NOTES}|(?<=[a-z]{{3}}\.)\d{{1,3}})\s+"
    r"(?=[\"'“‘«(\[•–—-]{0,4}[^\W_a-z]|\([a-z]{1,3}\)\s)"
    r"|(?P<cjk>[。！？]{1,8}(?:[」』）”’]{1,4}(?![ぁ-ん、])|(?![」』）”’。！？])))"
    r"|(?P<tight>[.!?](?:(?<=[a-z]{3}.)[”\"]?(?=(?:The|He|She|It|In|But|And|They|This|We|On|At)\s)"
    r"|(?<=[a-z].)(?=-0-$)))"
)
_NEXT = re.compile(r"[^\W\d_]{1,20}|\d{1,12}")
_SPOKEN = re.compile(r"(?:(?:[A-Z][\w'’-]{0,20}\.?|the|of) ){1,6}(?P<verb>[a-z]{3,16})\b")
_LONGEST = 3_100  # code points of a sentence; the longest of 5 million words of news has 3,073


def split(article: Article) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the sentences and the headings of `article`, each in order of the text."""
    heads = deque(turns.labels(article))
    found: tuple[list[Span], list[Span]] = ([], [])
    offset, spoken = 0, False
    for number, paragraph in enumerate(article.paragraphs, start=1):
        labels = {}
        while heads and heads[0].start < offset + len(paragraph):
            label = heads.popleft()
            labels[label.start - offset] = label.end - offset
        for begin, end in lines(paragraph, labels):
            start = min(labels.get(begin, begin), end)
            spoken = spoken or begin in labels
            for s, e, aside in _pieces(paragraph, start, end, spoken=spoken):
                found[aside].append(Span(article.id, number, offset + s, offset + e))
        offset += len(paragraph) + 2
    return tuple(found[0]), tuple(found[1])


def _pieces(text: str, start: int, end: int, *, spoken: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of a line, and whether each is no sentence."""
    if (is_clock if spoken else is_heading)(text[start:end]):
        yield start, end, True
        return
    for s, e in _sentences(text, start, end):
        yield s, e, is_aside(text[s:e], spoken=spoken)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _STOP.finditer(text, start, end):
        if match["stop"] is None:
            close = match.end()
        elif _is_end(text, start, match):
            close = match.end("note")
        else:
            continue
        yield from _bounded(text, start, close)
        start = close
    yield from _bounded(text, start, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what nobody wrote as one sentence, so that no step has to read 100 kB at once.

    Every piece stays longer than a sentence can be, so that it is known for noise.
    """
    for left in range((end - start) // _LONGEST, 1, -1):
        aim = start + (end - start) // left
        space = text.rfind(" ", aim - 50, aim)
        cut = space if space > 0 else aim
        yield from trimmed(text, start, cut)
        start = cut
    yield from trimmed(text, start, end)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Decide whether the stop of `match` ends the sentence that began at `start`."""
    stop, close = match["stop"], match["close"]
    follows = _NEXT.search(text, match.end(), match.end() + 25)
    word = follows[0] if follows else ""
    if stop in ("...", "…"):
        return word.lower() in OPENERS or bool(close)
    if stop[-1] in "!?":
        return not (close and _is_said(text, match.end()))
    if close and close[0] in _QUOTES:
        return True
    return is_full_stop(text, start, match.start("stop"), word)


def _is_said(text: str, at: int) -> bool:
    """Tell whether the words after a quoted question only say whose it is."""
    spoken = _SPOKEN.match(text, at, at + 120)
    return spoken is not None and spoken["verb"] in SAY
