"""A corpus read on many processes, and taken into the library by one: here, in order."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

import msgspec

from briefing import project
from briefing.afar import address, cluster, identity, patience
from briefing.afar.fetching import LARGEST_ANSWER, Task, facts, fetched
from briefing.afar.intake import Taken, done, take
from briefing.afar.partitions import Partition, partitions
from briefing.afar.reader import unpacked
from briefing.errors import BriefingError, LibraryError
from briefing.library import Library
from briefing.models import Skipped

_AHEAD = 2  # partitions that are read beside those being worked at
_TRIES = 2  # further ones, for a partition whose file could not be had
_PLAIN = 4 * LARGEST_ANSWER  # bytes of an answer, unpacked
Progress = Callable[[int, int, str], None]  # partitions done, of how many, and the one at hand


class Answer(Protocol):
    """What comes of a partition."""

    def result(self) -> bytes:
        """Wait for it. Raises what went wrong."""
        ...


@dataclass(slots=True)
class CorpusReport:
    """What became of a corpus: partitions, articles and readings, each counted.

    `unchanged` partitions needed no reading. `failed` are those that could not be had; they are
    read the next time. `skipped` are rows and files that could not become an article.
    """

    partitions: int = 0
    unchanged: int = 0
    failed: list[Skipped] = field(default_factory=list)
    articles: Taken = field(default_factory=Taken)
    seconds: float = 0.0

    def __str__(self) -> str:
        told = self.articles
        lines = [
            f"{self.partitions:,} partitions: {self.unchanged:,} as before, "
            f"{len(self.failed):,} failed; {told.added:,} articles added, "
            f"{told.changed:,} new versions, {told.unchanged:,} already there; "
            f"{told.readings:,} readings kept"
        ]
        lines += [f"not read: {one.place}: {one.why}" for one in (*told.skipped, *self.failed)]
        return "\n".join(lines)


def read_corpus(
    patterns: Sequence[str],
    library: Library,
    *,
    on: str = "",
    count: int = 1,
    progress: Progress | None = None,
) -> CorpusReport:
    """Read Parquet files, on the cluster `on` or in `count` processes here, into a library.

    A partition is taken in whole, with its readings, or not at all; one that was is not read
    again. Memory holds few partitions, however many there are. Raises UsageError for what
    cannot be begun, LibraryError when the library cannot be written.
    """
    began, all_of_them = time.monotonic(), partitions(patterns)
    report = CorpusReport(partitions=len(all_of_them))
    fresh = (one for one in all_of_them if not done(library, one, report.articles))
    tell = progress or (lambda _done, _all, _place: None)
    with _readers(on, count) as (submit, window):
        waiting: deque[tuple[Partition, Answer]] = deque()
        taken = 0
        while True:
            waiting += ((one, submit(one)) for one in islice(fresh, window() - len(waiting)))
            if not waiting:
                break
            one, answer = waiting.popleft()
            tell(len(all_of_them) - len(waiting) - 1, len(all_of_them), one.place)
            taken += 1
            try:
                found = unpacked(answer.result(), _PLAIN)
            except LibraryError:
                raise
            except Exception as error:  # noqa: BLE001 - costs this partition only, and is told
                report.failed.append(Skipped(one.place, _why(error)))
                continue
            take(library, one, found, report.articles)
    report.unchanged = report.partitions - taken
    report.seconds = time.monotonic() - began
    return report


def _why(error: Exception) -> str:
    if isinstance(error, BriefingError):
        return str(error)
    first = str(error).split("\n", 1)[0]
    return f"{type(error).__name__}: {first:.300}"


@contextmanager
def _readers(
    on: str, count: int
) -> Iterator[tuple[Callable[[Partition], Answer], Callable[[], int]]]:
    """Who reads: a function that takes a partition, and one that says how many at once."""
    kit, known = identity.digest(), facts(project.root())

    def task(one: Partition) -> bytes:
        return msgspec.msgpack.encode(Task(kit=kit, partition=one, facts=known))

    if not on:
        with ThreadPoolExecutor(count) as threads:

            def here(one: Partition) -> Answer:
                return threads.submit(fetched, task(one))

            yield here, lambda: count + _AHEAD
        return
    client = cluster.connected(address.read(on))
    try:

        def there(one: Partition) -> Answer:
            future = client.submit(fetched, task(one), pure=False, retries=_TRIES)
            return patience.Patient(client, future)

        yield there, lambda: _AHEAD + sum(patience.workers(client).values())
    finally:
        with suppress(Exception):
            client.close()


def told(report: CorpusReport) -> dict[str, Any]:
    """A report as plain values."""
    found: dict[str, Any] = msgspec.to_builtins(report)
    return found
