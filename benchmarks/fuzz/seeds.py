"""Small whole files of every kind, and real ones out of archives, to begin from."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing.sources import suffix_of, suffixes

_TEXT = "Port opened\n\nThe ministers met in Oslo on Monday and talked about radar data.\n" * 3
_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Port opened</title>'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port opened",'
    '"datePublished":"2024-03-01"}</script></head><body><nav><a href="/">Home</a></nav><article>'
    f"<h1>Port opened</h1>{'<p>' + _TEXT.replace(chr(10), ' ') + '</p>'}</article></body></html>"
)
_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title><item>'
    f"<title>Port opened</title><description>{_TEXT}</description>"
    "<pubDate>Fri, 01 Mar 2024 10:00:00 +0900</pubDate></item></channel></rss>"
)
_MAIL = (
    "From: Jane Doe <jane@example.org>\nSubject: =?utf-8?q?Port_opened?=\n"
    "Date: Fri, 01 Mar 2024 10:00:00 +0900\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
    f"{_TEXT}\n--x\nContent-Type: text/html\n\n{_PAGE}\n--x--\n"
)


def MADE() -> dict[str, list[bytes]]:  # noqa: N802 - a table, made when asked for
    """Whole files by suffix."""
    made = {
        ".txt": [_TEXT.encode(), ("Title: Port\nDate: 2024-03-01\n\n" + _TEXT).encode()],
        ".md": [f"---\ntitle: Port opened\ndate: 2024-03-01\n---\n# Port\n\n{_TEXT}".encode()],
        ".html": [_PAGE.encode()],
        ".xml": [_FEED.encode()],
        ".rss": [_FEED.encode()],
        ".eml": [_MAIL.encode()],
        ".mbox": [("From a@b Fri Mar  1 10:00:00 2024\n" + _MAIL + "\n").encode() * 2],
        ".csv": [f'title,date,text\nPort,2024-03-01,"{_TEXT}"\n'.encode()],
        ".json": [json.dumps([{"title": "Port", "text": _TEXT}]).encode()],
        ".jsonl": [json.dumps({"title": "Port", "text": _TEXT}).encode() + b"\n"],
        ".docx": [_docx()],
        ".odt": [_odt()],
        ".epub": [_epub()],
        ".pdf": [_pdf()],
        ".parquet": [_parquet()],
        ".zip": [_zip({"a.txt": _TEXT, "b.html": _PAGE})],
        ".gz": [gzip.compress(_PAGE.encode())],
    }
    return {suffix: raws for suffix, raws in made.items() if suffix in suffixes()}


def _zip(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _docx() -> bytes:
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _TEXT.split("\n"))
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Radar</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = f"<w:document {space}><w:body>{lines}{table}</w:body></w:document>"
    return _zip({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def _odt() -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    names += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<text:h>Port opened</text:h><text:p>{_TEXT}</text:p>"
    content = f"<office:document-content {names}><office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _epub() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ports</dc:title></metadata>'
        '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    page = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{_TEXT * 5}</p></body></html>"
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container}
    return _zip({**members, "a.opf": package, "a.xhtml": page})


def _pdf() -> bytes:
    import typst

    source = f"= Port opened\n\n#columns(2)[{(_TEXT + chr(10)) * 20}]"
    made: bytes = typst.compile(source.encode(), format="pdf")
    return made


def _parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"title": ["Port"], "text": [_TEXT]}), out)
    return out.getvalue()


def packed_seeds(folders: list[Path], most: int) -> Iterator[tuple[str, bytes]]:
    """At most `most` files of each kind from the tar archives in some folders."""
    counts: Counter[str] = Counter()
    for path in sorted(p for folder in folders for p in folder.rglob("*.tar.gz")):
        with tarfile.open(path) as archive:
            for member in archive:
                suffix = suffix_of(member.name.removesuffix(".gz"))
                small = member.isreg() and member.size < 400_000
                if not small or suffix not in suffixes() or counts[suffix] >= most:
                    continue
                counts[suffix] += 1
                content = archive.extractfile(member)
                raw = content.read() if content else b""
                yield suffix, gzip.decompress(raw) if member.name.endswith(".gz") else raw
