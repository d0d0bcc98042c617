"""The facts of data/reference: people, roles, bodies, places, outlets and agreed dates of events.

Six CSV files, each optional (`briefing.reading.referencefiles`). Every row names the page it can
be checked on and the day it was read. Loaded once, when first asked for, and again only when a
file has changed.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from briefing import project
from briefing.errors import SourceError
from briefing.models import Fact
from briefing.reading import demonyms, referencefiles
from briefing.reading.referencerows import Agreed, Outlet, Role, Row, Source

__all__ = ["Agreed", "Book", "Outlet", "Role", "Row", "Source", "book", "load"]

FOLDER = "data/reference"
COLUMNS = referencefiles.COLUMNS
_OWNER = re.compile(r"\bof (?:the )?((?:[A-Z]\w+ ?){1,3})")
_UNITED_STATES = re.compile(r"\bUnited States\b")


@dataclass(frozen=True, slots=True)
class Book:
    """All rows. `faults` tells of rows left out, with file and line; `identity` names the content.

    `facts` holds every row as a briefing cites it, by its id; `outlet_names` the ids of outlets by
    their names in plain letters.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    faults: tuple[str, ...] = ()
    identity: str = ""
    outlets: dict[str, Outlet] = field(default_factory=dict)
    events: dict[str, Agreed] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    outlet_names: dict[str, str] = field(default_factory=dict)

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

    def roles_of(self, person: str) -> tuple[Role, ...]:
        """Every role of a person, those that began first first; those without a start lead."""
        held = (role for role in self.roles if role.person == person)
        return tuple(sorted(held, key=lambda role: (role.start or "", role.end or "~")))

    def names_of(self, row: str) -> tuple[str, ...]:
        """All names of a row, the first one first; empty when there is no such row."""
        if row in self.rows:
            return self.rows[row].names
        return self.outlets[row].names if row in self.outlets else ()

    def country_of(self, row: str) -> str:
        """The ISO 3166-1 code of a row's country, "" when there is none or it is not known.

        For a person it is the country that all noted roles name; two countries are none.
        """
        if row in self.outlets:
            return self.outlets[row].country
        known = self.rows.get(row)
        if known is None or known.kind != "person":
            return known.country if known else ""
        found = {_country(role.role) for role in self.roles if role.person == row} - {""}
        return found.pop() if len(found) == 1 else ""

    def outlet(self, name: str) -> Outlet | None:
        """The outlet that has `name` among its names, case and "The" aside; None if unknown."""
        return self.outlets.get(self.outlet_names.get(_plain(name), ""))


def _outlet_names(outlets: Iterable[Outlet]) -> dict[str, str]:
    """Outlets by their plain names; a name that two outlets share is neither's."""
    found: dict[str, str] = {}
    for outlet in outlets:
        for name in map(_plain, outlet.names):
            found[name] = outlet.id if found.get(name, outlet.id) == outlet.id else ""
    return found


def _plain(name: str) -> str:
    """A name without case, accents, full stops and an opening "The"."""
    split = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in split if not unicodedata.combining(c) and c != ".")
    return " ".join(letters.split()).removeprefix("the ")


@lru_cache(maxsize=4096)
def _country(role: str) -> str:
    """The country that a role names: "Minister of Defense of Japan" is JP's."""
    if _UNITED_STATES.search(role) and " to the United States" not in role:
        return "US"
    for match in reversed([*_OWNER.finditer(role)]):
        code = demonyms.country(match[1].strip())
        if code:
            return code
    return ""


def load(folder: Path) -> Book:
    """Read the files of `folder`; those that are not there count as empty.

    Raises SourceError, with file and line, when a row is broken.
    """
    found = _read(folder)
    if found.faults:
        raise SourceError(found.faults[0])
    return found


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
    found = referencefiles.read(folder)
    return Book(
        found.rows,
        tuple(found.roles),
        tuple(found.faults),
        found.identity,
        found.outlets,
        found.events,
        found.facts,
        _outlet_names(found.outlets.values()),
    )
