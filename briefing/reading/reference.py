"""The facts of data/reference: people, their roles with dates, bodies and places by all their names.

Four CSV files, each optional. Every row names the page it can be checked on and the day it was
read. Loaded once, when first asked for, and again only when a file has changed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing import project
from briefing.errors import SourceError

FOLDER = "data/reference"
LARGEST = 5_000_000  # bytes of one file
MOST = 20_000  # rows of one file
COLUMNS = {
    "people.csv": ("id", "name", "other_names", "url", "read"),
    "organisations.csv": ("id", "name", "other_names", "country", "url", "read"),
    "places.csv": ("id", "name", "other_names", "country", "url", "read"),
    "roles.csv": ("person", "role", "start", "end", "url", "read"),
}
_KIND = {"people.csv": "person", "organisations.csv": "organisation", "places.csv": "place"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,9}")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")


class Source(NamedTuple):
    """Where a row can be checked, and the day somebody read those pages (ISO 8601)."""

    urls: tuple[str, ...]
    read: str


@dataclass(frozen=True, slots=True)
class Row:
    """A person, body or place. `names` holds all forms in all scripts, the first one first.

    `country` is an ISO 3166-1 code, "" for people and when there is none.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    source: Source
    country: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a person. `start` and `end` are ISO 8601, as precise as known; None when open."""

    person: str
    role: str
    start: str | None
    end: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Book:
    """All rows. `faults` tells of rows left out, with file and line; `identity` names the content."""

    rows: dict[str, Row] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    faults: tuple[str, ...] = ()
    identity: str = ""

    def roles_on(self, person: str, day: str) -> tuple[Role, ...]:
        """The roles a person held on a day (ISO 8601), months and years taken whole.

        A role without an end counts from its start on: nobody has noted its end.
        """
        return tuple(
            role
            for role in self.roles
            if role.person == person
            and (role.start or "0") <= day
            and (role.end is None or day <= role.end + "~")
        )


def load(folder: Path) -> Book:
    """Read the files of `folder`; those that are not there count as empty.

    Raises SourceError, with file and line, when a row is broken.
    """
    book = _read(folder)
    if book.faults:
        raise SourceError(book.faults[0])
    return book


_held: tuple[tuple[tuple[str, int, int], ...], Book] | None = None
_lock = threading.Lock()


def book() -> Book:
    """Return the facts of this project; an empty book when it has none. Never raises.

    Broken rows are left out, and told in `faults`.
    """
    global _held  # noqa: PLW0603 - one book a process, replaced when its files change
    folder = project.resolve(FOLDER)
    stamp = tuple(_stamps(folder))
    with _lock:
        if _held is None or _held[0] != stamp:
            _held = stamp, _read(folder)
        return _held[1]


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for name in COLUMNS:
        try:
            told = (folder / name).stat()
        except OSError:
            continue
        yield str(folder / name), told.st_mtime_ns, told.st_size


def _read(folder: Path) -> Book:
    rows: dict[str, Row] = {}
    roles: list[Role] = []
    faults: list[str] = []
    digest = hashlib.blake2b(digest_size=6)
    for name in COLUMNS:
        try:
            raw = _bytes(folder / name)
            digest.update(raw)
            for line, cells in _lines(name, raw):
                try:
                    _add(name, cells, rows, roles)
                except ValueError as error:
                    faults.append(f"{folder / name}, line {line}: {error}")
        except FileNotFoundError:
            continue
        except (ValueError, OSError, csv.Error) as error:
            faults.append(f"{folder / name}: {error}")
    return Book(rows, tuple(roles), tuple(faults), digest.hexdigest() if rows else "")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ValueError(f"larger than {LARGEST // 1_000_000} MB")
    return raw


def _lines(name: str, raw: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with the numbers of their lines; lines that begin with "#" are notes."""
    reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    head = tuple(cell.strip() for cell in next(reader, []))
    if head != COLUMNS[name]:
        raise ValueError(f"line 1: the columns are {', '.join(COLUMNS[name])}")
    for number, cells in enumerate(reader):
        if number >= MOST:
            raise ValueError(f"more than {MOST} rows")
        if cells and not cells[0].startswith("#"):
            if len(cells) != len(head):
                raise ValueError(f"line {reader.line_num}: {len(cells)} cells, not {len(head)}")
            yield reader.line_num, dict(zip(head, (c.strip() for c in cells), strict=True))


def _add(name: str, cells: dict[str, str], rows: dict[str, Row], roles: list[Role]) -> None:
    source = _source(cells)
    if name == "roles.csv":
        roles.append(_role(cells, rows, source))
        return
    if not _ID.fullmatch(cells["id"]):
        raise ValueError(f"id {cells['id']!r} is not small letters and digits joined by hyphens")
    if cells["id"] in rows:
        raise ValueError(f"id {cells['id']!r} is there already")
    if not cells["name"]:
        raise ValueError("no name")
    others = (other.strip() for other in cells["other_names"].split(";"))
    names = tuple(dict.fromkeys(filter(None, (cells["name"], *others))))
    rows[cells["id"]] = Row(cells["id"], _KIND[name], names, source, cells.get("country", ""))


def _role(cells: dict[str, str], rows: dict[str, Row], source: Source) -> Role:
    if cells["person"] not in rows:
        raise ValueError(f"no person {cells['person']!r} in people.csv")
    if not cells["role"]:
        raise ValueError("no role")
    for column in ("start", "end"):
        if cells[column] and not _DAY.fullmatch(cells[column]):
            raise ValueError(f"{column} {cells[column]!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    start, end = cells["start"] or None, cells["end"] or None
    if start and end and end + "~" < start:
        raise ValueError(f"end {end} lies before start {start}")
    return Role(cells["person"], cells["role"], start, end, source)


def _source(cells: dict[str, str]) -> Source:
    urls = tuple(cells["url"].split())
    if not urls or not all(_URL.fullmatch(url) for url in urls):
        raise ValueError(
            f"url {cells['url']!r} is no http address, nor several with spaces between"
        )
    try:
        date.fromisoformat(cells["read"])
    except ValueError:
        raise ValueError(f"read {cells['read']!r} is not YYYY-MM-DD") from None
    return Source(urls, cells["read"])
