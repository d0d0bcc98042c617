"""A worker: takes jobs from a socket, one after another, until the other side leaves."""

from __future__ import annotations

import socket
import sys

import msgspec

from briefing.errors import UsageError
from briefing.jobs import Job, Result
from briefing.sandbox.asking import is_wanted
from briefing.warm import frames


def serve(wire: socket.socket) -> None:
    """Perform each job that comes over `wire` and send back what became of it."""
    from briefing.engine import kernels
    from briefing.exporters import apart
    from briefing.runner import perform

    apart.use()
    sandboxed = False
    while (content := _next(wire)) is not None:
        try:
            job = msgspec.msgpack.decode(content, type=Job)
            sandboxed = _is_sandboxed(job)
            kernels.start_ahead(sandboxed=sandboxed)  # it gets ready while the job is looked at
            result = perform(job)
        except KeyboardInterrupt:  # outside the cells, which say so themselves
            result = Result(status="interrupted", error="the run was interrupted")
        if kernels.way() == "start":
            kernels.start_ahead(sandboxed=sandboxed)  # for the next one: it takes a second
        frames.put(wire, msgspec.msgpack.encode(result))


def _is_sandboxed(job: Job) -> bool:
    try:
        return is_wanted(job.sandbox)
    except UsageError:  # said by the run
        return False


def _next(wire: socket.socket) -> bytes | None:
    """The next job; an interrupt that comes when its job is over already changes nothing."""
    while True:
        try:
            return frames.take(wire)
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as _wire:
        serve(_wire)
