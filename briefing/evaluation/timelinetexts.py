"""News and journalists' timelines as CSV files: what T17 looks like in its tabular form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.evaluation.extractionfiles import LARGEST, Files
from briefing.models import Article, Origin, Published
from briefing.reading import dates

_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_TOKENS = (
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("-LSB-", "["),
    ("-RSB-", "]"),
    ("``", "“"),
    ("''", "”"),
)
_BEFORE = re.compile(r"[ \t]+(?=[,.;:!?%)\]”]|['’](?:s|re|ve|ll|d|m)\b|n['’]t\b|['’](?=\s|$))")
_AFTER = re.compile(r"(?<=[(\[“$#])[ \t]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """The articles on a topic, in order of their rows, and the days of each timeline of it."""

    name: str
    articles: tuple[Article, ...]
    timelines: tuple[frozenset[date], ...]


def topics(files: Files) -> Iterator[Topic | str]:
    """Each folder with timelines; the path of a table of timelines that has no articles beside it.

    A table of articles has the columns `date` and `text`, one of timelines `time` (its days as a
    list) and `timeline`. Raises ValueError for a table that cannot be read.
    """
    tables: dict[str, list[str]] = {}
    for path in sorted(files.loads):
        if path.endswith(".csv"):
            tables.setdefault(path.rpartition("/")[0], []).append(path)
    for folder, paths in tables.items():
        yield from _topic(folder, {_columns(files, path): path for path in paths}, files)


def _topic(folder: str, kinds: dict[tuple[str, ...], str], files: Files) -> Iterator[Topic | str]:
    timelines = kinds.get(("time", "timeline"))
    articles = kinds.get(("date", "text"))
    if timelines is None:
        return
    if articles is None:
        yield timelines
        return
    name = folder.rpartition("/")[2]
    told = enumerate(_rows(files, articles))
    days = tuple(_days(row["time"] or "") for row in _rows(files, timelines))
    yield Topic(
        name,
        tuple(_article(f"{name}-{number}", row, articles) for number, row in told),
        tuple(one for one in days if one),
    )


def _columns(files: Files, path: str) -> tuple[str, ...]:
    head = files.loads[path]()[:200].decode("utf-8", "replace").split("\n", 1)[0]
    return tuple(column.strip() for column in head.lstrip("\ufeff").split(","))


def _rows(files: Files, path: str) -> list[dict[str, str | None]]:
    text = files.read(path).decode("utf-8", "replace").removeprefix("\ufeff")
    before = csv.field_size_limit(LARGEST)  # an article is one field
    try:
        return list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise ValueError(f"{path}: {error}") from error
    finally:
        csv.field_size_limit(before)


def _days(printed: str) -> frozenset[date]:
    found = (dates.parse(day) for day in _DAY.findall(printed))
    return frozenset(day for day in found if day is not None)


def _article(identity: str, row: dict[str, str | None], path: str) -> Article:
    """One line of the text is one sentence, and a paragraph of its own."""
    text = row["text"] or ""
    lines = (untokenised(line) for line in text.splitlines())
    day = row["date"] or ""
    return Article(
        id=identity,
        title="",
        paragraphs=tuple(line for line in lines if line),
        origin=Origin.of(text.encode("utf-8", "surrogatepass"), path),
        published=Published(day, day) if dates.parse(day) else None,
    )


def untokenised(line: str) -> str:
    """The line as printed, as far as can be told: brackets, quotation marks, space round marks."""
    for token, mark in _TOKENS:
        line = line.replace(token, mark)
    return _AFTER.sub("", _BEFORE.sub("", line)).strip()
