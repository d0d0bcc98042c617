"""One URL from question to answer: its host's rules and turn, redirects, and further tries."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from briefing.fetching import media
from briefing.fetching.exchange import Answer, Browser
from briefing.fetching.failures import Deadline, FailedError, RefusedError
from briefing.fetching.pace import Pace
from briefing.fetching.robots import Robots
from briefing.fetching.settings import Settings
from briefing.fetching.urls import Url, joined

_REDIRECTS = (301, 302, 303, 307, 308)
_NEVER = (501, 505)  # a server that cannot do what is asked will not learn it
_UNSURE = "its server does not tell where it ends, and it did not come twice the same"
_LONGEST_WAIT = 7 * 24 * 3600.0  # seconds; a Retry-After beyond a week is a mistake


@dataclass(frozen=True, slots=True)
class Known:
    """What was kept of the page before: where it was found, and the headers that ask for news."""

    final_url: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking: the answer (status 200 or 304), and the URL that gave it."""

    url: Url
    answer: Answer


class Visitor:
    """Visits pages by the rules of their hosts."""

    def __init__(self, browser: Browser, robots: Robots, pace: Pace, settings: Settings) -> None:
        self._browser = browser
        self._robots = robots
        self._pace = pace
        self._settings = settings

    def visit(self, url: Url, known: Known | None = None) -> Visit:
        """Ask for a page, several times if need be. Raises RefusedError, LaterError, FailedError.

        With `known`, an answer of status 304 says that it has not changed.
        """
        deadline = Deadline(self._settings.total, self._settings.timeout)
        before: bytes | None = None
        for number in range(1, self._settings.tries + 1):
            try:
                found = self._followed(url, known, deadline)
                if found.answer.sure or found.answer.body == before:
                    return found
                before = found.answer.body
                raise FailedError(_UNSURE, again=True, status=found.answer.status)  # noqa: TRY301 - as any that breaks off
            except FailedError as error:
                wait = self._wait(error, number, deadline)
                if wait is None:
                    raise
                self._pace.sleep(wait)
        raise AssertionError  # the last try returns or raises

    def _wait(self, error: FailedError, number: int, deadline: Deadline) -> float | None:
        """The seconds until the next try; None when there is none."""
        backoff = self._settings.backoff * 2 ** (number - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - no secret
        wait = max(backoff, error.wait or 0.0)
        too_long = (error.wait or 0.0) > self._settings.longest_retry
        last = number == self._settings.tries or wait > deadline.remaining()
        return None if not error.again or too_long or last else wait

    def _followed(self, url: Url, known: Known | None, deadline: Deadline) -> Visit:
        seen = {url}
        while True:
            answer = self._asked(url, known, deadline)
            if answer.status not in _REDIRECTS:
                return Visit(url, _judged(answer, known))
            url = self._next(url, answer)
            if url in seen:
                raise FailedError(f"redirects in a circle, by {url}", status=answer.status)
            seen.add(url)
            if len(seen) > self._settings.redirects + 1:
                raise FailedError(
                    f"more than {self._settings.redirects} redirects, the last to {url}",
                    status=answer.status,
                )

    def _next(self, url: Url, answer: Answer) -> Url:
        place = answer.headers.get("location", "")
        if not place:
            raise FailedError("redirects to nowhere", status=answer.status)
        try:
            return joined(url, place)
        except RefusedError as error:
            raise RefusedError(f"redirects to what {error}") from error

    def _asked(self, url: Url, known: Known | None, deadline: Deadline) -> Answer:
        """One request, when it may be made."""
        pause = self._robots.pause(url, deadline)
        deadline.extend(self._pace.turn(url.host, pause))
        headers = known.headers if known and known.final_url == str(url) else {}
        answer = self._browser.ask(url, deadline, _wanted, headers)
        if passing(answer.status):
            wait = retry_after(answer.headers.get("retry-after", ""))
            if wait:
                self._pace.hold(url.host, wait)
            raise FailedError(
                f"its server answered {answer.status}", again=True, status=answer.status, wait=wait
            )
        return answer


def passing(status: int) -> bool:
    """Whether an answer of this status may go better later (RFC 9110, RFC 6585)."""
    return status in (408, 425, 429) or (500 <= status < 600 and status not in _NEVER)


def retry_after(value: str) -> float | None:
    """The seconds a Retry-After header asks to wait; None when it names none that can be read."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return min(float(value[:10]), _LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(wait, 0.0), _LONGEST_WAIT)


def _wanted(head: Answer) -> bool:
    kind = media.media_type(head.headers.get("content-type", ""))[0]
    return head.status == 200 and media.wanted(kind)


def _judged(answer: Answer, known: Known | None) -> Answer:
    """The answer, if it is one of use. Raises FailedError."""
    if answer.status == 200 or (answer.status == 304 and known is not None):
        return answer
    raise FailedError(f"its server answered {answer.status}", status=answer.status)
