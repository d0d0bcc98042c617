"""A partition that was read is taken into the library, whole, with its readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.afar.partitions import Partition
from briefing.afar.reader import Kept, Read
from briefing.library import Library, readings, records
from briefing.library.visits import Visit
from briefing.models import Article, Skipped
from briefing.reading import STEPS, VERSION, parser, read
from briefing.reading.kept import decoded, digest
from briefing.reading.steps import identities
from briefing.shelf.form import FIELDS

_BATCH = 500  # articles whose entries are kept in memory


@dataclass(slots=True)
class Taken:
    """Articles and readings that were taken in, counted as `IngestReport` counts."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    readings: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def version() -> str:
    """What the present rules' readings are kept as."""
    return f"{VERSION} {parser.identity()}".strip()


def done(library: Library, one: Partition, taken: Taken) -> bool:
    """Whether a partition is in the library as it is now, with the readings of its articles."""
    entry = library.file_entry(one.known_as)
    if entry is None or not entry.unchanged:
        return False
    with library.intake() as (db, _):
        if readings.lacking(db, entry.number, version()):
            return False
        sample = readings.sample(db, entry.number, version())
    if sample and not _as_now(*sample):
        return False
    held, skipped = library.file_holds(entry, one.known_as)
    taken.unchanged += held
    taken.skipped += skipped
    return True


def _as_now(record: bytes, stored: bytes) -> bool:
    """Whether an article would be read as it was: by the same rules, with the same facts."""
    try:
        found = decoded(records.decoded(stored), record, identities(STEPS, parser.identity()))
    except (ValueError, RecursionError):
        return False
    return found.keys() == set(FIELDS)


def take(library: Library, one: Partition, found: Read, taken: Taken) -> None:
    """Take in a partition, in one transaction. Raises LibraryError."""
    kept = {(reading.article, reading.of): reading for reading in found.readings}
    again: list[Article] = []
    with library.intake() as (db, intake):
        visit = Visit(db, intake, one.known_as, found.sha256)
        visit.begin()
        for number, entry in enumerate(_in_order(found), start=1):
            visit.take(entry)
            if number % _BATCH == 0:
                intake.flush()
        visit.end()
        for article in dict.fromkeys(article.id for article in found.articles):
            row = db.execute("SELECT record FROM articles WHERE id = ?", (article,)).fetchone()
            stored = records.decoded(row[0])
            reading: Kept | None = kept.get((article, digest(stored)))
            if reading is None:  # the library has the same text from elsewhere, with other words
                again.append(stored)
                continue
            readings.keep(db, article, reading.version, reading.record)
            taken.readings += 1
    for stored in again:
        read(stored)  # the library, which is open, keeps it
        taken.readings += 1
    taken.added += visit.added
    taken.changed += visit.changed
    taken.unchanged += visit.unchanged
    taken.skipped += visit.skipped


def _in_order(found: Read) -> Iterator[Article | Skipped]:
    """Articles and skipped inputs as they stood in the file."""
    skipped = list(found.skipped)
    for number, article in enumerate(found.articles):
        while skipped and skipped[0][0] <= number:
            yield skipped.pop(0)[1]
        yield article
    yield from (one for _, one in skipped)
