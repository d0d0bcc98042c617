"""The command of a way that runs when something went by it: to clear a cache, to tell a program.

No shell reads it. It gets facts in variables (BRIEFING_WAY, BRIEFING_KIND, BRIEFING_PLACE,
BRIEFING_BASE, BRIEFING_SENT) and all of them as JSON on its standard input. When it fails, that is
told; what was sent stays sent.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO

import msgspec

from briefing import project
from briefing.delivery.errands import Outcome
from briefing.delivery.placing import address, secret
from briefing.delivery.placing.trouble import shown
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError

LARGEST = 8_192  # bytes of its output that are kept; the rest is read and forgotten
_GRACE = 2.0  # seconds for the last of its output, which a child of it may hold open


def run(way: Way, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Run the command of a way when an errand of it was sent; an outcome only when it failed.

    It has `way.timeout` seconds, and is ended with its children after that.
    """
    sent = [one for one in outcomes if one.way == way.name and one.ending == "sent"]
    if not way.after or not sent:
        return []
    why = _failure(way, sent)
    if not why:
        return []
    told = f"what was to go went; the command after it, {shown(way.after[0])}, {why}"
    return [Outcome(key=sent[0].key, readers="", way=way.name, ending="failed", why=told)]


def _failure(way: Way, sent: Sequence[Outcome]) -> str:
    """What went wrong with the command, empty when nothing did."""
    place = address.shown(way) if way.place else ""
    facts = {
        "BRIEFING_WAY": way.name,
        "BRIEFING_KIND": way.kind,
        "BRIEFING_PLACE": place,
        "BRIEFING_BASE": way.base,
        "BRIEFING_SENT": str(len(sent)),
    }
    told = {
        "schema": "briefing.after/1",
        "way": way.name,
        "kind": way.kind,
        "place": place,
        "base": way.base,
        "sent": [
            {"report": o.key, "readers": o.readers, "receiver": o.receiver, "where": o.where}
            for o in sent
        ],
    }
    try:
        process = subprocess.Popen(  # noqa: S603 - the house's own command, no shell
            [*way.after],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=project.root(),
            env={**os.environ, **facts},
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return f"cannot be started ({getattr(error, 'strerror', None) or error})."
    return _watched(process, msgspec.json.encode(told), way)


def _watched(process: subprocess.Popen[bytes], told: bytes, way: Way) -> str:
    """What went wrong with a running command; it is over, or ended, when this returns."""
    assert process.stdin is not None  # noqa: S101 - asked for above
    assert process.stdout is not None  # noqa: S101 - as above
    kept = bytearray()
    reading = threading.Thread(target=_read, args=(process.stdout, kept), daemon=True)
    writing = threading.Thread(target=_write, args=(process.stdin, told), daemon=True)
    reading.start()
    writing.start()
    try:
        status = process.wait(way.timeout)
    except subprocess.TimeoutExpired:
        return f"took longer than {way.timeout:g} s and was ended."
    finally:
        _end(process)
        reading.join(_GRACE)
    if status == 0:
        return ""
    said = shown(bytes(kept).decode("utf-8", "replace"), _secrets(way))
    ended = f"ended with status {status}" if status > 0 else f"was ended by signal {-status}"
    return f"{ended}{f' ({said})' if said else ''}."


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the command and its children."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _read(stream: IO[bytes], kept: bytearray) -> None:
    with contextlib.suppress(OSError, ValueError), stream:
        while part := stream.read1(LARGEST):  # type: ignore[attr-defined]  # a BufferedReader
            kept += part[: LARGEST - len(kept)]


def _write(stream: IO[bytes], told: bytes) -> None:
    with contextlib.suppress(OSError, ValueError), stream:
        stream.write(told)


def _secrets(way: Way) -> list[str]:
    """The secrets of the way that can be read here, which no message may hold."""
    held: list[str] = []
    for what in ("url", "token", "password"):
        with contextlib.suppress(DeliveryError):
            held.append(secret.secret(way, what))
    with contextlib.suppress(DeliveryError):
        held += secret.options(way).values()
    return held
