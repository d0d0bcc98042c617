"""Namespaces: a network without a way out, processes and mounts of one's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from briefing.sandbox import system

_USER, _MOUNTS, _NETWORK = 0x10000000, 0x00020000, 0x40000000  # linux/sched.h
_PROCESSES, _IPC, _NAMES = 0x20000000, 0x08000000, 0x04000000
_PRIVATE, _RECURSIVE, _BIND = 1 << 18, 1 << 14, 1 << 12  # linux/mount.h
_NO_SET_ID, _NO_DEVICES, _NO_PROGRAMS = 2, 4, 8
_SHARED = "/dev/shm"  # noqa: S108 - where locks between processes lie
_LEAST_NUMBERS = 301  # the system takes no smaller limit of process numbers


def leave() -> dict[str, str]:
    """Leave the namespaces of the house; return which of ours could not be had, and why.

    The names are "network", "processes" and "mounts". For a process of one thread.
    """
    user, group = os.getuid(), os.getgid()
    try:
        system.unshare(_USER)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    except OSError as error:
        why = f"user namespaces are refused here ({error.strerror})"
        return dict.fromkeys(("network", "processes", "mounts"), why)
    lacking = {}
    wanted = {"network": _NETWORK, "processes": _PROCESSES | _IPC | _NAMES, "mounts": _MOUNTS}
    for name, flag in wanted.items():
        try:
            system.unshare(flag)
        except OSError as error:
            lacking[name] = f"namespaces of {name} are refused here ({error.strerror})"
    return lacking


def settle(temporary: str, size: int, processes: int) -> dict[str, str]:
    """Mount what the kernel is to see, the rest read-only; return what could not be had.

    The names are "proc" (a look at its own processes alone), "temporary" (a bound on all that is
    written there, which is `size` bytes) and "mounts". For the first process of new namespaces.
    """
    lacking = {}
    system.mount("none", "/", None, _PRIVATE | _RECURSIVE)
    steps: dict[str, Callable[[], None]] = {
        "proc": partial(_proc, processes),
        "temporary": partial(_temporary, temporary, size),
        "mounts": partial(_read_only, temporary),
    }
    for name, todo in steps.items():
        try:
            todo()
        except OSError as error:
            lacking[name] = f"{name}: {error.strerror}"
    return lacking


def _proc(processes: int) -> None:
    system.mount("proc", "/proc", "proc", _NO_SET_ID | _NO_DEVICES | _NO_PROGRAMS)
    with suppress(OSError):  # Linux 6.14 and later; it also holds for root, whom no limit does
        most = max(_LEAST_NUMBERS, processes)
        Path("/proc/sys/kernel/pid_max").write_text(str(most))


def _temporary(place: str, size: int) -> None:
    flags = _NO_SET_ID | _NO_DEVICES
    system.mount("briefing", place, "tmpfs", flags, f"mode=700,size={size},nr_inodes=100000")
    with suppress(OSError):
        system.mount("briefing", _SHARED, "tmpfs", flags, f"mode=700,size={size >> 4}")


def _read_only(temporary: str) -> None:
    for place in (temporary, _SHARED):
        with suppress(OSError):
            if not os.path.ismount(place):
                system.mount(place, place, None, _BIND)
    system.read_only("/", on=True, deep=True)
    for place in (temporary, _SHARED):
        with suppress(OSError):
            system.read_only(place, on=False, deep=False)
