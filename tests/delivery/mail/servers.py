"""A mail server on this machine: aiosmtpd, with TLS and logins, in a thread."""

from __future__ import annotations

import asyncio
import base64
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.policy.records import Way
from tests.delivery.mail.letters import way

smtpd = pytest.importorskip(
    "aiosmtpd.smtp", reason="aiosmtpd is not installed: no mail went to a server"
)

PASSWORD = "Canary-9f2c-Kanarienvogel"  # noqa: S105 - of a server of the test
TOKEN = "ya29.canary-token-41d8"  # noqa: S105


@dataclass
class Post:
    """What a server took and what it answers; `verdict` is asked for each verb and its argument."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    verdict: Callable[[str, str], str | None] = lambda _verb, _said: None
    login: bool = True
    tokens: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def receivers(self) -> list[str]:
        """Who got something, each as often as they did."""
        return [receiver for receiver, _ in self.taken]

    def _said(self, verb: str, said: str) -> str | None:
        self.heard.append(verb)
        return self.verdict(verb, said)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """Greet."""
        session.host_name = hostname
        answer = self._said("EHLO", hostname)
        return [answer] if answer else responses

    async def handle_MAIL(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Hear whom it is from."""
        envelope.mail_from = address
        return self._said("MAIL", " ".join([address, *options])) or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """Hear whom it is for."""
        answer = self._said("RCPT", address) or "250 OK"
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Take a message, then say so."""
        answer = self._said("DATA", envelope.rcpt_tos[0]) or "250 OK: queued as 42"
        if answer.startswith("2"):
            self.taken.append((envelope.rcpt_tos[0], envelope.original_content))
        self._said("TAKEN", envelope.rcpt_tos[0])
        return answer

    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> Any:  # noqa: N802
        """Look at a token; a wrong one is told why first, as Google does."""
        line = base64.b64decode(args[1]).decode()
        token = line.split("Bearer ")[1].strip("\x01")
        self.logins.append(token)
        if token in self.tokens:
            return smtpd.AuthResult(success=True)
        await server.push("334 eyJzdGF0dXMiOiI0MDEifQ==")
        await server._reader.readline()
        await server.push(f"535 5.7.8 no such token: {token} {args[1]}")
        return smtpd.AuthResult(success=False, handled=True)

    def authenticator(
        self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, told: Any
    ) -> Any:
        """Look at a password."""
        self.logins.append(told.password.decode())
        fits = told.password.decode() == PASSWORD
        return smtpd.AuthResult(success=self.login and fits, handled=False)


@contextmanager
def office(
    post: Post | None = None, *, implicit: ssl.SSLContext | None = None, **options: Any
) -> Iterator[Post]:
    """A server that runs in a thread; `options` are those of aiosmtpd, `implicit` its TLS."""
    post = post or Post()
    loop = asyncio.new_event_loop()
    protocols: list[Any] = []

    def made() -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it does not see that TLS is there from the first byte
            protocols.append(smtpd.SMTP(post, loop=loop, hostname="localhost", **options))
        return protocols[-1]

    server = loop.run_until_complete(loop.create_server(made, "127.0.0.1", 0, ssl=implicit))
    post.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield post
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server, protocols), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _ended(server: Any, protocols: list[Any]) -> None:
    server.close()
    for protocol in protocols:
        if protocol.transport is not None:
            protocol.transport.abort()
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def by_password(post: Post, folder: Path, ca: str, **fields: Any) -> Way:
    """A way with STARTTLS and a login."""
    (folder / "password").write_text(f"{PASSWORD}\n", "utf-8")
    told: dict[str, Any] = {
        "port": post.port,
        "security": "starttls",
        "ca_file": ca,
        "user": "desk",
        "password_file": str(folder / "password"),
    }
    return way(**{**told, **fields})
