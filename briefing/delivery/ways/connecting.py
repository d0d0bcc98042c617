"""From nothing to a mail server that knows who we are: connection, TLS, and login."""

from __future__ import annotations

import smtplib
import socket
import ssl

from briefing.delivery.policy.records import Way
from briefing.delivery.ways import tls
from briefing.delivery.ways.logins import Login
from briefing.delivery.ways.patience import within
from briefing.delivery.ways.troubles import Trouble, plain

PORTS = {"starttls": 587, "tls": 465, "none": 25}  # RFC 8314, RFC 5321
_LINES, _LONGEST = 200, 8192  # of one answer; more is no answer
_OK, _SECURE = 250, 220
_HERE = ("localhost", "127.0.0.1", "::1")


class Server(smtplib.SMTP):
    """smtplib's, which reads no answer without end."""

    def getreply(self) -> tuple[int, bytes]:
        """The next answer: its number, -1 when it has none, and its text."""
        return _reply(self)


class SecureServer(smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""

    def getreply(self) -> tuple[int, bytes]:
        """The next answer: its number, -1 when it has none, and its text."""
        return _reply(self)


def connected(way: Way, ours: str, login: Login) -> smtplib.SMTP:
    """The server of a way, ready to take messages; `ours` is the domain we say we are.

    Raises Trouble, which tells what to do.
    """
    if way.user and way.security == "none" and way.host not in _HERE:
        raise Trouble(
            f"the way {way.name} would log in at {way.host} where anybody can read it. "
            'Set security = "starttls" or "tls".',
            whole=True,
        )
    server: smtplib.SMTP | None = None
    try:
        with within(2 * way.timeout):
            server = _opened(way, ours)
        _greet(way, server)
        if way.user:
            with within(3 * way.timeout):
                login.enter(server)
    except BaseException as error:
        if server is not None:
            server.close()
        if isinstance(error, (OSError, UnicodeError, smtplib.SMTPException)):
            raise _words(way, error, login) from None
        raise
    return server


def _opened(way: Way, ours: str) -> smtplib.SMTP:
    port = way.port or PORTS[way.security]
    if way.security == "tls":
        context = tls.context(way)
        return SecureServer(way.host, port, ours, timeout=way.timeout, context=context)
    return Server(way.host, port, ours, timeout=way.timeout)


def _greet(way: Way, server: smtplib.SMTP) -> None:
    """EHLO, and TLS where it is asked for: never less than that."""
    with within(way.timeout):
        _see(server.ehlo())
    if way.security != "starttls":
        return
    if not server.has_extn("starttls"):
        raise Trouble(
            f"{way.host} offers no STARTTLS, and mail does not go to it unprotected. "
            'See `port`; with TLS from the first byte, set security = "tls".',
            whole=True,
        )
    with within(2 * way.timeout):
        server.starttls(context=tls.context(way))
        _see(server.ehlo())


def _see(answer: tuple[int, bytes]) -> None:
    code, said = answer
    if code != _OK:
        raise smtplib.SMTPResponseException(code, said)


def _reply(server: smtplib.SMTP) -> tuple[int, bytes]:
    if server.sock is None:
        raise smtplib.SMTPServerDisconnected("it has closed the connection")
    if server.file is None:
        server.file = server.sock.makefile("rb")
    lines = []
    for _ in range(_LINES):
        line = server.file.readline(_LONGEST)
        if not line:
            server.close()
            raise smtplib.SMTPServerDisconnected("it has closed the connection")
        lines.append(line[4:].strip(b" \t\r\n"))
        if not (line[:3].isdigit() and line[3:4] in b" -\r\n"):
            return -1, line
        if line[3:4] != b"-":
            return int(line[:3]), b"\n".join(lines)
    server.close()
    raise smtplib.SMTPServerDisconnected("its answer has no end")


def _words(way: Way, error: Exception, login: Login) -> Trouble:
    """What kept us from the server."""
    place = f"{way.host}:{way.port or PORTS[way.security]}"
    match error:
        case ssl.SSLError():
            return tls.words(way, error)
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=said):
            told = plain(said, login.secrets)
            if code < 0:
                why = f"{place} does not speak SMTP ({told}). See `host` and `port`."
                return Trouble(why, whole=True)
            return Trouble(
                f"{place} takes no mail now ({code} {told}).", whole=True, again=code < 500
            )
        case smtplib.SMTPServerDisconnected():
            return Trouble(f"{place} has closed the connection.", whole=True, again=True)
        case TimeoutError():
            why = f"{place} did not answer in {way.timeout:g} seconds. See `port` and `security`."
            return Trouble(why, whole=True, again=True)
        case socket.gaierror():
            why = f"{way.host} is not known ({error.strerror}). See `host`, and the network."
            return Trouble(why, whole=True, again=True)
        case UnicodeError():
            return Trouble(f"{plain(place)} is no name of a server. See `host`.", whole=True)
        case OSError():
            why = (
                f"{place} cannot be reached ({error.strerror or 'broken'}). See `host` and `port`."
            )
            return Trouble(why, whole=True, again=True)
    return Trouble(f"{place} does not speak SMTP ({plain(str(error), login.secrets)}).", whole=True)
