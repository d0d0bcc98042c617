"""A file that is new, as an analyst gets one to fill in."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)  # of a memory stick, say


def write(path: Path, text: str) -> None:
    """Write a file, and the folder for it, whole or not at all.

    Raises FileExistsError when there is one: nothing of an analyst's is ever overwritten; and
    other OSErrors when it cannot be written.
    """
    if os.path.lexists(path):
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with unfinished.open("x", encoding="utf-8") as file:
            file.write(text)
        try:
            os.link(unfinished, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            unfinished.rename(path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
