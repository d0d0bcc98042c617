"""A whole run: URLs and feeds, then the pages the feeds lead to, then the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.fetching.connecting import Resolver, system_resolver
from briefing.fetching.exchange import Browser
from briefing.fetching.pace import Pace
from briefing.fetching.pages import Pages
from briefing.fetching.rawstore import RawStore
from briefing.fetching.report import KEPT, FetchReport, Outcome
from briefing.fetching.robots import Robots
from briefing.fetching.settings import Settings
from briefing.fetching.urls import redacted, url
from briefing.fetching.visits import Visitor
from briefing.project import resolve as resolve_path

if TYPE_CHECKING:
    from briefing.library import IngestReport


Progress = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class _Wish:
    """One URL to fetch; `feed` led to it, or it is a feed itself."""

    address: str
    feed: str | None = None
    is_feed: bool = False


def fetch(
    urls: Iterable[str],
    store: Path,
    *,
    feeds: Iterable[str] = (),
    library: Path | None = None,
    settings: Settings | None = None,
    resolve: Resolver = system_resolver,
    progress: Progress | None = None,
) -> FetchReport:
    """Fetch pages, and feeds with the pages their teasers lead to, into the raw store.

    What is new in the store goes into `library`, None for none. A URL that fails costs nothing
    else. `resolve` looks names up; `progress` is told every outcome as it comes, from several
    threads. Raises PathError when store or library cannot be used.
    """
    settings = settings or Settings()
    if library is not None:
        _can_be_written(library)
    browser = Browser(settings, resolve)
    wishes = [_Wish(address) for address in urls]
    wishes += [_Wish(address, is_feed=True) for address in feeds]
    pace = Pace(settings.longest_pause)
    with RawStore(store) as raw:
        robots = Robots(browser, pace, settings, raw.ledger)
        pages = Pages(Visitor(browser, robots, pace, settings), raw, settings.entries)
        run = _Run(pages, (pace.stop, browser.stop), settings.hosts_at_once)
        run.progress = progress
        outcomes = run.all(wishes)
        seen = {outcome.url for outcome in outcomes}
        outcomes += run.all([wish for wish in run.wishes if wish.address not in seen])
        ingested = None if library is None else _into(raw, library)
    return FetchReport(tuple(outcomes), ingested)


class _Run:
    """Hosts side by side, the pages of one host one after the other."""

    def __init__(
        self, pages: Pages, stops: Sequence[Callable[[], None]], hosts_at_once: int
    ) -> None:
        """`stops` are called to end the run early."""
        self._pages = pages
        self._stops = stops
        self._hosts_at_once = hosts_at_once
        self.progress: Progress | None = None
        self.wishes: list[_Wish] = []  # what the feeds lead to

    def all(self, wishes: Sequence[_Wish]) -> list[Outcome]:
        """Fetch them, each once."""
        hosts: dict[str, dict[str, _Wish]] = {}
        for wish in wishes:
            host, address = _host(wish.address)
            known = hosts.setdefault(host, {})
            if address not in known or wish.is_feed:
                known[address] = wish
        with ThreadPoolExecutor(self._hosts_at_once) as threads:
            under_way = [
                threads.submit(self._one_host, list(wished.values())) for wished in hosts.values()
            ]
            try:
                return [outcome for done in under_way for outcome in done.result()]
            except BaseException:
                for stop in self._stops:
                    stop()
                threads.shutdown(wait=False, cancel_futures=True)
                raise

    def _one_host(self, wishes: Sequence[_Wish]) -> list[Outcome]:
        outcomes = []
        for wish in wishes:
            outcomes.append(outcome := self._one(wish))
            if self.progress:
                self.progress(outcome)
        return outcomes

    def _one(self, wish: _Wish) -> Outcome:
        outcome = self._pages.fetch(wish.address, wish.feed)
        if wish.feed is not None or outcome.state not in KEPT:
            return outcome
        if not wish.is_feed and not self._pages.is_feed(outcome.url):
            return outcome
        try:
            found = self._pages.leads(outcome.url)
        except SourceError as error:
            return replace(outcome, state="failed", why=str(error))
        self.wishes += [_Wish(address, feed=outcome.url) for address in found]
        return outcome


def _host(address: str) -> tuple[str, str]:
    """The host whose turn it is, and the address in its normal form."""
    try:
        found = url(address)
    except SourceError:
        return "", redacted(address)
    return found.host, str(found)


def _can_be_written(library: Path) -> None:
    """Raise PathError now rather than after the last page."""
    from briefing.library import create_library

    create_library(library).close()


def _into(store: RawStore, library: Path) -> IngestReport:
    """Hand the library what it has not taken in yet, from this run or one that was cut off."""
    from briefing.library import ingest

    name = str(resolve_path(library))
    waiting = store.ledger.waiting(name)
    places = {store.folder / file: url for _, file, url, _ in waiting}
    report = ingest(list(places), library, places=places)
    store.ledger.took(name, [number for number, _, _, _ in waiting])
    return report
