"""What kinds of content are kept, and the suffix of each; a server's file name never counts."""

from __future__ import annotations

import re

UNKNOWN = ("", "application/octet-stream", "binary/octet-stream", "application/x-download")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/feed+json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/vnd.apache.parquet": ".parquet",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    _WORD: ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/epub+zip": ".epub",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/x-tar": ".tar",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
}
_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,100}", re.ASCII)
_CHARSET = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([\w.:+-]{1,40})""", re.ASCII | re.IGNORECASE)
_STARTS = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"PK\x03\x04"), ".zip"),
    (re.compile(rb"(?i)<(?:!doctype html|html|head|body)[\s>]"), ".html"),
    (re.compile(rb"(?i)<(?:\?xml|rss|feed|rdf:rdf)[\s>]"), ".xml"),
    (re.compile(rb"[\[{]"), ".json"),
)


def media_type(content_type: str) -> tuple[str, str | None]:
    """The type and the charset of a Content-Type header: "" and None for what it does not say."""
    first = content_type.partition(";")[0].strip().lower()
    charset = _CHARSET.search(content_type[:500])
    return (
        first if _TYPE.fullmatch(first) else "",
        charset[1].lower() if charset else None,
    )


def wanted(kind: str) -> bool:
    """Whether a body of this media type is read at all."""
    return kind in _SUFFIXES or kind in UNKNOWN


def suffix(kind: str, raw: bytes) -> str | None:
    """The suffix to keep `raw` under; None when nobody reads such content.

    Where the server does not say what it is, its first bytes do.
    """
    if kind not in UNKNOWN:
        return _SUFFIXES.get(kind)
    start = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((found for pattern, found in _STARTS if pattern.match(start)), None)
