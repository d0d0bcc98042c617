"""The round of one way: letter after letter, not too fast, and again where that may help."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways.orders import Answer, Order
from briefing.delivery.ways.post import Post
from briefing.delivery.ways.tasks import Task
from briefing.errors import BriefingError, DeliveryError

WAITS: tuple[float, ...] = (
    5.0,
    60.0,
    300.0,
)  # seconds before a message is tried again; greylisting asks for minutes
_IDLE = 10.0  # seconds of waiting over which no connection is kept


class Round:
    """What is still to be sent by a way, and how often the server itself was tried in vain."""

    def __init__(self, way: Way, journal: Journal, write: Callable[[Task], Order]) -> None:
        """`write` makes the message of a task; it raises BriefingError where it cannot."""
        self._way = way
        self._journal = journal
        self._write = write
        self._left: deque[Task] = deque()
        self._vain = 0
        self._last = float("-inf")

    def go(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Do all of them; one that cannot be done never stops another."""
        self._left.extend(tasks)
        with Post(self._way, self._journal) as post:
            while self._left:
                task = self._next(post)
                try:
                    answer = self._known(task) or self._sent(task, post)
                except DeliveryError as error:  # of the journal: without it nothing may leave
                    answer = Answer(ending="failed", why=str(error), whole=True)
                yield from self._weighed(task, answer)

    def _next(self, post: Post) -> Task:
        """The first that is due, and when it is."""
        now = time.monotonic()
        first = next((one for one in self._left if one.due <= now), None)
        task = first or min(self._left, key=lambda one: one.due)
        self._left.remove(task)
        wait = task.due - time.monotonic()
        if wait > _IDLE:
            post.rest()
        time.sleep(max(wait, 0.0))
        return task

    def _known(self, task: Task) -> Answer | None:
        """What the journal says already, None when the message is to be sent."""
        row = self._journal.find(task.identity)
        if row is None or row.state not in {"sent", "unknown"}:
            return None
        return Answer(
            ending="already" if row.state == "sent" else "unknown", why=row.why, where=row.place
        )

    def _sent(self, task: Task, post: Post) -> Answer:
        try:
            order = self._write(task)
        except BriefingError as error:
            return self._failed(task, str(error))
        time.sleep(pause(self._last, time.monotonic(), self._way.per_minute))
        self._last = time.monotonic()
        return post.send(order)

    def _failed(self, task: Task, why: str) -> Answer:
        """What cannot be sent, entered as such."""
        self._journal.begin(task.identity, **task.facts)
        self._journal.failed(task.identity, why)
        return Answer(ending="failed", why=why)

    def _weighed(self, task: Task, answer: Answer) -> Iterator[Outcome]:
        """What is told now: nothing when it is tried again, everything when all is in vain."""
        if answer.ending == "sent":
            self._vain = 0
        again = answer.ending == "failed" and answer.again
        if answer.whole:
            self._vain += 1
            again = again and self._vain < self._way.attempts
        else:
            task.tries += 1
            again = again and task.tries < self._way.attempts
        if not again:
            yield _told(task, answer)
            if answer.whole:
                yield from self._given_up(answer.why)
            return
        task.due = time.monotonic() + _wait(max(task.tries, self._vain, 1))
        if answer.whole:
            for one in self._left:
                one.due = max(one.due, task.due)
        self._left.append(task)

    def _given_up(self, why: str) -> Iterator[Outcome]:
        """The others, which have met the same."""
        while self._left:
            task = self._left.popleft()
            try:
                answer = self._known(task) or self._failed(task, why)
            except DeliveryError as error:
                answer = Answer(ending="failed", why=str(error))
            yield _told(task, answer)


def _told(task: Task, answer: Answer) -> Outcome:
    return task.outcome(answer.ending, answer.where, answer.why)


def pause(last: float, now: float, per_minute: int) -> float:
    """Seconds until the next message may go, when the last one went at `last`."""
    return max(last + 60 / per_minute - now, 0.0)


def sent(post: Post, order: Order, attempts: int) -> Answer:
    """One message, with so many attempts."""
    answer = post.send(order)
    for number in range(1, attempts):
        if answer.ending != "failed" or not answer.again:
            break
        post.rest()
        time.sleep(_wait(number))
        answer = post.send(order)
    return answer


def _wait(number: int) -> float:
    """Seconds after so many attempts."""
    return WAITS[min(number, len(WAITS)) - 1]
