"""Who may come in: whoever has the token, by the address that the preview has on this machine."""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Literal

from briefing.delivery.serving.asking import Asked

HOST = "127.0.0.1"
FIELD = "token"
_NAMES = (HOST, "localhost")
_LENGTH = 32  # bytes of chance


class Door:
    """The door of one preview. Neither secret is ever printed but in the address for the user."""

    def __init__(self, port: int) -> None:
        """A door with secrets of its own; `port` tells its cookie from those of others."""
        self.port = port
        self._token = secrets.token_urlsafe(_LENGTH)
        self._session = secrets.token_urlsafe(_LENGTH)
        self._cookie = f"briefing-preview-{port}"

    @property
    def origin(self) -> str:
        """The address without the token."""
        return f"http://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """The address that lets in."""
        return f"{self.origin}/?{FIELD}={self._token}"

    @property
    def cookie(self) -> str:
        """The header that keeps the door open for this browser, until it is closed."""
        return f"{self._cookie}={self._session}; HttpOnly; SameSite=Strict; Path=/"

    def ours(self, asked: Asked) -> str:
        """The origin of a request that names this machine; empty for any other (DNS rebinding)."""
        host = asked.headers.get("host", "")
        known = host in {f"{name}:{self.port}" for name in _NAMES}
        return f"http://{host}" if known else ""

    def lets_in(self, asked: Asked) -> Literal["cookie", "token", ""]:
        """How a request may come in; empty when it may not."""
        if _same(self._session, self._brought(asked)):
            return "cookie"
        return "token" if _same(self._token, asked.query.get(FIELD, "")) else ""

    def _brought(self, asked: Asked) -> str:
        try:
            jar = SimpleCookie(asked.headers.get("cookie", ""))
        except CookieError:
            return ""
        return jar[self._cookie].value if self._cookie in jar else ""


def _same(secret: str, given: str) -> bool:
    """Whether they are equal, in a time that tells nothing of how far they are."""
    return hmac.compare_digest(secret.encode(), given.encode("utf-8", "surrogatepass"))
