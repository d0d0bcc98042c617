"""Servers and feeds that lead a fetch into the house, or never let go of it."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from briefing.fetching import FetchReport, fetch
from tests.fetching.site import HOME, Reply, Site, page, redirect, reply
from tests.stress.attacks import hostiles
from tests.stress.attacks.private import Target, target
from tests.stress.trials import trial

_CEILING = 30.0  # seconds; each of these ends in one or two, on a machine with much else to do
_BUDGET = 64_000  # bytes of a body
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class _Watch:
    """Sees each connection and each look-up of this process; breaks off those to elsewhere."""

    def __init__(self) -> None:
        self.allowed: set[tuple[str, int]] = set()
        self.seen: list[str] = []
        self.on = False

    def __call__(self, event: str, given: Sequence[Any]) -> None:
        """An audit hook. Raises OSError, so that nothing gets out even where the kit fails."""
        if not self.on or not event.startswith("socket."):
            return
        told = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0}.get(event)
        if told is None or (event != "socket.getaddrinfo" and given[1][:2] in self.allowed):
            return
        self.seen.append(f"{event} {given[told]}")
        raise OSError("nothing may be asked there")


_watch = _Watch()
_hooked: list[bool] = []


def watched(site: Site, call: Callable[[], FetchReport]) -> FetchReport:
    """Make a call, and see that it connects to nobody but the site, and looks nothing up."""
    if not _hooked:
        sys.addaudithook(_watch)
        _hooked.append(True)
    _watch.allowed, _watch.seen, _watch.on = {(HOME, site.port)}, [], True
    try:
        made = call()
    finally:
        _watch.on = False
    assert _watch.seen == [], _watch.seen
    return made


def _resolver(aim: Target, port: int, dice: random.Random) -> Callable[[str, int], Sequence[str]]:
    """The name of the site leads to it, each other name into the house, alone or among others."""
    others = dice.choice(((), ("93.184.215.14",), ("2606:2800:21f:cb07::1", "8.8.8.8")))
    rebound = iter([(HOME,), (HOME,)])

    def resolve(host: str, at: int) -> Sequence[str]:
        if host == "news.test" and at == port:
            return (HOME,)
        if host == "rebound.test":
            return next(rebound, (aim.address,))
        found = [*others, aim.address]
        dice.shuffle(found)
        return found

    return resolve


@trial(
    "attack",
    who="a feed, a link, a redirect, a name server",
    title="private, loopback, link-local and metadata addresses in every spelling and on every way",
    holds="refused before a connection is made or a name is looked up; nothing of it is kept",
    cases=600,
    part=40,
)
def ways_into_the_house(case: int, folder: Path) -> None:
    """As an address, a redirect, robots.txt, the link of a feed, a name that is or becomes one."""
    dice = hostiles.chance(case)
    aim = target(dice)
    way = ("told", "redirect", "robots", "name", "rebound", "feed")[case % 6]
    if way == "feed" and case % 36 != 5:  # a feed is read by a process of its own
        way = "redirect"
    with Site() as site:
        url, feeds = aim.url(dice, site.port), ()
        if way == "redirect":
            site.pages["/a"] = redirect(_sent(url), dice.choice((301, 302, 303, 307, 308)))
            site.pages["/b"] = redirect(site.url("/a", "news.test"))
            url = site.url(dice.choice("/a /b".split()), "news.test")
        elif way == "robots":
            site.pages["/robots.txt"] = redirect(_sent(url))
            site.pages["/a"] = page()
            url = site.url("/a", "news.test")
        elif way == "name":
            name = dice.choice(("inside.test", "a.b.inside.test", "LOCALHOST", "xn--nxasmq6b.test"))
            url = site.url("/a", name + dice.choice(("", ".")))
        elif way == "rebound":
            site.pages["/a"] = redirect(site.url("/b", "rebound.test"))
            site.pages["/robots.txt"] = reply(404)
            url = site.url("/a", "rebound.test")
        elif way == "feed":
            site.pages["/feed"] = page(_feed(url), "application/rss+xml")
            feeds = (site.url("/feed", "news.test"),)  # type: ignore[assignment]
        made = watched(
            site,
            lambda: fetch(
                [] if feeds else [url], folder, feeds=feeds,
                settings=site.settings(timeout=20.0, total=40.0, tries=1),
                resolve=_resolver(aim, site.port, dice),
            ),
        )  # fmt: skip
    led = [one for one in made.outcomes if one.url not in feeds]
    for one in led:  # what is no address of its own may lead back to the site, which has no page
        back = "answered 404" in one.why or "in a circle" in one.why or {*site.paths} - {"/a", "/b"}
        robots = way == "robots" and one.state == "failed"
        assert one.state == "refused" or back or robots, (way, url, one)
    assert led or way == "feed"
    assert way in {"feed", "robots"} or not [*folder.rglob("*.html")]


def _sent(url: str) -> str:
    """An address as a head holds it: in UTF-8, which the server takes for Latin-1."""
    return url.encode().decode("latin-1")


def _feed(link: str) -> str:
    from html import escape

    entry = f"<item><title>Entry</title><link>{escape(link)}</link></item>"
    return f"<rss version='2.0'><channel><title>Wire</title>{entry}</channel></rss>"


def _endless(start: bytes, part: bytes, pause: float) -> Reply:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(start)
        until = time.monotonic() + _CEILING
        while time.monotonic() < until:
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(pause)

    return answer


_STARTS = (
    b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX: ", _HEAD + b"\r\n",
    _HEAD + b"Transfer-Encoding: chunked\r\n\r\n", _HEAD + b"Content-Encoding: gzip\r\n\r\n",
    _HEAD + b"Content-Encoding: deflate\r\n\r\n", _HEAD + b"Content-Length: 999\r\n\r\n",
    _HEAD + b"Content-Length: 99999999999999999999\r\n\r\n", _HEAD + b"Content-Length: -1\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: /a?", b"HTTP/1.1 503 Later\r\nRetry-After: ",
)  # fmt: skip
_PARTS = (
    b"", b"x", b"\r\n", b"\0", b"1\r\nx\r\n", b"0;", b"fffffffffff\r\n", b"X-More: words\r\n",
    b"HTTP/1.1 102 Processing\r\n\r\n", b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n",
    b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0", b"<p>words</p>", b"9",
)  # fmt: skip


@trial(
    "attack",
    who="a server that answers a fetch",
    title="answers without end: heads, bodies, chunks, packed nothings, drips, silence",
    holds="the fetch ends in the time it has and keeps no more than a body may have",
    cases=150,
    part=6,
)
def answers_without_end(case: int, folder: Path) -> None:
    """One page by a server that never stops, and an honest one of it after that."""
    dice = hostiles.chance(case)
    start, part = dice.choice(_STARTS), dice.choice(_PARTS)
    times, pause = dice.choice(((1, 0.05), (1, 0.05), (400, 0.01), (1, 5.0)))
    with Site() as site:
        site.pages = {"/a": _endless(start, part * times, pause), "/honest": page()}
        if dice.random() < 0.15:
            site.pages["/robots.txt"], site.pages["/a"] = site.pages["/a"], page()
        begun = time.monotonic()
        made = site.fetch(
            folder, "/a", timeout=0.2, total=0.5, largest=_BUDGET, tries=1, longest_retry=0.1
        )
        took = time.monotonic() - begun
        del site.pages["/a"]
        site.pages["/robots.txt"] = reply(404)
        after = fetch(
            [site.url("/honest", "other.test")], folder, settings=site.settings(total=40.0,
            timeout=20.0), resolve=lambda *_: (HOME,),
        )  # fmt: skip
    assert took < _CEILING, (start, part, took)
    assert [one.state for one in after.outcomes] == ["new"], after.outcomes
    assert [one.state for one in made.outcomes] in (["failed"], ["later"], ["new"]), made.outcomes
    assert all(one.stat().st_size < 2 * _BUDGET + 100_000 for one in folder.rglob("*"))
