"""Plain text files, with or without the furniture of the page they were copied from."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import replace

from briefing.cleaning import clean
from briefing.errors import SourceError
from briefing.models import Article, Origin

SUFFIXES = (".txt",)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 100_000  # bytes looked at to tell text from other content
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.02  # share of control bytes; text has none but tabs, ends and feeds
_LEGACY = ("cp949", "cp932", "gb18030")


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a text file. Raises SourceError when it holds none."""
    if not raw.strip():
        raise SourceError(
            f"{place}: the file is empty. Save the article's text in it, or remove it."
        )
    text, note = decoded(raw, place)
    article = clean(text, Origin(place, hashlib.sha256(raw).hexdigest(), len(raw)))
    yield replace(article, notes=(note, *article.notes)) if note else article


def decoded(raw: bytes, place: str) -> tuple[str, str]:
    """The text of `raw`, and a note when its encoding had to be guessed (else empty).

    UTF-8, or what a byte order mark says; else an East Asian code page if the bytes decode to
    mostly such characters, else Windows-1252. Raises SourceError for what is no text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _by_mark(raw[len(mark) :], encoding, place), ""
    if _is_binary(raw[:_SAMPLE]):
        raise SourceError(f"{place}: this is no text file. Save the article as plain text, UTF-8.")
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        return _guessed(raw, error)


def _by_mark(raw: bytes, encoding: str, place: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{place}: its byte order mark says {encoding}, but byte {error.start} does not fit. "
            "Save the file again as UTF-8."
        ) from error


def _is_binary(sample: bytes) -> bool:
    if b"\x00" in sample:
        return True
    controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    return controls > _MOST_CONTROLS * len(sample)


def _guessed(raw: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    for encoding in _LEGACY:
        text = _if_east_asian(raw, encoding)
        if text is not None:
            return text, f"not UTF-8; read as {encoding}, a guess"
    if _broken_bytes(raw) <= max(1, len(raw) // 1000):
        return raw.decode(
            "utf-8", "replace"
        ), f"UTF-8 with broken bytes, the first at {error.start}"
    return raw.decode("cp1252", "replace"), "not UTF-8; read as Windows-1252, a guess"


def _broken_bytes(raw: bytes) -> int:
    """Broken sequences, if the rest has sound UTF-8 beyond ASCII to vouch for it."""
    text = raw.decode("utf-8", "replace")
    sound = sum(character > "\x7f" and character != "\ufffd" for character in text)
    broken = text.count("\ufffd")
    return broken if sound > 3 * broken else len(raw)


def _if_east_asian(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if character > "\x7f"]
    asian = sum("\u3000" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in beyond)
    script = max(beyond, default="") >= "\uac00" if encoding == "cp949" else True
    # Windows-1252 letters come singly among ASCII; East Asian text runs on.
    return text if script and asian > 0.9 * len(beyond) and asian > 0.2 * len(text) else None
