"""Files that are written whole or not at all, and read whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path

from briefing import forks

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)  # of a memory stick, say


def write(path: Path, content: bytes, mode: int | None = None, *, lasting: bool = True) -> None:
    """Write a file in place of what had its name; its folder must be there.

    `mode` is its rights, None for those of any new file. One that is `lasting` is on disk, under
    its name, when this returns. Raises OSError, after which what was there is there.
    """
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        temporary.chmod(0o666 & ~forks.umask() if mode is None else mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if lasting:
        settle(path.parent)


def settle(folder: Path) -> None:
    """Wait until the names in a folder are on disk, where the system can do that."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | os.O_CLOEXEC)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def add(path: Path, text: str) -> None:
    """Write a file that is new, as an analyst gets one to fill in, and the folder for it.

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


def read(path: Path, largest: int) -> bytes:
    """The content of a file. Raises OSError for a larger one, and for what is no ordinary file."""
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size > largest:
            raise OSError(errno.EFBIG, f"it is larger than {largest:,} bytes")
        return file.read(largest)


@contextmanager
def opened(path: Path, *, follow: bool = True) -> Iterator[BufferedReader]:
    """An ordinary file; a pipe would never end. Raises OSError; `follow` takes links, too."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW)
    number = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        with os.fdopen(number, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(number)
