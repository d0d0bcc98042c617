"""What repeats what in folders of articles: pairs, stories, sources, and the time it takes.

    python benchmarks/copies/measure.py FOLDER_OR_FILE... [--pairs] [--against-all] [--grow N]

`--pairs` prints every pair of texts that are alike and not the same, with its kind and
similarity, to be judged by eye. `--against-all` compares every text with every other one and
counts the related pairs that the index did not put together (slow: minutes for a thousand
texts). `--grow N` adds N articles more, made by shuffling the sentences of those read, and
prints the time an article takes at each tenth of the way.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from briefing.errors import SourceError
from briefing.library import kinship
from briefing.library.kinship_groups import stored
from briefing.library.kinship_relation import compared
from briefing.models import Article
from briefing.sources import is_input, read_path


def articles(paths: list[Path]) -> Iterator[Article]:
    """The articles of files and folders; what cannot be read is passed over."""
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and is_input(file.name):
                try:
                    yield from (a for a in read_path(file, str(file)) if isinstance(a, Article))
                except SourceError:
                    continue


def indexed(found: list[Article], db: sqlite3.Connection) -> float:
    """Index the articles; return seconds."""
    db.executescript(kinship.TABLES)
    began = time.perf_counter()
    db.execute("BEGIN")
    for number, article in enumerate(found):
        kinship.add(db, number, article)
    db.execute("COMMIT")
    return time.perf_counter() - began


def told(db: sqlite3.Connection, text: int, found: list[Article]) -> str:
    """The first article of a text, in a line."""
    (number,) = db.execute(
        "SELECT min(number) FROM kin_articles WHERE text = ?", (text,)
    ).fetchone()
    article = found[number]
    day = article.published.date if article.published else "no date"
    return f"{day} {article.title[:70]} [{article.origin.place[-60:]}]"


def pairs(db: sqlite3.Connection, found: list[Article]) -> None:
    """Print the alike pairs that the index kept or joined, least alike first."""
    rows = db.execute("SELECT text, class FROM kin_texts ORDER BY class").fetchall()
    by_class: dict[int, list[int]] = {}
    for text, kin in rows:
        by_class.setdefault(kin, []).append(text)
    alike = [
        (compared(stored(db, a), stored(db, b)), a, b)
        for texts in by_class.values()
        for a, b in combinations(texts, 2)
    ]
    shown = [(str(r.kind), r.similarity, r.part, a, b) for r, a, b in alike]
    for one, other, kind, similarity, part, blocked in db.execute("SELECT * FROM kin_pairs"):
        shown.append((f"kept apart ({kind})" if blocked else kind, similarity, part, one, other))
    for kind, similarity, part, a, b in sorted(shown):
        print(f"{kind} {similarity:.3f} part {part:.2f}")
        print(f"    {told(db, a, found)}\n    {told(db, b, found)}")


def against_all(db: sqlite3.Connection) -> None:
    """Count the related pairs of texts that the index missed."""
    rows = db.execute("SELECT text, class FROM kin_texts").fetchall()
    of = dict(rows)
    kept = {
        frozenset((of[one], of[other]))
        for one, other in db.execute("SELECT one, other FROM kin_pairs")
    }
    sketches = {text: stored(db, text) for text, _ in rows}
    seen: dict[str, int] = {}
    missed: dict[str, int] = {}
    for (a, kin), (b, other) in combinations(rows, 2):
        kind = compared(sketches[a], sketches[b]).kind
        if kind != "none":
            seen[kind] = seen.get(kind, 0) + 1
            if kin != other and frozenset((kin, other)) not in kept:
                missed[kind] = missed.get(kind, 0) + 1
    print(f"of all pairs of different texts, related: {seen}; missed: {missed or 'none'}")


def grown(found: list[Article], number: int) -> None:
    """Print how long an article takes as the index grows, in a file of its own."""
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "kin.db", isolation_level=None)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.executescript(kinship.TABLES)
        step = max(1, number // 10)
        for start in range(0, number, step):
            made = [varied(found, draw) for _ in range(step)]
            began = time.perf_counter()
            for place, article in enumerate(made):
                if place % 200 == 0:
                    db.execute("BEGIN")
                kinship.add(db, start + place, article)
                if place % 200 == 199 or place == step - 1:
                    db.execute("COMMIT")
            each = (time.perf_counter() - began) / step * 1000
            size = sum(f.stat().st_size for f in Path(folder).iterdir()) / 1e6
            print(f"{start + step:>7} articles: {each:.2f} ms each, {size:.0f} MB", flush=True)
        db.close()


def varied(found: list[Article], draw: random.Random) -> Article:
    """An article made of the sentences of one other, with a quarter from a second, shuffled."""
    one, other = draw.choice(found), draw.choice(found)
    sentences = [s for p in one.paragraphs for s in p.split(". ")]
    more = [s for p in other.paragraphs for s in p.split(". ")]
    mixed = draw.sample(sentences, max(1, len(sentences) * 3 // 4))
    mixed += draw.sample(more, max(1, len(more) // 4))
    draw.shuffle(mixed)
    return replace(one, paragraphs=tuple(f"{s} {draw.randrange(10**6)}." for s in mixed))


def main() -> None:
    """Read, index, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--against-all", action="store_true")
    parser.add_argument("--grow", type=int, default=0)
    given = parser.parse_args()
    found = list(articles(given.paths))
    db = sqlite3.connect(":memory:", isolation_level=None)
    seconds = indexed(found, db)
    numbers = range(len(found))
    (texts,) = db.execute("SELECT count(*) FROM kin_texts").fetchone()
    titles = len({a.title for a in found})
    print(f"{len(found)} articles, {texts} different texts, {titles} different headlines")
    print(f"{len(kinship.stories(db))} stories, {len(kinship.related(db, numbers).groups)} groups")
    print(f"{seconds / max(1, len(found)) * 1000:.2f} ms an article")
    if given.pairs:
        pairs(db, found)
    if given.against_all:
        against_all(db)
    if given.grow:
        grown(found, given.grow)


if __name__ == "__main__":
    main()
