"""A cell in a sandbox tries to use up the machine."""

from __future__ import annotations

import time
from pathlib import Path

from msgspec.structs import replace

from briefing.sandbox.orders import Limits
from tests.stress import confined
from tests.stress.trials import AbsentError, trial

_MB = 1 << 20

_LATE = 240.0  # seconds; who has not ended by then was not ended by a limit
_SMALL = Limits(
    memory=400 * _MB, seconds=4, file=4 * _MB, temporary=24 * _MB, files=80, processes=40
)
_BOMBS = {
    "forks": ("while True:\n    try:\n        if not os.fork(): time.sleep(60)\n"
              "    except OSError: pass", "processes"),
    "quick forks": ("while True:\n    try: os.fork()\n    except OSError: pass", "processes"),
    "groups": ("while True:\n    try:\n        if not os.fork(): os.setsid()\n"
               "    except OSError: pass", "processes"),
    "programs": ("while True:\n    try: subprocess.Popen(['sleep', '60'])\n"
                 "    except OSError: pass", "processes"),
    "threads": ("import threading\nwhile True:\n    try: threading.Thread(target=time.sleep,"
                " args=(60,)).start()\n    except RuntimeError: pass", "processes"),
    "bytes": ("x = bytearray(700 << 20)", "memory"),
    "list": ("x = []\nwhile True: x.append(bytearray(1 << 20))", "memory"),
    "stubborn": ("x = []\nwhile True:\n    try: x.append(bytearray(1 << 20))\n"
                 "    except MemoryError: print('refused'); break\nraise MemoryError", "memory"),
    "maps": ("import mmap\nx = [mmap.mmap(-1, 64 << 20) for _ in range(40)]\n"
             "for one in x:\n    for n in range(0, len(one), 4096): one[n] = 1\n"
             "time.sleep(60)", "memory"),
    "children": ("for _ in range(6):\n    if not os.fork():\n"
                 "        x = bytearray(b'x') * (200 << 20)\n        time.sleep(60)\n"
                 "time.sleep(60)", "memory"),
    "file": ("f = open(tempfile.gettempdir() + '/x', 'wb')\nwhile True: f.write(bytes(1 << 20))",
             "for a file"),
    "files": ("for n in range(99):\n    with open(tempfile.gettempdir() + f'/{n}', 'wb') as f:\n"
              "        f.write(bytes(1 << 20))", "all it writes"),
    "shared files": ("for n in range(99):\n    with open(f'/dev/shm/{n}', 'wb') as f:\n"
                     "        f.write(bytes(1 << 20))", "all it writes"),
    "sparse": ("x = os.open(tempfile.gettempdir() + '/x', os.O_CREAT | os.O_WRONLY)\n"
               "os.truncate(x, 1 << 40)",
               "for a file"),
    "open files": ("x = []\nwhile True: x.append(open('/dev/null'))", "open files"),
    "pipes": ("x = []\nwhile True: x.append(os.pipe())", "open files"),
    "loop": ("for n in range(1, 65):\n    try: signal.signal(n, signal.SIG_IGN)\n"
             "    except (OSError, ValueError): pass\nwhile True: pass", "seconds"),
    "loops": ("for _ in range(3): os.fork()\nsignal.pthread_sigmask(signal.SIG_BLOCK,"
              " range(1, 65))\nwhile True: pass", "seconds"),
    "core": ("os.chdir(tempfile.gettempdir())\nos.abort()", ""),
}  # fmt: skip


@trial(
    "attack",
    who="a cell of a notebook",
    title="bombs of forks, threads, memory, files, an endless loop deaf to signals, in a sandbox",
    holds="the run alone ends, by a word that names the limit; nothing is left",
    cases=3 * len(_BOMBS),
    part=3,
)
def cells_bombs(case: int, folder: Path) -> None:
    """Each of them under small limits, which are proven to hold before."""
    project = confined.house(folder)
    name = list(_BOMBS)[case % len(_BOMBS)]
    code, limit = _BOMBS[name]
    if limit == "processes":
        _proven(project)
    began = time.monotonic()
    limits = replace(_SMALL, seconds=1) if limit == "seconds" else _SMALL
    late = case >= 2 * len(_BOMBS)
    made = confined.attempted(code, project, limits=limits, started=late, patience=_LATE)
    seconds = time.monotonic() - began
    left = confined.alive(made.family)
    told = confined.told(made, limits)
    assert not left, (name, left)
    assert seconds < _LATE, (name, seconds, made)
    assert limit in told, (name, made)
    assert not [*folder.rglob("core*")], name


def _proven(project: Path) -> None:
    """A fork bomb is only tried where a number of processes stands in its way."""
    look = "print('most', open('/proc/sys/kernel/pid_max').read().strip(), os.getuid(),"
    made = confined.attempted(
        f"{look} __import__('resource').getrlimit(6)[1])", project, limits=_SMALL
    )
    most, user, limit = made.said.rpartition("most")[2].split()
    if int(most) > 400 and (user == "0" or int(limit) > 400):
        raise AbsentError("no limit of processes holds for root on this Linux (6.14 brings one)")
