"""Bytes to text: what a mark says, what is declared, UTF-8, else the likeliest code page."""

from __future__ import annotations

import codecs
import re

from briefing.cleaning import codepages, mojibake
from briefing.errors import SourceError

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
_MOST_NULS = 0.001  # share of NULs that slip into a text by accident
_WIDE_TEXT = 0.9  # share of everyday characters in a text; random bytes give 0.55
# ASCII, Greek, Cyrillic, kana, ideographs and syllables make up most of a text; accented letters,
# punctuation, symbols and full-width forms the rest.
_MOST = "\\t\\n\\r\x20-\x7e\u0391-\u03c9\u0410-\u044f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_REST = "\xa0-\u017f\u0386-\u0491\u1ea0-\u1ef9\u2010-\u205e\u20a0-\u20bf\u2100-\u25ff\u3000-\u318f\uff01-\uff5e"
_MAIN = re.compile(f"[{_MOST}]")
_EVERYDAY = re.compile(f"[{_MOST}{_REST}]")
_MAIN_SHARE = 0.6
_SPACED = re.compile("[ \n\u3000-\u3002\uff0c]")
_ESCAPED = re.compile(rb"\x1b(?:\$[@B]|\([JI]|\$\)C|\$\(D)")  # ISO 2022 (RFC 1468, RFC 1557)
# Other content that few control bytes could pass for text: image, archive, program, font.
_FILES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"wOF")
# What pages declare, and the larger set that is meant (WHATWG Encoding, "names and labels").
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "cp950",
}
_NO_TEXT = frozenset({"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf-7", "mbcs", "oem"})  # fmt: skip
_VOUCHED = 4  # characters of sound UTF-8 beyond ASCII that no other encoding gives by accident


def decoded(raw: bytes, place: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `raw`, and a note on each thing that was guessed or mended.

    A byte order mark decides; else UTF-16 by its pattern, ISO 2022 by its escapes, sound UTF-8,
    what is `declared`, and the likeliest code page, in turn. Raises SourceError for what is no
    text.
    """
    text, note = _decoded(raw, place, declared)
    text, mended = mojibake.unbroken(text)
    return text, tuple(one for one in (note, mended) if one)


def _decoded(raw: bytes, place: str, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _by_mark(raw[len(mark) :], encoding, place), ""
    if _ESCAPED.search(raw[:_SAMPLE]):
        escaped = _if_sound(raw, "iso2022_jp_ext") or _if_sound(raw, "iso2022_kr")
        if escaped is not None:
            return escaped, "" if declared else "read as ISO 2022, which its escapes show"
    if _is_binary(raw[:_SAMPLE]):
        return _wide(raw, place)
    named = _codec(declared)
    text = _if_sound(raw, "utf-8")
    if text is not None:
        return _utf_8(raw, text, named)
    stated = _if_sound(raw, named) if named else None
    if stated is not None:
        return stated, ""
    return _guessed(raw, f"declared as {declared}, which it is not" if named else "not UTF-8")


def _codec(declared: str | None) -> str | None:
    """The codec of a declared encoding; None when there is none, or it is none of text."""
    try:
        info = codecs.lookup((declared or "").strip("\"' \t\r\n")[:40])
    except (LookupError, ValueError):
        return None
    is_text = info.name not in _NO_TEXT and getattr(info, "_is_text_encoding", True)
    # A declaration in single bytes cannot be true of UTF-16 or UTF-32, which it promises.
    return _MEANT.get(info.name, info.name) if is_text and "utf" not in info.name else None


def _utf_8(raw: bytes, text: str, named: str | None) -> tuple[str, str]:
    """Sound UTF-8, unless a few characters could be two bytes of the declared encoding."""
    beyond = len(raw) - len(text) if named else 0
    if named and beyond and beyond < _VOUCHED:
        stated = _if_sound(raw, named)
        if stated is not None and len(stated) <= len(text):
            return stated, ""
    return text, ""


def _by_mark(raw: bytes, encoding: str, place: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 4:  # cut off inside its last character
            return raw[: error.start].decode(encoding)
        raise SourceError(
            f"{place}: its byte order mark says {encoding}, but byte {error.start} does not fit. "
            "Save the file again as UTF-8."
        ) from error


def _is_binary(sample: bytes) -> bool:
    if sample.count(0) > _MOST_NULS * len(sample) or sample.startswith(_FILES):
        return True
    controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    return controls > _MOST_CONTROLS * len(sample)


def _wide(raw: bytes, place: str) -> tuple[str, str]:
    """UTF-16 without a mark, the way round that gives everyday characters."""
    scores = {name: _plain(raw[:_SAMPLE], name) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _WIDE_TEXT or raw.startswith(_FILES):
        raise SourceError(f"{place}: this is no text file. Save the article as plain text, UTF-8.")
    return raw.decode(best, "replace"), f"no byte order mark; read as {best.upper()}, a guess"


def _plain(sample: bytes, name: str) -> float:
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    length = max(len(text), 1)
    if len(_MAIN.findall(text)) < _MAIN_SHARE * length:
        return 0.0
    # Both ways round may give ideographs; then spaces and stops tell.
    return len(_EVERYDAY.findall(text)) / length + len(_SPACED.findall(text)) / (100 * length)


def _if_sound(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _guessed(raw: bytes, why: str) -> tuple[str, str]:
    if _broken_bytes(raw) <= max(1, len(raw) // 1000):
        first = _first_broken(raw)
        return raw.decode("utf-8", "replace"), f"UTF-8 with broken bytes, the first at {first}"
    encoding = codepages.guessed(raw)
    return raw.decode(encoding, "replace"), f"{why}; read as {encoding}, a guess"


def _first_broken(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _broken_bytes(raw: bytes) -> int:
    """Broken sequences, if the rest has sound UTF-8 beyond ASCII to vouch for it."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" and character != "\ufffd" for character in text)
    return broken if sound > 3 * broken else len(raw)
