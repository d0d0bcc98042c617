"""The kernel's process goes behind its walls, before the first cell and before any other code."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from briefing import forks
from briefing.sandbox import bounds, calls, guard, landlock, spaces, system
from briefing.sandbox.orders import Order, Standing, put, take_order

_NOT_HERE = "this system has no such wall; only Linux has"
_SHARED = "/dev/shm"  # noqa: S108 - where locks between processes lie


def obey(wire: socket.socket) -> None:
    """Wait for an order on the wire, go behind its walls, and answer which of them stand.

    For a process of one thread that has a group of its own. What goes on after this is another
    process where there are namespaces: this one waits for it, and never returns. With a strict
    order and a wall missing, the process ends after its answer. The process also ends when
    nobody sends an order.
    """
    try:
        order = take_order(wire)
    except (EOFError, OSError, ValueError):
        os._exit(0)
    walls: dict[str, str] = {}
    missing: dict[str, str] = {}
    _environment(order)
    with contextlib.suppress(OSError):  # short of memory, the system ends it instead of others
        Path("/proc/self/oom_score_adj").write_text("900", "ascii")
    sees = _namespaces(order, wire, walls, missing) if system.is_linux() else False
    _walls(order, walls, missing, sees=sees)
    with contextlib.suppress(OSError):  # who is gone needs no answer
        put(wire, Standing(walls=walls, missing=missing, limits=order.limits))
    if order.strict and missing:
        os._exit(0)


def _environment(order: Order) -> None:
    import tempfile
    import time

    os.environ.clear()
    os.environ.update(order.environment)
    tempfile.tempdir = None
    time.tzset()


def _namespaces(
    order: Order, wire: socket.socket, walls: dict[str, str], missing: dict[str, str]
) -> bool:
    """Two forks, of which the last is to be the kernel; true when it sees itself alone."""
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    with contextlib.suppress(OSError):  # for root, whom no limit of processes holds: its guard
        os.setpriority(os.PRIO_PROCESS, 0, -15)  # must get its turn among hundreds of forks
    try:
        return _apart(order, wire, walls, missing)
    finally:
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, usual)


def _apart(
    order: Order, wire: socket.socket, walls: dict[str, str], missing: dict[str, str]
) -> bool:
    lacking = spaces.leave()
    if "network" not in lacking:
        walls["network"] = "a namespace of its own"
    if "processes" in lacking:
        missing["processes"] = lacking["processes"]
        return False
    walls["processes"] = "a namespace of its own"
    told, tell = os.pipe()
    first = os.fork()
    if first:
        _stand_back((told, wire.fileno()))
        guard.end_as(told, first, wire.fileno())
    os.close(told)
    forks.die_with_parent()
    unsettled = {"proc": lacking["mounts"]} if "mounts" in lacking else {}
    if not unsettled:
        unsettled = spaces.settle(order.temporary, order.limits.temporary, order.limits.processes)
        if "mounts" not in unsettled:
            walls["writing"] = "all mounts but its own are read-only"
    sees = "proc" not in unsettled
    kernel = os.fork()
    if kernel:
        _stand_back((tell,))
        guard.watch(tell, kernel, order.limits, sees=sees, nets="network" not in lacking)
    forks.die_with_parent()
    _alone(wire)
    if "temporary" in unsettled:
        missing["limits"] = f"of what is written in all: {unsettled['temporary']}"
    if not sees:
        missing["limits"] = f"of all processes together: {unsettled['proc']}"
    return sees


def _stand_back(kept: tuple[int, ...]) -> None:
    """Hold nothing that belongs to the kernel, and take no signal meant for it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    _close(kept)


def _alone(wire: socket.socket) -> None:
    """Hold nothing of the house but the wire."""
    _close((wire.fileno(),))


def _close(kept: tuple[int, ...]) -> None:
    begin = 3
    for number in sorted(kept):
        os.closerange(begin, number)
        begin = number + 1
    os.closerange(begin, os.sysconf("SC_OPEN_MAX"))


def _walls(order: Order, walls: dict[str, str], missing: dict[str, str], *, sees: bool) -> None:
    alone = "processes" in walls

    def limited() -> str:
        bounds.enter(order.limits, alone=alone)
        return "of this process" + (", and of all together" if sees else "")

    def locked() -> str:
        speaks = landlock.enter(
            (*order.reads, *(("/proc",) if sees else ())),
            order.lists,
            (order.temporary, *((_SHARED,) if os.path.ismount(_SHARED) and alone else ())),
        )
        return f"Landlock {speaks}"

    _raise("limits", limited, walls, missing)
    if not system.is_linux():
        missing |= dict.fromkeys(("network", "writing", "reading", "processes", "calls"), _NOT_HERE)
        return
    with contextlib.suppress(OSError):
        system.prctl(system.NO_NEW_PRIVILEGES, 1)
    _raise("reading", locked, walls, missing)
    if "reading" in walls:
        walls["writing"] = ", and ".join(filter(None, (walls["reading"], walls.get("writing"))))
    elif "writing" not in walls:
        missing["writing"] = missing["reading"]
    _raise("calls", _filtered, walls, missing)
    if "calls" in walls:
        walls["network"] = ", and ".join(filter(None, (walls.get("network"), "no sockets")))
    elif "network" not in walls:
        missing["network"] = missing["calls"]


def _filtered() -> str:
    system.drop_capabilities()
    calls.enter()
    return "a filter of system calls"


def _raise(
    name: str, wall: Callable[[], str], walls: dict[str, str], missing: dict[str, str]
) -> None:
    try:
        walls[name] = wall()
    except (OSError, ValueError) as error:
        missing[name] = str(error)
