"""An ingest that can be killed: a process that forks one for each run, and what a library holds."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from briefing.library import Library
from tests.conftest import PROJECT

QUERIES = ("radar", "harbour", '"radar station"', "harbour NOT radar", "ferry since:2021")
_WORDS = "harbour radar ferry station minister talks treaty island winter signal coast"
# Forking from a process that has everything loaded makes a run begin in milliseconds.
_SERVER = """
import os, signal, sys, time
import numpy
from pathlib import Path
from briefing.library import Library
from briefing.library.ingest import fill
from briefing.sources import suffixes
suffixes()
print("ready", flush=True)
for line in sys.stdin:
    place, folder, seconds = line.rstrip("\\n").split("\\t")
    end = time.monotonic() + float(seconds)
    pid = os.fork()
    if pid == 0:
        fill(Library(Path(place)), [Path(folder)], workers=1, batch=7)
        os._exit(0)
    done, status = os.waitpid(pid, os.WNOHANG)
    while not done and time.monotonic() < end:
        time.sleep(0.001)
        done, status = os.waitpid(pid, os.WNOHANG)
    if not done:
        os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
    print(status, flush=True)
"""


def write_texts(folder: Path, version: int, number: int = 24) -> None:
    """Text files, a table of many articles and an unreadable file; version 2 changes some."""
    folder.mkdir(exist_ok=True)
    for one in range(number):
        chance = chances(one if version == 1 or one % 3 else one + 1000)
        text = _text(chance, 60)
        head = f"{text[:24].capitalize()} {one}\nPublished 20{one % 25:02}-03-04\n\n"
        (folder / f"{one:03}.txt").write_text(head + text, "utf-8")
    rows = [{"title": f"Row {row}", "text": _text(chances(row * version), 50)} for row in range(12)]
    table = b"\n".join(msgspec.json.encode(row) for row in rows)
    (folder / "many.jsonl").write_bytes(table)
    (folder / "broken.txt").write_bytes(b"" if version == 1 else b"Mended\n\nIt can be read now.\n")


def chances(seed: int) -> random.Random:
    """The same choices for the same seed."""
    return random.Random(seed)  # noqa: S311 - varies texts and moments, keeps no secret


def _text(chance: random.Random, words: int) -> str:
    said = " ".join(chance.choices(_WORDS.split(), k=words))
    return f"The {said}.\n\nOfficials said so on Monday, and the {said[::-1]} too.\n"


class Killable:
    """Starts ingests as processes of their own."""

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        assert self._server.stdout is not None
        assert self._server.stdout.readline() == "ready\n"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._server:
            pass

    def run(self, place: Path, folder: Path, kill_after: float | None = None) -> bool:
        """Ingest, killing it after so many seconds; return True when it came to its end."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        seconds = 600.0 if kill_after is None else kill_after
        self._server.stdin.write(f"{place}\t{folder}\t{seconds}\n")
        self._server.stdin.flush()
        status = int(self._server.stdout.readline())
        assert status in ((0,) if kill_after is None else (0, signal.SIGKILL))
        return status == 0


def contents(place: Path) -> dict[str, Any]:
    """Everything a library holds, in an order that does not hang on when it came in."""
    with closing(Library(place)) as library:
        assert library.verify() == []
        articles = {a.id: msgspec.json.encode(a) for a in library.articles()}
        return {
            "articles": articles,
            "versions": {id_: [a.id for a in library.versions(id_)] for id_ in articles},
            "found": {
                query: sorted((-hit.score, hit.article.id) for hit in library.search(query))
                for query in QUERIES
            },
            "skipped": library.skipped,
            "files": library.stats().files,
        }


def removed(place: Path) -> Path:
    """The place with no library at it any more."""
    for rest in ("", "-wal", "-shm"):
        Path(f"{place}{rest}").unlink(missing_ok=True)
    return place


def emptied(folder: Path) -> Path:
    """The folder without anything in it."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder
