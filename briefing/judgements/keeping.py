"""One writer at a time in a folder, and a file that is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from briefing import whole
from briefing.errors import PathError
from briefing.judgements.loading import near
from briefing.locks import locked

PATIENCE = 10.0  # seconds for other writers; each needs milliseconds
_SHARED = ".lock"  # only on a network folder that is not locked itself, as NFS


@contextlib.contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other processes from changing files of `folder` meanwhile; it is made if missing.

    `patience` is seconds. The system lets go of the lock when its holder dies. Where neither the
    folder nor a file in it can be locked, the writer goes on, and two at the very same moment are
    not kept apart. Raises PathError when it takes too long or the folder cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise unusable(folder, error) from error
    opened = [number]
    try:
        if sys.platform != "win32":
            deadline = time.monotonic() + patience
            if not _locked(number, folder, deadline):
                opened += _file(folder)
                for other in opened[1:]:
                    _locked(other, folder, deadline)
        yield
    finally:
        for number in opened:
            os.close(number)


def _file(folder: Path) -> list[int]:
    """A file to lock in place of the folder: NFS locks only what is open for writing."""
    try:
        return [os.open(folder / _SHARED, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)]
    except OSError:
        return []


def _locked(number: int, folder: Path, deadline: float) -> bool:
    try:
        return locked(number, deadline)
    except TimeoutError:
        raise PathError(
            f"somebody else has been writing in {near(folder)} for too long; nothing was "
            "written. End that program, then try again."
        ) from None


def replace(path: Path, raw: bytes) -> None:
    """Put bytes in place of a file: all or none of them, on disk when this returns.

    A link stays a link, and the file keeps its permissions. Raises PathError when it cannot be
    written; the file then is as it was.
    """
    try:
        path = path.resolve()
        whole.write(path, raw, _mode(path))
    except OSError as error:
        if isinstance(error, PathError):
            raise
        raise unusable(path, error) from error


def _mode(path: Path) -> int | None:
    """The permissions of a file, None when it is new. Raises PathError for one to be read only.

    Its folder would let it be replaced all the same, against the will of who protected it.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise PathError(
            f"{near(path)} may not be written to, so nothing was written. Give yourself the right "
            "to write to it, or ask its owner."
        )
    return mode


def unusable(path: Path, error: OSError) -> PathError:
    """What to say when a file or folder cannot be written."""
    return PathError(
        f"{near(path)} cannot be written ({error.strerror}), and is as it was. Free some space, or "
        "see who may write there, then try again."
    )
