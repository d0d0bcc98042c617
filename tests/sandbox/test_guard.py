"""Who stands above a kernel in a sandbox ends it when nobody wants it, or it takes too much."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.engine.post import Manager
from briefing.sandbox.asking import Sandbox
from briefing.sandbox.orders import Limits
from briefing.sandbox.settings import House
from tests.stress import confined
from tests.stress.trials import AbsentError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these walls")
_DEAF = """
import ctypes, time
print("begun", flush=True)
time.sleep(0.5)  # another thread sends it
ctypes.PyDLL(None).sleep(600)  # no other thread runs meanwhile
"""


def _gone(manager: Manager) -> None:
    process = manager._process
    assert process is not None
    process.wire.close()


def _asked(manager: Manager) -> None:
    os.kill(manager.pid or 0, signal.SIGTERM)


@pytest.mark.parametrize("ends", [_gone, _asked])
def test_a_cell_that_lets_no_thread_run_ends_with_its_client(
    ends: Callable[[Manager], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it is asked to end from outside."""
    monkeypatch.setenv("BRIEFING_KERNEL", "start")
    monkeypatch.chdir(tmp_path)
    sandbox = Sandbox.of(House(mode="yes"), tmp_path / "n.ipynb", {})
    assert sandbox is not None
    manager = Manager(sandbox)
    try:
        manager.start_kernel()
        assert sandbox.standing is not None
        if "processes" in sandbox.standing.missing:
            pytest.skip("no namespace of processes here")
        asyncio.run(_begun(manager))
        time.sleep(1)
        family = confined.family(manager.pid or 0)
        ends(manager)
        manager.ended(10.0)
        assert not confined.alive(family)
    finally:
        with contextlib.suppress(OSError):
            manager.cleanup_resources()
        sandbox.close()


async def _begun(manager: Manager) -> None:
    post, deadline = manager.client(), time.monotonic() + 60
    await post.wait_for_ready(60)
    post.execute(_DEAF)
    while (await post.iopub_channel.get_msg(deadline - time.monotonic()))["msg_type"] != "stream":
        pass


_SOCKETS = """
import socket
kept = [socket.socketpair() for _ in range(200)]
print(open("/proc/self/oom_score_adj").read())
sys.stdout.flush()
time.sleep(30)
"""


def test_what_waits_in_sockets_counts_as_memory(tmp_path: Path) -> None:
    """No process has it: a few hundred processes could fill the machine with it."""
    limits = Limits(memory=80 << 20)
    try:
        made = confined.attempted(
            _SOCKETS, confined.house(tmp_path), limits=limits, started=True, patience=60
        )
    except AbsentError as error:
        pytest.skip(str(error))
    assert made.said.strip() == "900"  # short of memory, the system ends it before others
    assert "it used more than 84 MB of memory" in made.limit
