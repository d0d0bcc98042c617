"""What comes in from night to night: new articles, and newer versions of a few."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from benchmarks.runs import articles

_BEFORE = 2  # articles on each topic before the first night; a report is about some five of these
_AROUND = 5  # topics in the library for each that a report is about
_NEWS = 4  # every so many nights a topic has news
_CORRECTED = 50  # every so many of last night's articles comes again, longer


def before(folder: Path, items: int, day: date) -> int:
    """Write the articles that are there before the first night; return how many."""
    made = 0
    for turn in range(_BEFORE):
        published = day - timedelta(days=7 * (_BEFORE - turn))
        made += _write(folder / f"before-{turn}", turn, range(_topics(items)), published)
    return made


def tonight(folder: Path, items: int, night: int, day: date) -> int:
    """Write the articles of a night, from 1, and correct some of the last; return how many."""
    turn = _BEFORE + night - 1
    loud = [pair for pair in range(_topics(items)) if not (pair + night) % _NEWS]
    made = _write(folder / f"night-{night:02}", turn, loud, day)
    for file in sorted((folder / f"night-{night - 1:02}").glob("*.txt"))[::_CORRECTED]:
        text = file.read_text("utf-8")
        file.write_text(f"{text}\nThe office corrected its timetable a day later.\n", "utf-8")
        made += 1
    return made


def _topics(items: int) -> int:
    return min(articles.PAIRS, items * _AROUND)


def _write(folder: Path, turn: int, pairs: range | list[int], day: date) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for pair in pairs:
        number = turn * articles.PAIRS + pair
        (folder / f"{number:06}.txt").write_text(articles.article(number, day), "utf-8")
    return len(pairs)
