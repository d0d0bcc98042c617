"""A preview under attack: it answers with a status, soon, and goes on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.delivery.serving import asking
from briefing.delivery.serving import preview as previews
from briefing.delivery.serving.preview import Preview
from tests.delivery.serving.talking import asked, cookie, heard, raw, serving, site

ANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
AWAY = (
    "/../secret.html", "/..%2fsecret.html", "/%2e%2e/secret.html", "/%2e%2e%2fsecret.html",
    "/..%5csecret.html", "/topics/..%2f..%2fsecret.html", "/up/secret.html", "/link.html",
    "/.hidden.html", "/%2ehidden.html", "//secret.html", "/topics//index.html",
    "/index.html%00.pdf",
    "/index.html/", "/index.html%0d%0aX:1", "/%c0%ae%c0%ae/secret.html", "/%252e%252e/secret.html",
    "/topics/./index.html", "/C:%5cWindows", "/~preview/../index.html", "/~preview/", "/~preview/x",
)  # fmt: skip


@pytest.mark.parametrize("path", AWAY)
def test_no_way_leads_out(preview: Preview, path: str) -> None:
    """Neither up nor by a link nor to what is hidden; also not for its stamp."""
    said = asked(preview, path)
    assert (said.status in (400, 404), b"secret" in said.body) == (True, False)
    stamp = asked(preview, f"/~preview/changes?of={path}")
    assert (
        b'"stamp":""' in stamp.body or stamp.status in (400, 404) or path == "/topics//index.html"
    )


@given(st.binary(max_size=300))
@ANY
def test_any_path_is_answered(preview: Preview, path: bytes) -> None:
    """With what is there, or a status; never with what lies outside."""
    base = preview.door.base.encode()
    line = (
        b"GET "
        + base
        + b"/"
        + path.replace(b"\n", b"%0a").replace(b"\r", b"%0d")
        + b" HTTP/1.1\r\n"
    )
    host = f"Host: 127.0.0.1:{preview.door.port}\r\nCookie: {cookie(preview)}\r\n\r\n"
    said = raw(preview, line + host.encode())
    assert (said.status in (200, 400, 403, 404), b"<p>secret" in said.body) == (True, False)


@given(st.binary(min_size=1, max_size=400))
@ANY
def test_any_bytes_are_answered(preview: Preview, request: bytes) -> None:
    """Ended by two line ends, or whoever sends them is heard for a while and let go."""
    said = raw(preview, request + b"\r\n\r\n\r\n")
    assert said.status in (0, 400, 403, 405, 421, 431, 501, 505)


def knocking(preview: Preview) -> Iterator[tuple[str, bytes, int]]:
    """Requests of those who may not come in, and what they get."""
    port, home = preview.door.port, f"{preview.door.base}/"
    ours = f"Host: 127.0.0.1:{port}\r\n"
    inside = f"Cookie: {cookie(preview)}\r\n"
    yield "nothing", f"GET {home} HTTP/1.1\r\n{ours}\r\n".encode(), 403
    yield "another token", f"GET {home}?token={'A' * 43} HTTP/1.1\r\n{ours}\r\n".encode(), 403
    yield "an empty token", f"GET {home}?token= HTTP/1.1\r\n{ours}\r\n".encode(), 403
    yield (
        "a token of letters",
        f"GET {home}?token=%F0%9F%92%A3 HTTP/1.1\r\n{ours}\r\n".encode(),
        403,
    )
    name = cookie(preview).partition("=")[0]
    yield "another cookie", f"GET {home} HTTP/1.1\r\n{ours}Cookie: {name}=x\r\n\r\n".encode(), 403
    yield "no host", f"GET {home} HTTP/1.1\r\n{inside}\r\n".encode(), 400
    yield "no host in 1.0", f"GET {home} HTTP/1.0\r\n{inside}\r\n".encode(), 421
    evil = f"Host: evil.example:{port}\r\n"
    yield "another host", f"GET {home} HTTP/1.1\r\n{evil}{inside}\r\n".encode(), 421
    yield "another port", f"GET {home} HTTP/1.1\r\nHost: 127.0.0.1:1\r\n{inside}\r\n".encode(), 421
    yield "two hosts", f"GET {home} HTTP/1.1\r\n{ours}{evil}{inside}\r\n".encode(), 400
    yield "a whole address", f"GET http://evil/ HTTP/1.1\r\n{ours}{inside}\r\n".encode(), 400
    whole = f"GET http://127.0.0.1:{port}{home} HTTP/1.1\r\n"
    yield "our whole address", f"{whole}{ours}{inside}\r\n".encode(), 400
    yield "a star", f"OPTIONS * HTTP/1.1\r\n{ours}{inside}\r\n".encode(), 405
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get"):
        yield method, f"{method} {home} HTTP/1.1\r\n{ours}{inside}\r\n".encode(), 405
    yield "a long line", b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n\r\n", 431
    many = "".join(f"X-{number}: y\r\n" for number in range(5_000))
    yield "many headers", f"GET {home} HTTP/1.1\r\n{ours}{inside}{many}\r\n".encode(), 431
    yield "a line end in a header", b"GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", 400
    yield "a zero", b"GET /\0 HTTP/1.1\r\n\r\n", 400
    yield "many fields", f"GET {home}?{'a=1&' * 99} HTTP/1.1\r\n{ours}{inside}\r\n".encode(), 400
    yield "another protocol", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400


def test_who_may_not_come_in_does_not(preview: Preview) -> None:
    """Each gets its status, and the preview goes on."""
    found = {name: raw(preview, request).status for name, request, _ in knocking(preview)}
    assert found == {name: expected for name, _, expected in knocking(preview)}
    assert asked(preview, "/").status == 200


def test_another_page_cannot_use_the_cookie_of_a_host_of_its_own(preview: Preview) -> None:
    """DNS rebinding: the browser would send it no cookie, and the name is refused anyway."""
    said = asked(preview, "/", inside=False)
    assert b"First words" not in said.body


def test_a_slow_client_is_let_go(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letter by letter, for as long as all of a request may take."""
    monkeypatch.setattr(asking.read, "__defaults__", (0.3,))
    with socket.create_connection(("127.0.0.1", preview.door.port), timeout=20) as wire:
        wire.sendall(b"GET / HT")
        assert heard(wire).status == 408


def test_a_hundred_who_never_ask_keep_nobody_out(tmp_path: Path) -> None:
    """The longest of those who wait goes when somebody comes."""
    with serving(site(tmp_path)) as preview, ExitStack() as stack:
        for _ in range(100):
            stack.enter_context(socket.create_connection(("127.0.0.1", preview.door.port), 20))
        assert [asked(preview, "/").status for _ in range(5)] == [200] * 5
        assert preview._seated <= previews.SEATS


def test_a_hundred_at_once_are_all_answered(tmp_path: Path) -> None:
    """Whoever asks gets an answer, though there are fewer seats."""
    with serving(site(tmp_path)) as preview, ExitStack() as stack:
        brought = cookie(preview)
        host = f"127.0.0.1:{preview.door.port}"
        path = f"{preview.door.base}/report.pdf"
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {brought}\r\n\r\n".encode()
        wires = []
        for _ in range(previews.SEATS - 4):
            wire = socket.create_connection(("127.0.0.1", preview.door.port), 60)
            wires.append(stack.enter_context(wire))
            wire.sendall(request)
        assert {(said.status, len(said.body)) for said in map(heard, wires)} == {(200, 1_024_000)}


def test_a_file_that_shrinks_meanwhile_breaks_off(tmp_path: Path) -> None:
    """The answer is shorter than it says, which every client takes for a failure."""
    root = site(tmp_path)
    with serving(root) as preview:
        (root / "report.pdf").write_bytes(bytes(60_000_000))
        host = f"127.0.0.1:{preview.door.port}"
        path = f"{preview.door.base}/report.pdf"
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie(preview)}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", preview.door.port), timeout=20) as wire:
            wire.sendall(request.encode())
            assert wire.recv(1).startswith(b"H")
            with (root / "report.pdf").open("r+b") as file:
                file.truncate(10)
            rest = bytearray()
            while piece := wire.recv(1_000_000):
                rest += piece
        assert b"Content-Length: 60000000" in rest[:2_000]
        assert len(rest) < 60_000_000
        assert asked(preview, "/").status == 200
