"""A place reached as often as a way allows: every step has its time, and another try."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from briefing.delivery.placing import secret
from briefing.delivery.placing.grounds import Ground
from briefing.delivery.placing.patience import pause, within
from briefing.delivery.placing.trouble import Trouble, trouble
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError

T = TypeVar("T")
SLOWEST = 50_000.0  # bytes a second; what is slower than that counts as hanging


class Reach:
    """One way's place, opened when it is first needed and again after trouble."""

    def __init__(self, way: Way, opened: Callable[[Way], Ground]) -> None:
        self._way = way
        self._opened = opened
        self._ground: Ground | None = None
        self.silent = False  # the last trouble was that nobody answered

    def do(self, what: str, step: Callable[[Ground], T], size: int = 0) -> T:
        """What `step` gives; `what` says it in an error, `size` is the bytes that move.

        Raises DeliveryError when it failed for good, or as often as the way allows.
        """
        for attempt in range(1, self._way.attempts + 1):
            try:
                return self.once(step, size)
            except DeliveryError:
                raise
            except Exception as error:  # noqa: BLE001 - file systems raise what their libraries raise
                found = trouble(error, self._way.timeout, self._secrets())
                self.close()
                self.silent = found.silent
                if found.lasting or attempt == self._way.attempts:
                    raise self._failed(what, found, attempt) from None  # it may know a secret
                pause(attempt)
        raise AssertionError  # the last try returns or raises

    def once(self, step: Callable[[Ground], T], size: int = 0) -> T:
        """What `step` gives, tried once. Raises whatever it raises, TimeoutError if it hangs."""

        def reached() -> T:
            if self._ground is None:
                self._ground = self._opened(self._way)
            return step(self._ground)

        return within(self._way.timeout + size / SLOWEST, reached)

    def close(self) -> None:
        """Let go of the place; it is opened again when it is needed."""
        ground, self._ground = self._ground, None
        if ground is not None:
            with contextlib.suppress(Exception):
                ground.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _secrets(self) -> list[str]:
        try:
            return list(secret.options(self._way).values())
        except DeliveryError:  # a variable that is not set: told when the place is opened
            return []

    def _failed(self, what: str, found: Trouble, attempt: int) -> DeliveryError:
        words = found.words.rstrip(".")
        tries = f" after {attempt} tries" if attempt > 1 else ""
        advice = (
            "See to that, then deliver again."
            if found.lasting
            else "Deliver again when it can be reached."
        )
        return DeliveryError(f"way {self._way.name}: {what} failed{tries} ({words}). {advice}")
