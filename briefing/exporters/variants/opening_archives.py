"""Every text of a file that holds others: a Word file, a packed file, a mail."""

from __future__ import annotations

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

from briefing.errors import ExportError
from briefing.exporters.variants.opening_text import CODE, Said

LARGEST = 200_000_000  # bytes of one file taken out of another
_APART = re.compile(r"</w:p>|<w:tab/>|<w:br/>|</w:tc>")
_TAG = re.compile(r"<[^<>]{0,20000}>")

Found = Iterator[Said]
Opener = Callable[[bytes, str], Found]


def members(raw: bytes, place: str, opened: Opener) -> Found:
    """Each file of an archive, its name, and the notes on it. Raises ExportError if too large."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        yield Said(f"{place}, comment", archive.comment.decode("utf-8", "replace"))
        for one in archive.infolist():
            where = f"{place}, {one.filename}"
            yield Said(where, f"{one.filename} {one.comment.decode('utf-8', 'replace')}")
            if one.file_size > LARGEST:
                raise ExportError(f"{where} is too large to be searched for words left out.")
            member = archive.read(one)
            yield from opened(member, where)
            if one.filename.endswith((".xml", ".rels")):
                yield Said(where, _runs(member.decode("utf-8", "replace")))


def _runs(text: str) -> str:
    """The words of WordprocessingML: its runs joined, its paragraphs and tabs apart."""
    return html.unescape(_TAG.sub("", _APART.sub("\n", text)))


def unzipped(raw: bytes, place: str, opened: Opener) -> Found:
    """What a packed file holds: in a report the code that draws its figures."""
    with contextlib.suppress(OSError, EOFError, zlib.error):
        for said in opened(gzip.decompress(raw), f"{place}, unpacked"):
            yield said._replace(least=max(said.least, CODE))


def mail(raw: bytes, place: str, opened: Opener) -> Found:
    """The lines of the head of each part of a mail, and what the part holds."""
    message = BytesParser(policy=policy.default).parsebytes(raw)
    for number, part in enumerate(message.walk(), start=1):
        where = f"{place}, part {number}"
        yield Said(where, "\n".join(f"{key}: {value}" for key, value in part.items()))
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from opened(content, f"{where} {part.get_filename() or ''}".strip())
