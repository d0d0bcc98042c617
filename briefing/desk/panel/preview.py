"""How many articles match while the form is filled in, and the first of them.

The kernel answers itself and must not be kept: a folder that takes long to read is left, and
said to be large. What was read is kept until a file of the folder changes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from briefing import project
from briefing.errors import BriefingError
from briefing.library import Coverage, Library, ingest, open_library
from briefing.library.query import limits
from briefing.library.showing import MOST
from briefing.sections.about_actor import about_actor

PATIENCE = 3.0  # seconds; longer, and the form would feel stuck
_FILES = 5_000  # of a folder, looked at for changes
_READ = 60  # articles of a library that may be read to find an actor
_SHOWN = 5  # titles
_LARGE = (
    "This folder takes longer to read than a form should; it is counted when the cells run. Make a "
    "library of it to count at once: briefing ingest FOLDER --library data/desk.db"
)


@dataclass(frozen=True, slots=True)
class Match:
    """What matches, in words; the first titles, with day and outlet; and faults by field."""

    told: str = ""
    titles: tuple[str, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)


class _Long(Exception):  # noqa: N818 - no failure: the folder is large
    """The folder takes too long."""


class Preview(threading.local):
    """Counts what matches; keeps the library that was read last.

    A kernel may answer a form in another thread each time, and SQLite serves only the thread
    that opened it: each keeps its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[object, Library | None] | None = None

    def match(self, values: Mapping[str, object]) -> Match:
        """What the library holds for these values; nothing for a notebook without a library."""
        texts = {name: value for name, value in values.items() if isinstance(value, str)}
        if "library" not in texts:
            return Match()
        try:
            library = self._library(texts["library"])
        except _Long:
            return Match(_LARGE)
        except (BriefingError, OSError, ValueError) as error:
            return Match(faults={"library": str(error)})
        return _asked(library, texts)

    def _library(self, place: str) -> Library:
        path = project.resolve(place)
        if not place.strip() or not path.is_dir():
            self._kept = None
            return open_library(place)
        state = (path, *_files(path))
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, None)  # left, should it take too long
            self._kept = (state, _read(path, place))
        if self._kept[1] is None:
            raise _Long
        return self._kept[1]


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The files of a folder, each with its size and when it was changed."""
    found = [*islice(folder.rglob("*"), _FILES + 1)]
    if len(found) > _FILES:
        raise _Long
    for path in sorted(found):
        with suppress(OSError):  # removed meanwhile
            about = path.stat()
            yield str(path), about.st_size, about.st_mtime_ns


def _read(folder: Path, place: str) -> Library:
    until = 0.0

    def told(*_: object) -> None:
        nonlocal until
        until = until or time.monotonic() + PATIENCE
        if time.monotonic() > until:
            raise _Long

    library = Library()
    ingest([folder], library, progress=told)
    return library if len(library) else open_library(place)  # which says what is missing


def _asked(library: Library, texts: Mapping[str, str]) -> Match:
    since, until = texts.get("since", ""), texts.get("until", "")
    try:
        limits(since, until)
    except BriefingError as error:
        return Match(faults={"until" if str(error).startswith("until") else "since": str(error)})
    if "actor" in texts:
        return _of_actor(library, texts, since, until)
    if "topic" not in texts:
        return Match(_articles(len(library), "in the library"))
    try:
        return _matched(library.about(texts["topic"], since, until), "match")
    except BriefingError as error:
        return Match(faults={"topic": str(error)})


def _of_actor(library: Library, texts: Mapping[str, str], since: str, until: str) -> Match:
    if len(library) > _READ:
        return Match(
            f"{_articles(len(library), 'in the library')}; who is named is read when the cells run"
        )
    topic = texts.get("topic", "")
    try:
        found = about_actor(library, texts["actor"], topic, since=since, until=until)
    except BriefingError as error:
        return Match(faults={"actor": str(error)})
    return _matched(found, "name the actor")


def _matched(found: Coverage, how: str) -> Match:
    number = len(found.articles)
    shown = [_title(found, place) for place in range(min(number, _SHOWN))]
    more = f", the best of all that {how}" if number == MOST else ""
    told = f"{number} of {_articles(found.total, how)}{more}"
    if found.undated:
        told += f"; {found.undated} left out for want of a date"
    rest = [f"and {number - _SHOWN} more"] if number > _SHOWN else []
    return Match(told, (*shown, *rest))


def _title(found: Coverage, place: int) -> str:
    article = found.articles[place]
    day = article.published.date if article.published else "no date"
    return f"{day}, {article.outlet or 'no outlet'}: {article.title}"


def _articles(number: int, how: str) -> str:
    return f"{number} {'article' if number == 1 else 'articles'} {how}"
