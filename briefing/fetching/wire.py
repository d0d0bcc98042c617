"""A connection whose every wait is bounded."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from types import TracebackType
from typing import Self

from briefing.fetching.failures import Deadline, FailedError

_AFTER = 0.2  # seconds; a server that was asked to close does it at once


class Wire:
    """A connected socket, plain or TLS, every wait on it bounded by the deadline."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._socket = connected
        self._deadline = deadline
        self.cut = False  # the connection ended without TLS saying so: maybe not by its server

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
        """Close the connection."""
        self._socket.close()

    def abort(self) -> None:
        """Break the connection off, whichever thread is waiting on it."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on, with a certificate that holds for `host`. Raises FailedError."""
        self._socket.settimeout(self._deadline.left())
        try:
            self._socket = context.wrap_socket(
                self._socket, server_hostname=host, suppress_ragged_eofs=False
            )
        except ssl.SSLCertVerificationError as error:
            raise FailedError(f"its certificate is not valid: {error.verify_message}") from error
        except OSError as error:
            raise network(error, "no TLS connection") from error

    def send(self, raw: bytes) -> None:
        """Send all of `raw`. Raises FailedError."""
        self._socket.settimeout(self._deadline.left())
        try:
            self._socket.sendall(raw)
        except OSError as error:
            raise network(error, "the request could not be sent") from error

    def receive(self) -> bytes:
        """The next bytes; empty at the end. Raises FailedError."""
        self._socket.settimeout(self._deadline.left())
        try:
            return self._socket.recv(65_536)
        except ssl.SSLEOFError:
            self.cut = True
            return b""
        except OSError as error:
            raise network(error, "the answer broke off") from error

    def more(self) -> bytes:
        """What comes after the end, if anything does at once; empty after an error too."""
        try:
            self._socket.settimeout(min(self._deadline.left(), _AFTER))
            return self._socket.recv(65_536)
        except (OSError, FailedError):
            return b""


def network(error: OSError, what: str) -> FailedError:
    """What went wrong on the way, as a failure that may pass; `what` begins the sentence."""
    if isinstance(error, TimeoutError):
        return FailedError(f"{what}: no answer in time", again=True)
    return FailedError(f"{what} ({error.strerror or 'connection lost'})", again=True)
