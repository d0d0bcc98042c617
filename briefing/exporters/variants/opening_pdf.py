"""Every text of a PDF: what its pages show, what its objects say, and what it carries along."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from briefing.exporters.variants.opening_text import CODE, Said

Found = Iterator[Said]
# What stands in for the marks of a page when it is read aloud or copied (ISO 32000-1, 14.9).
_MARKED = re.compile(rb"/(?:ActualText|Alt|E)\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)


def strings(raw: bytes, place: str, opened: Callable[[bytes, str], Found]) -> Found:
    """The texts of a PDF; `opened` reads a stream that is a file of its own.

    The words of the pages come as a reader takes them out, by PDFium.
    """
    import pikepdf

    beside = f"{place}, its texts beside the pages"
    yield from _pages(raw, place)
    with pikepdf.open(io.BytesIO(raw)) as document:
        told: list[Said] = []
        for number, one in enumerate(document.objects, start=1):
            told += _texts(one, beside)
            if isinstance(one, pikepdf.Stream):
                yield from _stream(one, f"{place}, object {number}", opened)
        for name in document.attachments:
            yield Said(f"{place}, attachment", name)
        told += _texts(document.trailer, beside)
        yield from dict.fromkeys(told)


def _pages(raw: bytes, place: str) -> Found:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        every = []
        for number in range(len(document)):
            text = document[number].get_textpage().get_text_range()
            every.append(text)
            yield Said(f"{place}, page {number + 1}", text)
        yield Said(f"{place}, its pages together", " ".join(every))
    finally:
        document.close()


def _stream(stream: Any, where: str, opened: Callable[[bytes, str], Found]) -> Found:
    """What a stream holds once unpacked; of a picture its pixels tell nothing.

    Streams that are no files are code: the words of a page come as read, those of its marks here.
    """
    import pikepdf

    if stream.get("/Subtype") == "/Image" and stream.get("/Filter") != "/DCTDecode":
        return
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError:
        content = stream.read_raw_bytes()
    kinds = {str(stream.get("/Type")), str(stream.get("/Subtype"))}
    least = 0 if kinds & {"/Metadata", "/EmbeddedFile", "/Image"} else CODE
    for said in opened(content, where):
        yield said._replace(least=max(said.least, least))
    for found in _MARKED.finditer(content):
        yield Said(where, str(pikepdf.Object.parse(found[1])))


def _texts(value: Any, where: str) -> Found:
    """The texts and names of an object; what it refers to comes by itself."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        yield Said(where, str(value))
    elif isinstance(value, pikepdf.Name):
        yield Said(where, str(value), CODE)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in value.keys():  # noqa: SIM118 a dictionary of PDF is not iterable itself
            inner = value.get(key)
            if not _elsewhere(inner):
                yield from _texts(inner, where)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            if not _elsewhere(inner):
                yield from _texts(inner, where)


def _elsewhere(value: Any) -> bool:
    """True for an object that stands by itself in the file."""
    return bool(getattr(value, "is_indirect", False))
