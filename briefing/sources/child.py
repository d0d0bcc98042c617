"""The process that reads files for another: one request a line in, frames out.

A request is JSON, `{"path": …, "place": …}`. A frame is its length (4 bytes, big endian), a
letter and a message: H the SHA-256 of the file in hex, L seconds it may take, A articles and S
skipped inputs (msgpack), E why the file could not be read, Z the end of the file.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

import msgspec

from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources import content, mapping_beside, read_bytes, source_of, suffix_for

_FRAME = 20  # articles sent at once
_FRAME_TEXT = 500_000  # code points in them, beyond which none is added
_GRACE = 10  # seconds after which a process that nobody ended ends itself
HEAD = struct.Struct(">Ic")


def main(memory: int, seconds: float) -> None:
    """Answer requests from standard input until it is closed.

    `memory` is a limit in bytes, `seconds` the time until the next frame.
    """
    _limit(memory)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not be taken for an answer
    for request in sys.stdin.buffer:
        wanted = json.loads(request)
        _answer(Path(wanted["path"]), wanted["place"], out, seconds)


def _limit(memory: int) -> None:
    """No more memory than `memory`, no core files, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    # A system that refuses a limit is no reason not to read.
    for what, size in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (size, resource.getrlimit(what)[1]))


def _answer(path: Path, place: str, out: BinaryIO, seconds: float) -> None:
    try:
        _alarm(seconds)
        for letter, message in _frames(path, place):
            _alarm(0)  # whoever takes the frames may take their time
            _send(out, letter, message)
            seconds = max(seconds, float(message)) if letter == b"L" else seconds
            _alarm(seconds)
    except SourceError as error:
        _send(out, b"E", Skipped.of(place, error).why.encode("utf-8", "replace"))
    except MemoryError:
        _send(out, b"E", b"it needs more memory than a file may use. Split it, or remove it.")
    except RecursionError:
        _send(out, b"E", b"it is nested too deeply to be read. Save its text as plain text.")
    except Exception as error:  # noqa: BLE001 - whatever a parser raises costs this file only
        _send(out, b"E", broken(error).encode("utf-8", "replace"))
    finally:
        _alarm(0)
    _send(out, b"Z", b"")


def _alarm(seconds: float) -> None:
    """End this process after a while beyond `seconds`, if nobody lives that would; 0 calls it off.

    Who asked ends it in time; but if that process was killed, a parser that hangs would go on.
    """
    if hasattr(signal, "alarm"):  # not on Windows
        signal.alarm(int(seconds) + _GRACE if seconds else 0)


def _frames(path: Path, place: str) -> Iterator[tuple[bytes, bytes]]:
    raw = content(path, place)
    yield b"H", hashlib.sha256(raw).hexdigest().encode()
    suffix = suffix_for(path, place)
    if raw.strip():
        source, _ = source_of(raw, place, suffix)
        yield b"L", str(getattr(source, "SECONDS", 0)).encode()
    for kind, group in groupby(read_bytes(raw, place, suffix, mapping_beside(path)), type):
        for batch in _batches(group):
            yield b"A" if kind is Article else b"S", msgspec.msgpack.encode(batch)


def _batches(found: Iterator[Article | Skipped]) -> Iterator[list[Article | Skipped]]:
    """What is sent at once: some, and of long texts few, since frames wait in memory."""
    batch: list[Article | Skipped] = []
    size = 0
    for one in found:
        batch.append(one)
        size += sum(map(len, one.paragraphs)) if isinstance(one, Article) else 0
        if len(batch) == _FRAME or size > _FRAME_TEXT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _send(out: BinaryIO, letter: bytes, message: bytes) -> None:
    out.write(HEAD.pack(len(message), letter) + message)
    out.flush()


def broken(error: Exception) -> str:
    """Why a file is left whose reader failed in a way nobody foresaw."""
    return f"its reader failed ({type(error).__name__}: {error}). Save its text as plain text."[
        :500
    ]


def received(letter: bytes, message: bytes) -> list[Article | Skipped]:
    """The articles or skipped inputs of a frame A or S."""
    if letter == b"A":
        return list(msgspec.msgpack.decode(message, type=list[Article]))
    return list(msgspec.msgpack.decode(message, type=list[Skipped]))
