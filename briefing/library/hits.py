"""What a search gives: articles, the best first, each with a passage and why it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.models import Article


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: its worth (BM25), a passage on one line, and why it is in.

    `marks` are the code points (start, end) of the passage that match, in order and apart.
    """

    article: Article
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]
    why: str

    def marked(self, before: str = "**", after: str = "**") -> str:
        """The passage with what matches between `before` and `after`."""
        text, end = "", 0
        for first, last in self.marks:
            text += self.snippet[end:first] + before + self.snippet[first:last] + after
            end = last
        return text + self.snippet[end:]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found. `total` counts all of it.

    `undated` counts the articles a date limit left out for want of a publication date; `notes`
    say what the reader should know, such as a segmenter that is not installed here.
    """

    hits: tuple[Hit, ...]
    total: int
    undated: int = 0
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)

    def __getitem__(self, number: int) -> Hit:
        return self.hits[number]
