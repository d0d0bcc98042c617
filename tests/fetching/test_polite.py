"""Politeness: robots.txt, pauses, conditional requests, and further tries."""

from __future__ import annotations

import itertools
import sqlite3
import time
from email.utils import formatdate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.fetching import fetch
from briefing.fetching.exchange import user_agent
from briefing.fetching.robots import rules
from briefing.fetching.urls import url
from briefing.fetching.visits import retry_after
from tests.fetching.site import TEXT, Site, in_turn, page, redirect, reply, states

ROBOTS = "User-agent: *\nDisallow: /private\n\nUser-agent: briefing\nDisallow: /reports\n"


def robots(text: str) -> bytes:
    """The bytes of a robots.txt."""
    return text.encode()


# ---------------------------------------------------------------- robots.txt


def test_robots_are_asked_once_and_heeded(tmp_path: Path) -> None:
    """One request for the rules of a host, kept for the next run, and its group is ours."""
    with Site() as site:
        site.pages = {"/robots.txt": page(ROBOTS, "text/plain"), "/private": page(), "/a": page()}
        first = site.fetch(tmp_path, "/reports/1", "/private", "/a")
        second = site.fetch(tmp_path, "/reports/2")
    no = ("refused", "robots.txt of its host asks robots not to fetch it")
    assert (states(first), states(second)) == ([no, ("new", ""), ("new", "")], [no])
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/private", "/a"]


def test_rules_are_read_again_after_a_day(tmp_path: Path) -> None:
    """Twenty-four hours, as RFC 9309 has it."""
    with Site() as site:
        site.pages["/a"] = page()
        site.fetch(tmp_path, "/a")
        ledger = sqlite3.connect(tmp_path / "fetched.db")
        ledger.execute("UPDATE robots SET fetched_at = fetched_at - 86401")
        ledger.commit()
        ledger.close()
        site.fetch(tmp_path, "/a")
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a", "/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("status", "state"), [(404, "new"), (403, "new"), (503, "failed"), (429, "failed")]
)
def test_a_host_without_robots(status: int, state: str, tmp_path: Path) -> None:
    """No file: everything may be fetched. A host in trouble: nothing, for now."""
    with Site() as site:
        site.pages = {"/robots.txt": reply(status), "/a": page(), "/b": page()}
        report = site.fetch(tmp_path, "/a", "/b")
    assert [outcome.state for outcome in report.outcomes] == [state, state]
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1


def test_robots_behind_redirects(tmp_path: Path) -> None:
    """They are followed, but nowhere private."""
    with Site() as site:
        site.pages = {"/robots.txt": redirect("/r"), "/r": page(ROBOTS, "text/plain")}
        first = site.fetch(tmp_path / "1", "/reports/1")
        site.pages["/robots.txt"] = redirect("http://10.0.0.1/robots.txt")
        second = site.fetch(tmp_path / "2", "/a")
    assert [outcome.state for outcome in first.outcomes] == ["refused"]
    (state, why) = states(second)[0]
    assert (state, "redirects to what not a public address (10.0.0.1: private)" in why) == (
        "failed",
        True,
    )


def test_robots_of_the_host_redirected_to(tmp_path: Path) -> None:
    """The rules of every host on the way count."""
    with Site() as site, Site() as other:
        other.pages = {
            "/robots.txt": page("User-agent: *\nDisallow: /", "text/plain"),
            "/a": page(),
        }
        site.pages["/a"] = redirect(other.url("/a"))
        report = site.fetch(tmp_path, "/a", allow_ports=(site.port, other.port))
    assert ([o.state for o in report.outcomes], other.paths) == (["refused"], [])


def test_hostile_robots_are_read_quickly() -> None:
    """Thousands of names, each with thousands of rules, are no more work than one."""
    names = "".join(f"User-agent: robot{n}\n" for n in range(12_000))
    text = names + "User-agent: briefing\n" + "".join(f"Allow: /{n}*a*b*c$\n" for n in range(9_000))
    begun = time.perf_counter()
    allowed = rules(text + "Disallow: /no\n").allows(url("http://a.example/no"))
    assert (allowed, time.perf_counter() - begun < 3) == (False, True)


@given(st.text())
def test_any_robots_file_is_read(text: str) -> None:
    """Whatever it says, there is an answer."""
    found = rules(text)
    assert (found.allows(url("http://a.example/b")) in (True, False), found.pause >= 0) == (
        True,
        True,
    )


def test_names_in_robots() -> None:
    """A group for others is not ours; one for every robot is; ours goes before it."""
    text = "User-agent: Other-Bot\nDisallow: /\n\nUser-agent: *\nDisallow: /x\nCrawl-delay: 2.5\n"
    found = rules(text)
    there, here = url("http://a.example/x"), url("http://a.example/y")
    assert (found.allows(there), found.allows(here), found.pause) == (False, True, 2.5)
    assert rules(text + "User-agent: Briefing\nRequest-rate: 1/5s\n").pause == 5.0


# ---------------------------------------------------------------- pauses


def test_one_host_is_asked_at_intervals(tmp_path: Path) -> None:
    """Robots.txt and pages, none closer together than the pause."""
    with Site() as site:
        site.pages = {f"/{n}": page() for n in range(4)}
        site.fetch(tmp_path, "/0", "/1", "/2", "/3", pause=0.2)
    gaps = [b.at - a.at for a, b in itertools.pairwise(site.asked)]
    assert (len(gaps), min(gaps) > 0.1) == (4, True)


def test_hosts_are_asked_side_by_side(tmp_path: Path) -> None:
    """Two hosts take the time of one."""
    with Site() as site:
        site.pages = {f"/{n}": page() for n in range(4)}
        urls = [site.url(f"/{n}", host) for n in range(4) for host in ("a.test", "b.test")]
        begun = time.monotonic()
        fetch(urls, tmp_path, settings=site.settings(pause=0.3), resolve=lambda *_: ["127.0.0.1"])
    assert (len(site.paths), time.monotonic() - begun < 2.3) == (8, True)


def test_crawl_delay(tmp_path: Path) -> None:
    """It lengthens the pause; one beyond the longest leaves pages for a later run."""
    with Site() as site:
        site.pages = {"/robots.txt": page("User-agent: *\nCrawl-delay: 0.3\n", "text/plain")}
        site.pages |= {"/a": page(), "/b": page()}
        slow = site.fetch(tmp_path / "1", "/a", "/b")
        gap = site.asked[2].at - site.asked[1].at
        later = site.fetch(tmp_path / "2", "/a", "/b", longest_pause=0.1)
    assert ([o.state for o in slow.outcomes], gap > 0.2) == (["new", "new"], True)
    assert [o.state for o in later.outcomes] == ["new", "later"]


def test_the_kit_names_itself(tmp_path: Path) -> None:
    """With a way to reach its user, if one is set; no cookie is sent back."""
    with Site() as site:
        site.pages = {"/a": page(Set_Cookie="id=1; Path=/"), "/b": page()}
        site.fetch(tmp_path, "/a", "/b", contact="mailto:desk@example.org")
    named = {asked.headers["user-agent"] for asked in site.asked}
    assert named == {user_agent("mailto:desk@example.org")}
    assert user_agent().startswith("briefing/")
    assert [asked.headers.get("cookie") for asked in site.asked] == [None] * 3


# ---------------------------------------------------------------- news only


def test_unchanged_pages_are_not_sent_again(tmp_path: Path) -> None:
    """ETag and Last-Modified are handed back; 304 counts as unchanged."""
    made = page(ETag='"1"', Last_Modified="Mon, 03 Jun 2024 10:00:00 GMT")
    with Site() as site:
        site.pages["/a"] = in_turn(made, reply(304), page(TEXT + "more", ETag='"2"'))
        found = [states(site.fetch(tmp_path, "/a")) for _ in range(3)]
    asked = [request.headers for request in site.asked[1:]]
    assert found == [[("new", "")], [("unchanged", "")], [("changed", "")]]
    assert "if-none-match" not in asked[0]
    assert {request["if-none-match"] for request in asked[1:]} == {'"1"'}
    assert asked[1]["if-modified-since"] == "Mon, 03 Jun 2024 10:00:00 GMT"


def test_a_lost_file_is_fetched_again(tmp_path: Path) -> None:
    """What is not there any more is not asked for with its ETag."""
    with Site() as site:
        site.pages["/a"] = page(ETag='"1"')
        first = site.fetch(tmp_path, "/a")
        (tmp_path / str(first.outcomes[0].file)).unlink()
        site.fetch(tmp_path, "/a")
    assert "if-none-match" not in site.asked[-1].headers
    assert (tmp_path / str(first.outcomes[0].file)).is_file()


def test_304_without_a_question_is_a_failure(tmp_path: Path) -> None:
    """There is nothing that could be unchanged."""
    with Site() as site:
        site.pages["/a"] = reply(304)
        assert states(site.fetch(tmp_path, "/a")) == [("failed", "its server answered 304")]


# ---------------------------------------------------------------- further tries


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 522])
def test_passing_trouble_is_tried_again(status: int, tmp_path: Path) -> None:
    """Twice, and then it goes well."""
    with Site() as site:
        site.pages["/a"] = in_turn(reply(status), reply(status), page())
        report = site.fetch(tmp_path, "/a")
    assert (states(report), len(site.paths)) == ([("new", "")], 3)


@pytest.mark.parametrize("status", [400, 401, 404, 410, 501])
def test_lasting_trouble_is_not(status: int, tmp_path: Path) -> None:
    """One request, and its status is told."""
    with Site() as site:
        site.pages["/a"] = reply(status)
        report = site.fetch(tmp_path, "/a")
    assert (states(report), len(site.paths)) == ([("failed", f"its server answered {status}")], 1)


def test_tries_end(tmp_path: Path) -> None:
    """After the last one the failure is told, with ever longer waits between."""
    with Site() as site:
        site.pages["/a"] = reply(503)
        report = site.fetch(tmp_path, "/a", tries=4, backoff=0.08)
    gaps = [b.at - a.at for a, b in itertools.pairwise(site.asked[1:])]
    assert states(report) == [("failed", "its server answered 503")]
    assert [gap > least for gap, least in zip(gaps, (0.02, 0.05, 0.1), strict=True)] == [True] * 3


def test_retry_after_is_waited_for(tmp_path: Path) -> None:
    """As long as the server says, not as the backoff has it."""
    with Site() as site:
        site.pages["/a"] = in_turn(reply(503, Retry_After="1"), page())
        report = site.fetch(tmp_path, "/a")
    assert (states(report), site.asked[2].at - site.asked[1].at > 0.9) == ([("new", "")], True)


def test_a_long_retry_after_is_kept(tmp_path: Path) -> None:
    """The host is left alone, in this run and in those before its time."""
    with Site() as site:
        site.pages = {"/a": reply(429, Retry_After="3600"), "/b": page()}
        first = site.fetch(tmp_path, "/a", "/b")
        second = site.fetch(tmp_path, "/a")
    assert [o.state for o in first.outcomes] == ["failed", "later"]
    assert [o.state for o in second.outcomes] == ["later"]
    assert site.paths == ["/a"]


def test_a_lost_connection_is_tried_again(tmp_path: Path) -> None:
    """A body that breaks off, then a whole one."""
    broken = reply(200, b"half", Content_Type="text/html", Content_Length="100")
    with Site() as site:
        site.pages["/a"] = in_turn(broken, page())
        assert states(site.fetch(tmp_path, "/a")) == [("new", "")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("120", 120.0), (" 0 ", 0.0), ("99999999999999999999", 604_800.0), ("soon", None), ("", None),
     ("-5", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0)],
)  # fmt: skip
def test_retry_after(value: str, expected: float | None) -> None:
    """Seconds or a date, never longer than a week."""
    assert retry_after(value) == expected


def test_retry_after_a_date() -> None:
    """The seconds until then."""
    assert 58 < (retry_after(formatdate(time.time() + 60, usegmt=True)) or 0) <= 60


@given(st.text())
def test_any_retry_after_is_read(value: str) -> None:
    """Or left."""
    wait = retry_after(value)
    assert wait is None or 0 <= wait <= 604_800
