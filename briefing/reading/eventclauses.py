"""Which clause of a sentence a time expression stands in.

Cut only where a clause surely ends: at a semicolon, an unpaired dash, a conjunction with a
subject of its own, a relative clause. An inserted relative clause ("X, which …, confirmed") is
skipped when the expression stands outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.reading.eventwords import FINITE

_OPENING = re.compile(
    r"(?:[Tt]hough|[Aa]lthough|[Ww]hile|[Ww]hen|[Ww]hereas|[Bb]ecause|[Ss]ince|[Aa]s|[Aa]fter"
    r"|[Bb]efore)\s"
)
# may be left out in front of a clause taken alone; "as" and "after" may open a mere phrase
_CONCEDING = re.compile(r"(?:[Tt]hough|[Aa]lthough|[Ww]hile|[Ww]hereas|[Ww]hen|[Bb]ecause)\s")
_SUBJECT = (
    r"(?:the|an?|its?|his|her|their|they|he|she|we|this|that|these|those|both|all|[A-Z][\w.’'-]*)\s"
)
_CUT = re.compile(
    r"(?P<mark>;\s|:\s(?=[a-z])|\s[–—]\s|—|\s--?\s)"
    rf"|,\s(?:(?:and|but|or|so|yet)\s(?={_SUBJECT})"
    r"|(?P<sub>while|whereas|although|though|when|because|since|as|after|before"
    rf"|unless)\s(?={_SUBJECT}))"
    r"|,\s(?P<rel>which|who|whose|whom|where)\s"
    rf"|\s(?:while|whereas|although)\s(?={_SUBJECT})"
)
_INSERTED = re.compile(
    r",\s(?:which|who|whose|whom|where)\s[^;]{1,200}?,\s"
    rf"(?=(?:[a-z]{{2,12}}ly\s)?(?!and\b|or\b|but\b)(?:{FINITE.pattern}))"
)
_DETERMINED = re.compile(
    r"\b(?:an?|the|its|his|her|their|this|that)\s(?:[\w.&’'-]{1,24}\s){0,4}[\w.&’'-]{1,24}$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:\b[Tt]he\s)?(?:[A-Z][\w.&’'-]{0,24}\s){0,7}[A-Z][\w.&’'-]{0,24}$")
_REACH = 120  # code points before a relative clause in which the words it describes begin


class Cut(NamedTuple):
    """Where one clause ends and the next begins; `kind` is mark, sub, rel or and."""

    end: int
    start: int
    kind: str


def around(text: str, start: int, end: int, at: int, to: int) -> tuple[int, int]:
    """Return the clause of `text[start:end]` that holds `at`:`to`."""
    cuts = sorted(_cuts(text, start, end, at))
    before = [cut for cut in cuts if cut.start <= at]
    after = [cut for cut in cuts if cut.end >= to]
    left = _left(text, start, before[-1]) if before else start
    return _trim(text, left, after[0].end if after else end)


def _cuts(text: str, start: int, end: int, at: int) -> Iterator[Cut]:
    inserted = [
        (m.start(), m.end())
        for m in _INSERTED.finditer(text, start, end)
        if not m.start() <= at < m.end()
    ]
    dashes = [m.start() for m in _CUT.finditer(text, start, end) if _is_dash(m)]
    first = _opening(text, start, end)
    if first:
        yield first
    for match in _INSERTED.finditer(text, start, end):
        if match.start() <= at < match.end():
            yield Cut(match.end() - 2, match.end(), "and")
    for match in _CUT.finditer(text, start, end):
        if any(left <= match.start() < right for left, right in inserted):
            continue
        if _is_dash(match) and _paired(dashes, match.start(), at):
            continue
        if not _tells(text, match, end) or _lists(text, start, match):
            continue
        yield Cut(
            match.start(), match.end() if not match["rel"] else match.start("rel"), _kind(match)
        )


def _kind(match: re.Match[str]) -> str:
    return next((name for name in ("mark", "rel", "sub") if match[name]), "and")


def _is_dash(match: re.Match[str]) -> bool:
    return bool(match["mark"]) and match["mark"][0] not in ";:"


def _paired(dashes: list[int], dash: int, at: int) -> bool:
    """Two dashes on the same side of the expression enclose an aside."""
    side = [other for other in dashes if (other < at) == (dash < at)]
    return len(side) % 2 == 0


def _tells(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether what follows the cut has a finite verb, as a clause does."""
    if match["mark"] or match["rel"]:
        return True
    return FINITE.search(text, match.end(), min(end, match.end() + 90)) is not None


def _lists(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the conjunction only ends a list: nothing before it has a verb."""
    if match["mark"] or match["rel"] or match["sub"]:
        return False
    left = match.start()
    return text.find(", ", start, left) > 0 and FINITE.search(text, start, left) is None


def _opening(text: str, start: int, end: int) -> Cut | None:
    """The comma that ends an opening subordinate clause."""
    if not _OPENING.match(text, start):
        return None
    verb = FINITE.search(text, start, end)
    comma = text.find(", ", verb.end() if verb else start, end)
    return Cut(comma, comma + 2, "and") if comma > 0 else None


def _left(text: str, start: int, cut: Cut) -> int:
    """A relative clause begins with the words it describes."""
    if cut.kind != "rel":
        return cut.start
    lead = text[max(start, cut.end - _REACH) : cut.end]
    named = _NAMED.search(lead)
    if named:
        return cut.end - len(named[0])
    nouns = [
        m.start() for m in re.finditer(r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s", lead)
    ]
    whole = _DETERMINED.match(lead, nouns[-1]) if nouns else None
    return cut.end - len(whole[0]) if whole else cut.start


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    opening = _CONCEDING.match(piece)
    lead = opening.end() if opening else 0
    lead += len(piece[lead:]) - len(piece[lead:].lstrip(" ,;:—–-\n"))
    return start + lead, start + len(piece.rstrip(" ,;:—–-\n.!?"))
