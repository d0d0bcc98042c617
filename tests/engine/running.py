"""Run cases by plain papermill or by the engine, in worker processes, a few at a time."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from tests.engine.cases import Case

PLAIN = "plain"
WAYS = ("fork", "start", "zmq")  # what BRIEFING_KERNEL may say
AT_A_TIME = {PLAIN: 4}  # half of it is waiting: for a kernel to end, for its next message
_OTHERWISE = 2
_LONGEST = 40  # seconds for one notebook; a kernel that hangs must not hang the tests


def ran(way: str, cases: Iterable[Case], folder: Path) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Run each case in a fresh kernel and an empty folder; tell what became of it."""
    with _workers(way, folder) as pool:
        begun = [
            (case, pool.submit(_run, way, case, folder / f"{number}"))
            for number, case in enumerate(cases)
        ]
        for case, future in begun:
            yield case, future.result()


@contextmanager
def _workers(way: str, folder: Path) -> Iterator[ProcessPoolExecutor]:
    with ExitStack() as stack:
        door = stack.enter_context(_warm(folder)) if way == "fork" else None
        begin = (way, str(folder), door)
        count = AT_A_TIME.get(way, _OTHERWISE)
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, begin)
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        yield pool


@contextmanager
def _warm(folder: Path) -> Iterator[str]:
    """Keep a warm process of our own, whatever the user keeps and whoever edits the code."""
    door = str(folder / "door")
    call = [sys.executable, "-m", "briefing.warm.zygote", "--door", door, "600"]
    begun = subprocess.run(call, stdout=subprocess.PIPE, start_new_session=True, check=True)
    assert begun.stdout == b"ready", "the warm process did not come up"
    try:
        yield door
    finally:
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as wire:
            wire.connect(door)
            wire.sendall(msgspec.msgpack.encode({"stop": True}))


def _begin(way: str, folder: str, door: str | None) -> None:
    """Set what every kernel of this worker finds: no settings of the user who tests."""
    os.environ |= {"IPYTHONDIR": f"{folder}/ipython", "JUPYTER_RUNTIME_DIR": f"{folder}/r"}
    os.environ |= {"MPLCONFIGDIR": f"{folder}/matplotlib", "BRIEFING_KERNEL": way}
    os.environ.pop("PYTEST_CURRENT_TEST", None)  # ipykernel would not catch output of children
    Path(folder, "r").mkdir(exist_ok=True)
    quiet = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):  # papermill logs each dead kernel; plain kernels write here too
        os.dup2(quiet, number)
    if door is not None:
        from briefing.engine import forking

        wire = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        wire.connect(door)
        forking.use(wire)


def _run(way: str, case: Case, folder: Path) -> dict[str, Any]:
    import papermill

    place = folder / "work"
    place.mkdir(parents=True)
    source, written = folder / "in.ipynb", folder / "out.ipynb"
    source.write_text(json.dumps(case.notebook()), "utf-8")
    raised = ""
    signal.signal(signal.SIGALRM, _hung)
    signal.alarm(_LONGEST)
    try:
        papermill.execute_notebook(
            source,
            written,
            case.parameters,
            cwd=place,
            progress_bar=False,
            kernel_name="python3",
            execution_timeout=case.timeout,
            **_options(way),
        )
    except BaseException as error:  # noqa: BLE001 whatever it is, it is compared
        raised = f"{type(error).__name__}: {error}"
    finally:
        signal.alarm(0)
    files = sorted(str(p.relative_to(place)) for p in place.rglob("*") if "pycache" not in str(p))
    whole = json.dumps({"raised": raised, "files": files, "notebook": _read(written)})
    told: dict[str, Any] = json.loads(whole.replace(str(folder), "FOLDER"))
    return told


def _hung(*_: object) -> None:
    raise TimeoutError(f"it hung for {_LONGEST} seconds")


def _read(written: Path) -> Any:
    return json.loads(written.read_text("utf-8")) if written.exists() else None


def _options(way: str) -> dict[str, Any]:
    if way != PLAIN:
        return {"engine_name": "briefing"}
    from jupyter_client.manager import AsyncKernelManager

    class Ipc(AsyncKernelManager):
        """Sockets in a folder, so that two kernels never meet on a port."""

        def __init__(self, **options: Any) -> None:
            place = f"{os.environ['JUPYTER_RUNTIME_DIR']}/{uuid4().hex[:8]}.json"
            super().__init__(transport="ipc", connection_file=place, **options)

    return {"engine_name": "nbclient", "kernel_manager_class": Ipc}
