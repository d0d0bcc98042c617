"""What hosts ask of robots: their robots.txt (RFC 9309), read once a day."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing.fetching.exchange import AGENT, Answer, Browser
from briefing.fetching.failures import Deadline, FailedError, RefusedError
from briefing.fetching.pace import Pace
from briefing.fetching.settings import Settings
from briefing.fetching.urls import Url, joined

if TYPE_CHECKING:
    from protego import Protego

KEPT = 24 * 3600  # seconds, RFC 9309 section 2.4
_READ = 500_000  # characters, RFC 9309 section 2.5 (500 KiB); what follows is not read
_LARGEST = 2_000_000  # bytes; a larger file is none
_REDIRECTS = 5  # RFC 9309 section 2.3.1.2
_AGENT_LINE = re.compile(r"(?im)^[ \t]*user[- \t]*agent[ \t]*:?(.*)$")


class Kept(Protocol):
    """Where robots.txt files are kept from run to run."""

    def robots(self, origin: str, age: float) -> str | None:
        """The text kept for `origin`, None when none is kept or it is older than `age` seconds."""

    def keep_robots(self, origin: str, text: str) -> None:
        """Keep the text."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt allows. `pause` is in seconds, 0 when it names none."""

    _parsed: Protego

    def allows(self, url: Url) -> bool:
        """Whether the page may be asked for."""
        return self._parsed.can_fetch(str(url), AGENT)

    @property
    def pause(self) -> float:
        """The longer of Crawl-delay and Request-rate."""
        delay = self._parsed.crawl_delay(AGENT) or 0.0
        rate = self._parsed.request_rate(AGENT)
        return max(delay, rate.seconds / rate.requests if rate else 0.0)


def rules(text: str) -> Rules:
    """The rules in a robots.txt.

    The names of other robots are made one: thousands of them, each with every rule, would fill
    the memory.
    """
    from protego import Protego

    return Rules(Protego.parse(_AGENT_LINE.sub(_ours_or_other, text[:_READ])))


def _ours_or_other(line: re.Match[str]) -> str:
    name = line[1].partition("#")[0].strip().lower().replace("*", "") or "*"
    ours = name == "*" or AGENT.startswith(name)
    return f"User-agent: {name if ours else 'someone-else'}"


class Robots:
    """The rules of all hosts met in one run."""

    def __init__(self, browser: Browser, pace: Pace, settings: Settings, kept: Kept) -> None:
        self._browser = browser
        self._pace = pace
        self._settings = settings
        self._kept = kept
        self._known: dict[str, Rules | RefusedError | FailedError] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._lock = threading.Lock()

    def pause(self, url: Url, deadline: Deadline) -> float:
        """The seconds between two requests to the host.

        `deadline` is the page's: reading the rules counts, waiting for a turn does not. Raises
        RefusedError when it says no, FailedError when it could not be asked.
        """
        with self._lock:
            lock = self._locks[url.origin]
        with lock:
            if url.origin not in self._known:
                self._known[url.origin] = self._find(url, deadline)
        found = self._known[url.origin]
        if not isinstance(found, Rules):
            raise type(found)(*found.args)
        if not found.allows(url):
            raise RefusedError("robots.txt of its host asks robots not to fetch it")
        return max(self._settings.pause, found.pause)

    def _find(self, url: Url, page: Deadline) -> Rules | RefusedError | FailedError:
        text = self._kept.robots(url.origin, KEPT)
        if text is None:
            try:
                text = self._fetched(url, page)
            except RefusedError as error:
                return error
            except FailedError as error:
                return FailedError(f"robots.txt of its host could not be read: {error}")
            self._kept.keep_robots(url.origin, text)
        return rules(text)

    def _fetched(self, url: Url, page: Deadline) -> str:
        """The text of the host's file, empty when it has none. Raises RefusedError, FailedError."""
        # A clock of its own: a page whose time is nearly over says nothing about the host.
        own = Deadline(self._settings.timeout, self._settings.timeout)
        at = joined(url, "/robots.txt")
        answer = self._answer(at, own, page)
        for _ in range(_REDIRECTS + 1):
            if answer.status not in (301, 302, 303, 307, 308):
                return _text(answer)
            try:
                at = joined(at, answer.headers.get("location", ""))
                answer = self._answer(at, own, page)
            except RefusedError as error:
                raise FailedError(f"it redirects to what {error}") from error
        return ""  # RFC 9309: too many redirects count as no file

    def _answer(self, at: Url, own: Deadline, page: Deadline) -> Answer:
        pause = self._settings.pause
        waited = self._pace.turn(at.host, pause, demands=pause)
        own.extend(waited)
        page.extend(waited)
        return self._browser.ask(at, own, _found, None, _LARGEST)


def _found(head: Answer) -> bool:
    return head.status == 200


def _text(answer: Answer) -> str:
    if answer.status == 200:
        return answer.body.decode("utf-8-sig", "replace")
    # A host that is overrun (429) has not said that it has no rules.
    if 400 <= answer.status < 500 and answer.status != 429:
        return ""
    raise FailedError(f"it answered {answer.status}")
