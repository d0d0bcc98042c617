"""A text in every form a reader could meet it in, and the texts among other bytes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_plus

_TAG = re.compile(r"<[^<>]{0,20000}>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_LINE = re.compile(r"(?m)^(?:[ \t]{0,20}[>|])+")  # what begins the lines of a quotation in Markdown
# Six signs in a row, in one byte each or in two: among packed bytes they hardly come by chance.
_ONES = re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}){6,}")
_TWOS = re.compile(rb"(?:[\x20-\x7e]\x00){4,}|(?:\x00[\x20-\x7e]){4,}")


class Said(NamedTuple):
    """A text and where it stands; `packed` when the bytes may spell a short word by chance."""

    where: str
    text: str
    packed: bool = False


def readings(text: str, place: str) -> Iterator[Said]:
    """The text as it is, and with its markup and escapes resolved."""
    forms = [text]
    if "<" in text:
        forms.append(html.unescape(_TAG.sub(" ", text)))
    elif "&" in text:
        forms.append(html.unescape(text))
    if "\\u" in text:
        forms.append(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    if "%" in text:
        forms.append(unquote_plus(text, errors="replace"))
    if "\n>" in text or "\n |" in text or text.startswith(">"):
        forms.append(_LINE.sub("", text))
    yield from (Said(place, one) for one in forms)


def noise(raw: bytes, place: str) -> Iterator[Said]:
    """What reads as text among other bytes."""
    ones = b"\n.\n".join(_ONES.findall(raw))
    if ones:
        yield Said(place, ones.decode("utf-8", "replace"), packed=True)
    twos = b"\n.\n".join(one.replace(b"\0", b"") for one in _TWOS.findall(raw))
    if twos:
        yield Said(place, twos.decode("ascii"), packed=True)


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
