"""A cell in a sandbox tries to leave processes behind."""

from __future__ import annotations

from pathlib import Path

from tests.stress import confined
from tests.stress.trials import trial

_LEFT = (
    "os.fork() or (os.setsid(), time.sleep(600))",
    "os.fork() or os.fork() or (os.setsid(), os.chdir('/'), time.sleep(600))",
    "subprocess.Popen(['sleep', '600'], start_new_session=True)",
    "subprocess.Popen(['sh', '-c', 'trap \"\" TERM INT HUP; nohup sleep 600 & sleep 600'],"
    " start_new_session=True)",
    "os.fork() or ([signal.signal(n, signal.SIG_IGN) for n in (1, 2, 3, 15)],"
    " ctypes.CDLL(None).prctl(1, 0), os.setsid(), time.sleep(600))",
    "__import__('threading').Thread(target=time.sleep, args=(600,)).start()",
    "__import__('multiprocessing').get_context('fork').Process(target=time.sleep,"
    " args=(600,)).start()",
    "os.fork() or os.kill(os.getpid(), signal.SIGSTOP)",
    "(ctypes.CDLL(None).prctl(1, 0), os.setsid(), os.fork() or time.sleep(600))",
)


@trial(
    "attack",
    who="a cell of a notebook",
    title="processes that are to go on after the run: other sessions, deaf, stopped, orphaned",
    holds="all are gone when the run is over",
    cases=2 * len(_LEFT),
    part=2,
)
def cells_leftovers(case: int, folder: Path) -> None:
    """Each way to be left alone, with a kernel that ends politely, and one that is killed."""
    code = f"{_LEFT[case % len(_LEFT)]}\ntime.sleep(0.3)\nprint('left')"
    if case >= len(_LEFT):
        code += "\nsys.stdout.flush()\ntime.sleep(0.5)\nos.kill(os.getpid(), 9)"
    made = confined.attempted(code, confined.house(folder), started=case % 5 == 4, patience=20)
    assert "left" in made.said, made
    assert not (left := confined.alive(made.family)), left
