"""Plain text files, web boilerplate and all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from briefing.cleaning import clean
from briefing.errors import SourceError
from briefing.models import Article, Origin

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536  # bytes looked at for signs of a binary file
_MOST = 0.01  # share of control bytes from which a file is no text


def read(raw: bytes, origin: Origin) -> Iterator[Article]:
    """The one article of a text file. Raises SourceError when the bytes are no text."""
    yield clean(decode(raw, origin.place), origin)


def decode(raw: bytes, place: str) -> str:
    """The text in `raw`: by its byte order mark, else UTF-8, else Windows-1252.

    Raises SourceError for binary content.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    sample = raw[:_SAMPLE]
    if len(_BINARY.findall(sample)) > _MOST * len(sample):
        raise SourceError(f"{place}: this is no text file. Save the article as plain text.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
