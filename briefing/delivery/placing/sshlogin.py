"""A login by SSH: what a way says of it, and the connection in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import asyncssh

from briefing import project
from briefing.delivery.placing import secret
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError, nearest

T = TypeVar("T")
_OPTIONS = ("agent_path", "client_keys", "known_hosts", "port", "username")
_SECRETS = ("passphrase", "password")


def read(way: Way) -> tuple[str, dict[str, Any]]:
    """The folder, and what to log in with. A path that begins with /~/ counts from the home.

    Options are agent_path, client_keys (one file), known_hosts, port and username; secrets are
    passphrase and password. Raises DeliveryError.
    """
    parts = urlsplit(way.place.strip())
    for name, known in [
        *((n, _OPTIONS) for n in way.storage),
        *((n, _SECRETS) for n in way.secret_env),
    ]:
        if name not in known:
            raise DeliveryError(
                f"way {way.name}: SFTP has no {name!r} there. {nearest(name, known)}"
            )
    if not parts.hostname:
        raise DeliveryError(f"way {way.name}: place names no host. Write sftp://host/folder.")
    options: dict[str, Any] = {**way.storage, **secret.options(way), "host": parts.hostname}
    options["known_hosts"] = str(_known_hosts(way))
    options["connect_timeout"] = options["login_timeout"] = way.timeout
    if parts.port:
        options.setdefault("port", parts.port)
    if parts.username:
        options.setdefault("username", unquote(parts.username))
    if "client_keys" in options:
        options["client_keys"] = [str(project.resolve(str(options["client_keys"])))]
    path = unquote(parts.path)
    return path.removeprefix("/~/") if path.startswith("/~/") else path or "/", options


class Login:
    """An SFTP session whose every step has its time."""

    def __init__(self, options: dict[str, Any], seconds: float) -> None:
        """Log in. Raises what asyncssh raises."""
        self._seconds = seconds
        self._connection: asyncssh.SSHClientConnection | None = None
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._serve, daemon=True).start()
        try:
            self.client = self.run(self._connected(options), 2 * seconds)
        except BaseException:
            self.close()
            raise

    def run(self, step: Coroutine[Any, Any, T], seconds: float = 0.0) -> T:
        """What `step` gives. Raises TimeoutError when it takes too long."""
        bounded = asyncio.wait_for(step, seconds or self._seconds)
        return asyncio.run_coroutine_threadsafe(bounded, self._loop).result()

    def close(self) -> None:
        """Break it off; nobody is waited for."""
        with contextlib.suppress(RuntimeError):  # closed already
            asyncio.run_coroutine_threadsafe(self._ended(), self._loop)

    async def _connected(self, options: dict[str, Any]) -> asyncssh.SFTPClient:
        self._connection = await asyncssh.connect(**options)
        return await self._connection.start_sftp_client()

    async def _ended(self) -> None:
        if self._connection is not None:
            self._connection.abort()
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self._connection.wait_closed(), 1.0)
        self._loop.stop()

    def _serve(self) -> None:
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()


def _known_hosts(way: Way) -> Path:
    told = way.storage.get("known_hosts", "~/.ssh/known_hosts")
    if not isinstance(told, str) or not told:
        raise DeliveryError(
            f"way {way.name}: known_hosts must name a file. Host keys are always checked."
        )
    path = project.resolve(told)
    if not path.is_file():
        host = urlsplit(way.place.strip()).hostname
        raise DeliveryError(
            f"way {way.name}: {path} is not there, so no host key is known. Write the host's key "
            f"into it (ssh-keyscan {host} prints it; compare it with what its owner says)."
        )
    return path
