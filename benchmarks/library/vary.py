"""Many articles made of a few real ones: other words here and there, other titles, days, outlets.

The same number always gives the same article. One in ten is a near copy of the real one: with 300
real ones, 100,000 articles hold groups of 33 copies.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from briefing.library.reading_files import inputs
from briefing.models import Article
from briefing.sources import suffix_of
from briefing.sources.isolation import Readers

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared" / "corpus"
SAMPLE = PROJECT / "data" / "sample"
OUTLETS = [f"The {city} {paper}" for city in ("Bergen", "Busan", "Osaka", "Leeds", "Turin")
           for paper in ("Post", "Times", "Gazette", "Courier")]  # fmt: skip
_TEXT_FILES = (".txt", ".md", ".html", ".htm")  # large containers would outweigh the rest
_LONGEST = 3_000  # code points of a body: 500 words, a news report
_COPIES = 0.1  # share of texts that stay near copies of the real one
_WORD = re.compile(r"\w+|\W+")


def real_articles(folder: Path, most: int = 400) -> list[Article]:
    """Articles with words enough to be varied, from the text files of a folder."""
    files = [f for f in inputs([folder], {}) if suffix_of(f.place) in _TEXT_FILES]
    found: list[Article] = []
    with Readers() as readers:
        for _, _, articles in readers.read((f.path, f.place) for f in files):
            found += [a for a in articles if isinstance(a, Article) and len(a.text) > 300]
    return found[:most]


class Variations:
    """Texts made of the articles of some folders."""

    def __init__(self, *folders: Path) -> None:
        self._real = [article for folder in folders for article in real_articles(folder)]
        bodies = [a.text[:_LONGEST].rsplit("\n", 1)[0] or a.text[:_LONGEST] for a in self._real]
        self._pieces = [_WORD.findall(body) for body in bodies]
        words = {p for pieces in self._pieces for p in pieces if len(p) > 3 and p.isalpha()}
        self._words = sorted(words)

    def __len__(self) -> int:
        return len(self._real)

    def text(self, number: int) -> str:
        """The text file of one article: title, outlet, day, and the body with words replaced."""
        chance = random.Random(number)
        at = number % len(self._real)
        pieces = list(self._pieces[at])
        every = 25 if chance.random() < _COPIES else chance.choice((2, 3, 4))
        for place in range(chance.randrange(every), len(pieces), every):
            if len(pieces[place]) > 3 and pieces[place].isalpha():
                pieces[place] = chance.choice(self._words)
        title = " ".join([*self._real[at].title.split()[:8], *chance.sample(self._words, 3)])
        year, month, date = (chance.randrange(*r) for r in ((2000, 2025), (1, 13), (1, 29)))
        day = f"{year}-{month:02}-{date:02}"
        return f"{title}\n{chance.choice(OUTLETS)}\n{day}\n\n{''.join(pieces)}\n"

    def write(self, folder: Path, numbers: range) -> Iterator[Path]:
        """Write one text file a number."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in numbers:
            path = folder / f"{number:06}.txt"
            path.write_text(self.text(number), "utf-8")
            yield path
