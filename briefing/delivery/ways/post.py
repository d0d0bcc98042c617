"""The delivery's side of the postman: he is started when there is something for him."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from types import TracebackType
from typing import Self

import msgspec

from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import orders
from briefing.delivery.ways.orders import Answer, Order, Rest, Start

_DIED = "the process that sends mail died ({code})"
_OPEN = f"{_DIED} at the moment of sending; the receiver may have it or not"


class Post:
    """A postman of one way. To be left with `with`: he finishes what he has in hand, and goes."""

    def __init__(self, way: Way, journal: Journal) -> None:
        self._way = way
        self._journal = journal
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def send(self, order: Order) -> Answer:
        """Have a message sent. Raises DeliveryError when the journal cannot be used."""
        child = self._child or self._start()
        assert child.stdin is not None  # noqa: S101 - both are pipes
        assert child.stdout is not None  # noqa: S101
        raw = None
        with contextlib.suppress(OSError):
            orders.write(child.stdin, order)
            raw = orders.read(child.stdout)
        if raw is None:
            return self._died(order)
        return msgspec.msgpack.decode(raw, type=Answer)

    def rest(self) -> None:
        """Let the connection go: there is a while to wait."""
        if self._child is not None and self._child.stdin is not None:
            with contextlib.suppress(OSError):
                orders.write(self._child.stdin, Rest())

    def close(self) -> None:
        """Wait until the postman has finished, and is gone."""
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        child.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        lock = self._journal.lock
        self._child = subprocess.Popen(
            # -P: what lies in the working folder is not imported by who knows the password
            [sys.executable, "-P", "-m", "briefing.delivery.ways.postman"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=(lock,) if lock >= 0 else (),
            start_new_session=True,  # what is sent to the delivery's group does not reach him
        )
        start = Start(way=self._way, journal=str(self._journal.path.absolute()), lock=lock)
        with contextlib.suppress(OSError):
            if self._child.stdin is not None:
                orders.write(self._child.stdin, start)
        return self._child

    def _died(self, order: Order) -> Answer:
        """The postman is gone; the journal says how far he got."""
        child = self._child
        self.close()
        code = "" if child is None else f"exit code {child.returncode}"
        row = self._journal.find(order.identity) if order.identity else None
        if row is not None and row.state in {"sent", "unknown"}:
            return Answer(ending=row.state, why=row.why, where=row.place)
        if row is not None and row.state == "committing":
            why = _OPEN.format(code=code)
            self._journal.unknown(order.identity, why)
            return Answer(ending="unknown", why=why)
        why = _DIED.format(code=code)
        if row is not None and row.state == "begun":
            self._journal.failed(order.identity, why)
        return Answer(ending="failed", why=why, again=True, whole=True)
