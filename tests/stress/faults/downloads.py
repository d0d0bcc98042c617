"""Downloads that break off, and files that grow while they are read."""

from __future__ import annotations

import gzip
import random
import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from briefing.fetching.rawstore import stored
from briefing.library import Library
from briefing.library.ingest import fill
from tests.fetching.site import Site, in_turn
from tests.stress.trials import trial

_LINE = "The harbour of Busan opened pier {} on 3 March 2024, the ministry said, and {} ships came."
_LINES = [_LINE.format(number, number * 7) for number in range(1, 30)]
_PAGE = (
    "<!doctype html><html><head><title>Piers</title></head><body><article>"
    + "".join(f"<p>{line}</p>\n" for line in _LINES)
    + "</article></body></html>"
).encode()
_PLAIN = ("Piers\n\n" + "\n\n".join(_LINES)).encode()
_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Piers</title>'
    + "".join(
        f"<item><title>Pier {n}</title><description>{line}</description></item>"
        for n, line in enumerate(_LINES)
    )
    + "</channel></rss>"
).encode()
_BODIES = {"text/html": _PAGE, "text/plain": _PLAIN, "application/rss+xml": _FEED}
Parts = tuple[str, bytes]  # what the head says of the body, and the bytes that are sent


def _announced(raw: bytes, cut: int | None) -> Parts:
    return f"Content-Length: {len(raw)}\r\n", raw[:cut]


def _too_few(raw: bytes, cut: int | None) -> Parts:
    return f"Content-Length: {len(raw) if cut is None else cut}\r\n", raw


def _too_many(raw: bytes, cut: int | None) -> Parts:
    return f"Content-Length: {len(raw) + (cut or 0)}\r\n", raw


def _packed(raw: bytes, cut: int | None) -> Parts:
    sent = _cut(gzip.compress(raw, mtime=0), len(raw), cut)
    return f"Content-Encoding: gzip\r\nContent-Length: {len(sent)}\r\n", sent


def _packed_until_closed(raw: bytes, cut: int | None) -> Parts:
    return "Content-Encoding: gzip\r\n", _cut(gzip.compress(raw, mtime=0), len(raw), cut)


def _chunked(raw: bytes, cut: int | None) -> Parts:
    sent = b"".join(
        f"{len(part):x}\r\n".encode() + part + b"\r\n"
        for part in (raw[at : at + 200] for at in range(0, len(raw), 200))
    )
    return "Transfer-Encoding: chunked\r\n", _cut(sent + b"0\r\n\r\n", len(raw), cut)


def _until_closed(raw: bytes, cut: int | None) -> Parts:
    return "", raw[:cut]


def _cut(sent: bytes, of: int, cut: int | None) -> bytes:
    """Sent bytes, cut at the place that a body of so many bytes would be cut at."""
    return sent if cut is None else sent[: cut * len(sent) // of]


_WAYS: tuple[Callable[[bytes, int | None], Parts], ...] = (
    _announced, _too_few, _too_many, _packed, _packed_until_closed, _chunked, _until_closed,
)  # fmt: skip


@trial(
    "fault", who="a download", title="broken off at any byte, a wrong length, half of a packed "
    "body, chunks without an end, a connection reset", holds="nothing of it is kept; the next "
    "fetch has it whole", cases=210, part=21,
)  # fmt: skip
def broken_downloads(case: int, folder: Path) -> None:
    """Three times cut at different bytes, by a real server; then it answers well."""
    chance = random.Random(case)  # noqa: S311 - the same cuts each time
    way = _WAYS[case % len(_WAYS)]
    kind = [*_BODIES][case // len(_WAYS) % len(_BODIES)]
    whole = _BODIES[kind]
    until = max(whole.rfind(b"</body>"), whole.rfind(b"</rss>"))  # cut behind it, it is whole
    cuts = chance.sample(range(1, until if until > 0 else len(whole)), 3)
    broken = [_reply(kind, way(whole, cut), reset=chance.random() < 0.3) for cut in cuts]
    with Site() as site:
        site.pages["/a"] = in_turn(*broken, _reply(kind, way(whole, None)))
        (first,) = site.fetch(folder, "/a").outcomes
        kept = [file.read_bytes() for file, _, _ in stored(folder)]
        # A text that shows its end needs no announced one.
        assert kept in ([], [whole]), f"{first.state}: {len(kept[0])} of {len(whole)} bytes"
        (second,) = site.fetch(folder, "/a").outcomes
        assert (second.state, second.why) == ("unchanged" if kept else "new", "")
    assert [file.read_bytes() for file, _, _ in stored(folder)] == [whole]


def _reply(
    kind: str, parts: Parts, *, reset: bool = False
) -> Callable[[BaseHTTPRequestHandler], None]:
    return partial(_answer, kind, parts, reset)


def _answer(kind: str, parts: Parts, reset: bool, request: BaseHTTPRequestHandler) -> None:  # noqa: FBT001 - bound above
    head, body = parts
    told = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nConnection: close\r\n{head}\r\n"
    )
    request.wfile.write(told.encode() + body)
    request.wfile.flush()
    if reset:
        time.sleep(0.005)
        linger = struct.pack("ii", 1, 0)
        request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


@trial(
    "fault", who="an ingest", title="files that grow, shrink or are replaced while they are read",
    holds="once they are still, the library has each whole, and no half of one beside it",
    cases=60, part=6,
)  # fmt: skip
def growing_files(case: int, folder: Path) -> None:
    """Another thread writes four files, piece by piece, while they are ingested again and again."""
    chance = random.Random(case)  # noqa: S311 - the same pieces each time
    texts = folder / "texts"
    texts.mkdir()
    whole = {f"{n}.txt": f"Pier {n}\n\n" + "\n\n".join(_LINES[n * 5 : n * 5 + 9]) for n in range(4)}
    for name in whole:
        (texts / name).write_text(f"Pier {name[0]}\n\nAn early word of it, to be replaced soon.\n")
    writing = threading.Thread(target=_write, args=(texts, whole, chance))
    with closing(Library(folder / "library.db")) as library:
        writing.start()
        while writing.is_alive():
            fill(library, [texts], workers=1)
        writing.join()
        fill(library, [texts], workers=1)
        held = {one.origin.place: one.text for one in library.articles()}
        assert len(library) == len(whole), sorted(one.title for one in library.articles())
        assert not library.verify()
    for name, text in whole.items():
        assert held[name].split() == text.partition("\n")[2].split(), name


def _write(texts: Path, whole: dict[str, str], chance: random.Random) -> None:
    for name, text in whole.items():
        raw = text.encode()
        if chance.random() < 0.3:  # put in its place whole
            (texts / ".new").write_bytes(raw)
            (texts / ".new").replace(texts / name)
            continue
        with (texts / name).open("wb", buffering=0) as file:
            at = 0
            while at < len(raw):
                more = chance.randrange(1, 400)
                file.write(raw[at : at + more])
                at += more
                time.sleep(chance.choice([0, 0, 0.001, 0.004]))
