"""What the warm process imports, and what a process forked from it does first."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import forks
from briefing.engine import family
from briefing.sandbox.entering import obey

if TYPE_CHECKING:
    from briefing.engine.seat import Seat

_IMPORTED = (
    "psutil",  # with which ipykernel looks for what a notebook started
    "pandas",
    "plotly.graph_objects",
    "briefing.sections",
    "briefing.checks",
    "briefing.preparing",
    "briefing.runner.performing",
    "briefing.runner.execution",
    "briefing.runner.asked",
    "briefing.runner.held",
    "briefing.runner.filed",
    "briefing.warm.worker",
)


@dataclass(frozen=True, slots=True)
class Birth:
    """What a forked process is given: its wire, its own control socket, and its surroundings."""

    wire: socket.socket
    control: socket.socket
    folder: str
    environment: dict[str, str]
    umask: int


def loaded() -> Seat:
    """Import everything; return what a kernel begins with."""
    from importlib import import_module

    from briefing import sparing
    from briefing.engine.seat import Seat

    with sparing.uncollected():
        sparing.jsonschema()
        sparing.papermill()
        seat = Seat.prepared()  # first: pandas and plotly ask once whether they are in a notebook
        for name in _IMPORTED:
            import_module(name)
    return seat


def warmed_up(
    seat: Seat, formats: Sequence[str] = ("html", "pdf"), kinds: Sequence[str] = ()
) -> Callable[[str, Birth], None]:
    """Exercise what `loaded` imported; return what a forked process calls with its kind.

    `formats` and `kinds` of notebooks are those to come; no kinds are all of them.
    """
    from briefing import sparing
    from briefing.warm.rehearsal import KINDS, rehearse

    few = bool(kinds) and KINDS[-1] not in kinds
    with sparing.uncollected():  # what is shared stays shared: the collector never writes to it
        rehearse(formats, KINDS[:1] if few else KINDS)
    return lambda kind, birth: _born(seat, kind, birth)


def _born(seat: Seat, kind: str, birth: Birth) -> None:
    """Be a kernel or a worker, until the end. Never returns."""
    code = 1
    try:
        _settle(birth)
        if kind in {"kernel", "sandboxed"}:
            birth.control.close()
            _quiet()
            if kind == "sandboxed":
                obey(birth.wire)
            else:
                family.apart(birth.wire, dies=True)
            if seat.shell is not None:
                atexit.register(seat.shell.atexit_operations)
            seat.serve(birth.wire)
        else:
            _work(birth)
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:  # noqa: BLE001 - nobody above may go on as if it were the warm process
        import traceback

        traceback.print_exc()
    finally:
        with contextlib.suppress(BaseException):
            threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 as Python's own exit
            atexit._run_exitfuncs()  # noqa: SLF001 as above
        os._exit(code)


def _settle(birth: Birth) -> None:
    """Make a process of its own: group, signals, folder, environment, umask, clock, chance."""
    with contextlib.suppress(OSError):
        os.setsid()
    forks.die_with_parent()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    atexit._clear()  # noqa: SLF001 what the warm process had to tidy
    os.environ.clear()
    os.environ.update(birth.environment)
    os.umask(birth.umask)
    with contextlib.suppress(OSError):
        os.chdir(birth.folder)
    time.tzset()
    _fresh_chance()


def _fresh_chance() -> None:
    import random
    import tempfile

    random.seed()
    tempfile.tempdir = None
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


def _quiet() -> None:
    """Nothing a kernel writes outside its notebook goes anywhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)


def _work(birth: Birth) -> None:
    from briefing.engine import forking
    from briefing.warm.worker import serve

    forking.use(birth.control)
    serve(birth.wire)
