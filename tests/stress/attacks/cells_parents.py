"""A cell in a sandbox tries to reach the processes of the house."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.stress import confined
from tests.stress.syscalls import number
from tests.stress.trials import trial

_PARENTS = """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
for pid in {pids}:
    for name, number in (("TERM", 15), ("KILL", 9), ("STOP", 19), ("INT", 2), ("USR1", 10)):
        attempt(f"kill {{pid}} {{name}}", lambda: os.kill(pid, number))
        attempt(f"group {{pid}} {{name}}", lambda: os.killpg(pid, number))
        attempt(f"thread {{pid}} {{name}}", lambda: call({tgkill}, pid, pid, number))
    attempt(f"attach {{pid}}", lambda: call({ptrace}, 16, pid, 0, 0))
    attempt(f"seize {{pid}}", lambda: call({ptrace}, 0x4206, pid, 0, 0))
    attempt(f"read {{pid}}", lambda: call({reads}, pid, 0, 0, 0, 0, 0))
    attempt(f"write {{pid}}", lambda: call({writes}, pid, 0, 0, 0, 0, 0))
    attempt(f"memory {{pid}}", lambda: open(f"/proc/{{pid}}/mem", "r+b"))
    attempt(f"environment {{pid}}", lambda: open(f"/proc/{{pid}}/environ", "rb").read())
    attempt(f"open {{pid}}", lambda: os.pidfd_open(pid))
    attempt(f"niceness {{pid}}", lambda: os.setpriority(os.PRIO_PROCESS, pid, 19))
    attempt(f"affinity {{pid}}", lambda: os.sched_setaffinity(pid, {{0}}))
for name in ("mem", "root/etc", "cwd", "fd", "environ", "maps"):
    attempt(f"guard {{name}}", lambda: os.open(f"/proc/1/{{name}}", os.O_RDWR))
attempt("guard", lambda: call({ptrace}, 16, 1, 0, 0))
attempt("nobody else", lambda: [one for one in map(int, filter(str.isdecimal, os.listdir("/proc")))
    if one > 50] and 1 or 1 / 0)
print("done")
sys.stdout.flush()
time.sleep(0.5)  # who dies at once may lose what it said last
{last}
"""
_LAST = ("os.kill(-1, 9)", "os.kill(0, 9)", "os.kill(1, 9); os._exit(3)", "os.abort()", "pass")


@trial(
    "attack",
    who="a cell of a notebook",
    title="signals to, memory and environment of the processes of the house, in a sandbox",
    holds="they are not seen, not touched and live on",
    cases=20,
    part=2,
)
def cells_parents(case: int, folder: Path) -> None:
    """By number, by group, by every call that reaches another process."""
    project = confined.house(folder)
    control = confined.warm()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as victim:
        pids = [victim.pid, os.getpid(), os.getppid(), *(one.pid for one in confined.kept())]
        pids = [one for one in pids if one > 50]
        code = _PARENTS.format(
            pids=pids, tgkill=number("tgkill"), ptrace=number("ptrace"),
            reads=number("read memory"), writes=number("write memory"),
            last=_LAST[case % len(_LAST)],
        )  # fmt: skip
        made = confined.attempted(code, project, started=case % 8 == 7)
        assert victim.poll() is None
        victim.kill()
    assert "done" in made.said, made
    assert not made.got(), made.got()
    forked = control.fork("kernel")
    assert forked is not None, "the warm process forks no more"
    forked.close()
