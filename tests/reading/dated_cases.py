"""Cases an analyst can add: Markdown files of short texts with a day of publication.

Each case is "# title", "published: 2022-06-16", "## text", "## expected" and list items whose
parts stand between bars. A file may hold any number of cases.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from briefing.models import Article
from tests.build import article

FOLDER = Path(__file__).parents[1] / "cases"
_CASE = re.compile(
    r"^# (?P<title>[^\n]+)\npublished: (?P<published>\S+)\n+"
    r"## text\n(?P<text>.*?)## expected\n(?P<rows>.*?)(?=^# |\Z)",
    re.MULTILINE | re.DOTALL,
)


class Case(NamedTuple):
    """A title, an article, and the rows expected, in order of the text."""

    title: str
    article: Article
    rows: tuple[tuple[str, ...], ...]


def cases(thing: str) -> list[Case]:
    """Every case of the files of one thing."""
    return [
        _case(match)
        for path in sorted((FOLDER / thing).glob("*.md"))
        for match in _CASE.finditer(path.read_text("utf-8"))
    ]


def _case(match: re.Match[str]) -> Case:
    printed = match["published"]
    paragraphs = [p.strip() for p in match["text"].strip().split("\n\n")]
    rows = [line[2:].split(" | ") for line in match["rows"].splitlines() if line.startswith("- ")]
    return Case(
        match["title"],
        article(*paragraphs, published=None if printed == "unknown" else printed),
        tuple(tuple(part.strip() for part in row) for row in rows),
    )
