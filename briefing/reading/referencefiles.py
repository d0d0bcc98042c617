"""The CSV files of data/reference: their columns, and how a line becomes a row.

Whatever a file holds, a broken line is left out and told with file and line, never half used.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from briefing.errors import nearest
from briefing.models import Fact
from briefing.reading import dates
from briefing.reading.referencerows import Agreed, Outlet, Role, Row, Source

LARGEST = 5_000_000  # bytes of one file
MOST = 20_000  # rows of one file
LONGEST = 4_000  # characters of one cell
NOTE = "note"  # a last column that any file may have
# In an order in which what a row names has been read before it.
COLUMNS = {
    "people.csv": ("id", "name", "other_names", "url", "read"),
    "organisations.csv": ("id", "name", "other_names", "country", "url", "read"),
    "places.csv": ("id", "name", "other_names", "country", "url", "read"),
    "roles.csv": ("person", "role", "start", "end", "url", "read"),
    "outlets.csv": ("id", "name", "other_names", "owner", "country", "kind", "url", "read"),
    "events.csv": (
        *("id", "name", "words", "date", "end", "place", "participants"),
        *("url", "read"),
    ),
}
KINDS = (
    *("newspaper", "agency", "broadcaster", "government", "parliament"),
    *("think tank", "magazine", "other"),
)
_KIND = {"people.csv": "person", "organisations.csv": "organisation", "places.csv": "place"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,9}")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_COUNTRY = re.compile(r"(?:[A-Z]{2})?")
_SLUG = re.compile(r"[^a-z0-9]+")

# Columns that are no part of a row as a briefing prints it: two are printed apart, two are rules.
_UNSAID = ("url", "read", "words", "participants")

Cells = dict[str, str]


@dataclass(slots=True)
class Found:
    """What the files hold so far; `ids` tells in which file an id stands."""

    rows: dict[str, Row] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    events: dict[str, Agreed] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    identity: str = ""


def read(folder: Path) -> Found:
    """Read the files of `folder`; those that are not there count as empty. Never raises.

    `identity` of what is returned names the content, "" for none.
    """
    found = Found()
    digest = hashlib.blake2b(digest_size=6)
    for name in COLUMNS:
        try:
            raw = _bytes(folder / name)
        except FileNotFoundError:
            continue
        except (ValueError, OSError) as error:
            found.faults.append(f"{folder / name}: {error}")
            continue
        digest.update(raw)
        _file(folder / name, raw, found)
    found.identity = digest.hexdigest() if found.facts else ""
    return found


def _file(path: Path, raw: bytes, found: Found) -> None:
    try:
        for line, cells in _lines(path.name, raw):
            try:
                _add(path.name, cells, found)
            except ValueError as error:
                found.faults.append(f"{path}, line {line}: {error}")
    except (ValueError, csv.Error) as error:
        found.faults.append(f"{path}: {error}")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ValueError(f"larger than {LARGEST // 1_000_000} MB")
    return raw


def _lines(name: str, raw: bytes) -> Iterator[tuple[int, Cells]]:
    """Yield the rows with the numbers of their lines; lines that begin with "#" are notes."""
    reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    head = tuple(cell.strip() for cell in next(reader, []))
    if head not in (COLUMNS[name], (*COLUMNS[name], NOTE)):
        columns = ", ".join(COLUMNS[name])
        raise ValueError(f"line 1: the columns are {columns}, and {NOTE} if there are notes")
    for number, cells in enumerate(reader):
        if number >= MOST:
            raise ValueError(f"more than {MOST} rows")
        if cells and not cells[0].startswith("#"):
            if len(cells) != len(head):
                raise ValueError(f"line {reader.line_num}: {len(cells)} cells, not {len(head)}")
            yield reader.line_num, dict(zip(head, (c.strip() for c in cells), strict=True))


def _add(name: str, cells: Cells, found: Found) -> None:
    for column, cell in cells.items():
        if _CONTROL.search(cell):
            raise ValueError(f"{column} holds a line break or another control character")
        if len(cell) > LONGEST:
            raise ValueError(f"{column} has {len(cell)} characters; {LONGEST} are the most")
    source = _source(cells)
    if name == "roles.csv":
        role = _role(cells, found, source)
        found.roles.append(role)
        row_id = role.id
    else:
        row_id = _named(name, cells, found, source)
    said = tuple((column, cell) for column, cell in cells.items() if column not in _UNSAID)
    found.facts[row_id] = Fact(row_id, name, said, source.urls, source.read)


def _named(name: str, cells: Cells, found: Found, source: Source) -> str:
    """Add a row that has an id and a name; return the id."""
    row_id = cells["id"]
    if not _ID.fullmatch(row_id):
        raise ValueError(f"id {row_id!r} is not small letters and digits joined by hyphens")
    if row_id in found.facts:
        raise ValueError(f"id {row_id!r} is there already, in {found.facts[row_id].file}")
    if not cells["name"]:
        raise ValueError("no name")
    if not _COUNTRY.fullmatch(cells.get("country", "")):
        raise ValueError(f"country {cells['country']!r} is not two capital letters of ISO 3166-1")
    if name == "events.csv":
        found.events[row_id] = _event(cells, found, source)
    elif name == "outlets.csv":
        found.outlets[row_id] = _outlet(cells, source)
    else:
        country = cells.get("country", "")
        found.rows[row_id] = Row(row_id, _KIND[name], _names(cells), source, country)
    return row_id


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(dict.fromkeys((cells["name"], *_parted(cells["other_names"]))))


def _parted(cell: str) -> tuple[str, ...]:
    """The parts of a cell between its semicolons, empty ones left out."""
    return tuple(filter(None, (part.strip() for part in cell.split(";"))))


def _outlet(cells: Cells, source: Source) -> Outlet:
    if cells["kind"] not in KINDS:
        raise ValueError(f"kind {cells['kind']!r} is not known. {nearest(cells['kind'], KINDS)}")
    country, kind = cells["country"], cells["kind"]
    return Outlet(cells["id"], _names(cells), cells["owner"], country, kind, source)


def _event(cells: Cells, found: Found, source: Source) -> Agreed:
    if not cells["date"]:
        raise ValueError("no date")
    start, end = _days(cells, "date", "end")
    people = _parted(cells["participants"])
    for one in people:
        if one not in found.rows:
            raise ValueError(f"no person, body or place {one!r}. {nearest(one, found.rows)}")
    phrases = tuple(
        tuple(tuple(filter(None, word.split("|"))) for word in phrase.lower().split())
        for phrase in _parted(cells["words"])
    )
    if not all(word for phrase in phrases for word in phrase):
        raise ValueError("words hold a bar without a word")
    if phrases and not people:
        raise ValueError("words need participants: whom must a text name that speaks of this?")
    return Agreed(
        cells["id"], cells["name"], phrases, start or "", end, cells["place"], people, source
    )


def _role(cells: Cells, found: Found, source: Source) -> Role:
    person, role = cells["person"], cells["role"]
    if found.rows.get(person, Row("", "", (), source)).kind != "person":
        raise ValueError(f"no person {person!r} in people.csv. {_nearest_person(person, found)}")
    if not role:
        raise ValueError("no role")
    start, end = _days(cells, "start", "end")
    row_id = f"{person}/{_SLUG.sub('-', role.lower()).strip('-')}/{start or ''}"
    if row_id in found.facts:
        raise ValueError(f"this role of {person!r} is there already")
    return Role(person, role, start, end, source, row_id)


def _nearest_person(name: str, found: Found) -> str:
    return nearest(name, (row.id for row in found.rows.values() if row.kind == "person"))


def _days(cells: Cells, first: str, last: str) -> tuple[str | None, str | None]:
    for column in (first, last):
        day = cells[column]
        if day and not (_DAY.fullmatch(day) and dates.bounds(day)):
            raise ValueError(f"{column} {day!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    start, end = cells[first] or None, cells[last] or None
    if start and end and end + "~" < start:
        raise ValueError(f"{last} {end} lies before {first} {start}")
    return start, end


def _source(cells: Cells) -> Source:
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
