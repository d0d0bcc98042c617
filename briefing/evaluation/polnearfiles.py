"""PolNeAR as it is kept: texts, and beside each the attributions in the form of brat.

An attribution has a source, a cue and a content, each of one or several stretches of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.evaluation.extractionfiles import Files
from briefing.models import Article, Origin

Stretches = tuple[tuple[int, int], ...]

_SPAN = re.compile(r"(T\d+)\t\w+ (\d+ \d+(?:;\d+ \d+)*)\t")
_PART = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
_PARAGRAPH = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution; places count code points of the text of its article."""

    source: Stretches = ()
    cue: Stretches = ()
    content: Stretches = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text as an article, and what people labelled in it, in order of the contents."""

    path: str
    article: Article
    attributions: tuple[Attributed, ...]


def paths(files: Files) -> Iterator[tuple[str, str]]:
    """Each text that has labels, with one file of them: where several people labelled, the first.

    Labels lie in "attributions", named like the text in "text" and after it who labelled.
    """
    seen: set[str] = set()
    for path in sorted(files.loads):
        folder, _, name = path.rpartition("/")
        if not name.endswith(".ann") or folder.rpartition("/")[2] != "attributions":
            continue
        text = f"{folder.removesuffix('attributions')}text/{name.rpartition('_')[0]}.txt"
        if text in files.loads and text not in seen:
            seen.add(text)
            yield text, path


def load(text_path: str, labels_path: str, files: Files) -> Text:
    """Read a text and its labels. Raises ValueError for what is no UTF-8 or has no words."""
    raw = files.read(text_path).decode("utf-8").replace("\r\n", "\n")
    begun = [match.start() for match in _PARAGRAPH.finditer(raw)]
    paragraphs = tuple(match[0].rstrip() for match in _PARAGRAPH.finditer(raw))
    if not paragraphs:
        raise ValueError("no words")
    article = Article(text_path[-40:], "", paragraphs, Origin(text_path, "", len(raw)))
    moved = _moved(begun, paragraphs)
    labels = files.read(labels_path).decode("utf-8")
    found = [_placed(one, moved) for one in attributions(labels)]
    ordered = sorted(found, key=lambda one: (one.content or one.cue or ((0, 0),))[0])
    return Text(text_path, article, tuple(ordered))


def attributions(labels: str) -> Iterator[Attributed]:
    """The attributions of a file of labels, places as it counts them."""
    spans: dict[str, Stretches] = {}
    lines = labels.splitlines()
    for line in lines:
        if (match := _SPAN.match(line)) is not None:
            pairs = (pair.split(" ") for pair in match[2].split(";"))
            spans[match[1]] = tuple(sorted((int(start), int(end)) for start, end in pairs))
    for line in lines:
        if line.startswith("E"):
            parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
            for match in _PART.finditer(line):
                parts[match[1]].extend(spans.get(match[2], ()))
            source, cue, content = (tuple(sorted(part)) for part in parts.values())
            yield Attributed(source, cue, content)


def _moved(begun: list[int], paragraphs: Iterable[str]) -> dict[int, int]:
    """Where in the article each code point of a paragraph is, by its place in the file."""
    moved: dict[int, int] = {}
    offset = 0
    for start, paragraph in zip(begun, paragraphs, strict=True):
        moved |= {start + at: offset + at for at in range(len(paragraph))}
        offset += len(paragraph) + 2
    return moved


def _placed(one: Attributed, moved: dict[int, int]) -> Attributed:
    def place(stretches: Stretches) -> Stretches:
        found = []
        for start, end in stretches:
            kept = [moved[at] for at in range(start, end) if at in moved]
            if kept:
                found.append((kept[0], kept[-1] + 1))
        return tuple(found)

    return replace(one, source=place(one.source), cue=place(one.cue), content=place(one.content))


def words(text: str, stretches: Stretches) -> str:
    """The words of stretches, with a space between."""
    return " ".join(text[start:end] for start, end in stretches)


def letters(text: str, stretches: Stretches) -> frozenset[int]:
    """The places of letters and digits in stretches."""
    return frozenset(
        at for start, end in stretches for at in range(start, end) if text[at].isalnum()
    )
