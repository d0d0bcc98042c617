"""Files and folders into a library: each input whole or not at all, none twice."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.library import ledger
from briefing.library.ledger import Input
from briefing.library.reading_files import Kept, inputs
from briefing.library.unread import by_file
from briefing.library.visits import Visit
from briefing.models import Article, Skipped
from briefing.sources.isolation import Readers

if TYPE_CHECKING:
    from briefing.library.store import Library

_BATCH = 500  # articles kept in memory, and of a transaction of small files
_BYTES = 50_000_000  # of the files of a transaction
_SECONDS = 5.0  # after which a transaction begins with what was read, however little
Progress = Callable[[int, str], None]  # files seen so far, and the place of the last


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the inputs.

    Articles: `added` are new, `changed` new versions of what was there, `unchanged` were there
    already. `files_unchanged` counts the files that needed no reading. `skipped` are the inputs
    that could not be read, `doubtful` those whose record wants a look, with what may be wrong.
    Printed, the parts of one file that lack the same are one line.
    """

    added: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    changed: int = 0
    files_unchanged: int = 0
    doubtful: tuple[Skipped, ...] = ()

    def __str__(self) -> str:
        lines = [f"{_number(self.added, 'article')} added, {self.unchanged} already there"]
        if self.changed:
            lines[0] += f", {_number(self.changed, 'new version')}"
        if self.files_unchanged:
            lines[0] += f"; {_number(self.files_unchanged, 'file')} as before"
        lines += [f"not read: {one.place}: {one.why}" for one in by_file(self.skipped)]
        lines += [f"look at: {one.place}: {one.why}" for one in self.doubtful]
        return "\n".join(lines)


def _number(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


@dataclass(slots=True)
class _Tally:
    """The numbers of a report while they grow."""

    added: int = 0
    unchanged: int = 0
    changed: int = 0
    files: int = 0
    files_unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    doubtful: list[Skipped] = field(default_factory=list)

    def count(self, visit: Visit) -> None:
        """Take over what came of one file."""
        self.added += visit.added
        self.changed += visit.changed
        self.unchanged += visit.unchanged
        self.skipped += visit.skipped
        self.doubtful += visit.doubtful


def fill(
    library: Library,
    paths: Iterable[Path],
    *,
    places: Mapping[Path, str] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    batch: int = _BATCH,
) -> IngestReport:
    """Add the articles of files and folders. What cannot be read is listed and costs nothing else.

    A file that is as it was when it was last read is not read again. `workers` are the processes
    that read; None means one a core. `batch` articles are kept in memory and written in one
    transaction, but a file always whole. Raises PathError when a path does not exist.
    """
    tally, unknown = _Tally(), dict[str, list[Skipped]]()
    begun: deque[Input] = deque()
    with Readers(workers) as readers:
        files = readers.read(_jobs(library, inputs(paths, unknown, places), begun, tally, progress))
        writing = _Batch(library, tally, batch)
        for _, sha256, found in files:
            writing.file(begun.popleft(), sha256, found)
        writing.write()
    _note_folders(library, unknown)
    tally.skipped += [one for kinds in unknown.values() for one in kinds]
    return IngestReport(
        added=tally.added,
        unchanged=tally.unchanged,
        skipped=tuple(tally.skipped),
        changed=tally.changed,
        files_unchanged=tally.files_unchanged,
        doubtful=tuple(tally.doubtful),
    )


def _jobs(
    library: Library,
    files: Iterator[Input],
    begun: deque[Input],
    tally: _Tally,
    progress: Progress | None,
) -> Iterator[tuple[Path, str]]:
    """The files that have to be read; those that need none are counted on the way."""
    for one in files:
        tally.files += 1
        if progress:
            progress(tally.files, one.place)
        entry = library.file_entry(one)
        if entry is None or not entry.unchanged:
            begun.append(one)
            yield one.path, one.place
            continue
        held, skipped = library.file_holds(entry, one)
        tally.files_unchanged += 1
        tally.unchanged += held
        tally.skipped += skipped


class _Batch:
    """Files that have been read and wait to be written together.

    A file of many articles is written as it is read, and still in one transaction: whoever is
    interrupted has all of it or nothing.
    """

    def __init__(self, library: Library, tally: _Tally, most: int) -> None:
        self._library, self._tally, self._most = library, tally, most
        self._waiting: list[tuple[Input, str, list[Article | Skipped]]] = []
        self._articles = self._bytes = 0
        self._begun = time.monotonic()

    def file(self, one: Input, sha256: str, found: Iterator[Article | Skipped]) -> None:
        """Take one file; write when enough have come together."""
        first = list(islice(found, self._most))
        if len(first) == self._most:
            self.write()
            self._write_long(one, sha256, first, found)
            return
        self._waiting.append((one, sha256, first))
        self._articles += len(first)
        self._bytes += one.size
        if self._articles >= self._most or self._bytes >= _BYTES or self._is_late():
            self.write()

    def _is_late(self) -> bool:
        return time.monotonic() - self._begun > _SECONDS

    def write(self) -> None:
        """Write what waits, in one transaction."""
        if self._waiting:
            with self._library.intake() as (db, intake):
                visits = [Visit(db, intake, one, sha256) for one, sha256, _ in self._waiting]
                for visit, (_, _, found) in zip(visits, self._waiting, strict=True):
                    visit.begin()
                    for article in found:
                        visit.take(article)
                    visit.end()
            for visit in visits:
                self._tally.count(visit)
        self._waiting.clear()
        self._articles = self._bytes = 0
        self._begun = time.monotonic()

    def _write_long(
        self,
        one: Input,
        sha256: str,
        first: list[Article | Skipped],
        rest: Iterator[Article | Skipped],
    ) -> None:
        with self._library.intake() as (db, intake):
            visit = Visit(db, intake, one, sha256)
            visit.begin()
            while first:
                for article in first:
                    visit.take(article)
                intake.flush()
                first = list(islice(rest, self._most))
            visit.end()
        self._tally.count(visit)


def _note_folders(library: Library, unknown: Kept) -> None:
    with library.intake() as (db, _):
        for folder, kinds in unknown.items():
            ledger.note(db, folder, kinds)
