"""A text in every form a reader could meet it in, and the texts among other bytes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_plus

from briefing.exporters.variants import opening_markup

_TAG = re.compile(r"<[^<>]{0,20000}>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_LINE = re.compile(r"(?m)^(?:[ \t]{0,20}[>|])+")  # what begins the lines of a quotation in Markdown
# Six signs in a row, in one byte each or in two: among packed bytes they hardly come by chance.
_ONES = re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}){6,}")
_TWOS = re.compile(rb"(?:[\x20-\x7e]\x00){4,}|(?:\x00[\x20-\x7e]){4,}")


PACKED, CODE = 5, 12  # letters of words that packed bytes, or code, do not spell by chance


class Said(NamedTuple):
    """A text and where it stands; words of fewer than `least` letters may be there by chance."""

    where: str
    text: str
    least: int = 0


def readings(text: str, place: str) -> Iterator[Said]:
    """The text as it is, and with its markup and escapes resolved."""
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        yield Said(place, text, CODE)
        forms = [*opening_markup.words(text)]
    else:
        forms = [
            text,
            *([html.unescape(_TAG.sub(" ", text))] if "<" in text or "&" in text else ()),
        ]
        if "\\u" in text:
            forms.append(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    yield from (Said(place, one) for one in forms)
    yield from (Said(place, unquote_plus(one, errors="replace")) for one in forms if "%" in one)
    if "\n>" in text or "\n |" in text or text.startswith(">"):
        yield Said(place, _LINE.sub("", text))


def noise(raw: bytes, place: str) -> Iterator[Said]:
    """What reads as text among other bytes."""
    ones = b"\n.\n".join(_ONES.findall(raw))
    if ones:
        yield Said(place, ones.decode("utf-8", "replace"), PACKED)
    twos = b"\n.\n".join(one.replace(b"\0", b"") for one in _TWOS.findall(raw))
    if twos:
        yield Said(place, twos.decode("ascii"), PACKED)


def wide(raw: bytes, place: str) -> Iterator[Said]:
    """The bytes of a note as letters, in all encodings that programs write notes in."""
    yield from (
        Said(place, raw[start:].decode(code, "replace"))
        for code, start in (
            ("utf-8", 0),
            ("latin-1", 0),
            ("utf-16-le", 0),
            ("utf-16-le", 1),
            ("utf-16-be", 0),
            ("utf-16-be", 1),
        )
    )
