"""A delivery to a store is killed at random moments, and called again: each file is whole.

BRIEFING_KILLS says how many kills a store, BRIEFING_SEED where chance begins.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from briefing.delivery.placing.grounds import STAGING
from briefing.delivery.policy.records import Way
from tests.conftest import PROJECT
from tests.delivery.stores.build import way
from tests.delivery.stores.conftest import Begin
from tests.delivery.stores.delivering import COUNT, contents
from tests.delivery.stores.servers import Server

KILLS = int(os.environ.get("BRIEFING_KILLS", "3"))
SEED = int(os.environ.get("BRIEFING_SEED", "8"))


def delivering(folder: Path, by: Way, edition: int) -> subprocess.Popen[str]:
    """A delivery that waits for a word."""
    told = msgspec.json.encode(by).decode()
    call = [sys.executable, "-m", "tests.delivery.stores.delivering", str(folder), told]
    running = subprocess.Popen(
        [*call, str(edition)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    return running


def finished(running: subprocess.Popen[str]) -> tuple[str, float]:
    """What it says at its end, and the seconds it took."""
    began = time.monotonic()
    out, _ = running.communicate("go\n", timeout=120)
    return out.strip(), time.monotonic() - began


def killed(running: subprocess.Popen[str], seconds: float) -> None:
    """Let it begin, and kill it after a while."""
    assert running.stdin is not None
    running.stdin.write("go\n")
    running.stdin.flush()
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)


def whole(there: Server, editions: int) -> None:
    """Each file that a reader finds is one of an edition, and what a manifest names is there."""
    found = {n: c for n, c in there.files().items() if not n.startswith(STAGING)}
    for name, content in found.items():
        _, number, edition, *file = name.split("/")
        if file and file[0] != "manifest.json":
            assert content == contents(edition.removeprefix("v"), int(number))[file[0]]
        elif file:
            for listed, told in json.loads(content)["files"].items():
                there_too = found[name.replace("manifest.json", listed)]
                assert len(there_too) == told["bytes"]
        else:
            pointed = json.loads(content)["manifest"]
            assert f"topic_briefing/{number}/{pointed}" in found
            assert int(json.loads(content)["version"]) <= editions


@pytest.mark.parametrize("kind", ["folder", "s3", "sftp", "rclone"])
def test_every_file_is_whole_wherever_the_delivery_is_killed(
    kind: str, begin: Begin, tmp_path: Path
) -> None:
    """At the moment of the kill, and after the next run, which leaves nothing stray."""
    if kind == "folder":
        there = Server("folder", 0, tmp_path / "out", way(place=str(tmp_path / "out")))
    else:
        there = begin(kind)
    folder = tmp_path / "project"
    folder.mkdir()
    chance = random.Random(SEED)  # noqa: S311 - repeatable
    _, seconds = finished(delivering(folder, there.way, 1))
    for kill in range(KILLS):
        edition = kill + 2
        killed(delivering(folder, there.way, edition), chance.uniform(0, seconds))
        whole(there, edition)
        endings, _ = finished(delivering(folder, there.way, edition))
        assert set(endings.split()) <= {"sent", "already"}, endings
        assert len(endings.split()) == COUNT
        whole(there, edition)
        left = [name for name in there.files() if STAGING in name]
        assert (left, len(there.files())) == ([], COUNT * (1 + 4 * edition))
