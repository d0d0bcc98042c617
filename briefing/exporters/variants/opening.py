"""Every text in a file, for the proof that words are not among them."""

from __future__ import annotations

import base64
import binascii
import contextlib
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email import policy
from email.parser import BytesParser
from urllib.parse import unquote

DEEPEST = 6  # files inside files
LARGEST = 200_000_000  # bytes of one file taken out of another
_BASE64 = re.compile(r"base64,([A-Za-z0-9+/=\s]{8,})")
_LONG = re.compile(rb"[A-Za-z0-9+/]{200,}={0,2}")  # of a script's own data, without an address
_TAG = re.compile(r"<[^<>]{0,20000}>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKDOWN = re.compile(r"\\([^\w\s])")
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|mark|sub|sup|s|code|tspan)\b[^<>]{0,2000}>")

Found = Iterator[tuple[str, str]]


def opened(raw: bytes, place: str, depth: int = 0) -> Found:
    """The texts of a file called `place`, each with where it stands.

    A text comes in every form a reader could meet it in: as the bytes say, without markup, with
    entities and escapes resolved.
    """
    yield from _letters(raw, place)
    if depth >= DEEPEST:
        return
    for magic, inner in _KINDS:
        if raw.startswith(magic):
            yield from inner(raw, place, depth)
            return
    if place.endswith(".eml"):
        yield from _mail(raw, place, depth)
        return
    yield from _carried(raw, place, depth)


def _letters(raw: bytes, place: str) -> Found:
    """The bytes as letters, in the encodings a report may hold."""
    text = raw.decode("utf-8", "replace")
    yield place, text
    yield from _read(text, place)
    if b"\0" in raw:
        yield place, raw.decode("utf-16-le", "ignore")
        yield place, raw.decode("utf-16-be", "ignore")


def _read(text: str, place: str) -> Found:
    """The text without its markup, and with what is escaped in it."""
    if "<" in text:
        yield place, html.unescape(_TAG.sub(" ", _INLINE.sub("", text)))
        yield place, html.unescape(_TAG.sub("", text))
    if "&" in text:
        yield place, html.unescape(text)
    if "\\u" in text:
        yield place, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if "\\" in text:
        yield place, _MARKDOWN.sub(r"\1", text)
    if "%" in text:
        yield place, unquote(text, errors="replace")


def _carried(raw: bytes, place: str, depth: int) -> Found:
    """Files inside a text: data addresses, and the packed data of a script."""
    text = raw.decode("utf-8", "replace")
    for number, found in enumerate(_BASE64.finditer(text), start=1):
        yield from _inner(found[1].encode(), f"{place}, embedded file {number}", depth)
    for number, long in enumerate(_LONG.finditer(raw), start=1):
        yield from _inner(long[0], f"{place}, packed text {number}", depth)


def _inner(packed: bytes, place: str, depth: int) -> Found:
    with contextlib.suppress(binascii.Error, ValueError):
        yield from opened(base64.b64decode(packed), place, depth + 1)


def _zip(raw: bytes, place: str, depth: int) -> Found:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        yield f"{place}, comment", archive.comment.decode("utf-8", "replace")
        for one in archive.infolist():
            where = f"{place}, {one.filename}"
            yield where, f"{one.filename} {one.comment.decode('utf-8', 'replace')}"
            if one.file_size <= LARGEST:
                member = archive.read(one)
                yield from opened(member, where, depth + 1)
                if one.filename.endswith((".xml", ".rels")):
                    yield where, _runs(member.decode("utf-8", "replace"))


def _runs(text: str) -> str:
    """The words of WordprocessingML: its runs joined, its paragraphs and tabs apart."""
    apart = re.sub(r"</w:p>|<w:tab/>|<w:br/>|</w:tc>", "\n", text)
    return html.unescape(_TAG.sub("", apart))


def _gzip(raw: bytes, place: str, depth: int) -> Found:
    with contextlib.suppress(OSError, EOFError, zlib.error):
        yield from opened(gzip.decompress(raw), f"{place}, unpacked", depth + 1)


def _mail(raw: bytes, place: str, depth: int) -> Found:
    message = BytesParser(policy=policy.default).parsebytes(raw)
    for number, part in enumerate(message.walk(), start=1):
        where = f"{place}, part {number}"
        yield where, "\n".join(f"{key}: {value}" for key, value in part.items())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from opened(content, f"{where} {part.get_filename() or ''}".strip(), depth + 1)


def _png(raw: bytes, place: str, depth: int) -> Found:  # noqa: ARG001 all readers are called alike
    """The texts beside the pixels (PNG, third edition, 11.3.3)."""
    at = 8
    while at + 8 <= len(raw):
        size = int.from_bytes(raw[at : at + 4])
        name, body = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + size]
        at += size + 12
        if name in (b"zTXt", b"iTXt", b"tEXt", b"eXIf"):
            yield f"{place}, {name.decode()}", body.decode("utf-8", "replace")
            for start in range(min(len(body), 2000)):
                if body[start : start + 1] == b"x":
                    with contextlib.suppress(zlib.error):
                        packed = zlib.decompressobj().decompress(body[start:], LARGEST)
                        yield f"{place}, {name.decode()}", packed.decode("utf-8", "replace")


def _pdf(raw: bytes, place: str, depth: int) -> Found:
    from briefing.exporters.variants.opening_pdf import strings

    yield from strings(raw, place, lambda inner, where: opened(inner, where, depth + 1))


_KINDS: tuple[tuple[bytes, Callable[[bytes, str, int], Found]], ...] = (
    (b"%PDF", _pdf),
    (b"PK\x03\x04", _zip),
    (b"\x1f\x8b", _gzip),
    (b"\x89PNG\r\n\x1a\n", _png),
)
