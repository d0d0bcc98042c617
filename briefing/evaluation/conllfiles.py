"""Files of one token a line with its label: read, and their texts put together again.

The first column is the token, the last the label (`B-PER`, `I-PER`, `O`; also IOBES and plain
IO); an empty line ends a sentence, a line that begins with `-DOCSTART-` a document. The form is
that of the shared tasks of CoNLL 2002 and 2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LABEL = re.compile(r"O|(?:[BIESLUM]-)?[A-Za-z_]{2,30}|[BIESLUM]-\w{1,30}")
_KINDS = {
    **dict.fromkeys(("per", "person", "pers"), "person"),
    **dict.fromkeys(
        ("org", "organisation", "organization", "corporation", "group"), "organisation"
    ),
    **dict.fromkeys(("loc", "location", "gpe", "facility", "place"), "place"),
    **dict.fromkeys(("nationality", "norp"), "nationality"),
}
_GLUED_BEFORE = re.compile(r"[.,;:?!)\]}%…]+|['’](?:s|S|re|ve|ll|d|m|t)?|n['’]t|''")
_GLUED_AFTER = frozenset("([{$£€‘“") | {"``"}
_DASH_STANDS_APART = frozenset(
    "and but or the a an with who which that as in on of to it he she they is was for if by".split()
)


class Labelled(NamedTuple):
    """A stretch of a text with its label: kind as the kit names it, and code points."""

    kind: str
    start: int
    end: int


class Text(NamedTuple):
    """A document: its paragraphs and its labels, counted with two newlines between paragraphs."""

    name: str
    paragraphs: tuple[str, ...]
    labels: tuple[Labelled, ...]


Line = tuple[str, str]


def documents(name: str, raw: bytes) -> list[Text]:
    """The documents of a file; none when it is of another form.

    Raises ValueError when it is no UTF-8.
    """
    sentences = list(_sentences(raw.decode("utf-8-sig")))
    groups: list[list[list[Line]]] = [[]]
    for sentence in sentences:
        if sentence is None:
            groups.append([])
        else:
            groups[-1].append(sentence)
    kept = [group for group in groups if group]
    one = len(kept) == 1
    return [_text(name if one else f"{name}#{n}", group) for n, group in enumerate(kept, 1)]


def is_labelled(raw: bytes) -> bool:
    """Tell by its first lines whether a file is of this form, and labels anything at all."""
    lines = raw[:40_000].decode("utf-8", "replace").splitlines()[:2000]
    cells = [line.split() for line in lines[:-1] if line.strip() and line[:10] != "-DOCSTART-"]
    if not cells or not any(row[-1][1:2] == "-" for row in cells):
        return False
    good = sum(len(row) > 1 and bool(_LABEL.fullmatch(row[-1])) for row in cells)
    return good >= 0.99 * len(cells)


def _sentences(text: str) -> Iterator[list[Line] | None]:
    """Yield sentences as tokens with labels; None where a document begins."""
    sentence: list[Line] = []
    for line in [*text.splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split()
        starts = line.startswith("-DOCSTART-")
        if len(cells) > 1 and not starts:
            sentence.append((cells[0].strip(), cells[-1].strip()))
            continue
        if sentence:
            yield sentence
            sentence = []
        if starts:
            yield None


def _text(name: str, sentences: Sequence[Sequence[Line]]) -> Text:
    paragraphs: list[str] = []
    labels: list[Labelled] = []
    offset = 0
    for sentence in sentences:
        text, places = _joined([token for token, _ in sentence])
        paragraphs.append(text)
        for kind, first, last in _stretches([label for _, label in sentence]):
            start, end = places[first][0] + offset, places[last][1] + offset
            labels.append(Labelled(kind, start, end))
        offset += len(text) + 2
    return Text(name, tuple(paragraphs), tuple(labels))


def _joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Write tokens as prose; say where each stands."""
    text, places, opened = "", [], False
    for at, token in enumerate(tokens):
        mark = token in ('"', "''", "``")
        shown = '"' if token in ("''", "``") else token
        if text and _spaced(tokens, at, opened=opened):
            text += " "
        if mark:
            opened = not opened
        places.append((len(text), len(text) + len(shown)))
        text += shown
    return text, places


def _spaced(tokens: Sequence[str], at: int, *, opened: bool) -> bool:
    """Tell whether a space stands before a token. `opened`: inside straight quotation marks."""
    token, before = tokens[at], tokens[at - 1]
    if token in ('"', "''", "``"):
        return not opened
    if before in ('"', "``", "''"):
        return not opened and not _GLUED_BEFORE.fullmatch(token)
    if _nickname(tokens, at):
        return True
    if _nickname(tokens, at - 1):
        return False
    if token in ("s", "S", "t", "re", "ve", "ll") and before in ("'", "’"):
        return False
    if _GLUED_BEFORE.fullmatch(token) or before in _GLUED_AFTER:
        return False
    return not (_hyphen(tokens, at) or _hyphen(tokens, at - 1))


def _nickname(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a single mark opens a nickname: "Ann ' Red ' Lee"."""
    if tokens[at] not in ("'", "’") or at + 2 >= len(tokens) or not tokens[at + 1][:1].isupper():
        return False
    return tokens[at + 1] != "S" and any(t in ("'", "’") for t in tokens[at + 2 : at + 4])


def _hyphen(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a token is a hyphen cut from inside a word: "al - Amin"."""
    if tokens[at] not in ("-", "/") or not 0 < at < len(tokens) - 1:
        return False
    sides = tokens[at - 1], tokens[at + 1]
    return all(s[:1].isalnum() for s in sides) and sides[1] not in _DASH_STANDS_APART


def _stretches(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield kind, first and last token of each labelled stretch."""
    start, kind = -1, ""
    for at, label in enumerate([*labels, "O"]):
        head, _, rest = label.partition("-")
        name = (rest or head).lower() if label != "O" else ""
        goes_on = name == kind and head not in ("B", "S", "U") and start >= 0
        if not goes_on:
            if start >= 0:
                yield _KINDS.get(kind, kind), start, at - 1
            start, kind = (at, name) if name else (-1, "")
