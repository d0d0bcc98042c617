"""Journal and twin are compared when one of them was touched, and once a day."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from briefing.delivery import level
from briefing.delivery.journal import Journal
from briefing.delivery.twin import Twin
from tests.delivery.test_twin import FACTS, send, states


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The twins that are read, in turn."""
    found: list[Path] = []
    rows = Twin.rows

    def seen(twin: Twin) -> dict[str, dict[str, object]]:
        found.append(twin.path)
        return rows(twin)

    monkeypatch.setattr(Twin, "rows", seen)
    return found


def test_they_are_not_compared_twice(tmp_path: Path, compared: list[Path]) -> None:
    """The first opening of a journal of any age compares them, the ones after it do not."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    assert len(compared) == 1
    send(path, "b")
    assert states(path) == {"a": "sent", "b": "sent"}
    assert len(compared) == 1


@pytest.mark.parametrize("touched", ["deliveries.db", "deliveries.log"])
@pytest.mark.parametrize("how", ["copied", "rights", "gone", "written"])
def test_a_file_that_was_touched(
    touched: str, how: str, tmp_path: Path, compared: list[Path]
) -> None:
    """By a copy of the same bytes, too: nobody knows by whom."""
    path, file = tmp_path / "deliveries.db", tmp_path / touched
    send(path, "a")
    if how == "copied":
        shutil.copy2(file, tmp_path / "copy")
        (tmp_path / "copy").replace(file)
    elif how == "rights":
        os.utime(file)
    elif how == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + b"\0" * 4096)
    assert states(path) == {"a": "sent"}
    assert len(compared) > 1


@pytest.mark.parametrize(("passed", "times"), [(level.DAY - 9, 1), (level.DAY + 9, 2), (-9, 2)])
def test_once_a_day(
    passed: int, times: int, tmp_path: Path, compared: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And when the clock was set back."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + passed)
    Journal(path).close()
    assert len(compared) == times


def test_who_dies_leaves_no_mark(tmp_path: Path, compared: list[Path]) -> None:
    """What it changed shows that the mark is an older one's."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    log = Journal(path)
    log.begin("b", **FACTS)
    log.committing("b")
    os.close(log.lock)  # as the system does when the process dies
    log._lock = -1
    log.close()
    assert states(path) == {"a": "sent", "b": "unknown"}
    assert len(compared) == 2


def test_the_word_to_the_twin_that_was_lost(tmp_path: Path, compared: list[Path]) -> None:
    """A twin that could not be told that something was sent is told next time."""
    path = tmp_path / "deliveries.db"
    with Journal(path) as log:
        log.begin("a", **FACTS)
        log.committing("a")
        twin = path.with_suffix(".log")
        twin.rename(tmp_path / "away")
        twin.mkdir()
        log.sent("a")
        twin.rmdir()
        (tmp_path / "away").rename(twin)
    assert states(path) == {"a": "sent"}
    assert len(compared) == 2
    assert {one["state"] for one in Twin(twin).rows().values()} == {"sent"}


def test_a_lock_that_tells_nonsense(tmp_path: Path, compared: list[Path]) -> None:
    """They are compared."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    lock = tmp_path / ".deliveries.db-lock"
    lock.write_bytes(lock.read_bytes()[:20] + b"\xff\x00 1 2 3")
    assert states(path) == {"a": "sent"}
    assert len(compared) == 2
