"""One request of a browser, read within bounds and taken apart without trusting it."""

from __future__ import annotations

import socket
import time
from urllib.parse import parse_qsl, unquote_to_bytes

import h11
import msgspec

LARGEST = 16_384  # bytes of a request's head
PATIENCE = 5.0  # seconds for all of it; a browser on this machine needs milliseconds
_METHODS = ("GET", "HEAD")
_FIELDS = 8  # of a query
_PIECE = 4_096


class Refused(Exception):  # noqa: N818 - an answer, not a failure
    """A request that is answered by its status alone."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Asked(msgspec.Struct, frozen=True):
    """A request: its path, decoded once and safe to split, its query, and its headers."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]

    @property
    def parts(self) -> tuple[str, ...]:
        """The names on the way; the last is empty for a folder."""
        return tuple(self.path[1:].split("/"))


def read(connection: socket.socket, patience: float = PATIENCE) -> Asked | None:
    """The request of a connection; None when it closes without one. Raises Refused, OSError."""
    talk = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST)
    until = time.monotonic() + patience
    while True:
        try:
            event = talk.next_event()
        except h11.RemoteProtocolError as error:
            raise Refused(error.error_status_hint) from error
        if event is h11.NEED_DATA:
            talk.receive_data(_received(connection, until))
        elif isinstance(event, h11.Request):
            return _asked(event)
        else:
            return None


def _received(connection: socket.socket, until: float) -> bytes:
    left = until - time.monotonic()
    if left <= 0:
        raise Refused(408)
    connection.settimeout(left)
    try:
        return connection.recv(_PIECE)
    except TimeoutError as error:
        raise Refused(408) from error


def _asked(event: h11.Request) -> Asked:
    method = event.method.decode("ascii")
    if method not in _METHODS:
        raise Refused(405)
    target, _, query = event.target.partition(b"?")
    try:
        path = unquote_to_bytes(target).decode("utf-8")
        pairs = parse_qsl(query.decode("ascii"), max_num_fields=_FIELDS)
        headers = {name.decode("ascii"): value.decode("latin-1") for name, value in event.headers}
    except ValueError as error:  # bytes that are no text, or too many fields
        raise Refused(400) from error
    if not path.startswith("/") or not _harmless(path):
        raise Refused(400)
    return Asked(method, path, dict(pairs), headers)


def _harmless(path: str) -> bool:
    """False for a path that leads up, round or into what is hidden."""
    names = path[1:].split("/")
    plain = all(name.isprintable() and "\\" not in name for name in names)
    return plain and all(names[:-1]) and not any(name.startswith(".") for name in names)
