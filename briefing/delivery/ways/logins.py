"""Logging in at a mail server: a password once, or a token of OAuth 2.0 by XOAUTH2.

A refused password is never tried again, by no other mechanism either: servers lock accounts.
Sources: RFC 4954; developers.google.com/gmail/imap/xoauth2-protocol.
"""

from __future__ import annotations

import base64
import smtplib

from briefing.delivery.policy.records import Way
from briefing.delivery.ways import credentials
from briefing.delivery.ways.troubles import Trouble, plain

_DONE, _GO_ON = 235, 334
_STALE = (401, 535)  # what a token that has expired is answered with


class Login:
    """The account of a way. It reads its secret when it is needed first, and never tells it."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._secret = ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not be told: the secret, and all that is sent of it."""
        if not self._secret:
            return ()
        lines = (
            _plain_line(self._way.user, self._secret),
            _token_line(self._way.user, self._secret),
        )
        return (self._secret, *map(_coded, (self._secret, *lines)))

    def enter(self, server: smtplib.SMTP) -> None:
        """Log in. Raises Trouble, and what smtplib raises when the connection breaks."""
        offered = {*str(server.esmtp_features.get("auth", "")).upper().split()}
        if not offered:
            raise Trouble(
                f"{self._way.host} offers no login here. See `port` and `security`.", whole=True
            )
        if not self._way.token_command:
            self._enter_by_password(server, offered)
            return
        if "XOAUTH2" not in offered:
            raise self._unknown(offered, "XOAUTH2")
        fresh = not self._secret
        code, said = self._with_token(server)
        if code in _STALE and not fresh:
            fresh, self._secret = True, ""
            code, said = self._with_token(server)
        elif code in _STALE:
            self._secret = ""
            code, said = self._with_token(server)
        self._see(code, said)

    def _with_token(self, server: smtplib.SMTP) -> tuple[int, bytes]:
        if not self._secret:
            self._secret = credentials.token(self._way)
        line = _coded(_token_line(self._way.user, self._secret))
        code, said = server.docmd("AUTH", f"XOAUTH2 {line}")
        return server.docmd("") if code == _GO_ON else (code, said)

    def _enter_by_password(self, server: smtplib.SMTP, offered: set[str]) -> None:
        if not self._secret:
            self._secret = credentials.password(self._way)
        user, password = self._way.user, self._secret
        if "PLAIN" in offered:
            code, said = server.docmd("AUTH", f"PLAIN {_coded(_plain_line(user, password))}")
        elif "LOGIN" in offered:
            code, said = server.docmd("AUTH", "LOGIN")
            for word in (user, password):
                if code == _GO_ON:
                    code, said = server.docmd(_coded(word))
        else:
            raise self._unknown(offered, "PLAIN and LOGIN")
        self._see(code, said)

    def _see(self, code: int, said: bytes) -> None:
        if code == _DONE:
            return
        told = f"{code} {plain(said, self.secrets)}"
        if 400 <= code < 500 and code not in _STALE:
            raise Trouble(f"{self._way.host} takes no logins now ({told}).", whole=True, again=True)
        raise Trouble(
            f"{self._way.host} refuses the login of {self._way.user} ({told}). It is not tried "
            "again: see user and password, or token, of the way, then deliver again.",
            whole=True,
        )

    def _unknown(self, offered: set[str], wanted: str) -> Trouble:
        names = plain(", ".join(sorted(offered)))
        return Trouble(f"{self._way.host} has logins by {names}, not by {wanted}.", whole=True)


def _plain_line(user: str, password: str) -> str:
    return f"\0{user}\0{password}"


def _token_line(user: str, token: str) -> str:
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


def _coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
