"""A connection with a mail server, and a message sent over it so that it is known when it left.

smtplib sends a message and the dot that ends it in one go. Here the dot goes by itself: before it
nothing has left, after it the server's answer says whether it has.
"""

from __future__ import annotations

import contextlib
import select
import smtplib
from collections.abc import Callable

from briefing.delivery.policy.records import Way
from briefing.delivery.ways.connecting import connected
from briefing.delivery.ways.logins import Login
from briefing.delivery.ways.orders import Order
from briefing.delivery.ways.patience import patient, within
from briefing.delivery.ways.pieces import END, pieces
from briefing.delivery.ways.troubles import Trouble, plain, refused, unsure

LETTERS = 50  # messages over one connection; Postfix allows 100 and other servers fewer
SLOWEST = 10_000  # bytes a second that a server must take
LAST = 10  # times the patience for the answer to the last dot (RFC 5321, 4.5.3.2.6: 10 minutes)
_READY, _CLOSING, _GARBAGE = 354, 421, -1
_BROKEN = (OSError, smtplib.SMTPException)


class Session:
    """A server, connected when a message is to be sent. For the main thread of a process."""

    def __init__(self, way: Way, ours: str) -> None:
        """`ours` is the domain we say we are."""
        self._way = way
        self._ours = ours
        self._login = Login(way)
        self._server: smtplib.SMTP | None = None
        self._count = 0
        self._inside = False  # a message: what is sent now belongs to it

    def send(self, order: Order, committing: Callable[[], None]) -> str:
        """Send a message; what the server said when it took it. Raises Trouble.

        `committing` is called at the last moment at which nothing has left; what it raises keeps
        the message from leaving.
        """
        server = self._ready()
        self._count += 1
        try:
            self._envelope(server, order)
            self._content(server, order.raw)
            committing()
        except _BROKEN as error:
            self._drop()
            why = plain(str(error), self._login.secrets)
            raise Trouble(
                f"{self._way.host} broke off before the message was whole ({why}).", again=True
            ) from None
        except BaseException:
            if self._inside:
                self._drop()
            raise
        return self._end(server)

    def close(self) -> None:
        """Say goodbye, if there is somebody."""
        if self._server is not None:
            with contextlib.suppress(*_BROKEN), within(min(2.0, self._way.timeout)):
                self._server.docmd("QUIT")
            self._drop()

    def _drop(self) -> None:
        server, self._server, self._count, self._inside = self._server, None, 0, False
        if server is not None:
            server.close()

    def _ready(self) -> smtplib.SMTP:
        """The server, connected, and with no message begun; connected again if need be."""
        self._inside = False
        if self._count >= LETTERS:
            self.close()
        if self._server is not None:
            with contextlib.suppress(*_BROKEN), within(self._way.timeout):
                if self._server.rset()[0] == 250:
                    return self._server
            self._drop()
        self._server = connected(self._way, self._ours, self._login)
        return self._server

    def _envelope(self, server: smtplib.SMTP, order: Order) -> None:
        size = len(order.raw)
        most = str(server.esmtp_features.get("size", ""))
        if most.isdigit() and 0 < int(most) < size:
            raise Trouble(
                f"the message has {size:,} bytes and {self._way.host} takes no more than "
                f"{int(most):,}. Attach less: see `attach` of the way."
            )
        options = [f"SIZE={size}"] if server.has_extn("size") else []
        if order.utf8:
            if not server.has_extn("smtputf8"):
                raise Trouble(
                    f"{self._way.host} takes no addresses with other letters than ASCII before "
                    "the @ (SMTPUTF8). Use another address of this reader."
                )
            options.append("SMTPUTF8")
        with within(self._way.timeout):
            self._see(server.mail(order.sender, options), f"the sender {order.sender}")
        with within(self._way.timeout):
            self._see(server.rcpt(order.receiver), order.receiver)

    def _content(self, server: smtplib.SMTP, raw: bytes) -> None:
        """Everything but the last dot."""
        with within(self._way.timeout):
            code, said = server.docmd("DATA")
        if code != _READY:
            self._see((code if code >= 400 else _GARBAGE, said), "the message")
        self._inside = True
        with within(self._way.timeout + len(raw) / SLOWEST):
            for piece in pieces(raw):
                server.send(piece)
        if server.sock is not None and select.select([server.sock], [], [], 0)[0]:
            with within(self._way.timeout):
                code, said = server.getreply()  # before the end: it has had enough, or is gone
            self._see((code if code >= 400 else _GARBAGE, said), "the message")

    def _end(self, server: smtplib.SMTP) -> str:
        """The dot, and whether the message has left."""
        try:
            with within(self._way.timeout * LAST), patient(server.sock, self._way.timeout * LAST):
                server.send(END)
                code, said = server.getreply()
        except _BROKEN as error:
            self._drop()
            raise unsure(self._way.host, plain(str(error))) from None
        self._inside = False
        if 200 <= code < 300:
            return f"{code} {plain(said, self._login.secrets)}"
        if not 400 <= code < 600:
            self._drop()
            raise unsure(self._way.host, plain(said, self._login.secrets))
        raise refused(self._way.host, "the message", code, plain(said, self._login.secrets))

    def _see(self, answer: tuple[int, bytes], what: str) -> None:
        """Go on, or not: refused, said goodbye, or no words of SMTP."""
        code, said = answer
        if 200 <= code < 300:
            return
        if code in (_CLOSING, _GARBAGE) or self._inside:
            self._drop()
        raise refused(self._way.host, what, code, plain(said, self._login.secrets))
