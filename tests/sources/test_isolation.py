"""Files read by child processes: in order, within limits, and a fault costs one file."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefing.models import Article, Skipped
from briefing.sources import child, isolation
from briefing.sources.child import received
from briefing.sources.isolation import Readers, read_isolated

TEXT = "Port {n} opened\n\nThe ministers met in port {n} on Monday and talked about radar data.\n"


@pytest.fixture
def always_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even plain text goes to a child."""
    monkeypatch.setattr(isolation, "_HERE", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty articles and an empty file."""
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(TEXT.format(n=number), "utf-8")
    (tmp_path / "15.txt").write_bytes(b"")
    return tmp_path


def read(folder: Path, workers: int) -> list[tuple[str, str, list[Article | Skipped]]]:
    """What `workers` children read in a folder."""
    jobs = [(path, path.name) for path in sorted(folder.iterdir())]
    with Readers(workers) as readers:
        return [(place, digest, list(found)) for place, digest, found in readers.read(jobs)]


@pytest.mark.usefixtures("always_children")
def test_children_read_as_this_process_does(folder: Path) -> None:
    """The same files in the same order, with the same articles, by two children or by none."""
    assert read(folder, 2) == read(folder, 1)


def test_an_unreadable_file_is_skipped_in_its_place(folder: Path) -> None:
    """The others are read."""
    found = read(folder, 1)
    assert [place for place, _, _ in found] == [f"{n:02}.txt" for n in range(30)]
    assert [s for _, _, one in found for s in one if isinstance(s, Skipped)] == [
        Skipped("15.txt", "the file is empty. Save the article's text in it, or remove it.")
    ]


@pytest.fixture
def falling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that crash as soon as they are asked."""

    def started(memory: int, seconds: float) -> subprocess.Popen[bytes]:
        code = f"import os, sys; sys.stdin.readline(); os.abort()  # {memory} {seconds}"
        pipe, silent = subprocess.PIPE, subprocess.DEVNULL
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=silent
        )

    monkeypatch.setattr(isolation, "_started", started)


def test_a_file_that_takes_too_long_is_left(tmp_path: Path) -> None:
    """The child is stopped, and the line says so."""
    path = tmp_path / "slow.html"
    path.write_text("<p>" + "The ministers met in Oslo. " * 200_000, "utf-8")
    with Readers(2, seconds=0.001) as readers:
        ((_, _, found),) = readers.read([(path, path.name)])
        (why,) = [one.why for one in found if isinstance(one, Skipped)]
    assert why.startswith("reading it took longer than 0.001 seconds and was stopped")


@pytest.mark.usefixtures("always_children", "falling")
def test_a_child_that_falls_costs_its_file(folder: Path) -> None:
    """Each file a fault costs is told by its own name; the next one gets a new child."""
    jobs = [(path, path.name) for path in sorted(folder.iterdir())[:3]]
    with Readers(2) as readers:
        found = [one for _, _, items in readers.read(jobs) for one in items]
    assert found == [
        Skipped(
            name,
            "the program that reads such files broke down over it. Save its text as plain text.",
        )
        for name in ("00.txt", "01.txt", "02.txt")
    ]


def test_the_working_folder_lends_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package called briefing where the command is run is not what the child imports."""
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing/__init__.py").write_text("raise SystemExit(1)", "utf-8")
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 cut short")
    monkeypatch.chdir(tmp_path)
    ((why),) = (one.why for one in read_isolated(path) if isinstance(one, Skipped))
    assert why.startswith("no whole zip archive")


@pytest.mark.parametrize("children", [0, 64])
def test_a_column_mapping_beside_a_table_is_used(
    children: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By this process and by a child alike."""
    monkeypatch.setattr(isolation, "_HERE", children)
    path = tmp_path / "a.csv"
    path.write_text('Kopf,Rumpf\nPort,"The ministers met in Oslo on Monday."\n', "utf-8")
    (tmp_path / "a.csv.columns.toml").write_text('title = "Kopf"\ntext = "Rumpf"\n', "utf-8")
    with Readers(2) as readers:
        ((_, _, found),) = readers.read([(path, path.name)])
        assert [one.title for one in found if isinstance(one, Article)] == ["Port"]


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that never answer."""

    def started(memory: int, seconds: float) -> subprocess.Popen[bytes]:
        code = f"import time; time.sleep(60)  # {memory} {seconds}"
        pipe, silent = subprocess.PIPE, subprocess.DEVNULL
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=silent
        )

    monkeypatch.setattr(isolation, "_started", started)


@pytest.mark.usefixtures("always_children", "stuck")
def test_closing_waits_for_no_file(folder: Path) -> None:
    """Children in the midst of a file are ended, and files that wait are not begun."""
    jobs = [(path, path.name) for path in sorted(folder.iterdir())]
    readers = Readers(2)
    files = readers.read(jobs)
    closing = threading.Timer(1.0, readers.close)
    closing.start()
    begun = time.monotonic()
    with pytest.raises(RuntimeError, match="before the readers are closed"):
        next(files)
    closing.join(20)
    assert not closing.is_alive()
    assert time.monotonic() - begun < 20


@pytest.mark.usefixtures("always_children")
def test_no_process_to_be_had_costs_the_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is told by its line; nobody waits for ever."""

    def started(memory: int, seconds: float) -> subprocess.Popen[bytes]:
        raise BlockingIOError(f"no more processes {memory} {seconds}")

    monkeypatch.setattr(isolation, "_started", started)
    found = read(folder, 2)
    assert len(found) == 30
    assert all(
        isinstance(one, Skipped) and one.why.startswith("no process could be started")
        for _, _, items in found
        for one in items
    )


@pytest.mark.usefixtures("always_children")
def test_a_file_left_half_way_holds_nobody_up(tmp_path: Path) -> None:
    """The next file is read by one of the same children."""
    rows = "".join(f'Port {n},"The ministers met in port {n}."\n' for n in range(1_000))
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"title,text\n{rows}", "utf-8")
    (tmp_path / "c.txt").write_text(TEXT.format(n=1), "utf-8")
    found = []
    with Readers(2) as readers:
        jobs = [(path, path.name) for path in sorted(tmp_path.iterdir())]
        for _, _, items in readers.read(jobs):
            found.append(next(items))
    assert [one.title for one in found if isinstance(one, Article)] == ["Port 0"] * 2 + [
        "Port 1 opened"
    ]


def test_long_articles_are_sent_one_by_one(tmp_path: Path) -> None:
    """Frames wait in memory until they are taken."""
    path = tmp_path / "a.csv"
    text = "The ministers met in Oslo on Monday and talked about radar data. " * 10_000
    path.write_text("title,text\n" + "".join(f"Port {n},{text}\n" for n in range(4)), "utf-8")
    frames = [
        received(b"A", message)
        for letter, message in child._frames(path, "a.csv")
        if letter == b"A"
    ]
    assert [[one.title for one in frame if isinstance(one, Article)] for frame in frames] == [
        [f"Port {n}"] for n in range(4)
    ]


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="the system knows no alarm")
def test_a_child_whose_parent_is_gone_ends() -> None:
    """It would hang for ever otherwise."""
    code = (
        "import itertools; from briefing.sources import child; child._GRACE = 0; child._alarm(1); "
        "sum(itertools.repeat(0))"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=30, check=False)
    assert done.returncode == -signal.SIGALRM
