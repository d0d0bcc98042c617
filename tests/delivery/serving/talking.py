"""A preview that serves in a thread, and raw talk with it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefing.delivery.serving.preview import Preview
from briefing.delivery.serving.shown import Folder, Shown

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; style-src 'unsafe-inline'\">"
    "<title>Report</title></head><body><p>First words</p></body></html>"
)


class Said(msgspec.Struct, frozen=True):
    """An answer: its status, 0 for none, its headers by small names, and its body."""

    status: int
    headers: dict[str, str]
    body: bytes


def site(folder: Path) -> Path:
    """A small site, with things beside and in it that nobody may see."""
    (folder / "site" / "topics").mkdir(parents=True)
    (folder / "secret.html").write_text("<p>secret</p>", "utf-8")
    root = folder / "site"
    (root / "index.html").write_text(PAGE, "utf-8")
    (root / "topics" / "index.html").write_text(PAGE, "utf-8")
    (root / "topics" / "a b ü.md").write_text("secret of nobody", "utf-8")
    (root / "report.pdf").write_bytes(bytes(range(256)) * 4_000)
    (root / "report.docx").write_bytes(b"PK")
    (root / ".hidden.html").write_text("<p>secret</p>", "utf-8")
    (root / "link.html").symlink_to(folder / "secret.html")
    (root / "up").symlink_to(folder)
    return root


@contextmanager
def serving(shown: Shown | Path) -> Iterator[Preview]:
    """A preview while it serves."""
    with Preview(Folder(shown) if isinstance(shown, Path) else shown) as preview:
        thread = threading.Thread(target=preview.serve)
        thread.start()
        yield preview
        preview.close()
        thread.join(30)
        assert not thread.is_alive()


def raw(preview: Preview, request: bytes, *, patience: float = 20.0) -> Said:
    """What is answered to these bytes."""
    with socket.create_connection(("127.0.0.1", preview.door.port), timeout=patience) as wire:
        with suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough
            wire.sendall(request)
        return heard(wire)


def heard(wire: socket.socket) -> Said:
    """The answer on a connection, read to its end."""
    got = b""
    try:
        while piece := wire.recv(65_536):
            got += piece
    except ConnectionResetError:
        pass
    head, _, body = got.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    if not lines[0]:
        return Said(0, {}, b"")
    headers = {n.lower(): v.strip() for n, _, v in (one.partition(":") for one in lines[1:])}
    return Said(int(lines[0].split()[1]), headers, body)


def cookie(preview: Preview) -> str:
    """The cookie that a browser has once it has come in."""
    said = asked(preview, preview.door.address.removeprefix(preview.door.origin), inside=False)
    return said.headers["set-cookie"].partition(";")[0]


def asked(
    preview: Preview, path: str, *more: str, inside: bool = True, method: str = "GET"
) -> Said:
    """The answer to a request of a browser that has come `inside`."""
    base = preview.door.base if inside or path == "/" else ""
    lines = [f"{method} {base}{path} HTTP/1.1", f"Host: 127.0.0.1:{preview.door.port}", *more]
    if inside:
        lines.append(f"Cookie: {cookie(preview)}")
    return raw(preview, ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
