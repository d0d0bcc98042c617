"""Messages between two processes of the kit: a length of four bytes, then MessagePack."""

from __future__ import annotations

import socket
import struct

_LENGTH = struct.Struct("!I")
LARGEST = 512_000_000  # bytes of one message


def put(wire: socket.socket, content: bytes) -> None:
    """Send one message. Raises OSError when nobody is there to take it."""
    wire.sendall(_LENGTH.pack(len(content)) + content)


def take(wire: socket.socket) -> bytes | None:
    """Receive one message; None when the other side has left, be it in the middle of one."""
    head = _exactly(wire, _LENGTH.size)
    if head is None:
        return None
    (size,) = _LENGTH.unpack(head)
    return None if size > LARGEST else _exactly(wire, size)


def _exactly(wire: socket.socket, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        try:
            part = wire.recv(min(size - len(parts), 1 << 20))
        except ConnectionError:
            return None
        if not part:
            return None
        parts += part
    return bytes(parts)
