"""Ways to break a file."""

from __future__ import annotations

import random
from collections.abc import Callable

_TOKENS = (
    *(b"<", b"</", b"<div>" * 400, b"]]>", b"<!--", b"<![CDATA[", b"&amp;" * 50, b"&a;", b"&#0;"),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\x1b", b"\x85", b"\xc2\xa0"),
    *(b"---\n", b"+++\n", b'"', b"'", b"{" * 500, b"[" * 500, b"- " * 300, b"> " * 300, b"*" * 999),
    *(b"9999-99-99", b"0000-00-00", b"-1", b"1e999", b"NaN", b"99999999999999999999", b"\\u0000"),
    *(b"From x\n", b"Content-Type: multipart/mixed; boundary=x\n", b"=?utf-8?q?=ff?=", b"--x\n"),
    *(b"%PDF-1.7\n", b"endobj", b"stream\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"<!DOCTYPE"),
)
_LARGEST = 2_000_000  # bytes of an input


def _cut(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _flipped(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    changed = bytearray(raw)
    for _number in range(chance.choice((1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _inserted(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    spot = chance.randrange(len(raw) + 1)
    return raw[:spot] + chance.choice(_TOKENS) * chance.choice((1, 1, 5, 100)) + raw[spot:]


def _removed(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    start = chance.randrange(len(raw) + 1)
    return raw[:start] + raw[start + chance.randrange(1, 2000) :]


def _doubled(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    start = chance.randrange(len(raw) + 1)
    piece = raw[start : start + chance.randrange(1, 300)]
    return raw[:start] + piece * chance.choice((2, 20, 2000)) + raw[start:]


def _spliced(chance: random.Random, raw: bytes, other: bytes) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]


def _noise(chance: random.Random, raw: bytes, _: bytes) -> bytes:
    return raw[:16] + chance.randbytes(chance.randrange(5000))


_WAYS: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    *(_cut, _flipped, _flipped, _inserted, _inserted, _removed, _doubled, _spliced, _noise),
)


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """One of the seeds, broken in one to four ways; at most 2 MB."""
    raw, other = chance.choice(seeds), chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 4))):
        raw = chance.choice(_WAYS)(chance, raw, other)[:_LARGEST]
    return raw
