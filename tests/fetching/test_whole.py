"""A page counts only when all of it has come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fetching.site import Reply, Site, in_turn, states
from tests.fetching.test_bounds import raw_reply

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/%s\r\n"
UNTOLD = "its server does not tell where it ends, and it did not come twice the same"


def untold(body: bytes, kind: bytes = b"plain") -> Reply:
    """A body that ends where the connection does."""
    return raw_reply(HEAD % kind + b"\r\n" + body)


def test_a_text_without_an_announced_end_counts_when_it_comes_twice_the_same(
    tmp_path: Path,
) -> None:
    """The first one was cut."""
    with Site() as site:
        site.pages["/a"] = in_turn(untold(b"The ministers"), untold(b"The ministers met."))
        (outcome,) = site.fetch(tmp_path, "/a").outcomes
    assert (tmp_path / str(outcome.file)).read_bytes() == b"The ministers met."


def test_one_that_is_otherwise_each_time_is_told(tmp_path: Path) -> None:
    """Nothing of it is kept."""
    with Site() as site:
        site.pages["/a"] = in_turn(*(untold(bytes([n]) * 9) for n in b"abc"))
        assert states(site.fetch(tmp_path, "/a")) == [("failed", UNTOLD)]


@pytest.mark.parametrize("after", [b"", b"\n", b"\n<!-- cached -->\n"])
def test_a_page_that_shows_its_end_is_asked_for_once(after: bytes, tmp_path: Path) -> None:
    """No length need be announced."""
    with Site() as site:
        site.pages["/a"] = untold(b"<html><p>The ministers met.</html>" + after, b"html")
        assert (states(site.fetch(tmp_path, "/a")), site.paths) == ([("new", "")], ["/a"])


def test_more_than_was_announced_is_not_cut(tmp_path: Path) -> None:
    """A length that is too short would leave half a text."""
    told = HEAD % b"plain" + b"Content-Length: 13\r\n\r\n"
    with Site() as site:
        site.pages["/a"] = raw_reply(told + b"The ministers met.")
        report = site.fetch(tmp_path, "/a")
    assert states(report) == [("failed", "its server announced fewer bytes than it sent")]
