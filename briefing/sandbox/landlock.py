"""Landlock: which files this process, and all it starts, may still reach."""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable

from briefing.sandbox import system

_EXECUTE, _WRITE, _READ, _LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _REFER, _DEVICE = 1 << 14, 1 << 13, 1 << 15
_BASE = (1 << 13) - 1  # all that the first version knew
_TO_FILES = _EXECUTE | _WRITE | _READ | _TRUNCATE | _DEVICE  # the others are of folders
_TCP = 0b11  # bind and connect
_SCOPES = 0b11  # abstract sockets and signals
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full")


class _Rules(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Rule(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The version this system speaks. Raises OSError where there is none."""
    return system.landlock(0, None, 0, 1)


def enter(reads: Iterable[str], lists: Iterable[str], writes: Iterable[str]) -> int:
    """Allow reading, listing and writing at these places and nothing anywhere else.

    What is not there is passed over. It needs no privilege but that none can be gained. Returns
    the version. Raises OSError.
    """
    speaks = version()
    files = _BASE
    files |= _REFER if speaks >= 2 else 0
    files |= _TRUNCATE if speaks >= 3 else 0
    files |= _DEVICE if speaks >= 5 else 0
    rules = _Rules(files, _TCP if speaks >= 4 else 0, _SCOPES if speaks >= 6 else 0)
    size = 24 if speaks >= 6 else 16 if speaks >= 4 else 8
    number = system.landlock(0, ctypes.byref(rules), size, 0)
    try:
        for place in reads:
            _allow(number, place, files & (_EXECUTE | _READ | _LIST))
        for place in lists:
            _allow(number, place, _LIST)
        for place in (*writes, *_DEVICES):
            _allow(number, place, files & ~_EXECUTE)
        system.landlock(2, number, 0)
    finally:
        os.close(number)
    return speaks


def _allow(rules: int, place: str, access: int) -> None:
    try:
        number = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(number).st_mode):
            access &= _TO_FILES
        if access:
            system.landlock(1, rules, 1, ctypes.byref(_Rule(access, number)), 0)
    finally:
        os.close(number)
