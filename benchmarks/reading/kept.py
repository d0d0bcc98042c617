"""What readings kept in the library save: the record, and a whole topic briefing."""

from __future__ import annotations

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.reading.texts import real, varied, words
from briefing import sections
from briefing.library import Library
from briefing.library.coverage import with_copies
from briefing.models import Article
from briefing.reading import STEPS, _memory, kept, read
from briefing.reading.steps import identities
from briefing.shelf.form import FIELDS

TOPIC = "president"
ARTICLES = 1000
_CELLS = (
    sections.front, sections.bottom_line, sections.key_points, sections.watch, sections.reported,
    sections.quotations, sections.actors, sections.timeline, sections.argued, sections.terms,
    sections.gaps, sections.sources,
)  # fmt: skip


def _mean(work: Callable[[Article], object], texts: list[Article]) -> float:
    """CPU milliseconds an article."""
    began = time.process_time()
    for text in texts:
        work(text)
    return (time.process_time() - began) / len(texts) * 1000


def _record(texts: list[Article]) -> list[str]:
    rules, readings = identities(STEPS), {}

    def first(text: Article) -> None:
        _memory.clear()
        readings[text.id] = read(text)

    def record(text: Article) -> bytes:
        values = {name: getattr(readings[text.id], name) for name in FIELDS}
        return kept.encoded(text, values, rules)

    reading = _mean(first, texts)
    writing = _mean(record, texts)
    made = {text.id: record(text) for text in texts}
    taking = statistics.median(
        _mean(lambda text: kept.decoded(text, made[text.id], rules), texts) for _ in range(5)
    )
    size = sum(map(len, made.values())) / len(texts)
    letters = sum(len(text.text) for text in texts) / len(texts)
    return [
        f"One article ({sum(map(words, texts)) // len(texts)} words on average, {len(texts)} "
        f"texts): read in {reading:.1f} ms; its record is made in {writing:.2f} ms, has "
        f"{size:,.0f} bytes ({size / letters:.2f} of the text's letters), and is taken again in "
        f"**{taking:.2f} ms** (asked: at most 2): {reading / taking:.0f} times as fast.",
        "",
    ]


def _briefing(place: Path) -> tuple[float, float, int]:
    """Wall and CPU seconds of what the cells of a topic briefing do, and how many articles."""
    _warm_up()
    wall, cpu = time.perf_counter(), time.process_time()
    with closing(Library(place)) as library:
        coverage = library.about(TOPIC)
        for section in _CELLS:
            section(coverage)
        count = len(coverage.articles)
    return time.perf_counter() - wall, time.process_time() - cpu, count


def _reading(place: Path) -> float:
    """CPU seconds to read the articles of the coverage, from the library where it keeps them."""
    _warm_up()
    with closing(Library(place)) as library:
        coverage = library.about(TOPIC)
        began = time.process_time()
        for article in coverage.articles:
            read(article)
        return time.process_time() - began


def lines(texts: list[Article]) -> list[str]:
    """The record, then the briefing on a library without and with readings."""
    found = ["## Readings kept in the library", "", *_record(texts)]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "bench.db"
        with closing(Library(place)) as library:
            library.add(*varied(real(), ARTICLES))
        first, second, taken = (_apart(work, place) for work in (_briefing, _briefing, _reading))
        with closing(Library(place)) as library:
            stored = library.stats().readings
            faults = library.verify()
    return [
        *found,
        f"A topic briefing on {first[2]} of {ARTICLES:,} articles, the work of its notebook's "
        "cells, each time in a new process:",
        "",
        "| | Seconds | CPU s |",
        "|---|---|---|",
        f"| nothing kept yet: read, and keep | {first[0]:.1f} | {first[1]:.1f} |",
        f"| again, from the library ({stored} readings kept) | {second[0]:.1f} | {second[1]:.1f} |",
        "",
        f"To take all {first[2]} readings from the library costs {taken:.2f} s of it; the rest is "
        f"the sections' own work. `verify` of that library: {len(faults)} faults.",
        "",
    ]


def _apart(work: Callable[[Path], Any], place: Path) -> Any:
    """Do it in a process of its own, where nothing is remembered."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (place,))


def _warm_up() -> None:
    """Load word lists and compile patterns, so that their cost is told of no run."""
    for text in real(3):
        read(text)
    for section in _CELLS:
        section(with_copies(TOPIC, real(3)))
