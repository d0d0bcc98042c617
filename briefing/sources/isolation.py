"""Files read in processes of their own: a crash, a hang or a bomb costs one file.

Some kinds (`ISOLATED`) are parsed by libraries in C, which a broken file may take down. Those are
always read by a child process with limits on time and memory. Other files are read here, or, when
there are many, by the children too, so that every core is used.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources import content, mapping_beside, printable, read_bytes, source_of, suffix_for
from briefing.sources.child import HEAD, broken, received

SECONDS = 60  # without an answer; the slowest honest page took 8 in our trials
MEMORY = 4 << 30  # bytes of address space of a child
_HERE = 64  # files that need no isolation are read in this process before children are started
_LARGE = 200_000  # bytes; a larger file of any kind may take long, and children have a limit
_AHEAD = 4  # files in work for each child
_WAITING = 16  # frames of one file that may wait to be taken

Found = Article | Skipped
File = tuple[str, str, Iterator[Found]]


class Readers:
    """Reads files, in their order, with `workers` child processes; None means one a core.

    `seconds` is how long a file may take until its next article, `memory` the bytes of address
    space a child may use.
    """

    def __init__(
        self, workers: int | None = None, *, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self._number = workers or min(8, os.cpu_count() or 1)
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._threads: list[threading.Thread] = []
        self._limits = (seconds, memory)
        self._read_here = 0
        self._closed = threading.Event()
        self._children: dict[int, subprocess.Popen[bytes]] = {}  # by the thread they work for

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children, whatever they are at."""
        self._closed.set()
        for _ in self._threads:
            self._jobs.put(None)
        for child in list(self._children.values()):
            child.kill()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def read(self, jobs: Iterable[tuple[Path, str]]) -> Iterator[File]:
        """Each file's place, the SHA-256 of its bytes ("" if unreadable), and what is in it.

        `jobs` are paths and what the records call them. What a file holds must be taken before
        the next file is asked for; the rest of a long one is lost.
        """
        waiting: deque[File | _Job] = deque()
        for path, place in jobs:
            waiting.append(self._begun(path, printable(place)))
            if len(waiting) > _AHEAD * self._number:
                yield from _taken(waiting.popleft())
        while waiting:
            yield from _taken(waiting.popleft())

    def _begun(self, path: Path, place: str) -> File | _Job:
        if self._read_here < _HERE or self._number == 1:
            here = _here(path, place)
            if here is not None:
                self._read_here += 1
                return here
        job = _Job(path, place, self._closed)
        if len(self._threads) < self._number:
            desk = (self._jobs, self._children, self._closed, *self._limits)
            thread = threading.Thread(target=_work, args=desk, daemon=True)
            thread.start()
            self._threads.append(thread)
        self._jobs.put(job)
        return job


class _Job:
    """One file in the hands of a child, and what has come of it so far."""

    def __init__(self, path: Path, place: str, closed: threading.Event) -> None:
        self.path, self.place = path, place
        self._frames: queue.Queue[tuple[bytes, bytes]] = queue.Queue(_WAITING)
        self._closed = closed
        self._left = self._lost = False

    def leave(self) -> None:
        """Take no more: what does not fit any longer is thrown away."""
        self._left = True

    def put(self, letter: bytes, message: bytes) -> None:
        """Hand a frame over; wait while too many are untaken, unless nobody will take them."""
        while not self._closed.is_set():
            with suppress(queue.Full):
                self._frames.put((letter, message), timeout=0.2)
                return
            if self._left:
                self._lost = True
                return

    def file(self) -> File:
        """The file as `Readers.read` gives it; waits for its first frame."""
        letter, message = self._next()
        if letter == b"H":
            return self.place, message.decode(), self._found(*self._next())
        return self.place, "", self._found(letter, message)

    def _next(self) -> tuple[bytes, bytes]:
        """The next frame; waits for it. Raises RuntimeError when none will come."""
        while True:
            with suppress(queue.Empty):
                return self._frames.get(timeout=0.2)
            if self._closed.is_set() or self._lost:
                raise RuntimeError(
                    f"{self.place}: asked for after its reading was left. Take what a file holds "
                    "before the next one, and before the readers are closed."
                )

    def _found(self, letter: bytes, message: bytes) -> Iterator[Found]:
        while letter != b"Z":
            if letter == b"E":
                yield Skipped(self.place, message.decode("utf-8", "replace"))
            else:
                yield from received(letter, message)
            letter, message = self._next()


def _taken(begun: File | _Job) -> Iterator[File]:
    """The file; when the next one is asked for, it is left."""
    if not isinstance(begun, _Job):
        yield begun
        return
    yield begun.file()
    begun.leave()


def _here(path: Path, place: str) -> File | None:
    """The file read in this process; None when it must be isolated."""
    try:
        raw = content(path, place)
        if len(raw) > _LARGE or (raw.strip() and _is_risky(raw, path, place)):
            return None
    except SourceError as error:
        return place, "", iter([Skipped.of(place, error)])
    return place, hashlib.sha256(raw).hexdigest(), _found_here(raw, path, place)


def _is_risky(raw: bytes, path: Path, place: str) -> bool:
    source, _ = source_of(raw, place, suffix_for(path, place))
    return bool(getattr(source, "ISOLATED", False))


def _found_here(raw: bytes, path: Path, place: str) -> Iterator[Found]:
    try:
        yield from read_bytes(raw, place, suffix_for(path, place), mapping_beside(path))
    except SourceError as error:
        yield Skipped.of(place, error)
    except Exception as error:  # noqa: BLE001 - whatever a parser raises costs this file only
        yield Skipped(place, broken(error))


def read_isolated(path: Path, place: str | None = None) -> Iterator[Found]:
    """What is in one file, read under the limits. `place` None means its bare name."""
    with Readers(1) as readers:
        for _, _, found in readers.read([(path, place or path.name)]):
            yield from found


# ---------------------------------------------------------------- the children's side of the desk


def _work(
    jobs: queue.Queue[_Job | None],
    children: dict[int, subprocess.Popen[bytes]],
    closed: threading.Event,
    seconds: float,
    memory: int,
) -> None:
    """Hand jobs to a child until there are none; start another when it fell."""
    child: subprocess.Popen[bytes] | None = None
    try:
        while (job := jobs.get()) is not None:
            try:
                if child is None or child.poll() is not None:
                    _end(child)
                    child = None
                    child = children[threading.get_ident()] = _started(memory, seconds)
                if closed.is_set():  # before the child was known, or since
                    return
                fault = _asked(child, job, seconds)
            except (OSError, RuntimeError, ValueError) as error:  # of the system: no more processes
                fault = f"no process could be started to read it ({error}). Try again, alone."
            if fault:
                _end(child)
                child = None
                job.put(b"E", fault.encode("utf-8", "replace"))
            job.put(b"Z", b"")
    finally:
        _end(child)


def _started(memory: int, seconds: float) -> subprocess.Popen[bytes]:
    """A child. It finds the package where this process did, and nothing in the working folder."""
    home = str(Path(__file__).resolve().parents[2])
    code = f"from briefing.sources.child import main; main({memory}, {seconds!r})"
    return subprocess.Popen(  # noqa: S603 - the interpreter itself, and no text from outside
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": home, "OMP_NUM_THREADS": "1"},
    )


def _end(child: subprocess.Popen[bytes] | None) -> None:
    if child is None:
        return
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _asked(child: subprocess.Popen[bytes], job: _Job, seconds: float) -> str:
    """Let the child read the job's file; return what went wrong, "" if nothing."""
    request = {"path": os.fspath(job.path.absolute()), "place": job.place}
    stopped = threading.Event()
    try:
        _pipe(child.stdin).write(json.dumps(request).encode() + b"\n")
        _pipe(child.stdin).flush()
        while True:
            letter, message = _frame(child, seconds, stopped)
            if letter == b"Z":
                return ""
            if letter == b"L":
                seconds = max(seconds, float(message))
                continue
            job.put(letter, message)
    except (EOFError, OSError):
        if stopped.is_set():
            return (
                f"reading it took longer than {seconds:g} seconds and was stopped. Save its text "
                "as plain text, or remove it."
            )
        return "the program that reads such files broke down over it. Save its text as plain text."


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe


def _frame(
    child: subprocess.Popen[bytes], seconds: float, stopped: threading.Event
) -> tuple[bytes, bytes]:
    """The next frame; a child that does not send one in time is stopped, and has none."""

    def stop() -> None:
        stopped.set()
        child.kill()

    watch = threading.Timer(seconds, stop)
    watch.daemon = True
    watch.start()
    try:
        length, letter = HEAD.unpack(_exactly(_pipe(child.stdout), HEAD.size))
        return letter, _exactly(_pipe(child.stdout), length)
    finally:
        watch.cancel()


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    raw = pipe.read(length)
    if len(raw) < length:
        raise EOFError
    return raw
