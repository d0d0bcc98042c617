"""Every text of a PDF: what its pages show, what its objects say, and what it carries along."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from briefing.exporters.variants.opening_text import Said

Found = Iterator[Said]


def strings(raw: bytes, place: str, opened: Callable[[bytes, str], Found]) -> Found:
    """The texts of a PDF; `opened` reads a stream that is a file of its own.

    The words of the pages come as a reader takes them out, by PDFium.
    """
    import pikepdf

    yield from _pages(raw, place)
    with pikepdf.open(io.BytesIO(raw)) as document:
        told: list[str] = []
        for number, one in enumerate(document.objects, start=1):
            told += _texts(one)
            if isinstance(one, pikepdf.Stream):
                yield from _stream(one, f"{place}, object {number}", opened)
        for name in document.attachments:
            yield Said(f"{place}, attachment", name)
        told += _texts(document.trailer)
        yield from (
            Said(f"{place}, its texts beside the pages", one) for one in dict.fromkeys(told)
        )


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
    """What a stream holds once unpacked; of a picture its pixels tell nothing."""
    import pikepdf

    if stream.get("/Subtype") == "/Image" and stream.get("/Filter") != "/DCTDecode":
        return
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError:
        content = stream.read_raw_bytes()
    yield from opened(content, where)


def _texts(value: Any) -> Iterator[str]:
    """The texts and names of an object; what it refers to comes by itself."""
    import pikepdf

    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in value.keys():  # noqa: SIM118 a dictionary of PDF is not iterable itself
            inner = value.get(key)
            if not _elsewhere(inner):
                yield from _texts(inner)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            if not _elsewhere(inner):
                yield from _texts(inner)


def _elsewhere(value: Any) -> bool:
    """True for an object that stands by itself in the file."""
    return bool(getattr(value, "is_indirect", False))
