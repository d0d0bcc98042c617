"""Cells that run away, by what they do, and how their runs must end."""

# ruff: noqa: E501 - one runaway a line
from __future__ import annotations

from dataclasses import dataclass

_DIED = ("kernel died",)
_CUT = "output cut after 1 MB"
_MORE = "BRIEFING_OUTPUT"
_TELL = "\nimport os\ndef tell(pid): open(PIDS, 'a').write(f'{pid} ')\n"
_DISPLAY = "from IPython.display import clear_output, display, update_display\n"
_FORK = "import os, signal, time\n"


@dataclass(frozen=True, slots=True)
class Runaway:
    """Cells, the endings that are honest, words of the error, and words of the notebook."""

    name: str
    cells: tuple[str, ...]
    statuses: tuple[str, ...] = ("succeeded",)
    says: str = ""
    shows: str = ""


def _flood(name: str, *cells: str) -> Runaway:
    return Runaway(name, cells, shows=_CUT)


FLOODS = (
    _flood("lines", "for _ in range(300_000): print('x' * 999)"),
    _flood("one line", "print('x' * 200_000_000)"),
    _flood("stderr", "import sys\nfor _ in range(100_000): sys.stderr.write('x' * 999)"),
    Runaway("a descriptor", ("import os\nfor _ in range(3_000): os.write(1, b'x' * 9_999)",)),
    Runaway("a child", ("import subprocess\nsubprocess.run(['head', '-c', '40000000', '/dev/zero'])",)),
    _flood("small prints", "for n in range(600_000): print(n)"),
    _flood("flushed prints", "for n in range(20_000): print(n, flush=True)"),
    _flood("a progress bar", "for n in range(600_000): print('\\r%d' % n, end='')"),
    _flood("a fork", "import os\nif not os.fork():\n    print('x' * 9_000_000)\n    os._exit(0)\n"
           "os.wait()\nprint('y' * 9_000_000)"),
    Runaway("displays", (_DISPLAY + "for n in range(300): display({'text/plain': 'x' * 99_999}, raw=True)",),
            ("failed",), _MORE),
    Runaway("many displays", (_DISPLAY + "for n in range(9_000): display({'text/plain': 'x'}, raw=True)",),
            ("failed",), _MORE),
    Runaway("one display", (_DISPLAY + "display({'text/plain': 'x' * 300_000_000}, raw=True)",),
            ("failed",), _MORE),
    Runaway("a result", ("'x' * 100_000_000",), ("failed",), _MORE),
    Runaway("a tree", (_DISPLAY + "display({'application/json': [['x' * 99] * 99] * 999}, raw=True)",),
            ("failed",), _MORE),
    Runaway("an error", ("raise ValueError('x' * 50_000_000)",), ("failed",), "left out", "left out"),
    Runaway("errors", ("try:\n    raise ValueError('x' * 20_000_000)\nexcept ValueError as e:\n"
            "    raise OSError('y' * 20_000_000) from e",), ("failed",), "left out", "left out"),
    Runaway("updates", (_DISPLAY + "display('x', display_id='a')\n"
            "for n in range(5_000): update_display('x' * 999, display_id='a')",)),
    Runaway("cleared", (_DISPLAY + "for n in range(900):\n    clear_output()\n    display('x' * 9_999)",)),
)  # fmt: skip

_LATE = ("timed out",)
_FOREVER = "while True: pass"
LOOPS = (
    Runaway("a loop", (_FOREVER,), _LATE),
    Runaway("a loop that is deaf", ("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n" + _FOREVER,),
            _LATE),
    Runaway("a loop that catches all", ("while True:\n    try:\n        while True: pass\n    except BaseException: pass",),
            _LATE),
    Runaway("in C", ("sum(range(10**12))",), _LATE),
    Runaway("an expression", ("import re\nre.match(r'(a+)+$', 'a' * 40 + 'b')",), _LATE),
    Runaway("a thread", ("import threading\ndef f():\n    while True: pass\nthreading.Thread(target=f).start()",)),
    Runaway("daemons", ("import threading, time\ndef f():\n    while True: time.sleep(0.01)\n"
            "for _ in range(30): threading.Thread(target=f, daemon=True).start()",)),
    Runaway("at exit", ("import atexit\n@atexit.register\ndef f():\n    while True: pass",)),
    Runaway("a finaliser", ("import weakref\nclass A: pass\na = A()\ndef f():\n    while True: pass\n"
            "weakref.finalize(a, f)",)),
    Runaway("a destructor", ("class A:\n    def __del__(self):\n        while True: pass\na = A()\ndel a",), _LATE),
    Runaway("a task left behind", ("import asyncio\nasync def f():\n    while True: pass\n"
            "asyncio.get_event_loop().create_task(f())",)),
    Runaway("awaited", ("import asyncio\nawait asyncio.sleep(1000)",), _LATE),
    Runaway("it stops itself", (_FORK + "os.kill(os.getpid(), signal.SIGSTOP)",), _LATE),
    Runaway("it stops its group", (_FORK + "os.killpg(0, signal.SIGSTOP)",), _LATE),
    Runaway("it stops its parent", (_FORK + "os.kill(os.getppid(), signal.SIGSTOP)\ntime.sleep(1000)",), _LATE),
    Runaway("it becomes another", (_FORK + "os.execvp('sleep', ['sleep', '1000'])",), _LATE),
    Runaway("it becomes one that ends", (_FORK + "os.execvp('true', ['true'])",), _DIED),
    Runaway("a deadlock", ("import subprocess as s\np = s.Popen(['cat'], stdin=s.PIPE, stdout=s.PIPE)\n"
            "while True: p.stdin.write(b'x' * 9999)",), _LATE),
    Runaway("it closes everything", ("import os\nos.closerange(0, 1024)",), _DIED),
    Runaway("it asks", ("input()",), ("failed",)),
)  # fmt: skip

_MEMORY = "BRIEFING_MEMORY"
GREEDY = (
    Runaway("bytes", ("kept = []\nwhile True: kept.append(bytearray(b'1' * 20_000_000))",), ("failed",), _MEMORY),
    Runaway("lists", ("kept = []\nwhile True: kept.append([0] * 1_000_000)",), ("failed",), _MEMORY),
    Runaway("a text", ("text = 'x' * 1_000\nwhile True: text += text",), ("failed",), _MEMORY),
    Runaway("an array", ("import numpy\nnumpy.ones(400_000_000)",), ("failed",), _MEMORY),
    Runaway("a child", ("import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'x = b\"1\" * 2_000_000_000'],"
            " check=True)",), ("failed",)),
)  # fmt: skip

_SLEEP = "import subprocess\n" + _TELL
_DAEMON = (
    _TELL
    + _FORK
    + "read, write = os.pipe()\nif not os.fork():\n    os.setsid()\n    tell(os.getpid())\n"
)
FAMILIES = (
    Runaway("a session of its own", (_SLEEP + "tell(subprocess.Popen(['sleep', '999'], start_new_session=True).pid)",)),
    Runaway("it holds what is open", (_SLEEP + "tell(subprocess.Popen(['sleep', '999'], start_new_session=True,"
            " close_fds=False).pid)\nos._exit(3)",), _DIED),
    Runaway("a fork", (_DAEMON + "    os.close(write)\n    time.sleep(999)\nos.close(write)\nos.read(read, 1)" ,),
            ("succeeded", "timed out")),
    Runaway("a daemon", (_TELL + _FORK + "if not os.fork():\n    os.setsid()\n    if os.fork(): os._exit(0)\n"
            "    tell(os.getpid())\n    time.sleep(999)\n    os._exit(0)\nos.wait()\ntime.sleep(0.5)",)),
    Runaway("daemons of one that dies", (_SLEEP + "for _ in range(9):\n    tell(subprocess.Popen(['sleep', '999'],"
            " start_new_session=True).pid)\nos.kill(os.getpid(), 9)",), _DIED),
    Runaway("it kills its parent", (_FORK + "os.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(99)",), _DIED),
    Runaway("it ends its parent", (_FORK + "os.kill(os.getppid(), signal.SIGTERM)\ntime.sleep(99)",), _DIED),
    Runaway("too many", (_SLEEP + "for _ in range(90):\n    tell(subprocess.Popen(['sleep', '999'],"
            " start_new_session=True).pid)\nimport time\ntime.sleep(99)",), _DIED, "processes at once"),
    Runaway("forks that go on", ("import os\nfor _ in range(3): os.fork()", "print('once')")),
    Runaway("zombies", ("import os\nfor _ in range(30):\n    if not os.fork(): os._exit(0)",)),
)  # fmt: skip
