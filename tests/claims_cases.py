"""Cases on claims, written as Markdown: two texts and what must be found between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.models import Article
from tests.build import article

FOLDER = Path(__file__).parent / "cases" / "claims"
_CASE = re.compile(
    r"^# (?P<title>[^\n]+)\n(?:published: (?P<day>[\d-]+)\n)?\s*"
    r"## one\n(?P<one>.*?)## other\n(?P<other>.*?)## expected\n(?P<expected>(?:- [^\n]*\n?)+)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """Two texts of two papers, and the lines that tell what is expected."""

    title: str
    articles: tuple[Article, Article]
    expected: tuple[str, ...]


def cases() -> Iterator[Case]:
    """Every case of the folder, file by file."""
    for path in sorted(FOLDER.glob("*.md")):
        for match in _CASE.finditer(path.read_text("utf-8") + "\n"):
            day = match["day"] or "2024-06-20"
            one = article(match["one"].strip(), published=day, outlet="The Gazette")
            other = article(match["other"].strip(), published=day, outlet="The Herald")
            lines = tuple(line[2:].strip() for line in match["expected"].strip().splitlines())
            yield Case(f"{path.stem}: {match['title']}", (one, other), lines)
