"""Killed at any step, a release is whole or it is not there; two at once are one."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import msgspec
import pytest

from briefing.delivery import releases
from briefing.delivery.releases import shelving, writing
from briefing.errors import DeliveryError
from tests.delivery.releases import build
from tests.delivery.releases.test_releasing import signed

STEPS = 60  # more than a release of these files takes
# What changes anything on disk, as Python's audit hooks name it.
_CHANGES = frozenset(("os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "os.link"))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports that are written at once: how they are made is not what is tried here."""
    monkeypatch.setattr(
        writing,
        "made",
        lambda *_, **__: {"briefing.html": b"<p>", "briefing_files/a.svg": b"<svg/>"},
    )


def killed(step: int, folder: Path) -> bool:
    """Sign in a process that is killed before it changes the disk for the nth time."""
    pid = os.fork()
    if pid == 0:
        _die_at(step)
        code = 1
        try:
            signed(folder, by="B. Reader")
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    seen = 0

    def look(event: str, given: tuple[object, ...]) -> None:
        nonlocal seen
        changes = event in _CHANGES or (
            event == "open" and isinstance(given[1], str) and "w" in given[1]
        )
        seen += changes
        if changes and seen > step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the child forks no further
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork to kill")
def test_killed_at_any_step_a_version_is_whole_or_not_there(root: Path) -> None:
    """The first version stays what it was, and the next one is made when it is called again."""
    first = signed(build.ran(root))
    folder = build.ran(root, build.executed(title="Another title"))
    died = 0
    for step in range(STEPS):
        was_killed = killed(step, folder)
        died += was_killed
        found = releases.versions(first)
        assert found[0] == msgspec.structs.replace(first, events=found[0].events)
        assert len(found) in (1, 2)
        if not was_killed or len(found) == 2:
            break
    made = signed(folder, by="B. Reader")
    assert (made.version, made.by, died > 20) == (2, "B. Reader", True)
    shelf = made.folder.parent
    left = sorted(path.name for path in shelf.iterdir())
    assert [name for name in left if not name.startswith(".aside-")] == [
        "releases.json",
        "v1",
        "v2",
    ]


def test_two_at_once_are_one(root: Path) -> None:
    """The other one is told, and nothing of it is left."""
    first = signed(build.ran(root))
    folder = build.ran(root, build.executed(title="Another title"))
    with (
        shelving.alone(first.folder.parent),
        pytest.raises(DeliveryError, match="somebody else is releasing"),
    ):
        signed(folder)
    assert len(releases.versions(first)) == 1
    assert signed(folder).version == 2


def test_a_full_disk_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so."""
    folder = build.ran(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelving, "_write", full)
    with pytest.raises(DeliveryError, match=r"No space left .* nothing was signed"):
        signed(folder)
    assert releases.copy_of(folder).status == "draft"
    assert [*(root / "reports/topic_briefing/harbour/releases/house").iterdir()] == []
