"""Small files that stand for large ones."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from typing import Any

_TEXT = "<p>The harbour opened a second pier on 4 March 2024, the port authority said.</p>"
_ZEROS = 120_000_000  # bytes that a bomb stands for


def bomb(dice: Any, case: int) -> tuple[str, bytes]:
    """The name and the bytes of one."""
    return _ALL[case % len(_ALL)](dice)


def _laughs(dice: Any) -> tuple[str, bytes]:
    depth, each = dice.randint(5, 30), dice.randint(2, 12)
    lines = ['<!ENTITY e0 "ha">']
    lines += [f'<!ENTITY e{n} "{f"&e{n - 1};" * each}">' for n in range(1, depth)]
    item = f"<item><title>&e{depth - 1};</title><description>{_TEXT}</description></item>"
    page = f"<!DOCTYPE rss [{''.join(lines)}]><rss version='2.0'><channel>{item}</channel></rss>"
    return dice.choice(("a.xml", "a.rss", "a.html")), page.encode()


def _external(dice: Any) -> tuple[str, bytes]:
    place = dice.choice(("file:///etc/passwd", "http://127.0.0.1:1/x", "/etc/passwd", "ftp://x/y"))
    kind = dice.choice(("SYSTEM", 'PUBLIC "x"'))
    parameter = dice.choice(("", f'<!ENTITY % p {kind} "{place}"> %p;'))
    page = (
        f'<!DOCTYPE rss [{parameter}<!ENTITY a {kind} "{place}">]><rss version="2.0"><channel>'
        f"<item><title>&a;</title><description>{_TEXT}</description></item></channel></rss>"
    )
    return "a.xml", page.encode()


def _swollen(dice: Any) -> tuple[str, bytes]:
    pack = dice.choice((gzip.compress, bz2.compress, lzma.compress))
    suffix = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]
    raw = pack(dice.choice((b"\0", b"a ", b"\n")) * (_ZEROS // 2))
    return f"a.txt.{suffix}", pack(raw) if dice.random() < 0.4 else raw


def _zipped(dice: Any) -> tuple[str, bytes]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(dice.choice((1, 5))):
            archive.writestr(f"{number}.txt", b"\0" * (_ZEROS // 4))
    raw = made.getvalue()
    if dice.random() < 0.5:  # what the archive says of its sizes is a lie
        raw = raw.replace((_ZEROS // 4).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    return dice.choice(("a.zip", "a.docx", "a.odt", "a.epub")), raw


def _nested(dice: Any) -> tuple[str, bytes]:
    raw, name = _TEXT.encode(), "a.html"
    for depth in range(dice.randint(3, 40)):
        made = io.BytesIO()
        if dice.random() < 0.5:
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                for copy in range(dice.choice((1, 1, 3))):
                    archive.writestr(f"{copy}{name}", raw)
            name = f"{depth}.zip"
        else:
            with tarfile.open(fileobj=made, mode="w:gz") as tar:
                info = tarfile.TarInfo(name)
                info.size = len(raw)
                tar.addfile(info, io.BytesIO(raw))
            name = f"{depth}.tar.gz"
        raw = made.getvalue()
    return name, raw


def _deep(dice: Any) -> tuple[str, bytes]:
    depth = dice.choice((2_000, 60_000))
    opened, suffix = dice.choice(
        (("<div>", "html"), ("<p><b>", "html"), ("<table><tr><td>", "html"), ("[", "json"),
         ('{"a":', "json"), ("<a>", "xml"), ("> ", "md"), ("- ", "md"), ("<svg><g>", "html"),
         ("<select><option>", "html"), ("<font><a>", "html"), ("*_", "md"), ("[a](", "md"))
    )  # fmt: skip
    return f"a.{suffix}", (opened * depth + _TEXT).encode()


def _parts(dice: Any) -> tuple[str, bytes]:
    head = "From: a@b.example\nSubject: x\n"
    if dice.random() < 0.5:  # parts in parts
        lines = [
            f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000)
        ]
        return "a.eml", (head + "".join(lines) + "\n" + _TEXT).encode()
    kind = dice.choice(("=?utf-8?b?" + "QUFB" * 50_000 + "?=", "a" * 500_000, "<" * 100_000))
    more = "".join(f"X-{n}: y\n" for n in range(50_000))
    return "a.eml", f"{head}To: {kind}\nDate: {kind[:9_999]}\n{more}\n{_TEXT}".encode()


def _charset(dice: Any) -> tuple[str, bytes]:
    name = dice.choice(
        ("utf-7", "utf-16", "utf-32", "idna", "punycode", "zip", "hex", "rot13", "unicode_escape",
         "raw_unicode_escape", "x" * 9_000, "../../etc", "undefined", "iso-2022-jp-3", "cp037")
    )  # fmt: skip
    raw = f'<html><head><meta charset="{name}"></head><body>{_TEXT}+ADw-script+AD4-</body></html>'
    return "a.html", raw.encode() + b"\xff\xfe\x1b$B\x1b(B" * 2_000


def _polyglot(dice: Any) -> tuple[str, bytes]:
    heads = (b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"<?xml version='1.0'?>", b"{\\rtf1",
             b"GIF89a", b"\x89PNG\r\n\x1a\n", b"From x\n", b"<svg>", b"\xd0\xcf")  # fmt: skip
    raw = b"".join(dice.choice(heads) for _ in range(3)) + _TEXT.encode() * 30
    return f"a.{dice.choice(('pdf', 'zip', 'html', 'txt', 'docx', 'eml', 'xml', 'md', 'odt'))}", raw


def _pages(dice: Any) -> tuple[str, bytes]:
    kind = dice.choice(("loop", "count", "stream"))
    stream = b"<</Length 99/Filter[" + b"/FlateDecode" * 50 + b"]>>stream\nx\nendstream"
    kids = b"2 0 R " * 2_000 if kind == "loop" else b"3 0 R"
    count = b"999999999" if kind == "count" else b"1"
    raw = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids["
        + kids
        + b"]/Count "
        + count
        + b">>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9e9 9e9]>>endobj"
        b"\n4 0 obj" + stream + b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    return "a.pdf", raw


_ALL = (
    *(_laughs, _external, _swollen, _zipped, _nested, _deep, _parts, _charset, _polyglot, _pages),
)
