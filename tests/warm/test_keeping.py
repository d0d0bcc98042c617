"""The warm process that is kept: who may use it, and when it goes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.engine import door
from briefing.warm import keeping
from tests.engine.test_interrupts import asleep
from tests.notebook import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An environment in which a warm process is kept."""
    runtime = tmp_path_factory.mktemp("run")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        patch.delenv("BRIEFING_KERNEL", raising=False)
        keeping.start(idle=600)
        yield dict(os.environ)
        keeping.stop()


def run(home: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`briefing` as a program."""
    call = [sys.executable, "-m", "briefing.cli", *arguments]
    return subprocess.run(
        call, capture_output=True, text=True, check=False, env=home, cwd=folder, timeout=120
    )


def test_it_is_started_once(home: dict[str, str]) -> None:
    """A second start finds the first."""
    assert home["XDG_RUNTIME_DIR"]
    assert (keeping.is_there(), keeping.start()) == (True, False)


def test_a_run_uses_it(home: dict[str, str], tmp_path: Path) -> None:
    """The kernel's parent is the warm process, and the folder and environment are the caller's."""
    code = "import os; print(os.getcwd(), os.environ['TOLD'])"
    ours = os.getpid()
    notebook = write(tmp_path / "n.ipynb", code, "open(f'/proc/{os.getppid()}/cmdline').read()")
    done = run(home | {"TOLD": "yes"}, tmp_path, "run", str(notebook), "--to", "md", "--out", "o")
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / "o" / "briefing.ipynb").read_text("utf-8")
    assert (f"{tmp_path} yes" in text, "briefing.warm.zygote" in text) == (True, True)
    assert os.getpid() == ours


def test_a_call_that_cannot_be_carried_out(home: dict[str, str], tmp_path: Path) -> None:
    """It is exit code 2, with or without the warm process."""
    notebook = write(tmp_path / "n.ipynb", "1")
    done = run(home, tmp_path, "run", str(notebook), "--to", "htlm", "--out", "o")
    assert (done.returncode, "html" in done.stderr) == (2, True)


def test_a_failed_cell(home: dict[str, str], tmp_path: Path) -> None:
    """The exit code and the record are those of a run without it."""
    notebook = write(tmp_path / "n.ipynb", "1/0")
    done = run(home, tmp_path, "run", str(notebook), "--to", "md", "--out", "o")
    told = json.loads((tmp_path / "o" / "run.json").read_text("utf-8"))
    assert (done.returncode, told["status"], told["error"]["name"]) == (
        1,
        "failed",
        "ZeroDivisionError",
    )


@pytest.mark.parametrize("times", [1, 2, 3])
def test_an_interrupt_at_the_keyboard(times: int, home: dict[str, str], tmp_path: Path) -> None:
    """The report stops and its record says so, however often the keys are pressed."""
    begun = asleep(tmp_path, home)
    for _ in range(times):
        os.killpg(begun.pid, signal.SIGINT)
        time.sleep(0.02)
    told = begun.communicate(timeout=60)
    assert begun.returncode in {1, -signal.SIGINT}, told
    record = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert record["status"] == "interrupted"


def test_another_environment_finds_nobody(
    home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a fork could not change any more decides; other names do not."""
    assert home["XDG_RUNTIME_DIR"]
    monkeypatch.setenv("OTHER", "1")
    assert keeping.is_there()
    monkeypatch.setenv("PYTHONWARNINGS", "ignore")
    assert not keeping.is_there()


def test_a_folder_others_may_enter_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody but the user may have put a socket there."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    door.folder().mkdir(parents=True)
    door.folder().chmod(0o777)
    (door.folder() / "warm-x").touch()
    assert door.knock() is None


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
def test_a_door_that_another_user_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even in the right place, who listens must be this user: folders above may be anybody's."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    door.folder().mkdir(parents=True, mode=0o700)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as waiting:
        with door.reachable(door.address()) as name:
            waiting.bind(name)
        os.seteuid(65_534)
        try:
            waiting.listen()
        finally:
            os.seteuid(0)
        theirs = door.knock()
        waiting.listen()
        ours = door.knock()
    assert (theirs, ours is not None) == (None, True)
    if ours is not None:
        ours.close()


def test_a_folder_with_a_long_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of a socket has at most 107 characters; it is found all the same."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long" * 30)))
    started = keeping.start(idle=600)
    assert (started, keeping.is_there(), keeping.stop(), keeping.is_there()) == (
        True, True, 1, False,
    )  # fmt: skip


def test_many_first_starts_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One starts it, the others wait for it; one that is killed meanwhile holds up nobody."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    call = [sys.executable, "-m", "briefing.cli", "warm", "start"]
    first = subprocess.Popen(call, cwd=tmp_path, stdout=subprocess.DEVNULL)
    while not door.folder().is_dir():
        time.sleep(0.01)
    first.kill()
    first.wait()
    calls = [subprocess.Popen(call, cwd=tmp_path, stdout=subprocess.DEVNULL) for _ in range(5)]
    assert [one.wait(300) for one in calls] == [0] * 5
    deadline = time.monotonic() + 60
    while len(warm(tmp_path)) > 1 and time.monotonic() < deadline:  # one nobody finds goes
        time.sleep(0.1)
    assert (len(warm(tmp_path)), keeping.stop()) == (1, 1)


def warm(runtime: Path) -> list[str]:
    """The warm processes whose door is in a folder."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = place.read_bytes().decode("utf-8", "replace").split("\0")
            if "--door" in words and str(runtime) in "".join(words):
                found.append(place.parent.name)
    return found


def test_it_stops_when_idle(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asked for a second: it is gone."""
    short = tmp_path_factory.mktemp("w")  # the address of a socket has at most 107 characters
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
    keeping.start(idle=1.0)
    deadline = time.monotonic() + 20
    while keeping.is_there() and time.monotonic() < deadline:
        time.sleep(2.5)
    assert not keeping.is_there()
