"""Cases an analyst can add: Markdown files with a text and a line for each sentence of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefing.models import Article
from tests import build

FOLDER = Path(__file__).parents[1] / "cases"


class Case(NamedTuple):
    """A title, an article, and what is expected: pairs of answer and start of a sentence."""

    title: str
    article: Article
    expected: tuple[tuple[str, str], ...]


def article(text: str, genre: str = "report", title: str = "A test") -> Article:
    """An article of the paragraphs of `text`."""
    paragraphs = (p.strip() for p in text.split("\n\n") if p.strip())
    return build.article(*paragraphs, published=None, outlet=None, genre=genre, title=title)


def load(path: Path) -> Case:
    """The case of one file: "# title", "genre: …", "## text", "## expected" with list items."""
    head, _, rest = path.read_text("utf-8").partition("## text\n")
    text, _, answers = rest.partition("## expected\n")
    title, genre = (line.strip() for line in head.strip().splitlines())
    pairs = (line[2:].partition("|") for line in answers.splitlines() if line.startswith("- "))
    return Case(
        title.removeprefix("# "),
        article(text, genre.removeprefix("genre: ")),
        tuple((answer.strip(), start.strip()) for answer, _, start in pairs),
    )


def files(thing: str) -> list[Path]:
    """The case files of one thing."""
    return sorted((FOLDER / thing).glob("*.md"))
