"""The source texts of a pack: whole, or the paragraphs that are cited."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

from .container import Files, told
from .values import digest, listed, named, number, read, text

FOLDER = "sources/"
SCHEMA = "briefing.source/1"
PARTED = "\n\n"  # between two paragraphs; offsets count it
EXTENTS = ("whole", "cited", "none")
Paragraph = Tuple[int, int, int, str]  # number, start, end, words


class Source:
    """A source text, as far as the pack holds it."""

    def __init__(self, record: Dict[str, Any]) -> None:
        if record.get("schema") != SCHEMA:
            raise ValueError("it is of another kind")
        self.id = text(record["article"])
        self.title = text(record["title"])
        self.extent = text(record["extent"])
        whole = named(record["text"])
        self.characters, self.sha256 = number(whole["characters"]), text(whole["sha256"])
        self.paragraphs: List[Paragraph] = [
            (number(one["number"]), number(one["start"]), number(one["end"]), text(one["text"]))
            for one in map(named, listed(record["paragraphs"]))
        ]

    def passage(self, start: int, end: int) -> str:
        """The words between two offsets. Raises LookupError when the pack does not hold them."""
        touched = [one for one in self.paragraphs if one[1] < end and start < one[2]]
        if not touched or touched[0][1] > start or touched[-1][2] < end:
            raise LookupError("the pack does not hold this passage")
        if [one[0] for one in touched] != list(range(touched[0][0], touched[-1][0] + 1)):
            raise LookupError("the pack holds only a part of this passage")
        words = PARTED.join(one[3] for one in touched)
        return words[start - touched[0][1] : end - touched[0][1]]

    def faults(self) -> Iterator[str]:
        """What does not fit together in it."""
        for place, (count, start, end, words) in enumerate(self.paragraphs):
            before = self.paragraphs[place - 1] if place else (0, -2, -2, "")
            near = count == before[0] + 1 and start != before[2] + len(PARTED)
            if count <= before[0] or end - start != len(words) or start <= before[2] or near:
                yield f"paragraph {count} is not at its place"
            if end > self.characters:
                yield f"paragraph {count} ends after the text"
        if self.extent not in EXTENTS:
            yield f"nobody knows what {told(self.extent)} means"
        elif self.extent == "none" and self.paragraphs:
            yield "it holds words though its licence allows none"
        elif self.extent == "whole":
            yield from self._whole()

    def _whole(self) -> Iterator[str]:
        words = PARTED.join(one[3] for one in self.paragraphs)
        if len(words) != self.characters or hashed(words) != self.sha256:
            yield "the text is not the one whose SHA-256 is told"
        elif self.id != identity(self.title, words):
            yield "the text is not the one the briefing read"


def identity(title: str, words: str) -> str:
    """The id of an article; the same as `text_id` of briefing.cleaning.known."""
    return hashed(f"{title}{PARTED}{words}")[:16]


def hashed(words: str) -> str:
    """The SHA-256 of a text, in UTF-8."""
    return digest(words.encode("utf-8", "surrogatepass"))


def sources(files: Files) -> Tuple[Dict[str, Source], List[str]]:
    """The sources of a pack by their ids, and what is wrong with them."""
    found: Dict[str, Source] = {}
    faults: List[str] = []
    for name in sorted(files):
        if not name.startswith(FOLDER):
            continue
        try:
            source = Source(named(read(files[name])))
        except (ValueError, LookupError, TypeError) as error:
            faults.append(f"{told(name)}: it is no source text ({told(error)})")
            continue
        found[source.id] = source
        if name != f"{FOLDER}{source.id}.json":
            faults.append(f"{told(name)}: it is the text of {told(source.id)}")
        faults += [f"{told(name)}: {why}" for why in source.faults()]
    return found, faults
