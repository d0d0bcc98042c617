"""Who carries messages to the mail server: a process of its own, which outlives a killed delivery.

It enters in the journal what it does, and holds the journal's lock. When the delivery dies it
finishes the message in hand and leaves, so that the next delivery, which waits for the lock, finds
that message sent. It is told one message after another over its standard input.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import IO

import msgspec

from briefing.delivery.journal import Journal
from briefing.delivery.ways import orders
from briefing.delivery.ways.mailboxes import mailbox
from briefing.delivery.ways.orders import Answer, Order, Rest, Start
from briefing.delivery.ways.smtp import Session
from briefing.delivery.ways.troubles import Trouble
from briefing.errors import DeliveryError

_LOOK = 1.0  # seconds between two looks whether the delivery lives
_frames: msgspec.msgpack.Decoder[Order | Rest] = msgspec.msgpack.Decoder(Order | Rest)


class Postman:
    """The journal and the server of one way; `leaving` when the message in hand is the last."""

    def __init__(self, start: Start, journal: Journal) -> None:
        self._journal = journal
        self._session = Session(start.way, mailbox(start.way.sender).domain)
        self._busy = False
        self.leaving = False

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """Leave: now, or when the message in hand is done."""
        self.leaving = True
        if not self._busy:
            raise SystemExit(0)

    def rest(self) -> None:
        """Nothing is to be done for a while."""
        self._session.close()

    def done(self, order: Order) -> Answer:
        """Send a message, if it never was."""
        self._busy = True
        try:
            return self._done(order)
        except DeliveryError as error:  # of the journal: without it nothing may leave
            return Answer(ending="failed", why=str(error), whole=True)
        except Exception as error:  # noqa: BLE001 - words of it could hold what is secret
            why = f"the postman met something unforeseen ({type(error).__name__})"
            return self._lost(order, why)
        finally:
            self._busy = False

    def _done(self, order: Order) -> Answer:
        key = order.identity
        found = self._journal.begin(key, **order.facts) if key else None
        if found is not None:
            return Answer(
                ending="already" if found.state == "sent" else "unknown",
                why=found.why,
                where=found.place,
            )
        try:
            where = self._session.send(order, lambda: self._commit(key))
        except Trouble as trouble:
            return self._missed(key, trouble)
        try:
            if key:
                self._journal.sent(key, where)
        except DeliveryError as error:
            why = f"it was sent, and the journal does not know: {error}"
            return Answer(ending="unknown", why=why, whole=True)
        return Answer(ending="sent", where=where)

    def _commit(self, key: str) -> None:
        if key:
            self._journal.committing(key)

    def _missed(self, key: str, trouble: Trouble) -> Answer:
        why = str(trouble)
        if key:
            (self._journal.unknown if trouble.unsure else self._journal.failed)(key, why)
        return Answer(
            ending="unknown" if trouble.unsure else "failed",
            why=why,
            again=trouble.again,
            whole=trouble.whole,
        )

    def _lost(self, order: Order, why: str) -> Answer:
        row = self._journal.find(order.identity)
        if row is None or row.state == "begun":
            return self._missed(order.identity if row else "", Trouble(why, whole=True))
        return self._missed(order.identity, Trouble(why, whole=True, unsure=True))


def main() -> None:
    """Carry what is told, until nobody tells any more."""
    parent = os.getppid()
    inbox = os.fdopen(0, "rb", buffering=0)
    outbox = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what anything prints is no answer
    raw = orders.read(inbox)
    if raw is None:
        return
    start = msgspec.msgpack.decode(raw, type=Start)
    with Journal(Path(start.journal), alone=False) as journal:
        postman = Postman(start, journal)
        signal.signal(signal.SIGTERM, postman.stop)
        for ignored in (signal.SIGINT, signal.SIGHUP):
            signal.signal(ignored, signal.SIG_IGN)
        _work(postman, inbox, outbox, parent)
        postman.rest()


def _work(postman: Postman, inbox: IO[bytes], outbox: IO[bytes], parent: int) -> None:
    while not postman.leaving:
        while not select.select([inbox], [], [], _LOOK)[0]:
            if os.getppid() != parent:
                return
        raw = orders.read(inbox)
        if raw is None:
            return
        frame = _frames.decode(raw)
        if isinstance(frame, Rest):
            postman.rest()
            continue
        answer = postman.done(frame)
        try:
            orders.write(outbox, answer)
        except OSError:
            return


if __name__ == "__main__":
    main()
    sys.exit(0)
