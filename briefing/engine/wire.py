"""How a kernel and its client speak over one socket: Jupyter's own messages, framed.

A frame is a channel, a count and that many parts, each with its length. The parts are those that
jupyter_client would put on a ZeroMQ socket, so both ends serialize with its own Session.
"""

from __future__ import annotations

import contextlib
import os
import queue
import socket
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from typing import BinaryIO

SHELL, IOPUB, CONTROL, STDIN = range(4)
_HEAD = struct.Struct("!BH")
_SIZE = struct.Struct("!Q")
_READ = 1 << 20
_MANY, _LARGE = 500, 100_000  # frames that may wait to be written; bytes of a large one
_END = b""


def packed(channel: int, parts: Sequence[bytes | memoryview]) -> bytes:
    """One frame as bytes."""
    sizes = [_SIZE.pack(memoryview(part).nbytes) for part in parts]
    return b"".join([_HEAD.pack(channel, len(parts)), *sizes, *parts])


class Frames:
    """What has come over a socket so far, cut into frames of at most so many bytes."""

    def __init__(self, most: int = 1 << 62) -> None:
        self._came = bytearray()
        self._most = most

    def feed(self, content: bytes) -> Iterator[tuple[int, list[bytes]]]:
        """Add bytes, and yield the frames that are whole now: a channel and its parts.

        Raises OverflowError for a frame that says it is larger.
        """
        self._came += content
        while (frame := self._next()) is not None:
            yield frame

    def _next(self) -> tuple[int, list[bytes]] | None:
        came = self._came
        if len(came) < _HEAD.size:
            return None
        channel, count = _HEAD.unpack_from(came)
        start = _HEAD.size + count * _SIZE.size
        if len(came) < start:
            return None
        sizes = [_SIZE.unpack_from(came, _HEAD.size + n * _SIZE.size)[0] for n in range(count)]
        if sum(sizes) > self._most:
            raise OverflowError
        if len(came) < start + sum(sizes):
            return None
        parts = []
        for size in sizes:
            parts.append(bytes(came[start : start + size]))
            start += size
        del came[:start]
        return channel, parts


def received(wire: socket.socket) -> bytes:
    """What has come over a socket; empty when the other side has left.

    Raises BlockingIOError when nothing has come. The socket itself blocks: a frame is sent whole.
    """
    try:
        return wire.recv(_READ, socket.MSG_DONTWAIT)
    except BlockingIOError:
        raise
    except OSError:
        return b""


class Sender:
    """Puts whole frames on a socket, from any thread and from forks of this process too.

    A thread of its own writes them: in the main thread a signal's handler may raise at any moment,
    and half a frame would spoil all that follows. A fork has no such thread and writes at once.
    """

    def __init__(self, wire: socket.socket) -> None:
        self._wire = wire
        self._within = threading.Lock()
        self._among = _lock_file()
        self._frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()  # a handler may send, too
        self._writer: threading.Thread | None = threading.Thread(
            target=self._write, name="Wire", daemon=True
        )
        self._writer.start()
        os.register_at_fork(after_in_child=self._forked)

    def send(self, channel: int, parts: Sequence[bytes | memoryview]) -> None:
        """Send one frame. When nobody is there to take it, it is dropped."""
        frame = packed(channel, parts)
        if self._writer is None:
            self._put(frame)
            return
        most = _MANY if len(frame) < _LARGE else 0
        while self._frames.qsize() > most and self._writer.is_alive():
            time.sleep(0.001)  # the client is slow: so is the notebook
        self._frames.put(frame)

    def close(self) -> None:
        """Wait until everything is on its way."""
        if self._writer is not None:
            self._frames.put(_END)
            self._writer.join(timeout=5)

    def _write(self) -> None:
        while frame := self._frames.get():
            self._put(frame)

    def _put(self, frame: bytes) -> None:
        with self._within, self._alone(), contextlib.suppress(OSError):
            self._wire.sendall(frame)

    def _forked(self) -> None:
        self._within = threading.Lock()
        self._writer = None

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        import fcntl

        fcntl.lockf(self._among, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._among, fcntl.LOCK_UN)


def _lock_file() -> BinaryIO:
    """A file without a name: processes lock it against one another."""
    import tempfile

    return tempfile.TemporaryFile()
