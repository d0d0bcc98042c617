"""Pages of reports that a preview shows, kept until newer ones take their place."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path

from briefing.errors import PathError

LARGEST = 40_000_000  # bytes of one page
_MOST = 8
# Nothing of the page runs, asks or sends, framed or opened by itself; a page of the kit holds its
# pictures and fonts. "allow-same-origin" lets JupyterLab keep the place a reader is at.
POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)


class Pages:
    """The last pages that were made, by the digests of their bytes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def keep(self, file: Path) -> str:
        """Keep the page in a file; its digest is its name. Raises PathError if it is too large."""
        if file.stat().st_size > LARGEST:
            raise PathError(f"the report has more than {LARGEST} bytes; open its file instead")
        content = file.read_bytes()
        name = hashlib.sha256(content).hexdigest()
        self._kept[name] = content
        self._kept.move_to_end(name)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return name

    def get(self, name: str) -> bytes | None:
        """The page of a name; None when it is not kept any more."""
        return self._kept.get(name)
