"""An answer on its way: whole, in pieces, and not for ever."""

from __future__ import annotations

import os
import socket
import time
from email.utils import formatdate
from http import HTTPStatus

from briefing.delivery.serving import closing
from briefing.delivery.serving.files import Answer

_PIECE = 65_536  # bytes sent at once
_SENDING = 30.0  # seconds for a piece
_LONGEST = 600.0  # seconds for a whole answer
_LEFT = 262_144  # bytes of a refused request that are read, so that its sender hears the answer


def send(connection: socket.socket, made: Answer, *, bare: bool) -> None:
    """Send an answer; `bare` is its head alone. Raises OSError when nobody takes it."""
    until = time.monotonic() + _LONGEST
    connection.settimeout(_SENDING)
    try:
        connection.sendall(_head(made))
        if not bare:
            connection.sendall(made.body)
            if made.file:
                _stream(connection, made.file.number, made.file.size, until)
    finally:
        if made.file:
            os.close(made.file.number)
    _end(connection)


def _stream(connection: socket.socket, number: int, size: int, until: float) -> None:
    """Send a file, as much of it as was promised; one that shrinks meanwhile breaks off."""
    while size and time.monotonic() < until:
        piece = os.read(number, min(_PIECE, size))
        if not piece:
            return
        connection.sendall(piece)
        size -= len(piece)


def _head(made: Answer) -> bytes:
    size = made.file.size if made.file else len(made.body)
    length = () if made.status == HTTPStatus.NOT_MODIFIED else (("Content-Length", str(size)),)
    own = (("Date", formatdate(usegmt=True)), ("Connection", "close"), *length)
    lines = [f"HTTP/1.1 {made.status} {HTTPStatus(made.status).phrase}"]
    lines += [f"{name}: {value}" for name, value in (*own, *closing.HEADERS, *made.headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _end(connection: socket.socket) -> None:
    """Say that this was all, and read what is left, so that it is not lost on the way."""
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(1.0)
    left = _LEFT
    while left > 0 and (read := connection.recv(_PIECE)):
        left -= len(read)
