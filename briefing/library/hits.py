"""What a search gives: articles, the best first, each with a passage and why it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

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

    @property
    def day(self) -> str:
        """The day of publication as far as it is known, "no date" without one."""
        return self.article.published.date if self.article.published else "no date"

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

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        head = f"{len(self)} of {self.total} articles"
        plain = [
            f"{hit.day}  {hit.article.outlet or 'no outlet'}  {hit.article.title}\n    "
            f"{hit.marked()}"
            for hit in self
        ]
        rows = "".join(_row(hit) for hit in self)
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        return {
            "text/plain": "\n".join([head, *plain, *self.notes]),
            "text/html": f"<p><strong>{head}</strong></p><table>{_HEADS}{rows}</table>{notes}",
        }


_COLUMNS = ("Published", "Outlet", "Title", "Passage", "Why it is in")
_HEADS = f"<tr>{''.join(f'<th>{column}</th>' for column in _COLUMNS)}</tr>"


def _row(hit: Hit) -> str:
    """A row of the table, whatever is in the text shown as text."""
    passage, end = "", 0
    for first, last in hit.marks:
        passage += escape(hit.snippet[end:first])
        passage += f"<mark>{escape(hit.snippet[first:last])}</mark>"
        end = last
    passage += escape(hit.snippet[end:])
    article = hit.article
    cells = [hit.day, article.outlet or "no outlet", article.title]
    shown = [*(escape(cell) for cell in cells), passage, escape(hit.why)]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in shown)}</tr>"
