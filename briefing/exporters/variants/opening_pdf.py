"""Every text of a PDF: what its pages show, what its objects say, and what it carries along."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

Found = Iterator[tuple[str, str]]


def strings(raw: bytes, place: str, opened: Callable[[bytes, str], Found]) -> Found:
    """The texts of a PDF; `opened` reads a stream that is a file of its own.

    The words of the pages come as a reader takes them out, by PDFium.
    """
    import pikepdf

    yield from _pages(raw, place)
    with pikepdf.open(io.BytesIO(raw)) as document:
        for number, one in enumerate(document.objects, start=1):
            where = f"{place}, object {number}"
            yield from ((where, text) for text in _texts(one))
            if isinstance(one, pikepdf.Stream):
                yield from _stream(one, where, opened)
        for name in document.attachments:
            yield f"{place}, attachment", name
        yield from ((f"{place}, trailer", text) for text in _texts(document.trailer))


def _pages(raw: bytes, place: str) -> Found:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        every = []
        for number in range(len(document)):
            text = document[number].get_textpage().get_text_bounded()
            every.append(text)
            yield f"{place}, page {number + 1}", text
        yield f"{place}, its pages together", " ".join(every)
    finally:
        document.close()


def _stream(stream: Any, where: str, opened: Callable[[bytes, str], Found]) -> Found:
    """What a stream holds once unpacked; pictures stay packed, their metadata are objects."""
    import pikepdf

    try:
        content = stream.read_bytes()
    except pikepdf.PdfError:
        content = stream.read_raw_bytes()
    yield from opened(content, where)


def _texts(value: Any) -> Iterator[str]:
    """The texts and names of an object; what it refers to comes by itself."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        yield str(value)
        yield bytes(value).decode("utf-8", "replace")
    elif isinstance(value, pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in value.keys():  # noqa: SIM118 a dictionary of PDF is not iterable itself
            yield str(key)
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
