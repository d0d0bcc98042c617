"""Measure the library: python -m benchmarks.library [--articles 100000] [--folder WORK].

Makes the articles from ../shared/corpus, where it is there, and data/sample, ingests them 10,000
at a time, asks a fixed set of queries, and writes RESULTS.md beside this file. A folder that holds
an ingest already is only asked.
"""

from __future__ import annotations

import os
import platform
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from benchmarks.library.peer import Peer
from benchmarks.library.vary import SAMPLE, SHARED, Variations
from briefing.library import Library, ingest, kinship
from briefing.models import Article

STEP = 10_000
REPEATS = 7
# what a person would ask, and what the peer is asked for the same
QUERIES = {
    "common word": ("security", "security"),
    "common word 2": ("president", "president"),
    "common words": ("japan korea", "japan OR korea"),
    "common words 2": ("national security cooperation", "national OR security OR cooperation"),
    "many words": (
        "missile defense radar data sharing between allies",
        "missile OR defense OR radar OR data OR sharing OR between OR allies",
    ),
    "rare word": ("gsomia", "gsomia"),
    "rare words": ("camp david secretariat", "camp OR david OR secretariat"),
    "phrase": ('"national security"', '"national security"'),
    "phrase 2": ('"united states"', '"united states"'),
    "rare phrase": ('"camp david"', '"camp david"'),
    "and": ("japan AND missile", "japan AND missile"),
    "or, not": (
        "(japan OR korea) AND missile NOT ukraine", "((japan OR korea) AND missile) NOT ukraine"
    ),
    "compound": ("indo-pacific", '"indo pacific"'),
    "nowhere": ("xylophonist", "xylophonist"),
}  # fmt: skip
ONLY_HERE = {
    "outlet": 'security outlet:"The Leeds Times" OR security outlet:"The Busan Times"',
    "year": "security since:2020 until:2020",
    "genre, year": "security genre:report since:2020",
    "second page": "security",
    "Korean": "협력",
    "Korean words": "북한 문제",
    "field only": "language:en since:2024-06",
}
TOPICS = [
    "trilateral security cooperation", "north korea missile", "president", "radar",
    "climate change and energy security in the pacific islands", '"camp david"',
    "japan AND korea NOT ukraine", "alliance",
]  # fmt: skip


@click.command()
@click.option("--articles", default=100_000, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), help="Where to work; else a new one.")
@click.option("--note", default="", help="What else was running, for the results.")
def main(articles: int, folder: Path | None, note: str) -> None:
    """Measure, and write RESULTS.md."""
    place = folder or Path(tempfile.mkdtemp(prefix="briefing-bench-"))
    place.mkdir(parents=True, exist_ok=True)
    ingested = place / "ingested.md"
    if not ingested.exists():
        ingested.write_text("\n".join(_ingested(place, articles)), "utf-8")
    lines = [*_machine(note), *ingested.read_text("utf-8").split("\n")]
    library = Library(place / "bench.db")
    peer = Peer(place / "peer.db")
    seconds = peer.fill(library.articles())
    own = (place / "bench.db").stat().st_size
    lines += [
        f"Peer (one FTS5 table with the same texts, one transaction): {seconds:.1f} s, "
        f"{peer.size() / 1e6:.0f} MB. The library's file is {own / peer.size():.2f} times as "
        "large; it also holds the records, the ledger, the copies and the ranked index.",
        "",
    ]
    lines += _searched(library, peer) + _topics(library) + _upkeep(library, place)
    text = "\n".join(lines) + "\n"
    (Path(__file__).parent / "RESULTS.md").write_text(text, "utf-8")
    click.echo(text)


def _machine(note: str) -> list[str]:
    return [
        "# The library, measured",
        "",
        f"Written by `python -m benchmarks.library`. {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}. Load average at the "
        f"start {os.getloadavg()[0]:.1f}. {note}".strip(),
        "",
    ]


def _ingested(place: Path, articles: int) -> list[str]:
    """Ingest from text files, a step at a time."""
    _clocked_copies()
    made = Variations(*(folder for folder in (SHARED, SAMPLE) if folder.is_dir()))
    lines = [
        f"## Ingest: {articles:,} text files made of {len(made)} real ones",
        "",
        "From the file through the cleaning to the commit. CPU seconds tell what the work costs "
        "when other programs share the cores; *copies* is the search for near copies.",
        "",
        "| Articles | Seconds | Articles a second | CPU s here | of it copies | CPU s reading"
        " | Library, MB | Load |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for start in range(0, articles, STEP):
        last = min(articles, start + STEP)
        folder = place / f"in{start:06}"
        count = sum(1 for _ in made.write(folder, range(start, last)))
        began, before = time.perf_counter(), (*_cpu(), _copies[0])
        report = ingest([folder], place / "bench.db")
        seconds = time.perf_counter() - began
        cpu = [now - then for now, then in zip((*_cpu(), _copies[0]), before, strict=True)]
        size = (place / "bench.db").stat().st_size / 1e6
        told = f"{count / seconds:.0f} | {cpu[0]:.1f} | {cpu[2]:.1f} | {cpu[1]:.1f} | {size:.0f}"
        lines.append(f"| {last:,} | {seconds:.1f} | {told} | {os.getloadavg()[0]:.1f} |")
        click.echo(f"{lines[-1]} added {report.added} skipped {len(report.skipped)}", err=True)
    began = time.perf_counter()
    again = ingest(sorted(place.glob("in*")), place / "bench.db")
    seconds = time.perf_counter() - began
    here, child = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return [
        *lines,
        "",
        f"The same again, nothing changed: {seconds:.1f} s, {again.files_unchanged:,} files left "
        f"unread, {again.added} added. Largest memory: {here:.0f} MiB (this process, which also "
        f"makes the texts), {child:.0f} MiB (the largest process that reads).",
        "",
    ]


_copies = [0.0]  # CPU seconds spent on copies


def _clocked_copies() -> None:
    """Count the time of the search for copies apart."""
    whole = kinship.add

    def clocked(db: sqlite3.Connection, number: int, article: Article) -> None:
        began = time.thread_time()
        whole(db, number, article)
        _copies[0] += time.thread_time() - began

    kinship.add = clocked


def _cpu() -> tuple[float, float]:
    """CPU seconds of this process, and of the children that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    here, children = (one.ru_utime + one.ru_stime for one in used)
    return here, children


def _times(ask: Callable[[], object]) -> list[float]:
    """Milliseconds of each repeat."""
    found = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        ask()
        found.append((time.perf_counter() - began) * 1000)
    return found


def _searched(library: Library, peer: Peer) -> list[str]:
    lines = [
        "## Search: the best 20 with their passages",
        "",
        f"Milliseconds, the median of {REPEATS} repeats; the first of them is cold.",
        "",
        "| Query | Found | Library | Peer | Ratio |",
        "|---|---|---|---|---|",
    ]
    own, other = [], []
    for name, (query, expression) in QUERIES.items():
        mine = _times(partial(library.search, query))
        theirs = _times(partial(peer.search, expression))
        own += mine
        other += theirs
        one, two = statistics.median(mine), statistics.median(theirs)
        total = library.search(query).total
        lines.append(f"| {name}: `{query}` | {total:,} | {one:.1f} | {two:.1f} | {one / two:.2f} |")
    for name, query in ONLY_HERE.items():
        page = 20 if name == "second page" else 0
        mine = _times(partial(library.search, query, offset=page))
        own += mine
        total = library.search(query).total
        lines.append(f"| {name}: `{query}` | {total:,} | {statistics.median(mine):.1f} | | |")
    return [
        *lines,
        "",
        f"All repeats: library median {statistics.median(own):.1f} ms, "
        f"p95 {_p95(own):.1f} ms; peer (its queries only) median "
        f"{statistics.median(other):.1f} ms, p95 {_p95(other):.1f} ms. The first search of a "
        "script loads its segmenter: the slowest of all took "
        f"{max(own):.0f} ms.",
        "",
    ]


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18]


def _topics(library: Library) -> list[str]:
    lines = [
        "## about(topic): the best 200, oldest first",
        "",
        "| Topic | Median ms |",
        "|---|---|",
    ]
    every = []
    for topic in TOPICS:
        times = _times(partial(library.about, topic))
        every += times
        lines.append(f"| {topic} | {statistics.median(times):.1f} |")
    return [
        *lines,
        "",
        f"All: median {statistics.median(every):.1f}, p95 {_p95(every):.1f} ms.",
        "",
    ]


def _upkeep(library: Library, place: Path) -> list[str]:
    began = time.perf_counter()
    faults = library.verify()
    verified = time.perf_counter() - began
    began = time.perf_counter()
    library.backup(place / f"backup-{os.getpid()}.db")
    copied = time.perf_counter() - began
    return [
        "## Upkeep",
        "",
        f"`verify`: {verified:.1f} s, {len(faults)} faults. `backup`: {copied:.1f} s.",
    ]


if __name__ == "__main__":
    sys.exit(main())
