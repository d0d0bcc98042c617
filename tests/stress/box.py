"""A process that tries things in children of its own: with a small disk, or without rights.

It has one thread and has loaded the kit already, so that a child is there in milliseconds, and
what a child mounts or gives up ends with it.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import io
import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from briefing.jobs import Result
from tests.conftest import PROJECT
from tests.stress.trials import AbsentError

PATIENCE = 180.0  # seconds for one case, on a machine with much else to do
RESULT = Result(status="failed", error="it is only tried")
_CAPABILITIES = 0x20080522  # linux/capability.h: version 3
_NEWNS, _NEWUSER, _REC, _PRIVATE = 0x20000, 0x10000000, 16384, 1 << 18  # sched.h, mount.h
_END = b"\0"
_LOADED = ("tests.stress.house", "briefing.cli.run", "briefing.delivery.performing")
_ABSENT = "absent: "


def tried(call: Callable[..., None], *given: Any) -> None:
    """Call a function of a module in a child. Raises what it raised, told as AssertionError.

    `given` are plain values and paths. Raises AbsentError where the child said so.
    """
    told = [str(one) if isinstance(one, Path) else one for one in given]
    box = _box()
    assert box.stdin
    assert box.stdout
    box.stdin.write(json.dumps([call.__module__, call.__name__, told]) + "\n")
    box.stdin.flush()
    answer = json.loads(box.stdout.readline() or '"the box has died"')
    if answer.startswith(_ABSENT):
        raise AbsentError(answer.removeprefix(_ABSENT))
    assert not answer, answer


@cache
def _box() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", __name__], cwd=PROJECT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def small_disk(folder: Path, size: int) -> None:
    """Give this process a disk of its own of so many bytes. Raises AbsentError."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_NEWNS | (0 if user == 0 else _NEWUSER)):
        raise AbsentError(f"no mount namespace here ({os.strerror(ctypes.get_errno())})")
    if user:
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1", "ascii")
    libc.mount(b"none", b"/", None, _REC | _PRIVATE, None)
    if libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, f"size={size}".encode()):
        raise AbsentError(f"no tmpfs here ({os.strerror(ctypes.get_errno())})")


def fill(folder: Path, free: int) -> Path:
    """Fill a small disk but for so many bytes; return the file to take away again."""
    file = folder / "filler"
    state = os.statvfs(folder)
    room = state.f_bavail * state.f_frsize - free
    with file.open("wb") as opened:
        os.posix_fallocate(opened.fileno(), 0, max(1, room))
    return file


def as_ordinary() -> None:
    """Give up what a superuser may beyond an ordinary one: modes count for it from now on.

    It stays who it is: Python itself may lie where only this user can read. Raises AbsentError.
    """
    if os.getuid():
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "capset"):
        raise AbsentError("a superuser cannot give up its rights here")
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    if libc.capset(header, (ctypes.c_uint32 * 6)()):
        raise AbsentError(f"rights cannot be given up ({os.strerror(ctypes.get_errno())})")


def called(*arguments: str) -> tuple[int, str]:
    """The command line called here: its exit code, and what it printed."""
    from briefing import cli

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            cli.main(list(arguments))
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        else:
            code = 0
    return code, out.getvalue()


def _child(module: str, name: str, given: list[Any]) -> str:
    try:
        getattr(importlib.import_module(module), name)(*given)
    except AbsentError as error:
        return f"{_ABSENT}{error}"
    except BaseException:  # noqa: BLE001 - whatever it is, it is told
        return traceback.format_exc()
    return ""


def _made(module: str, name: str, given: list[Any]) -> str:
    """Fork, call, and read what the child tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.setsid()
        answer = _child(module, name, given)
        os.write(writing, answer.encode("utf-8", "replace")[:60_000].replace(b"\0", b" ") + _END)
        os._exit(0)
    os.close(writing)
    told, until = b"", time.monotonic() + PATIENCE
    while (left := until - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            part = os.read(reading, 65_536)
            if not part:
                break
            told += part
            if told.endswith(_END):  # what it started may hold the pipe open
                break
    else:
        told = b"nothing came of it in time: it hangs"
    os.close(reading)
    with contextlib.suppress(OSError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)
    return told.removesuffix(_END).decode("utf-8", "replace")


def main() -> None:
    """Try what is told on stdin, line by line."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for module in _LOADED:
        importlib.import_module(module)
    for line in sys.stdin:
        answers.write(json.dumps(_made(*json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
