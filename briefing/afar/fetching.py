"""A partition fetched to where it is read, and read in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import zlib
from pathlib import Path

import msgspec

from briefing.afar import identity, projects
from briefing.afar.link import environment
from briefing.afar.partitions import Partition, opened
from briefing.errors import PathError, RunError, SourceError
from briefing.reading import reference
from briefing.sources.rows import LARGEST, MAPPING_SUFFIX

LARGEST_ANSWER = 450_000_000  # bytes of a partition with what was read in it
_FACTS = 4_000_000  # bytes that go along with each partition
SECONDS = 6 * 3600.0  # for one partition
_PIECE = 4_000_000  # bytes read at once
_SHOWN = 300  # characters of what a process that failed said


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A partition to be read by the kit of this digest, with these facts, packed."""

    kit: str
    partition: Partition
    facts: bytes


def facts(root: Path) -> bytes:
    """What of the project reading rests on: its reference files, packed. Raises PathError."""
    folder = root / reference.FOLDER
    found = {path: path.read_bytes() for path in sorted(folder.glob("*.csv")) if path.is_file()}
    packed = zlib.compress(
        projects.packed({path.relative_to(root).as_posix(): raw for path, raw in found.items()})
    )
    if len(packed) > _FACTS:
        raise PathError(f"{folder} has too much to be sent with each task; shorten its files")
    return packed


def fetched(content: bytes) -> bytes:
    """The task: a partition in, what was read in it out.

    Raises RunError, and OSError for what may pass, so that it is tried again.
    """
    task = msgspec.msgpack.decode(content, type=Task)
    if task.kit != identity.digest():
        raise RunError("this worker has another kit than home; install the same there as here")
    with tempfile.TemporaryDirectory(prefix="briefing-partition-") as folder:
        home = Path(folder, "project")
        projects.unpack(zlib.decompress(task.facts), home)
        path = copied(task.partition, Path(folder))
        return _read(path, task.partition.place, home, Path(folder, "answer"))


def copied(one: Partition, folder: Path) -> Path:
    """A copy of a partition in `folder`, with its column mapping. Raises OSError, SourceError."""
    system, path = opened(one.url)
    target = folder / f"part{Path(path).suffix.lower()}"
    for end in ("", MAPPING_SUFFIX) if one.mapped else ("",):
        copy, size = target.with_name(target.name + end), 0
        with system.open(path + end, "rb") as source, copy.open("wb") as file:
            while piece := source.read(_PIECE):
                size += len(piece)
                if size > LARGEST:
                    raise SourceError(
                        f"{one.place}: more than {LARGEST:,} bytes. Write the corpus in more files."
                    )
                file.write(piece)
    return target


def _read(path: Path, place: str, home: Path, answer: Path) -> bytes:
    line = [sys.executable, "-P", "-m", "briefing.afar.reader", str(path), place, str(answer)]
    with subprocess.Popen(  # noqa: S603 - this interpreter, our own module
        line,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=home,
        env=environment({}),
        start_new_session=True,
    ) as reader:
        try:
            code, said = _ended(reader)
        except BaseException:
            reader.kill()
            raise
    if code != 0:
        how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
        raise RunError(f"{place}: its reader ended {how} {said}".rstrip())
    size = answer.stat().st_size
    if size > LARGEST_ANSWER:
        raise SourceError(f"{place}: what was read has {size:,} bytes. Write more, smaller files.")
    return answer.read_bytes()


def _ended(reader: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for a reader without closing its standard input, which it takes for its end."""
    assert reader.stderr is not None  # noqa: S101 - it was asked for
    watch = threading.Timer(SECONDS, reader.kill)
    watch.daemon = True
    watch.start()
    said = reader.stderr.read()[-10_000:].decode("utf-8", "replace").strip()
    last = said.rsplit("\n", 1)[-1][:_SHOWN]
    watch.cancel()
    return reader.wait(), f"({last})" if last else ""
