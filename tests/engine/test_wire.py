"""Frames: what one end of a wire packs, the other cuts out again."""

from __future__ import annotations

import multiprocessing
import socket
import threading

from hypothesis import given
from hypothesis import strategies as st

from briefing.engine.wire import IOPUB, Frames, Sender, packed

messages = st.lists(
    st.tuples(st.integers(0, 3), st.lists(st.binary(max_size=300), max_size=6)), max_size=6
)


@given(messages, st.lists(st.integers(1, 50), min_size=1))
def test_frames_come_out_as_they_went_in(
    sent: list[tuple[int, list[bytes]]], sizes: list[int]
) -> None:
    """However the bytes are cut on the way."""
    content = b"".join(packed(channel, parts) for channel, parts in sent)
    frames, found, place, turn = Frames(), [], 0, 0
    while place < len(content):
        size = sizes[turn % len(sizes)]
        found += list(frames.feed(content[place : place + size]))
        place, turn = place + size, turn + 1
    assert found == sent


def _write(sender: Sender, letter: bytes) -> None:
    for _ in range(200):
        sender.send(IOPUB, [letter * 3000])


def test_threads_and_forks_do_not_mix_their_frames() -> None:
    """Two threads and a forked process write to one wire; every frame comes whole."""
    ours, theirs = socket.socketpair()
    sender = Sender(theirs)
    fork = multiprocessing.get_context("fork").Process(target=_write, args=(sender, b"f"))
    threads = [threading.Thread(target=_write, args=(sender, one)) for one in (b"a", b"b")]
    fork.start()
    for thread in threads:
        thread.start()
    frames = Frames()
    found: list[bytes] = []
    with ours:
        while len(found) < 600:
            found += [parts[0] for _, parts in frames.feed(ours.recv(65536))]
    for thread in threads:
        thread.join()
    fork.join()
    theirs.close()
    assert {one: found.count(one * 3000) for one in (b"a", b"b", b"f")} == {
        b"a": 200,
        b"b": 200,
        b"f": 200,
    }
