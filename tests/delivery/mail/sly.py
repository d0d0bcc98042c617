"""A mail server on this machine that misbehaves at one step of the conversation."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

STEPS = ("connect", "EHLO", "MAIL", "RCPT", "DATA")


class Sly:
    """A server that plays along to a step, then does `act`: hangs, closes, or talks nonsense."""

    def __init__(self, step: str, act: str) -> None:
        self._step = step
        self._act = act
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self.port = self._socket.getsockname()[1]
        self.taken: list[bytes] = []
        self.heard: list[str] = []
        self.met = 0
        self._held: list[socket.socket] = []
        self._over = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """End it, and all it keeps waiting."""
        self._over.set()
        for one in (self._socket, *self._held):
            one.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                peer, _ = self._socket.accept()
                self._held.append(peer)
                threading.Thread(target=self._talk, args=(peer,), daemon=True).start()

    def _talk(self, peer: socket.socket) -> None:
        with suppress(OSError, ConnectionError), peer, peer.makefile("rb") as lines:
            if self._strikes("connect", peer):
                return
            peer.sendall(b"220 sly ESMTP\r\n")
            for line in lines:
                verb = line.split(None, 1)[0].decode().upper() if line.split() else ""
                self.heard.append(verb)
                if self._strikes(verb, peer):
                    return
                if verb == "DATA":
                    peer.sendall(b"354 go on\r\n")
                    if not self._content(lines, peer):
                        return
                    peer.sendall(b"250 taken\r\n")
                elif verb == "QUIT":
                    peer.sendall(b"221 bye\r\n")
                    return
                else:
                    peer.sendall(b"250-fine\r\n250 STARTTLS\r\n")

    def _content(self, lines: Any, peer: socket.socket) -> bool:
        found: list[bytes] = []
        for line in lines:
            if line == b".\r\n":
                if self._strikes("dot", peer):
                    return False
                self.taken.append(b"".join(found))
                return True
            found.append(line)
            if len(found) == 20 and self._strikes("content", peer):
                return False
        return False

    def _strikes(self, step: str, peer: socket.socket) -> bool:
        """True when this is the step; the deed is done then."""
        if step != self._step:
            return False
        self.met += 1
        if self._act == "hang":
            self._over.wait(60)
        elif self._act == "drip":
            while not self._over.wait(0.05):
                peer.sendall(b"2")
        elif self._act == "flood":
            while not self._over.is_set():
                peer.sendall(b"250-more\r\n" * 100)
        elif self._act != "close":
            peer.sendall(self._act.encode() + b"\r\n")
        return True


@contextmanager
def sly(step: str, act: str) -> Iterator[Sly]:
    """A server that misbehaves at a step."""
    server = Sly(step, act)
    try:
        yield server
    finally:
        server.close()
