"""What a sandbox is to be, and what stood of it: values that travel to the kernel and back."""

from __future__ import annotations

import socket
import struct
from typing import Any

import msgspec

WALLS = ("network", "writing", "reading", "processes", "calls", "limits")
_LENGTH = struct.Struct("!I")
_LARGEST = 10_000_000  # bytes of an order; its paths are a few hundred


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a kernel may use; `memory`, `file` and `temporary` in bytes, `seconds` computed.

    `memory`, `seconds` and `processes` (threads count) are of all its processes together, `file`
    is the largest file it may write, `temporary` all it may write, `files` how many it may have
    open.
    """

    memory: int = 4 << 30
    seconds: int = 3600
    file: int = 1 << 30
    temporary: int = 1 << 30
    files: int = 512
    processes: int = 256


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """The sandbox of one kernel: where it may read and write, its environment, its limits.

    `strict` lets it end at once when a wall is missing. `temporary` is a folder that is there,
    the only one it may write into.
    """

    reads: tuple[str, ...]
    lists: tuple[str, ...]
    temporary: str
    environment: dict[str, str]
    limits: Limits = Limits()
    strict: bool = False


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The walls that stand, each with what it is made of, and the missing ones, each with why."""

    walls: dict[str, str] = {}
    missing: dict[str, str] = {}
    limits: Limits = Limits()

    def plain(self) -> dict[str, Any]:
        """As run.json has it."""
        found: dict[str, Any] = msgspec.to_builtins(self)
        return found


def put(wire: socket.socket, told: msgspec.Struct) -> None:
    """Send an order or its answer. Raises OSError when nobody is there to take it."""
    content = msgspec.msgpack.encode(told)
    wire.sendall(_LENGTH.pack(len(content)) + content)


def take_order(wire: socket.socket) -> Order:
    """Wait for an order. Raises EOFError and ValueError."""
    return msgspec.msgpack.decode(_taken(wire), type=Order)


def take_standing(wire: socket.socket) -> Standing:
    """Wait for the answer to an order. Raises EOFError, TimeoutError and ValueError."""
    return msgspec.msgpack.decode(_taken(wire), type=Standing)


def _taken(wire: socket.socket) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(wire, _LENGTH.size))
    if length > _LARGEST:
        raise EOFError
    return _exactly(wire, length)


def _exactly(wire: socket.socket, length: int) -> bytes:
    """Exactly so many bytes: what follows is not ours to take."""
    found = bytearray()
    while len(found) < length:
        part = wire.recv(length - len(found))
        if not part:
            raise EOFError
        found += part
    return bytes(found)
