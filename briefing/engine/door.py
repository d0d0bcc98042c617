"""Where the warm process that `briefing warm` keeps is found: a socket in a folder of the user's.

Its name is a digest of what a fork could not change any more: the interpreter, the kit's code, and
the environment that Python, the C library and the kit read when they start. Who differs in one of
them finds nobody, and does without.
"""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import struct
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DECIDES = ("PYTHON", "LD_", "LC_", "LANG", "MALLOC_", "VIRTUAL_ENV", "BRIEFING_")
_NONE = "/nonexistent"  # the home of users that have none, in Debian's words: nothing is kept warm
_LONGEST = 100  # bytes; the path of a socket may have 107 (Linux)
_IGNORED = {
    "PYTHONHASHSEED",
    "PYTHONDONTWRITEBYTECODE",
    "LANGUAGE",
    "BRIEFING_KERNEL",
    "BRIEFING_DEBUG",
}


def folder() -> Path:
    """The folder of the sockets, nobody else's: in the runtime directory, else in the cache."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    base = Path(runtime) if runtime.startswith("/") else _cache()
    return base / "briefing" / "warm"


def _cache() -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home raises for a user without one
    return Path(named if named.startswith("/") else f"{home}/.cache" if home[0] == "/" else _NONE)


def address() -> Path:
    """The socket of the warm process for this interpreter, code and environment."""
    told = [sys.executable, sys.version, *_environment(), *_code()]
    return folder() / f"warm-{hashlib.sha256(chr(0).join(told).encode()).hexdigest()[:16]}"


def _environment() -> list[str]:
    return sorted(
        f"{name}={value}"
        for name, value in os.environ.items()
        if name.startswith(_DECIDES) and name not in _IGNORED
    )


def _code() -> list[str]:
    """Each file of the kit with its size and time, and when a package was last installed."""
    package = Path(__file__).parent.parent
    told = []
    for place, _, files in os.walk(package):
        for name in files:
            if name.endswith(".py"):
                found = (Path(place) / name).stat()
                told.append(f"{place}/{name} {found.st_size} {found.st_mtime_ns}")
    sites = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return [*sorted(told), *(str(os.stat(site).st_mtime_ns) for site in sorted(sites))]  # noqa: PTH116


@contextmanager
def reachable(place: Path) -> Iterator[str]:
    """A name for the socket at `place` that the system takes, however long its folder's is.

    Raises OSError when the folder cannot be opened.
    """
    if len(os.fsencode(place)) <= _LONGEST:
        yield str(place)
        return
    number = os.open(place.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{number}/{place.name}"
    finally:
        os.close(number)


def is_ours(place: Path) -> bool:
    """True for a folder that is this user's and that nobody else may enter."""
    try:
        found = place.lstat()
    except OSError:
        return False
    private = not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return stat.S_ISDIR(found.st_mode) and private and found.st_uid == os.getuid()


def is_open() -> bool:
    """True when some warm process of this user may listen, be it for another environment."""
    if not hasattr(socket, "AF_UNIX") or not hasattr(os, "pidfd_open"):
        return False
    place = folder()
    return is_ours(place) and any(place.glob("warm-*"))


def same_user(wire: socket.socket) -> bool:
    """True when the one on the other end is this user."""
    if not hasattr(socket, "SO_PEERCRED"):
        return False
    raw = wire.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", raw)
    return bool(user == os.getuid())


def knock() -> socket.socket | None:
    """A control socket to the warm process; None when there is none that serves us.

    Who listens is looked at too: a folder above may be one where others can put things.
    """
    if not is_open():
        return None
    wire = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        with reachable(address()) as name:
            wire.connect(name)
        ours = same_user(wire)
    except OSError:
        ours = False
    if not ours:
        wire.close()
        return None
    return wire
