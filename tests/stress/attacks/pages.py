"""Pages: what an article may do in a reader's browser, and another page to the preview."""

from __future__ import annotations

import random
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.delivery.serving.talking import asked, cookie, raw, site
from tests.exporters import hostile_cases, hostile_notebook
from tests.stress.attacks import hostiles
from tests.stress.trials import AbsentError, trial

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")


def directives(policy: str) -> dict[str, list[str]]:
    """A content policy by its directives."""
    parts = [one.split() for one in unescape(policy).split(";") if one.strip()]
    return {one[0]: one[1:] for one in parts}


def strict(policy: str, *, head: bool = False) -> None:
    """See that a policy lets nothing run but by hash, and nothing be asked for."""
    found = directives(policy)
    assert found["default-src"] == ["'none'"]
    for name in ("script-src", "script-src-elem", "script-src-attr", "worker-src"):
        assert all(HASH.fullmatch(one) for one in found.get(name, [])), found
    for name in ("object-src", "connect-src", "frame-src", "child-src", "manifest-src"):
        assert found.get(name, ["'none'"]) == ["'none'"], found
    assert found["base-uri"] == found["form-action"] == ["'none'"]
    assert {*found["img-src"], *found["font-src"]} == {"data:"}
    if head:
        assert found["frame-ancestors"] == ["'none'"]


def texts(dice: random.Random) -> tuple[str, ...]:
    """Hostile texts of a report: of the cases, broken, nested and joined anew."""
    kept = [text for text in hostile_cases.EVERY if len(text) < 400]
    made = []
    for _ in range(14):
        one, other = dice.choice(kept), dice.choice(kept)
        at, cut = dice.randrange(len(one) + 1), dice.randrange(len(other) + 1)
        made.append(
            dice.choice((one, one[:at] + other, other[:cut] + one + other[cut:], one.upper()))
        )
    return tuple(made)


def report(case: int) -> str:
    """The page of a report of such texts."""
    from briefing.exporters import export

    book = hostile_notebook.briefing(texts(hostiles.chance(case)), figure=case % 4 == 0)
    return export(book, "html", hostile_notebook.NAMED).data.decode()


@trial(
    "attack",
    who="an article",
    title="scripts, handlers, links, styles and markup wherever a report prints a text",
    holds="the page holds them as text: no script, no handler, no link but to the web; strict CSP",
    cases=120,
    part=4,
)
def marked_up_articles(case: int, _folder: Path) -> None:
    """Every tag and attribute of the page, read as leniently as can be."""
    page = report(case)
    head = META.search(page[:4_000])
    assert head is not None
    strict(head[1])
    seen = _Seen()
    seen.feed(page)
    for name, attributes in seen.tags:
        assert name not in _NEVER, name
        assert name != "link" or attributes == {"rel": "icon", "href": "data:,"}
        for word, value in attributes.items():
            assert not word.startswith("on"), (name, word)
            assert word != "http-equiv" or value == "Content-Security-Policy"
            if word.rpartition(":")[2] in _ADDRESSES:
                assert re.match(r"#|https?:|data:(?:,|image/|font/)", value, re.IGNORECASE), (
                    name,
                    word,
                    value,
                )
            assert word != "src" or value.startswith("data:"), value
        if name == "script":
            assert attributes.get("type") == "application/json" or "script-src" in head[1]


_NEVER = frozenset({"iframe", "frame", "object", "embed", "base", "form", "input", "button"})
_ADDRESSES = frozenset({"href", "src", "action", "data", "srcset", "poster", "background"})


class _Seen(HTMLParser):
    """Gathers the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its attributes."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


@contextmanager
def _page() -> Iterator[Any]:
    """A page of a Chromium of its own: the driver's loop must not stay for other trials."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise AbsentError("no playwright here") from None
    place = shutil.which("chromium") or shutil.which("chromium-browser")
    if place is None:
        raise AbsentError("no Chromium here")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=place, args=flags)
        try:
            yield browser.new_page()
        finally:
            browser.close()


@trial(
    "attack",
    who="an article",
    title="the same, opened in a real Chromium",
    holds="nothing runs, nothing is asked for, the title is the report's",
    cases=40,
    part=2,
)
def opened_articles(case: int, folder: Path) -> None:
    """From the disk, as a reader who double-clicks."""
    (folder / "report.html").write_text(report(case), "utf-8")
    seen: list[str] = []
    with _page() as page:
        page.on("request", lambda one: seen.append(one.url))
        page.on("dialog", lambda one: seen.append(one.message))
        page.on("popup", lambda one: seen.append(one.url))
        page.goto((folder / "report.html").as_uri())
        assert page.evaluate("window.owned === undefined && document.title !== 'owned'")
        page.mouse.move(200, 200)
        page.keyboard.press("Tab")
        page.mouse.click(200, 300)
        assert page.evaluate("window.owned === undefined")
    assert [one for one in seen if not one.startswith(("file:", "data:"))] == []


@trial(
    "attack",
    who="a web page in the same browser, a program of another user",
    title="requests to the preview: other hosts, paths that lead out, smuggling, wrong methods",
    holds="a status that refuses, or what the token may see; it goes on, and told nothing else",
    cases=1500,
    part=120,
)
def knocks_at_the_preview(case: int, _folder: Path) -> None:
    """Raw bytes at its door, with and without its cookie."""
    dice = hostiles.chance(case)
    preview = _preview()
    port, base = preview.door.port, preview.door.base
    inside = dice.random() < 0.5
    host = dice.choice([one.replace("PORT", str(port)) for one in _HOSTS])
    path = dice.choice([*(one.replace("BASE", base) for one in _WAYS), hostiles.name(dice)[:200]])
    more, method = dice.choice(_HEADS), dice.choice(_METHODS)
    key = f"Cookie: {cookie(preview)}\r\n" if inside else ""
    line = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{key}{more}\r\n"
    said = raw(preview, line.encode("utf-8", "replace"))
    assert b"<p>secret" not in said.body
    ours = inside and host in (f"127.0.0.1:{port}", f"localhost:{port}")
    assert ours or said.status != 200 or b"First words" not in said.body, line
    assert said.status not in (500, 502, 503), line
    if b"First words" in said.body:
        policy = directives(said.headers["content-security-policy"])
        assert policy["frame-ancestors"] == policy["object-src"] == ["'none'"]
        assert policy["base-uri"] == policy["form-action"] == ["'none'"]
        assert "'unsafe-inline'" not in policy["script-src"]
    if case % 100 == 0:
        assert asked(preview, "/").status == 200
        assert _listens_elsewhere(port) is False


_HOSTS = (
    *("127.0.0.1:PORT", "127.0.0.1:PORT", "localhost:PORT", "evil.example", "evil:PORT", ""),
    *("127.0.0.1:PORT@evil", "[::1]:PORT", "127.0.0.1:PORT.evil", "127.0.0.1"),
)
_WAYS = (
    *("BASE/", "BASE/", "/", "BASE/../secret.html", "BASE/..%2fsecret.html", "http://evil/"),
    *("BASE/up/secret.html", "BASE/link.html", "BASE/.hidden.html", "BASE//secret.html"),
    *("BASE/%252e%252e/secret.html", "BASE/~preview/changes?of=/../secret.html"),
)
_HEADS = (
    *("", "", "Origin: http://evil.example\r\n", "Sec-Fetch-Site: cross-site\r\n"),
    *("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Expect: 100-continue\r\n"),
    *("Content-Length: 5\r\nContent-Length: 6\r\n", "Range: bytes=0-,0-,0-,0-\r\n"),
    *("X: y\r\n" * 5, "X: y\r\n" * 500, "Upgrade: websocket\r\n", " folded\r\n"),
)
_METHODS = ("GET", "GET", "GET", "POST", "HEAD", "PUT", "TRACE", "CONNECT", "G\0T", "")


def _listens_elsewhere(port: int) -> bool:
    """Whether the port is open at another address of this machine."""
    import contextlib

    with contextlib.suppress(OSError):
        for one in {one[4][0] for one in socket.getaddrinfo(socket.gethostname(), port)}:
            if not str(one).startswith(("127.", "::1")):
                with contextlib.suppress(OSError), socket.create_connection((str(one), port), 1):
                    return True
    return False


@cache
def _preview() -> Any:
    """A preview for as long as the process lives: it does not wait for the thread that serves."""
    import tempfile
    from atexit import register
    from contextlib import ExitStack
    from threading import Thread

    from briefing.delivery.serving.preview import Preview
    from briefing.delivery.serving.shown import Folder

    stack = ExitStack()
    register(stack.close)
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    preview = stack.enter_context(Preview(Folder(site(Path(folder)))))
    Thread(target=preview.serve, daemon=True).start()
    return preview
