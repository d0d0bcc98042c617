"""A web server that keeps what it is told and answers as a test wants; with TLS if it has one."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Call:
    """What came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        """The body's JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Says:
    """An answer."""

    status: int = 200
    body: bytes = b"ok"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Hook:
    """The server: its answers in turn, the last for ever. `before` may do anything first."""

    says: list[Says] = field(default_factory=lambda: [Says()])
    came: list[Call] = field(default_factory=list)
    before: Callable[[BaseHTTPRequestHandler], bool] = lambda _: True
    url: str = ""

    def answer(self) -> Says:
        """The next answer."""
        return self.says.pop(0) if len(self.says) > 1 else self.says[0]


@contextmanager
def hook(*says: Says, tls: ssl.SSLContext | None = None) -> Iterator[Hook]:
    """A server in a thread; `before` that says False leaves the other side without an answer."""
    found = Hook(list(says) or [Says()])

    class Taker(BaseHTTPRequestHandler):
        def _take(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            body = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            found.came.append(Call(self.command, self.path, headers, body))
            if not found.before(self):
                self.close_connection = True
                return
            answer = found.answer()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_POST = do_PUT = do_GET = _take  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Taker)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    found.url = f"{'https' if tls else 'http'}://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of those who went away, or would not trust it."""
