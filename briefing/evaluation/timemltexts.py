"""Texts marked up in TimeML: the article, and the expressions people marked in it.

TimeML 1.2.1: `<TIMEX3 type= value=>` round the words, the body in `<TEXT>`, the day of writing in
the TIMEX3 whose function in the document is CREATION_TIME. Tags are read one by one, so that a text
that is no well-formed XML is read too.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass

from briefing.models import Article, Origin, Published

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w:.-]{0,40})(?P<rest>[^<>]{0,2000})>|<[?!][^<>]*>"
)
_FIELD = re.compile(r"([\w:]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_BODY = re.compile(r"<TEXT\b[^>]*>(?P<body>.*?)(?:</TEXT>|\Z)", re.DOTALL)
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_WORD = re.compile(r"(?P<gap>\s+)|\S+")


@dataclass(frozen=True, slots=True)
class Marked:
    """An expression people marked: where it stands, its TIMEX3 type and value."""

    start: int
    end: int
    kind: str
    value: str


def is_timeml(path: str, raw: bytes) -> bool:
    """Tell whether a file is a TimeML text, by its name or its first letters."""
    return path.lower().endswith((".tml", ".tml.xml")) or b"<TimeML" in raw[:4000]


def parse(path: str, raw: bytes) -> tuple[Article, tuple[Marked, ...]]:
    """Return the article and what is marked in it, in order of the text.

    Raises ValueError when there is no `<TEXT>` or it is empty.
    """
    source = raw.decode("utf-8", "replace").replace("\r\n", "\n")
    body = _BODY.search(source)
    if body is None or not _TAG.sub("", body["body"]).strip():
        raise ValueError("no words inside <TEXT>")
    text, marked = _plain(body["body"])
    text, marked = _reflowed(text, marked)
    digest = hashlib.sha256(raw).hexdigest()
    day = _published(source)
    article = Article(
        id=digest[:16],
        title=path.rsplit("/", 1)[-1],
        paragraphs=tuple(text.split("\n\n")),
        origin=Origin(path, digest, len(raw)),
        published=Published(day, day) if day else None,
    )
    return article, tuple(marked)


def _published(source: str) -> str | None:
    """Return the day of the creation time, None when it is not given to the day."""
    for tag in _TAG.finditer(source):
        fields = _fields(tag["rest"] or "")
        if tag["name"] == "TIMEX3" and fields.get("functionInDocument") == "CREATION_TIME":
            day = _DAY.match(fields.get("value", ""))
            return "-".join(day.groups()) if day else None
    return None


def _fields(rest: str) -> dict[str, str]:
    return {name: html.unescape(a or b) for name, a, b in _FIELD.findall(rest)}


def _plain(body: str) -> tuple[str, list[Marked]]:
    """Return the text without its tags, and what TIMEX3 tags enclose."""
    pieces: list[str] = []
    marked: list[Marked] = []
    opened: list[tuple[int, dict[str, str]]] = []
    length = position = 0
    for tag in _TAG.finditer(body):
        pieces.append(html.unescape(body[position : tag.start()]))
        length, position = length + len(pieces[-1]), tag.end()
        if tag["name"] != "TIMEX3" or (tag["rest"] or "").endswith("/"):
            continue
        if not tag["end"]:
            opened.append((length, _fields(tag["rest"])))
        elif opened:
            start, fields = opened.pop()
            marked.append(Marked(start, length, fields.get("type", ""), fields.get("value", "")))
    pieces.append(html.unescape(body[position:]))
    return "".join(pieces), sorted(marked, key=lambda m: (m.start, m.end))


def _reflowed(text: str, marked: list[Marked]) -> tuple[str, list[Marked]]:
    """Join broken lines and keep blank ones as ends of paragraphs; places move along."""
    pieces: list[str] = []
    moved = [0] * (len(text) + 1)
    length = 0
    for word in _WORD.finditer(text):
        if word["gap"]:
            piece = "\n\n" if word["gap"].count("\n") > 1 else " "
            piece = piece if pieces and word.end() < len(text) else ""
        else:
            piece = word[0]
        for place in range(word.start(), word.end()):
            moved[place] = length + min(place - word.start(), len(piece))
        length += len(piece)
        moved[word.end()] = length
        pieces.append(piece)
    joined = "".join(pieces)
    return joined, [_stripped(joined, m, moved[m.start], moved[m.end]) for m in marked]


def _stripped(text: str, marked: Marked, start: int, end: int) -> Marked:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Marked(start, max(start, start + len(words.strip())), marked.kind, marked.value)
