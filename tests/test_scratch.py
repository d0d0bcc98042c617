"""Folders for a moment: gone with their maker, whatever ends it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from briefing import scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders have no locks there")
STAYS = """
import sys, time
from briefing.scratch import scratch
with scratch() as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def _other(home: Path) -> tuple[subprocess.Popen[str], Path]:
    """Another program that lives with a folder, made some minutes ago."""
    other = subprocess.Popen(
        [sys.executable, "-c", STAYS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"TMPDIR": str(home)},
    )  # fmt: skip
    assert other.stdout is not None
    folder = Path(other.stdout.readline().strip())
    os.utime(folder, (1_000_000_000, 1_000_000_000))
    return other, folder


def _end(other: subprocess.Popen[str]) -> None:
    other.kill()
    other.communicate()


def test_a_folder_is_private_and_goes_at_the_end() -> None:
    """Nobody else may look into it, and nothing is left of it."""
    with scratch.scratch() as folder:
        (folder / "inner").mkdir()
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_what_a_killed_program_left_goes_and_what_lives_stays(tmp_path: Path) -> None:
    """Whoever comes next takes away what nobody holds any more, however old the other is."""
    other, folder = _other(tmp_path)
    try:
        assert scratch.sweep(tmp_path) == []
    finally:
        _end(other)
    assert folder.is_dir()
    assert scratch.sweep(tmp_path) == [folder.name]
    assert not folder.exists()


def test_the_first_folder_of_a_program_sweeps(tmp_path: Path) -> None:
    """Nobody has to ask for it."""
    other, folder = _other(tmp_path)
    _end(other)
    scratch._swept.discard(str(tmp_path))
    with scratch.scratch():
        assert not folder.exists()


def test_a_folder_without_a_lock_yet_and_those_of_others_stay(tmp_path: Path) -> None:
    """One just made, a link, and what another program calls its own."""
    new = tmp_path / f"{scratch.PREFIX}new"
    strange = tmp_path / "briefing-bench-1"
    link = tmp_path / f"{scratch.PREFIX}link"
    for folder in (new, strange):
        folder.mkdir()
    os.utime(strange, (1_000_000_000, 1_000_000_000))
    link.symlink_to(strange)
    os.utime(link, (1_000_000_000, 1_000_000_000), follow_symlinks=False)
    assert scratch.sweep(tmp_path) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [new.name, strange.name, link.name]
    )


def test_a_fork_holds_the_folder_too(tmp_path: Path) -> None:
    """As long as one of the family lives, it stays."""
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    reading, writing = os.pipe()
    code = (
        "import os, time\nfrom briefing.scratch import scratch\n"
        "with scratch() as folder:\n    print(folder, flush=True)\n"
        f"    if os.fork() == 0:\n        os.close({writing})\n        os.read({reading}, 1)\n"
        "    os._exit(0)\n"
    )
    done = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, pass_fds=[reading, writing],
        env=os.environ | {"TMPDIR": str(tmp_path)}, text=True,
    )  # fmt: skip
    assert done.stdout is not None
    folder = Path(done.stdout.readline().strip())
    done.wait()
    os.utime(folder, (1_000_000_000, 1_000_000_000))
    held = scratch.sweep(tmp_path)
    os.close(writing)
    done.stdout.read()  # until the fork is gone too
    done.stdout.close()
    os.close(reading)
    assert (held, scratch.sweep(tmp_path)) == ([], [folder.name])
