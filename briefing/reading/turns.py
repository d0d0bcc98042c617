"""Who speaks from where to where in a transcript: the labels that head the turns.

A text is a transcript when two of its lines begin with a label in capitals ("MS. LEE:",
"THE PRESIDENT:", "Q"), or when names with a colon take turns ("Moderator:", "Lee:").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from briefing.models import Span, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Article

REPORTER = "a reporter"
"""The kit's word for who asks behind a bare "Q"."""

_QUESTION = re.compile(r"Q(?:UESTION)?(?:\s?[:.]\s+|\s+)(?=\S)|Q(?:UESTION)?:?$")
_ANSWER = re.compile(r"A(?:NSWER)?\s?[:.]\s+(?=\S)")
_CAPITALS = re.compile(
    r"(?P<name>[^\W\d_a-z][^\W\d_a-z.,'’&/ -]{0,40}(?:[.,'’&/ -]{1,3}[^\W\d_a-z]{1,40}){0,8}\.?)"
    r"(?:\s?\([^()\n]{1,60}\))?\s?:(?=\s|$)\s*"
)
_NAMED = re.compile(
    r"(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Sen|Gen|Rep)\. )?[^\W\d_a-z][\w'’-]{1,30}"
    r"(?: [^\W\d_a-z][\w.'’-]{0,30}){0,3})(?:\s?\([^()\n]{1,60}\))?\s?[:：]\s*(?=[^\s\"“「])"
)
_TITLE = re.compile(
    r"\b(?:MR|MS|MRS|DR|THE PRESIDENT|PRESIDENT|MINISTER|SECRETARY|SENATOR|CHAIRM[AE]N|CHAIR|"
    r"GENERAL|ADMIRAL|AMBASSADOR|GOVERNOR|MAYOR|OFFICIAL|MODERATOR|OPERATOR|INTERPRETER|REPORTER|"
    r"SPEAKER|DIRECTOR|ADMINISTRATOR|COMMISSIONER|PROFESSOR|JUDGE|JUSTICE|CHANCELLOR|HOST|ANCHOR|"
    r"AUDIENCE|PARTICIPANT|VOICE|CORRESPONDENT|UNIDENTIFIED|KING|QUEEN|PREMIER)\b"
)
_LINE = re.compile(r"\n(?=\S)")
# Headed lines in capitals that nobody speaks.
_NOT_SPEAKERS = frozenset(
    """
    SUBJECT NOTE NOTES UPDATE UPDATES CORRECTION READ WATCH SEE RELATED MORE TITLE DATE FROM TO RE
    CC SOURCE SOURCES PHOTO PHOTOS VIDEO IMAGE CONTACT SUMMARY BACKGROUND ABSTRACT WARNING SPOILER
    ALERT ADVISORY LISTEN CLARIFICATION DISCLAIMER DISCLOSURE TAGS FACT PS NB TOPIC VENUE TIME
    PLACE LOCATION WHO WHAT WHEN WHERE WHY HOW FAQ TABLE FIGURE PART CHAPTER SECTION APPENDIX
    """.split()
)
_ADDRESSED = ("DEAR ", "FOR ", "FACT SHEET", "EDITOR", "BREAKING", "LIVE ", "MEMORANDUM")
_LEAST_CAPITALS = 2  # labels in capitals from which a text is a transcript
_LEAST_NAMED = 4  # turns headed by names, and the share of paragraphs they must head
_SHARE = 0.3
_WORDS = 6  # mean words of such a turn's first line; shorter ones are a table or a list


class Label(NamedTuple):
    """A line's label: where it begins, where the name ends, where the words begin."""

    start: int
    name_end: int
    end: int
    rule: str


@lru_cache(maxsize=64)
def find(article: Article) -> tuple[Turn, ...]:
    """Return the turns of `article` in order; none when it is no transcript."""
    found, text = labels(article), article.text
    ends = [label.start for label in found[1:]] + [len(text)]
    begins = list(accumulate((len(p) + 2 for p in article.paragraphs), initial=0))

    def span(start: int, end: int) -> Span:
        return Span(article.id, bisect_right(begins, start), start, end)

    turns = []
    for label, until in zip(found, ends, strict=False):
        said = text[label.end : until]
        start, end = label.end + len(said) - len(said.lstrip()), label.end + len(said.rstrip())
        if start < end:
            head = span(label.start, label.name_end)
            name = _speaker(text[head.start : head.end], label)
            turns.append(Turn(name, head, span(start, end), label.rule))
    return tuple(turns)


def _speaker(name: str, label: Label) -> str | None:
    if label.rule == "question":
        return REPORTER
    return None if label.rule == "answer" else name


@lru_cache(maxsize=64)
def labels(article: Article) -> tuple[Label, ...]:
    """Return the labels that head the turns of `article`, in order of the text."""
    lines = [(at, line) for at, line in _lines(article) if _may_head(line)]
    loud = [label for at, line in lines if (label := _loud(at, line))]
    asked = any(label.rule == "question" for label in loud)
    least = 1 if article.genre == "speech" else _LEAST_CAPITALS
    if len(loud) >= least and (asked or _is_spoken(article, loud)):
        answers = [label for at, line in lines if asked and (label := _answer(at, line))]
        return tuple(sorted({*loud, *answers}))
    return tuple(_alternating(lines, len(article.paragraphs)))


def _is_spoken(article: Article, loud: list[Label]) -> bool:
    """Tell whether labels in capitals are people: a title, or two that come again and are names."""
    text = article.text
    names = Counter(text[x.start : x.name_end] for x in loud)
    if any(_TITLE.search(name) for name in names):
        return True
    last = Counter(name.rsplit(None, 1)[-1] for name, n in names.items() for _ in range(n))
    often = [word for word, n in last.items() if n > 1]
    return len(often) > 1 and not any(
        re.search(rf"\b{re.escape(word.lower())}\b", text) for word in often
    )


def _may_head(line: str) -> bool:
    """Tell whether a line may begin with a label, before any pattern is tried."""
    if line[:1] == "Q":
        return True
    return (":" in line or "：" in line) and (line[:1].isupper() or line[:1] > "~")


def _lines(article: Article) -> Iterator[tuple[int, str]]:
    offset = 0
    for paragraph in article.paragraphs:
        yield offset, paragraph[:120]
        for match in _LINE.finditer(paragraph) if "\n" in paragraph else ():
            yield offset + match.end(), paragraph[match.end() : match.end() + 120]
        offset += len(paragraph) + 2


def _loud(at: int, line: str) -> Label | None:
    """The label of a line that begins with a name in capitals or with "Q"."""
    asked = _QUESTION.match(line)
    if asked:
        return Label(at, at + len(asked[0].rstrip(" :.\n\t")), at + asked.end(), "question")
    match = _CAPITALS.match(line)
    if match is None:
        return None
    name = match["name"]
    if not name.isupper() or len(name) < 3 or name.startswith(_ADDRESSED):
        return None
    if name.split()[0].strip(".,") in _NOT_SPEAKERS:
        return None
    return Label(at, at + len(name), at + match.end(), "name in capitals")


def _answer(at: int, line: str) -> Label | None:
    match = _ANSWER.match(line)
    return (
        Label(at, at + len(match[0].rstrip(" :.\n\t")), at + match.end(), "answer")
        if match
        else None
    )


def _alternating(lines: list[tuple[int, str]], paragraphs: int) -> list[Label]:
    """Names with a colon that take turns: two that come again, over a good share of the text."""
    found = [(at, line, match) for at, line in lines if (match := _NAMED.match(line))]
    if len(found) < _LEAST_NAMED:
        return []
    last = Counter(match["name"].rsplit(" ", 1)[-1] for _, _, match in found)
    kept = [(a, n, m) for a, n, m in found if last[m["name"].rsplit(" ", 1)[-1]] > 1]
    speakers = {m["name"].rsplit(" ", 1)[-1] for _, _, m in kept}
    words = sum(len(line[m.end() :].split()) for _, line, m in kept)
    enough = len(kept) >= max(_LEAST_NAMED, _SHARE * paragraphs)
    if not enough or len(speakers) < 2 or words < _WORDS * len(kept):
        return []
    return [Label(a, a + m.end("name"), a + m.end(), "name with a colon") for a, _, m in kept]
