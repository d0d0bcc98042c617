"""Where sentences begin and end, and which lines are headings.

Regular expressions only. A paragraph end always ends a sentence; sentences inside a quotation
are sentences of their own; the name of the one who speaks ("MS. LEE:", "Q") belongs to none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING_WORDS = 14  # a longer line without an end mark is read as a sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# always followed by the rest of a name or number
_TITLES = _words(
    """
    mr mrs ms dr prof gen lt col maj capt cmdr sgt cpl adm rear vice sen rep gov pres hon
    rev fr st mt ft amb insp supt messrs sr sra mme mlle brig det cf vs v viz approx ca al
    e.g i.e cdr ltc spc atty dist
    """
)
_BEFORE_DIGIT = _words(
    """
    no nos art arts sec secs fig figs p pp para paras ch vol jan feb mar apr jun jul aug sep
    sept oct nov dec res
    """
)
# may end a sentence; does when the next word is one that begins sentences
_ENDING = _words(
    """
    a.m p.m inc corp co ltd bros llc plc jr sr etc u.s u.n u.k d.c e.u est dept univ assn
    ave blvd rd mon tue tues wed thu thur thurs fri sat sun ph.d m.d b.a m.a u.s.a d.p.r.k
    r.o.k a.d b.c
    """
)
_OPENERS = _words(
    """
    the a an this that these those he she it they we i you his her its their our my your
    there here but and so yet or nor as at by for from in on of to with after before since
    while when although though if because despite during under over between among according
    however meanwhile moreover still then thus also both each all many most some several no
    not what who why how where which once until unlike last next earlier later asked given
    such another now today yesterday tomorrow nothing nobody everyone one two three
    """
)
_QUOTES = "\"'”’»"
_STOP = re.compile(
    r"(?P<stop>[.!?…]{1,8})(?P<close>[\"'”’»)\]]{0,4})\s+(?=[\"'“‘«(\[•–—-]{0,4}[^\W_a-z])"
    r"|(?P<cjk>[。！？]{1,8}(?:[」』）”’]{1,4}(?![ぁ-ん、])|(?![」』）”’。！？])))"
)
_SOFT = re.compile(r"\n(?=[^\n])")
_TOKEN = re.compile(r"[^\s\"'“”‘’«»(\[]{1,24}$")
_NEXT = re.compile(r"[^\W\d_]{1,20}|\d{1,12}")
_SPOKEN = re.compile(
    r"(?:(?:[A-Z][\w'’-]{0,20}\.?|the|of) ){1,6}"
    r"(?:said|says|asked|asks|told|added|wrote|replied|shouted|wondered|continued)\b"
)
_TURN = re.compile(
    r"(?:Q(?:UESTION)?(?::|\s)|[A-Z][A-Z.'’ -]{1,45}(?:\([^()\n]{1,60}\))?(?<=[A-Z.)]):)\s*"
)
_BULLET = re.compile(r"\s*(?:[•·▪●*–—-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+")


def split(article: Article) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the sentences and the headings of `article`, each in order of the text."""
    sentences: list[Span] = []
    headings: list[Span] = []
    offset = 0
    for number, paragraph in enumerate(article.paragraphs, start=1):
        for start, end in _lines(paragraph):
            pieces = headings if _is_heading(paragraph[start:end]) else sentences
            parts = [(start, end)] if pieces is headings else _sentences(paragraph, start, end)
            pieces.extend(Span(article.id, number, offset + s, offset + e) for s, e in parts)
        offset += len(paragraph) + 2
    return tuple(sentences), tuple(headings)


def _lines(paragraph: str) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where a single line end is meant; elsewhere it is only a wrapped line."""
    start = 0
    for match in _SOFT.finditer(paragraph):
        before = paragraph[start : match.start()].rstrip()
        after = paragraph[match.end() : match.end() + 60]
        if _ends_line(before, after):
            yield from _trimmed(paragraph, start, match.start())
            start = match.end()
    yield from _trimmed(paragraph, start, len(paragraph))


def _ends_line(before: str, after: str) -> bool:
    last = before[before.rfind("\n") + 1 :]
    if _BULLET.match(after) or _TURN.match(after):
        return True
    return len(last) < 50 and not after[:1].islower() and not last.endswith(",")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip())
    if tail > lead:
        yield start + lead, start + tail


def _is_heading(line: str) -> bool:
    bare = line.rstrip(_QUOTES + ")]* ")
    if not bare:
        return True
    if bare[-1] in "。！？…!?:;,":
        return _TURN.fullmatch(line) is not None
    if bare[-1] == "." and not _is_clock(bare):
        return False
    if _TURN.match(line) or len(line.split()) > _HEADING_WORDS:
        return False
    return not (_BULLET.match(line) and len(line.split()) > 5)


def _is_clock(line: str) -> bool:
    """Tell whether a line is only a time of day, such as 8:34 A.M."""
    return re.fullmatch(r"\d{1,2}[:.]\d\d\s*[AaPp]\.[Mm]\.", line) is not None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    turn = _TURN.match(text, start, end)
    if turn and turn.end() < end:
        start = turn.end()
    for match in _STOP.finditer(text, start, end):
        close = match.end("cjk") if match["cjk"] else match.end("close")
        if match["cjk"] or _is_end(text, start, match):
            yield from _trimmed(text, start, close)
            start = close
    yield from _trimmed(text, start, end)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Decide whether the stop of `match` ends the sentence that began at `start`."""
    stop, close = match["stop"], match["close"]
    follows = _NEXT.search(text, match.end(), match.end() + 25)
    word = follows[0] if follows else ""
    opens = word.lower() in _OPENERS
    if stop in ("...", "…"):
        return opens or bool(close)
    if stop[-1] in "!?":
        return not (close and _SPOKEN.match(text, match.end(), match.end() + 120))
    if close and close[0] in _QUOTES:
        return True
    return _is_full_stop(text, start, match.start("stop"), word, opens=opens)


def _is_full_stop(text: str, start: int, stop: int, word: str, *, opens: bool) -> bool:
    """Decide whether the dot at `stop` is more than the mark of an abbreviation or initial."""
    before = _TOKEN.search(text, max(start, stop - 24), stop)
    token = before[0] if before else ""
    key = token.lower()
    if key in _TITLES:
        return False
    if key in _BEFORE_DIGIT and word[:1].isdigit():
        return False
    if key.isdigit() and before and before.start() <= start + 1:
        return False  # the number of a list item
    if key in _ENDING or re.fullmatch(r"(?:[A-Za-z]\.){1,4}[A-Za-z]|[A-Z]", token):
        return opens and word[:1].isupper() and len(word) > (1 if len(token) == 1 else 0)
    return True
