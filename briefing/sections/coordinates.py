"""Where places lie that are no country and no capital: data/reference/coordinates.csv.

Each row names the page it can be checked on and the day it was read. Without the file, maps show
countries and capitals only.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from briefing import project
from briefing.errors import SourceError

FILE = "data/reference/coordinates.csv"
COLUMNS = ("id", "name", "other_names", "latitude", "longitude", "url", "read")
LARGEST = 1_000_000  # bytes
MOST = 5_000  # rows
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,9}")
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,6})?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")


@dataclass(frozen=True, slots=True)
class Located:
    """A place by all its names; `position` is longitude and latitude in degrees."""

    id: str
    names: tuple[str, ...]
    position: tuple[float, float]
    urls: tuple[str, ...]
    read: str


def load(path: Path) -> tuple[Located, ...]:
    """The rows of a file of coordinates; none when there is no file.

    Raises SourceError, with file and line, when the file or a row is broken.
    """
    try:
        return tuple(_rows(path))
    except FileNotFoundError:
        return ()
    except (ValueError, OSError, csv.Error) as error:
        raise SourceError(f"{path}: {error}") from error


def position(name: str) -> tuple[float, float] | None:
    """Longitude and latitude of the place called `name`; None when no row has that name.

    A broken file counts as none: a map never stops a briefing.
    """
    path = project.resolve(FILE)
    try:
        told = path.stat()
    except OSError:
        return None
    return _named(path, told.st_mtime_ns, told.st_size).get(_plain(name))


@lru_cache(maxsize=2)
def _named(path: Path, changed: int, size: int) -> dict[str, tuple[float, float]]:
    """Positions by name; a name that two places have is nobody's."""
    del changed, size  # another content is another call
    found: dict[str, tuple[float, float] | None] = {}
    try:
        rows = load(path)
    except SourceError:
        return {}
    for row in rows:
        for name in set(map(_plain, row.names)):
            found[name] = None if name in found else row.position
    return {name: place for name, place in found.items() if place is not None}


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")


def _rows(path: Path) -> Iterator[Located]:
    with path.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ValueError(f"larger than {LARGEST // 1_000_000} MB")
    reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    head = tuple(next(reader, []))
    if head not in (COLUMNS, (*COLUMNS, "note")):
        raise ValueError(f"line 1: the columns are {', '.join(COLUMNS)}")
    for number, cells in enumerate(reader):
        if number >= MOST:
            raise ValueError(f"more than {MOST} rows")
        if cells and not cells[0].startswith("#"):
            try:
                yield _row(cells, len(head))
            except ValueError as error:
                raise ValueError(f"line {reader.line_num}: {error}") from error


def _row(cells: list[str], width: int) -> Located:
    if len(cells) != width:
        raise ValueError(f"{len(cells)} cells, not {width}")
    plain = [cell.strip() for cell in cells[: len(COLUMNS)]]
    id_, name, others, latitude, longitude, url, read = plain
    if not _ID.fullmatch(id_):
        raise ValueError(f"id {id_!r} is not small letters and digits joined by hyphens")
    names = tuple(filter(None, (name, *(other.strip() for other in others.split(";")))))
    urls = tuple(url.split())
    if not name:
        raise ValueError("no name")
    if not urls or not all(_URL.fullmatch(one) for one in urls):
        raise ValueError(f"url {url!r} is no http address, nor several with spaces between")
    place = _degrees("longitude", longitude, 180), _degrees("latitude", latitude, 90)
    return Located(id_, names, place, urls, date.fromisoformat(read).isoformat())


def _degrees(column: str, cell: str, most: int) -> float:
    if not _DEGREES.fullmatch(cell) or abs(float(cell)) > most:
        raise ValueError(f"{column} {cell!r} is no number of degrees from -{most} to {most}")
    return float(cell)
