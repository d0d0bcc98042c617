"""The folder of a run is whole or has no record, whoever is killed and whenever."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing import record
from briefing.errors import PathError, RunError
from briefing.runner import place, publishing

KILLS = 25
FOREVER = """
import sys
from pathlib import Path
from briefing import record
from briefing.runner.publishing import publish
print("ready", flush=True)
number = 0
while True:
    number += 1
    files = {"briefing.ipynb": b"n%d" % number * 50_000, "briefing_files/figure-1.svg": b"f"}
    files |= {"briefing.html": b"h%d" % number * 50_000} if number % 2 else {}
    told = {"outputs": {name: record.digest(content) for name, content in files.items()}}
    publish(Path(sys.argv[1]), files, record.written(told))
"""


def written(**outputs: bytes) -> bytes:
    """A record that tells of these files."""
    return record.written({"outputs": {n: record.digest(raw) for n, raw in outputs.items()}})


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_the_new_files_take_the_place_of_the_old(tmp_path: Path) -> None:
    """A report that the new run did not make is gone, what is somebody else's stays."""
    (tmp_path / "notes.txt").write_bytes(b"mine")
    files = {"briefing.html": b"1", "briefing.md": b"1", "briefing_files/figure-1.png": b"1"}
    publishing.publish(tmp_path, files, b"{}")
    publishing.publish(tmp_path, {"briefing.html": b"2"}, b"{}")
    assert names(tmp_path) == ["briefing.html", "notes.txt", "run.json"]
    assert (tmp_path / "briefing.html").read_bytes() == b"2"


def test_a_killed_run_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Killed at random moments: where there is a record, each file is the one it tells of."""
    chance, recorded = random.Random(8), 0  # noqa: S311 - repeatable, nothing is secret
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", FOREVER, str(tmp_path)], stdout=subprocess.PIPE
        ) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(chance.random() / 50)
            running.kill()
        told = place.recorded(tmp_path)
        recorded += bool(told)
        for name, digest in told.items():
            assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
        html = tmp_path / "briefing.html"
        assert not html.exists() or len(set(html.read_bytes().split(b"h"))) == 2
    assert recorded > 0
    publishing.publish(tmp_path, {"briefing.ipynb": b"1"}, b"{}")
    assert names(tmp_path) == ["briefing.ipynb", "run.json"]


def test_what_cannot_be_written_leaves_the_old_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full costs the new run, not the old one."""
    publishing.publish(tmp_path, {"briefing.html": b"old"}, written(**{"briefing.html": b"old"}))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PathError, match="No space left on device"):
        publishing.publish(tmp_path, {"briefing.html": b"new"}, b"{}")
    assert names(tmp_path) == ["briefing.html", "run.json"]
    told = json.loads((tmp_path / "run.json").read_bytes())["outputs"]
    assert told["briefing.html"] == record.digest((tmp_path / "briefing.html").read_bytes())


def test_a_run_whose_asker_has_died_writes_nothing(tmp_path: Path) -> None:
    """Whoever takes over may run the item again: the orphan's report must not come after."""
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    asker = publishing.here().replace(f"|{os.getpid()}|", f"|{dead.pid}|")
    with pytest.raises(RunError, match="has died"):
        publishing.publish(tmp_path, {"briefing.html": b"1"}, b"{}", asker=asker)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "asker",
    ["", "there|1|other boot|pid:[1]|7", publishing.here(), "no pid"],
    ids=["nobody", "elsewhere", "this process", "no process"],
)
def test_an_asker_that_lives_or_is_elsewhere_is_not_gone(asker: str) -> None:
    """Only a process of this host is known to have died."""
    assert not publishing.gone(asker)


def test_an_earlier_lease_does_not_overwrite_a_later_one(tmp_path: Path) -> None:
    """A run that was believed dead, and made again, comes too late. Other items do not count."""

    def told(item: str, lease: str) -> bytes:
        return record.written({"origin": {"batch": "b", "item": item, "lease": lease}})

    publishing.publish(tmp_path, {"briefing.html": b"later"}, told("a", "10"))
    with pytest.raises(RunError, match="a later run"):
        publishing.publish(tmp_path, {"briefing.html": b"earlier"}, told("a", "9"))
    assert (tmp_path / "briefing.html").read_bytes() == b"later"
    publishing.publish(tmp_path, {"briefing.html": b"other"}, told("c", "9"))
    publishing.publish(tmp_path, {"briefing.html": b"plain"}, b"{}")
    assert (tmp_path / "briefing.html").read_bytes() == b"plain"


def test_two_runs_do_not_mix_their_files(tmp_path: Path) -> None:
    """Another one that publishes there is waited for, and not for ever."""
    number = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    with pytest.raises(PathError, match="another run"), publishing.alone(tmp_path, patience=0.05):
        pass
    os.close(number)
    with publishing.alone(tmp_path) as locked:
        assert locked


def test_what_a_killed_write_left_is_taken_away_when_it_is_old(tmp_path: Path) -> None:
    """A young one may be of somebody who is writing now."""
    old, young = tmp_path / ".briefing.html-abcdefgh", tmp_path / ".run.json-abcdefgh"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    publishing.sweep(tmp_path)
    assert names(tmp_path) == [young.name]
