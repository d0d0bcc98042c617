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
_LENGTH, _PATH = 32, 8  # bytes of chance in a secret, and in the path of all pages


class Door:
    """The door of one preview. Neither secret is ever printed but in the address for the user."""

    def __init__(self, port: int) -> None:
        """A door with secrets of its own; `port` tells its cookie from those of others."""
        self.port = port
        self._token = secrets.token_urlsafe(_LENGTH)
        self._session = secrets.token_urlsafe(_LENGTH)
        self._cookie = f"briefing-preview-{port}"
        # A browser gives a cookie to every port of a machine, but only below its path: a server
        # of somebody else here must not be handed this one.
        self.base = f"/{secrets.token_hex(_PATH)}"

    @property
    def origin(self) -> str:
        """The address without the token."""
        return f"http://{HOST}:{self.port}"

    @property
    def home(self) -> str:
        """The address of the first page, without the token."""
        return f"{self.origin}{self.base}/"

    @property
    def address(self) -> str:
        """The address that lets in."""
        return f"{self.home}?{FIELD}={self._token}"

    @property
    def cookie(self) -> str:
        """The header that keeps the door open for this browser, until it is closed."""
        return f"{self._cookie}={self._session}; HttpOnly; SameSite=Strict; Path={self.base}/"

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

    def below(self, path: str) -> str:
        """The path below that of the preview, with its slash; empty for any other."""
        return path.removeprefix(self.base) if path.startswith(f"{self.base}/") else ""

    def _brought(self, asked: Asked) -> str:
        try:
            jar = SimpleCookie(asked.headers.get("cookie", ""))
        except CookieError:
            return ""
        return jar[self._cookie].value if self._cookie in jar else ""


def _same(secret: str, given: str) -> bool:
    """Whether they are equal, in a time that tells nothing of how far they are."""
    return hmac.compare_digest(secret.encode(), given.encode("utf-8", "surrogatepass"))
