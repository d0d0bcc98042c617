"""What a kernel says that nobody asked for does not pile up at the desk."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from queue import Empty
from typing import Any, cast

import pytest
from jupyter_client.session import Session

from briefing.engine import bounds
from briefing.engine.kernels import Process
from briefing.engine.post import Post
from briefing.engine.wire import CONTROL, IOPUB, SHELL, STDIN, packed

_MANY = 150  # megabytes: more than may wait where a notebook may show one


class _Process:
    """A kernel's process, as far as its wire."""

    def __init__(self, wire: socket.socket) -> None:
        self.wire = wire


def _told(channel: int, size: int = 1_000_000) -> bytes:
    session = Session()
    session.auth = None
    message: dict[str, Any] = session.msg("stream", {"name": "stdout", "text": "x" * size})
    return packed(channel, session.serialize(message))


async def _flooded(post: Post, theirs: socket.socket, channel: int) -> None:
    """Send what nobody takes, until the other end is shut."""
    loop, frame = asyncio.get_running_loop(), _told(channel)

    async def send() -> None:
        with contextlib.suppress(OSError):
            for _ in range(_MANY):
                await loop.sock_sendall(theirs, frame)

    sending = asyncio.ensure_future(send())
    while not (post.closed or sending.done()):
        with contextlib.suppress(Empty):
            await post.arrival(time.monotonic() + 0.2)
    await sending


@pytest.fixture
def wires(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A client of a kernel that may show a megabyte, and the kernel's end of the wire."""
    monkeypatch.setenv(bounds.OUTPUT, "1")
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)  # noqa: FBT003 the socket's own signature
        yield Post(cast("Process", _Process(ours))), theirs


@pytest.mark.parametrize("channel", [CONTROL, STDIN])
def test_what_comes_where_nobody_listens_is_dropped(wires: Any, channel: int) -> None:
    """A kernel has nothing to say there."""
    post, theirs = wires
    asyncio.run(_drained(post, theirs, channel))
    assert not post.control_channel.waiting
    assert not post.stdin_channel.waiting
    assert not post.closed


async def _drained(post: Post, theirs: socket.socket, channel: int) -> None:
    loop = asyncio.get_running_loop()
    sending = asyncio.ensure_future(
        loop.sock_sendall(theirs, _told(channel) + _told(SHELL, size=1))
    )
    await post.shell_channel.get_msg(60)
    await sending


def test_a_flood_that_nobody_takes_ends_the_kernel(wires: Any) -> None:
    """As when the desk has given the cell up, and the cell goes on."""
    post, theirs = wires
    asyncio.run(_flooded(post, theirs, IOPUB))
    assert post.closed
    assert len(post.iopub_channel.waiting) < _MANY
