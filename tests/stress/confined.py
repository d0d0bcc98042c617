"""A cell in a sandbox: what it is given, what it says, and how its kernel ends."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbclient.exceptions import DeadKernelError

from briefing.engine.forking import Control
from briefing.engine.kernels import SANDBOXED, Ended, Process, Started
from briefing.engine.post import Manager, Post
from briefing.sandbox.asking import Sandbox, hint
from briefing.sandbox.orders import WALLS, Limits
from briefing.sandbox.reach import one_thread
from briefing.sandbox.settings import House
from briefing.warm import workers
from tests.stress.trials import AbsentError

_PATIENCE = 60.0  # seconds; a cell that takes longer is killed as a run would kill it
_PRELUDE = """
import ctypes, errno, os, signal, socket, struct, subprocess, sys, tempfile, time
def attempt(name, todo):
    try:
        found = todo()
    except BaseException as error:
        print("refused", name, type(error).__name__, getattr(error, "errno", None))
    else:
        print("GOT", name, repr(found)[:300])
    sys.stdout.flush()
def call(number, *given):
    libc = ctypes.CDLL(None, use_errno=True)
    wide = [ctypes.c_long(one) if isinstance(one, int) else one for one in given]
    found = libc.syscall(ctypes.c_long(number), *wide)
    if found < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return found
"""


@dataclass(slots=True)
class Attempt:
    """What a cell printed, the error that ended it, how its kernel ended, and in what words."""

    said: str = ""
    error: str = ""
    ended: Ended | None = None
    limit: str = ""
    family: set[int] = field(default_factory=set)  # the numbers its processes have outside

    def got(self) -> list[str]:
        """What the cell could do that it should not."""
        return [line for line in self.said.splitlines() if line.startswith("GOT")]


@functools.cache
def warm() -> Control:
    """One warm process for all cases. Raises AbsentError where none can be had."""
    if sys.platform != "linux":
        raise AbsentError("only Linux has these walls")
    process, control = workers._warm_process()
    _kept.append(process)
    control.tell(b"\x80")
    return control


_kept: list[Any] = []


def kept() -> list[Any]:
    """The warm processes of these trials."""
    return list(_kept)


def attempted(
    code: str,
    project: Path,
    *,
    limits: Limits | None = None,
    started: bool = False,
    patience: float = _PATIENCE,
) -> Attempt:
    """Run a cell in a sandbox, with a folder as its project, and end the kernel as a run does.

    Raises AbsentError when a wall is missing on this machine.
    """
    with contextlib.chdir(project):
        house = House(mode="yes", limits=limits or Limits())
        sandbox = Sandbox.of(house, project / "notebooks" / "n.ipynb", {})
        assert sandbox is not None
        manager = Manager(sandbox, functools.partial(_opened, started=started))
        try:
            manager.start_kernel()
            standing = sandbox.standing
            assert standing is not None
            if missing := set(WALLS) & {*standing.missing}:
                lacks_space = missing & {"network", "processes", "limits"}
                assert not (lacks_space and _has_spaces()), f"there could be: {standing.missing}"
                raise AbsentError(f"this machine has no wall for {', '.join(sorted(missing))}")
            return asyncio.run(_spoken(manager, _PRELUDE + code, patience))
        finally:
            manager.cleanup_resources()
            sandbox.close()


@functools.cache
def _has_spaces() -> bool:
    """True when another program than the kit can have all namespaces here."""
    program = shutil.which("unshare")
    if program is None:
        return False
    wanted = ("--user", "--map-root-user", "--net", "--ipc", "--uts", "--pid", "--fork", "--mount")
    call = [program, *wanted, "--mount-proc", "true"]
    return subprocess.run(call, capture_output=True, check=False).returncode == 0


def told(made: Attempt, limits: Limits) -> str:
    """What a run would say of how a cell ended, as far as it names a limit."""
    name, _, message = made.error.partition(": ")
    return made.limit or hint(name, message, limits)


def _opened(_: tuple[str, ...], *, sandboxed: bool, started: bool) -> Process:
    assert sandboxed
    if not started:
        forked = warm().fork("sandboxed")
        assert forked is not None, "the warm process forks no kernel"
        return forked
    return Started(arguments=(SANDBOXED,), environment=one_thread())


async def _spoken(manager: Manager, code: str, patience: float) -> Attempt:
    post, made = manager.client(), Attempt()
    deadline = time.monotonic() + patience
    await post.wait_for_ready(patience)
    asked = post.execute(code)
    with contextlib.suppress(DeadKernelError, Exception):
        while not await _idle(post, asked, made, deadline, manager.pid or 0):
            pass
        if not made.error:  # who has no descriptor left shows none, and still answers
            made.error = await _answered(post, asked, deadline)
    assert manager.pid is not None
    made.family |= family(manager.pid)
    made.ended = manager.ended(0.5)
    manager.cleanup_resources()
    made.ended = manager.last
    if made.ended and manager.sandbox:
        made.limit = manager.sandbox.ended(made.ended.code)
    return made


async def _idle(post: Post, asked: str, made: Attempt, deadline: float, pid: int) -> bool:
    message = await post.iopub_channel.get_msg(max(0.01, deadline - time.monotonic()))
    if message["parent_header"].get("msg_id") != asked:
        return False
    content = message["content"]
    if message["msg_type"] == "stream":
        made.said += content["text"]
        made.family |= family(pid)
    if message["msg_type"] == "error":
        made.error = f"{content['ename']}: {content['evalue']}"
    return bool(message["msg_type"] == "status" and content["execution_state"] == "idle")


async def _answered(post: Post, asked: str, deadline: float) -> str:
    """The error that the answer to a question names, as a run takes it; "" for none."""
    while True:
        told = await post.shell_channel.get_msg(max(0.01, deadline - time.monotonic()))
        if told["parent_header"].get("msg_id") == asked:
            content = told["content"]
            failed = content["status"] == "error"
            return f"{content['ename']}: {content['evalue']}" if failed else ""


def family(pid: int) -> set[int]:
    """The processes below one, and itself, by their numbers outside."""
    parents: dict[int, int] = {}
    for name in filter(str.isdecimal, os.listdir("/proc")):  # noqa: PTH208 - names are enough
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = Path(f"/proc/{name}/stat").read_bytes().rpartition(b")")[2].split()
            parents[int(name)] = int(fields[1])
    found = {pid}
    while more := {one for one, above in parents.items() if above in found} - found:
        found |= more
    return found


def alive(pids: set[int], patience: float = 10.0) -> set[int]:
    """Those of them that still live after so many seconds; one that is dead counts for nothing."""
    deadline = time.monotonic() + patience
    while left := {one for one in pids if _lives(one)}:
        if time.monotonic() > deadline:
            return left
        time.sleep(0.02)
    return set()


def _lives(pid: int) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return False
    return fields[0] not in {b"Z", b"X"}


def chance(case: int) -> random.Random:
    """Chance that is the same for a case in each run."""
    return random.Random(case)  # noqa: S311 - nothing is kept secret with it


def house(folder: Path) -> Path:
    """A project with something in each place of it, and secrets where a project may have them."""
    project = folder / "project"
    for name in (
        "notebooks/n.ipynb", "data/judgements/j.yaml", "data/library.db", "data/delivery.toml",
        "reports/ledger.db", "reports/deliveries.db", "reports/n/t/2026-01-01/run.json",
        "own/sections/s.py", "brand.toml",
    ):  # fmt: skip
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"kept {name}\n")
    for name in (".env", ".git/config", ".ssh/id_ed25519", ".netrc"):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{SECRET} {name}\n")
    return project


SECRET = "canary-4f1d8a"  # noqa: S105 - it is what must not be seen


def shape(folder: Path) -> dict[str, tuple[int, bytes]]:
    """What lies below a folder: names, modes and contents."""
    return {
        str(one.relative_to(folder)): (
            one.lstat().st_mode,
            one.read_bytes() if one.is_file() and not one.is_symlink() else b"",
        )
        for one in sorted(folder.rglob("*"))
    }
