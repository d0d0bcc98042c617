"""A real web server on this computer, whose pages a test writes, and certificates to try."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from briefing.fetching import FetchReport, Settings, fetch

Reply = Callable[[BaseHTTPRequestHandler], None]
HOME = "127.0.0.1"
TEXT = "<html><body><p>The ministers met in Oslo on Monday.</p></body></html>"


@dataclass
class Asked:
    """One request: path, headers with lower-case names, and when it came."""

    path: str
    headers: dict[str, str]
    at: float = field(default_factory=time.monotonic)


def page(body: str | bytes = TEXT, kind: str = "text/html; charset=utf-8", **headers: str) -> Reply:
    """A page; an underscore in a header's name stands for its hyphen."""
    raw = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": kind, "Content-Length": str(len(raw))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    return reply(200, raw, **fields)


def reply(status: int, body: bytes = b"", **headers: str) -> Reply:
    """An answer of this status."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(to: str, status: int = 302) -> Reply:
    """A redirect."""
    return reply(status, Location=to, Content_Length="0")


def in_turn(*replies: Reply) -> Reply:
    """One reply after the other; the last for ever."""
    left = list(replies)

    def answer(request: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(request)

    return answer


class Site:
    """A web server with the pages of a test; what it was asked is in `asked`."""

    def __init__(self, address: str = HOME, context: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Reply] = {}
        self.asked: list[Asked] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}))
                site.pages.get(self.path, reply(404))(self)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_: Any) -> None:
                """Say nothing: clients that hang up are what the tests are about."""

        self._server = Server((address, 0), Handler)
        self.port: int = self._server.server_address[1]
        self.scheme = "https" if context else "http"
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, path: str, host: str = HOME) -> str:
        """The address of a page of this site."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def settings(self, **values: Any) -> Settings:
        """Settings that let this site be fetched from, and are quick."""
        usual: dict[str, Any] = {
            "allow_networks": (f"{HOME}/32",),
            "allow_ports": (self.port,),
            "pause": 0.0,
            "backoff": 0.01,
            "timeout": 2.0,
            "total": 5.0,
        }
        return Settings(**usual | values)

    def fetch(self, store: Path, *paths: str, **values: Any) -> FetchReport:
        """Fetch pages of this site into `store`."""
        return fetch([self.url(path) for path in paths], store, settings=self.settings(**values))


def states(report: FetchReport) -> list[tuple[str, str]]:
    """What each URL came to, and why."""
    return [(outcome.state, outcome.why) for outcome in report.outcomes]


class Tunnel:
    """A proxy that opens one tunnel after another to `port` of this computer."""

    def __init__(self, port: int) -> None:
        self.asked: list[bytes] = []
        self._listening = socket.create_server((HOME, 0))
        self.port: int = self._listening.getsockname()[1]
        self._to = port
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client = self._listening.accept()[0]
                self.asked.append(client.recv(65_536))
                server = socket.create_connection((HOME, self._to))
                client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                for ends in ((client, server), (server, client)):
                    threading.Thread(target=_pass_on, args=ends, daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError), one:
        while raw := one.recv(65_536):
            other.sendall(raw)
        other.shutdown(socket.SHUT_WR)


def free_port() -> int:
    """A port where nobody answers."""
    with socket.socket() as found:
        found.bind((HOME, 0))
        port: int = found.getsockname()[1]
        return port


# ---------------------------------------------------------------- certificates


KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the test's own, made with openssl."""

    folder: Path

    @property
    def file(self) -> str:
        """Its certificate."""
        return str(self.folder / "ca.pem")

    def context(self, name: str, host: str, days: int = 2) -> ssl.SSLContext:
        """A server's context with a certificate for `host`, overdue if `days` is negative."""
        key, request, made = (self.folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
        extra = self.folder / f"{name}.ext"
        extra.write_text(f"subjectAltName=DNS:{host}\nauthorityKeyIdentifier=keyid\n")
        openssl("req", "-new", *KEY, "-nodes", "-keyout", key, "-out", request,
                "-subj", f"/CN={host}")  # fmt: skip
        openssl("x509", "-req", "-in", request, "-CA", self.file, "-CAkey", self.folder / "ca.key",
                "-CAcreateserial", "-days", days, "-out", made, "-extfile", extra)  # fmt: skip
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made, key)
        return context


def authority(folder: Path) -> Authority:
    """Make one; the test is skipped where there is no openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here: no certificates were tried")
    openssl("req", "-x509", *KEY, "-nodes", "-keyout", folder / "ca.key",
            "-out", folder / "ca.pem", "-subj", "/CN=A test authority", "-days", 2,
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")  # fmt: skip
    return Authority(folder)


def openssl(*arguments: object) -> None:
    """Run openssl."""
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
