"""Bounds: bombs, drips and endless answers cost little and nothing else."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib
from collections import deque
from http.server import BaseHTTPRequestHandler
from itertools import count, repeat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.fetching import fetch
from briefing.fetching.failures import FailedError
from briefing.fetching.unpacking import Body
from tests.fetching.site import TEXT, Reply, Site, free_port, page, states

MIB = 1 << 20


def raw_reply(*parts: bytes, pause: float = 0.0) -> Reply:
    """These bytes and nothing else, `pause` seconds apart, until the other side hangs up."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        for part in parts:
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(pause)

    return answer


def endless(start: bytes, part: bytes, pause: float = 0.0) -> Reply:
    """`start`, then `part` for ever."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(start)
        for _ in count():
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(pause)

    return answer


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


# ---------------------------------------------------------------- size


def test_a_gzip_bomb_is_cut_while_it_unpacks(tmp_path: Path) -> None:
    """A thousand to one: 32 MB in 32 KB never take more memory than a body may have."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join([packer.compress(bytes(MIB)) for _ in range(32)] + [packer.flush()])
    with Site() as site:
        site.pages["/a"] = page(bomb, Content_Encoding="gzip")
        tracemalloc.start()
        report = site.fetch(tmp_path, "/a", largest=MIB, tries=1)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert states(report) == [("failed", "larger than 1048576 bytes; the rest was not taken")]
    assert (len(bomb) < MIB // 4, most < 8 * MIB) == (True, True)


def test_a_large_page_is_not_taken(tmp_path: Path) -> None:
    """Its length is told before; nothing is read."""
    with Site() as site:
        site.pages["/a"] = page(bytes(2 * MIB))
        report = site.fetch(tmp_path, "/a", largest=MIB)
    assert (states(report), len(site.paths)) == (
        [("failed", "larger than 1048576 bytes; it was not taken")],
        1,
    )


@pytest.mark.parametrize(
    "start",
    [
        HEAD + b"\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
        HEAD + b"Content-Encoding: deflate\r\n\r\n",
    ],
    ids=["until closed", "chunked", "packed"],
)
def test_an_endless_body_is_cut(start: bytes, tmp_path: Path) -> None:
    """Whether it comes in chunks or not."""
    part = zlib.compress(bytes(MIB)) if b"deflate" in start else b"400\r\n" + bytes(1024) + b"\r\n"
    with Site() as site:
        site.pages["/a"] = endless(start, part)
        ((state, why),) = states(site.fetch(tmp_path, "/a", largest=MIB // 2))
    assert (state, why.startswith("larger than 524288 bytes")) == ("failed", True)


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-More: words\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"words"),
        (b"", b"words"),
    ],
    ids=["headers", "one header", "no HTTP"],
)
def test_an_endless_head_is_cut(start: bytes, part: bytes, tmp_path: Path) -> None:
    """At 64 KB of head."""
    with Site() as site:
        site.pages["/a"] = endless(start, part * 100)
        ((state, why),) = states(site.fetch(tmp_path, "/a", tries=1))
    assert (state, "is not sound HTTP" in why) == ("failed", True)


@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate", ""]), st.integers(1, 300))
def test_packed_bodies_are_unpacked(raw: bytes, encoding: str, step: int) -> None:
    """In pieces of any size; several gzip files in a row are one."""
    packed = {
        "gzip": gzip.compress(raw[:7]) + gzip.compress(raw[7:]),
        "deflate": zlib.compress(raw),
    }
    sent = packed.get(encoding, raw)
    body = Body(encoding, 3000)
    for start in range(0, len(sent), step):
        body.add(sent[start : start + step])
    assert body.whole() == raw


@given(st.binary(max_size=500), st.sampled_from(["gzip", "deflate", "x-gzip", "identity"]))
def test_any_packed_body_is_unpacked_or_refused(raw: bytes, encoding: str) -> None:
    """Damaged ones are called that; none grows beyond what is allowed."""
    try:
        body = Body(encoding, 1000)
        body.add(raw)
        assert len(body.whole()) <= 1000
    except FailedError:
        pass


def test_packed_bytes_that_unpack_to_nothing() -> None:
    """Empty gzip files without end are an endless body too."""
    body = Body("gzip", 1000)
    with pytest.raises(FailedError, match="larger than 1000 bytes"):
        deque(map(body.add, repeat(gzip.compress(b""), 1000)))


def test_deflate_without_its_header() -> None:
    """As many servers send it."""
    packer = zlib.compressobj(wbits=-15)
    body = Body("deflate", 100)
    body.add(packer.compress(b"words") + packer.flush())
    assert body.whole() == b"words"


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_other_ways_of_packing(encoding: str, tmp_path: Path) -> None:
    """Nobody asked for them."""
    with Site() as site:
        site.pages["/a"] = page(Content_Encoding=encoding)
        report = site.fetch(tmp_path, "/a")
    assert states(report) == [("failed", f"packed in a way nobody asked for ({encoding})")]


@pytest.mark.parametrize(
    "raw", [b"no gzip", gzip.compress(TEXT.encode())[:-9]], ids=["another kind", "cut short"]
)
def test_damaged_packing(raw: bytes, tmp_path: Path) -> None:
    """Tried again, then called damaged; half a page is never kept."""
    with Site() as site:
        site.pages["/a"] = page(raw, Content_Encoding="gzip")
        ((state, why),) = states(site.fetch(tmp_path, "/a"))
    assert (state, why.startswith("its packed body"), len(site.paths)) == ("failed", True, 3)


# ---------------------------------------------------------------- time


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (HEAD + b"\r\n", b"x"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    ],
    ids=["body", "chunks", "head", "informational"],
)
def test_a_slow_drip_is_cut(start: bytes, part: bytes, tmp_path: Path) -> None:
    """A byte now and then keeps no connection alive beyond the total."""
    with Site() as site:
        site.pages["/a"] = endless(start, part, pause=0.05)
        begun = time.monotonic()
        report = site.fetch(tmp_path, "/a", timeout=0.3, total=0.6)
        took = time.monotonic() - begun
    assert states(report) == [("failed", "cut off: it took longer than 0.6 s in total")]
    assert 0.5 < took < 4


def test_a_silent_server(tmp_path: Path) -> None:
    """It is tried again, then left."""
    with Site() as site:
        site.pages["/a"] = raw_reply(b"", pause=5)
        report = site.fetch(tmp_path, "/a", timeout=0.1, tries=2)
    assert states(report) == [("failed", "the answer broke off: no answer in time")]
    assert len(site.paths) == 2


def test_a_slow_look_up(tmp_path: Path) -> None:
    """The system's look-up knows no limit; ours does."""

    def resolve(_host: str, _port: int) -> list[str]:
        time.sleep(4)
        return []

    with Site() as site:
        begun = time.monotonic()
        quick = site.settings(timeout=0.2, total=0.3)
        report = fetch(["http://news.test/"], tmp_path, settings=quick, resolve=resolve)
    ((state, why),) = states(report)
    assert (state, "the name news.test was not found" in why) == ("failed", True)
    assert time.monotonic() - begun < 3.5


def test_nobody_answers(tmp_path: Path) -> None:
    """A closed port."""
    with Site() as site:
        url = f"http://127.0.0.1:{(port := free_port())}/"
        report = fetch([url], tmp_path, settings=site.settings(allow_ports=(port,)))
    ((state, why),) = states(report)
    assert (state, "no connection (Connection refused)" in why) == ("failed", True)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=300), st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", HEAD + b"\r\n"]))
def test_any_answer_is_an_outcome(tmp_path: Path, raw: bytes, start: bytes) -> None:
    """Whatever a server sends: one outcome, no crash."""
    with Site() as site:
        site.pages["/a"] = raw_reply(start + raw)
        assert len(site.fetch(tmp_path, "/a", tries=1).outcomes) == 1
