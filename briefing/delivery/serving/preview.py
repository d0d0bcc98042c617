"""The server of a preview: loopback alone, a thread for each connection, and bounds on all."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from types import TracebackType
from typing import Self

from briefing.delivery.serving import answering, asking
from briefing.delivery.serving.asking import Asked, Refused
from briefing.delivery.serving.door import HOST, Door
from briefing.delivery.serving.sending import send
from briefing.delivery.serving.shown import Shown
from briefing.errors import UsageError

SEATS = (
    64  # connections at once; when all are taken, the one that has asked for nothing longest goes
)
_TURN = 0.25  # seconds after which the end is looked for


class Preview:
    """A preview that listens; `serve` answers until `close`."""

    def __init__(self, shown: Shown, port: int = 0) -> None:
        """Listen at `port`, 0 for any that is free. Raises UsageError when it is taken."""
        self.shown = shown
        try:
            self._listener = socket.create_server((HOST, port), backlog=128)
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise UsageError(
                f"port {port} cannot be used ({why}). Name another with --port, or none at all."
            ) from error
        self._listener.settimeout(_TURN)
        self.door = Door(self._listener.getsockname()[1])
        self._lock = threading.Lock()
        self._waiting: dict[socket.socket, None] = {}  # those that have asked for nothing yet
        self._seated = 0
        self._ended = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def serve(self) -> None:
        """Answer until `close` is called from elsewhere, or the process is interrupted."""
        while not self._ended.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                if self._ended.is_set():
                    return
                time.sleep(_TURN)  # no more files may be open: some will be closed
                continue
            self._seat(connection)

    def close(self) -> None:
        """Listen no more, and let go of everybody."""
        self._ended.set()
        self._listener.close()
        with self._lock:
            for connection in self._waiting:
                _hang_up(connection)

    def _seat(self, connection: socket.socket) -> None:
        with self._lock:
            if self._seated >= SEATS and self._waiting:
                _hang_up(next(iter(self._waiting)))
                self._waiting.pop(next(iter(self._waiting)))
            elif self._seated >= SEATS:
                connection.close()
                return
            self._seated += 1
            self._waiting[connection] = None
        threading.Thread(target=self._attend, args=(connection,), daemon=True).start()

    def _attend(self, connection: socket.socket) -> None:
        try:
            with connection, contextlib.suppress(OSError):
                self._talk(connection)
        finally:
            with self._lock:
                self._waiting.pop(connection, None)
                self._seated -= 1

    def _talk(self, connection: socket.socket) -> None:
        asked: Asked | None = None
        try:
            asked = asking.read(connection)
            with self._lock:
                self._waiting.pop(connection, None)
            if asked is None:
                return
            made = answering.answer(asked, self.door, self.shown)
        except Refused as refused:
            made = answering.status(refused.status)
        except OSError:
            raise
        except Exception:  # noqa: BLE001 - one answer that cannot be made ends no preview
            made = answering.status(500)
        send(connection, made, bare=asked is not None and asked.method == "HEAD")


def _hang_up(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
