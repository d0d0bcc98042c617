"""Calls of Linux that Python has no name for."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from functools import lru_cache
from typing import Any

NO_NEW_PRIVILEGES, SECCOMP, CAPABILITY_DROP, DUMPABLE = 38, 22, 24, 4  # linux/prctl.h
_LANDLOCK, _MOUNT_SETATTR, _CAPSET = 444, 442, {"x86_64": 126, "aarch64": 91}
_CAPABILITIES = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
_LAST_CAPABILITY = 63


@lru_cache(maxsize=1)
def _library() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def is_linux() -> bool:
    """True on Linux."""
    return sys.platform == "linux"


def machine() -> str:
    """The machine's kind, such as x86_64."""
    return platform.machine()


def call(number: int, *arguments: Any) -> int:
    """Make a system call by its number. Raises OSError."""
    return _checked(_library().syscall(ctypes.c_long(number), *map(_wide, arguments)))


def prctl(option: int, *arguments: Any) -> int:
    """Change something of this process. Raises OSError."""
    given = [*map(_wide, arguments), *[ctypes.c_ulong(0)] * (4 - len(arguments))]
    return _checked(_library().prctl(option, *given))


def unshare(flags: int) -> None:
    """Leave namespaces for new ones. Raises OSError."""
    _checked(_library().unshare(flags))


def mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """Mount something. Raises OSError."""
    named = kind.encode() if kind else None
    _checked(
        _library().mount(
            os.fsencode(source), os.fsencode(target), named, ctypes.c_ulong(flags), options.encode()
        )
    )


def read_only(target: str, *, on: bool, deep: bool) -> None:
    """Make a mount read-only or writable, `deep` with all below it. Raises OSError."""
    attributes = (ctypes.c_uint64 * 4)(int(on), int(not on), 0, 0)  # MOUNT_ATTR_RDONLY is 1
    below = 0x8000 if deep else 0  # AT_RECURSIVE
    call(_MOUNT_SETATTR, -100, os.fsencode(target), below, attributes, ctypes.sizeof(attributes))


def landlock(step: int, *arguments: Any) -> int:
    """Step 0 makes a set of rules, 1 adds one, 2 takes it on. Raises OSError."""
    return call(_LANDLOCK + step, *arguments)


def drop_capabilities() -> None:
    """Give up what root of a namespace may do, for good. Raises OSError."""
    for one in range(_LAST_CAPABILITY + 1):
        try:
            prctl(CAPABILITY_DROP, one)
        except OSError:
            break  # beyond the last one that this system knows, or none was held
    head = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    if machine() in _CAPSET:
        call(_CAPSET[machine()], head, (ctypes.c_uint32 * 6)())


def _wide(value: Any) -> Any:
    return ctypes.c_long(value) if isinstance(value, int) else value


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
