"""The texts to measure on: running English text from the shared corpus, or from data/sample."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefing.cleaning.known import text_id
from briefing.errors import SourceError
from briefing.models import Article
from briefing.sources import read_path

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared" / "corpus"
SAMPLE = PROJECT / "data" / "sample"
WORDS = 500  # of the texts that times are told for


def words(article: Article) -> int:
    """How many words a text has, as white space parts them."""
    return len(article.text.split())


def real(most: int = 120) -> list[Article]:
    """Articles of 300 to 800 words; those of data/sample, whatever their length, without others."""
    folder = SHARED if SHARED.is_dir() else SAMPLE
    paths = sorted(path for end in ("md", "txt") for path in folder.rglob(f"*.{end}"))
    random.Random(5).shuffle(paths)
    found: list[Article] = []
    for path in paths:
        found += [a for a in _articles(path) if folder == SAMPLE or 300 < words(a) < 800]
        if len(found) >= most:
            break
    return found[:most]


def _articles(path: Path) -> list[Article]:
    try:
        return [one for one in read_path(path) if isinstance(one, Article)]
    except SourceError:
        return []


def varied(texts: list[Article], number: int) -> Iterator[Article]:
    """So many different articles made of a few: their paragraphs mixed, half of them each."""
    for count in range(number):
        draw = random.Random(count)
        one, other = texts[count % len(texts)], draw.choice(texts)
        pieces = [*one.paragraphs, *other.paragraphs]
        chosen = tuple(draw.sample(pieces, max(1, len(pieces) // 2)))
        title = f"{one.title} {count}"
        body = "\n\n".join(chosen)
        yield replace(one, id=text_id(title, body), title=title, paragraphs=chosen)
