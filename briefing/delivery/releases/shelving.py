"""A version put on its shelf: whole or not at all, never changed afterwards.

Its files are staged beside and on disk before the folder gets its name. It counts only when the
chain tells of it: a folder that the chain does not know was left by a process that died.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing.delivery.releases import places
from briefing.delivery.releases.chain import Chain
from briefing.errors import DeliveryError
from briefing.whole import settle

if sys.platform != "win32":
    import fcntl

_FILE, _FOLDER = 0o444, 0o555  # nobody changes a version by mistake


@contextlib.contextmanager
def alone(shelf: Path) -> Iterator[None]:
    """Keep others from signing or withdrawing versions of this report meanwhile.

    The shelf is made where there is none. The system lets go of the lock when its holder dies.
    Raises DeliveryError when another one is at it, or the shelf cannot be used.
    """
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        number = os.open(shelf, os.O_RDONLY)
    except OSError as error:
        raise unusable(shelf, error) from error
    try:
        _locked(number)
        yield
    finally:
        os.close(number)


def _locked(number: int) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise DeliveryError(
            "somebody else is releasing or withdrawing a version of this report at this moment. "
            "See what becomes of it with `briefing releases`, then decide."
        ) from None
    except OSError:  # a network folder without locks: of two versions of a number one is named
        pass


def shelve(shelf: Path, known: Chain, number: int, files: Mapping[str, bytes]) -> None:
    """Put the files of a version into its folder, for good. Only for one that is `alone`.

    Raises OSError, after which there is nothing of it.
    """
    sweep(shelf, known)
    staging = Path(tempfile.mkdtemp(dir=shelf, prefix=places.STAGING))
    try:
        for name, content in files.items():
            _write(staging / name, content)
        for folder in (*(p for p in staging.rglob("*") if p.is_dir()), staging):
            folder.chmod(_FOLDER)
            settle(folder)
        staging.rename(places.version(shelf, number))
    except BaseException:
        remove(staging)
        raise
    settle(shelf)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(_FILE)


def sweep(shelf: Path, known: Chain) -> None:
    """Take away what processes that died have left half-done. Only for one that is `alone`.

    What looks like a version is put aside, not away: its event may have been lost.
    """
    for path in unknown(shelf, known):
        if path.name.startswith(places.STAGING):
            remove(path)
        elif not path.name.startswith(places.ASIDE):
            path.rename(Path(tempfile.mkdtemp(dir=shelf, prefix=places.ASIDE)) / path.name)
    for half in shelf.glob(f".{places.CHAIN}-*"):
        half.unlink(missing_ok=True)


def unknown(shelf: Path, known: Chain) -> list[Path]:
    """What lies on a shelf and is no version that the chain tells of."""
    told = {f"v{one.version}" for one in known.events}
    return sorted(path for path in shelf.iterdir() if path.is_dir() and path.name not in told)


def remove(folder: Path) -> None:
    """Take a folder away, though its files may not be written."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            with contextlib.suppress(OSError):
                path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def unusable(shelf: Path, error: OSError) -> DeliveryError:
    """The error of a shelf that cannot be written."""
    return DeliveryError(
        f"{shelf} cannot be written ({error.strerror or error}); nothing was signed. Free some "
        "space, or see who may write there."
    )
