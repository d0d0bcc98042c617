"""What a parser costs: milliseconds for 500 words with and without it, and the memory it holds.

Run `python -m benchmarks.reading.parser FOLDER MODEL`: a folder of *.txt files, and the name or
folder of a model; without a model only the rules are measured. See `briefing.reading.parser`.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.models import Article, Reading
from briefing.reading import parser, read
from briefing.sources import read_bytes

MOST = 60  # articles; more change the median by less than its spread
WORDS = 500  # of the article a bar is set for


def articles(folder: Path) -> list[Article]:
    """Return the articles of the first files of a folder."""
    paths = sorted(folder.rglob("*.txt"))[:MOST]
    found = (one for path in paths for one in read_bytes(path.read_bytes(), path.name))
    return [one for one in found if isinstance(one, Article) and len(one.text.split()) > 100]


def times(texts: list[Article], reader: Callable[[Article], Reading] = read) -> list[float]:
    """Return the milliseconds of processor time for 500 words of each article."""
    found = []
    for article in texts:
        begun = time.process_time()
        reader(article)
        spent = (time.process_time() - begun) * 1000
        found.append(spent * WORDS / len(article.text.split()))
    return sorted(found)


def peak() -> float:
    """Return the most memory the process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures for rules alone, then with the model named."""
    texts = articles(Path(sys.argv[1]))
    parser.use("")
    read(texts[0])  # word lists are compiled once
    _print(texts)
    if len(sys.argv) > 2:
        parser.use(sys.argv[2])
        _print(texts)


def _print(texts: list[Article]) -> None:
    spent = times(texts)
    middle, late = statistics.median(spent), spent[int(len(spent) * 0.95)]
    print(f"{parser.describe()}")
    print(
        f"  {len(texts)} articles: median {middle:.1f} ms for {WORDS} words, 95 % within {late:.1f}"
    )
    print(f"  most memory {peak():.0f} MiB")


if __name__ == "__main__":
    main()
