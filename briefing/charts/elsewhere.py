"""Figures that another process draws for this one; see `briefing.charts.studio`."""

from __future__ import annotations

import socket
import struct
from typing import Any

import msgspec

from briefing.errors import FigureError

SECONDS = 60.0  # for one figure, those of others before it included
LARGEST = 64 << 20  # bytes of a figure or of its drawing
_LENGTH = struct.Struct(">I")

_address = ""


def use(address: str) -> None:
    """Have figures drawn by the studio at this address, in forks of this process too; "": here."""
    global _address  # noqa: PLW0603 - one studio a process
    _address = address


def used() -> bool:
    """True when a studio draws for this process."""
    return bool(_address)


def drawn(figure: str) -> dict[str, Any] | None:
    """The drawing of a figure (JSON); None when nobody else draws. Raises FigureError."""
    if not _address:
        return None
    try:
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(SECONDS)
            wire.connect(_address)
            put(wire, figure.encode())
            told = msgspec.json.decode(take(wire))
    except (OSError, ValueError, EOFError):
        return None  # the studio is closed, or did not survive a figure: it is drawn here
    if "refused" in told:
        raise FigureError(told["refused"])
    found: dict[str, Any] = told["drawing"]
    return found


def put(wire: socket.socket, content: bytes) -> None:
    """Send one message."""
    wire.sendall(_LENGTH.pack(len(content)) + content)


def take(wire: socket.socket) -> bytes:
    """Receive one message. Raises EOFError when it does not come whole, or is too large."""
    (length,) = _LENGTH.unpack(_exactly(wire, _LENGTH.size))
    if length > LARGEST:
        raise EOFError
    return _exactly(wire, length)


def _exactly(wire: socket.socket, length: int) -> bytes:
    found = bytearray()
    while len(found) < length:
        part = wire.recv(min(length - len(found), 1 << 20))
        if not part:
            raise EOFError
        found += part
    return bytes(found)
