"""Whether all of a page has come: what its server announced, and the end that a text shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.fetching.failures import FailedError
from briefing.fetching.wire import Wire

_TAIL = 4096  # bytes; after the end of a page stand at most comments of its server
_END = re.compile(rb"(?i)</(?:html|body|rss|feed|rdf:rdf|urlset)\s{0,9}>|%%EOF")
_COMMENTS = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)


def sure(headers: Mapping[str, str], body: bytes, after: bytes, wire: Wire) -> bool:
    """Whether all of a body has come; False when nothing tells, and asking again may.

    `after` are bytes that came behind it. Raises FailedError when it is not all.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower() or shown(body):
        return True
    if "content-length" in headers:
        if after.strip() or wire.more().strip():
            raise FailedError("its server announced fewer bytes than it sent", again=True)
        return True
    if wire.cut:
        raise FailedError("the connection was cut, perhaps before its end", again=True)
    return headers.get("content-encoding", "").strip().lower() not in ("", "identity")


def shown(body: bytes) -> bool:
    """True when the last thing in it is the end of a page, a feed or a PDF."""
    tail = _COMMENTS.sub(b"", body[-_TAIL:])
    found = list(_END.finditer(tail))
    return bool(found) and b"<" not in tail[found[-1].end() :]
