"""The process beside a Dask worker in which reports are made: it has no threads, so it may fork.

`python -m briefing.afar.outpost SOCKET COUNT`, in the folder of a project. It takes jobs from the
socket, makes up to COUNT at once, and sends back results with their files. It ends, and all
it began with it, when the other side of the socket is closed.
"""

from __future__ import annotations

import select
import shutil
import socket
import sys
import tempfile
from collections import deque
from pathlib import Path

import msgspec

from briefing.afar.orders import Call, Made, Reply, encoded
from briefing.jobs import Result
from briefing.warm import Workers, frames

LARGEST = 200_000_000  # bytes of all files of a report
_LOOK = 0.02  # seconds between two looks at the socket while reports are made


def serve(wire: socket.socket, workers: Workers) -> None:
    """Make what is asked for over `wire` until nobody is there to ask."""
    waiting: deque[Call] = deque()
    running: dict[int, tuple[str, Path]] = {}
    while True:
        pause = None if not running else 0
        while select.select([wire], [], [], pause)[0]:
            content = frames.take(wire)
            if content is None:
                return
            _noted(msgspec.msgpack.decode(content, type=Call), waiting, running, workers, wire)
            pause = 0
        while waiting and workers.free > 0:
            call = waiting.popleft()
            if call.job is not None:
                out = Path(tempfile.mkdtemp(prefix="briefing-made-"))
                job = msgspec.structs.replace(call.job, out=str(out))
                running[workers.start(job)] = call.key, out
        if running:
            for finished in workers.wait(_LOOK):
                key, out = running.pop(finished.ticket)
                _reply(wire, key, _made(finished.result, out))
                shutil.rmtree(out, ignore_errors=True)


def _noted(
    call: Call,
    waiting: deque[Call],
    running: dict[int, tuple[str, Path]],
    workers: Workers,
    wire: socket.socket,
) -> None:
    if call.job is not None:
        waiting.append(call)
        return
    for one in [one for one in waiting if one.key == call.key]:
        waiting.remove(one)
        _reply(wire, call.key, Made(Result(status="lost", error="it was stopped")))
    for ticket, (key, _) in running.items():
        if key == call.key:
            workers.stop(ticket)


def _made(result: Result, out: Path) -> Made:
    """The files of a run, if there is one and they are few enough to travel."""
    if not result.record:
        return Made(result)
    paths = [path for path in sorted(out.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in paths)
    if size > LARGEST:
        why = f"its files have {size:,} bytes, more than the {LARGEST:,} that travel"
        return Made(Result(status="failed", seconds=result.seconds, error=why))
    return Made(result, {path.relative_to(out).as_posix(): path.read_bytes() for path in paths})


def _reply(wire: socket.socket, key: str, made: Made) -> None:
    frames.put(wire, encoded(Reply(key, made)))


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as _wire, Workers(int(sys.argv[2])) as _workers:
        serve(_wire, _workers)
