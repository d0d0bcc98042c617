"""Children of the kit import its libraries, whatever files lie in the folder they start in."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from briefing.charts.studio import Studio
from briefing.engine import kernels
from briefing.jobs import Job
from briefing.runner import perform
from briefing.warm import Workers
from tests.notebook import outputs, write

_NAMES = ("json", "queue", "msgspec", "asyncio", "zmq", "random", "encodings", "socket")
WAYS = ["start", "zmq", *(["fork"] if sys.platform == "linux" else [])]


@pytest.fixture
def haunted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder has files with the names of libraries, which tell that they were run."""
    here = tmp_path / "here"
    here.mkdir()
    for name in _NAMES:
        (here / f"{name}.py").write_text(f"open({str(tmp_path / name)!r}, 'w').close()\n")
    monkeypatch.chdir(here)
    return tmp_path


def _run(folder: Path) -> list[str]:
    """Which of them were run."""
    return [name for name in _NAMES if (folder / name).exists()]


@pytest.mark.parametrize("way", WAYS)
def test_a_kernel(way: str, haunted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel begins without them; the folder itself can be imported from, as ever."""
    monkeypatch.setenv(kernels.ASKED, way)
    Path("ours.py").write_text("said = 'ours'\n")
    book = write(haunted / "n.ipynb", "import ours; print(ours.said)")
    job = Job(notebook=str(book), formats=("md",), out=str(haunted / "out"))
    if way == "fork":
        with Workers(1) as workers:
            workers.start(job)
            (done,) = workers.wait(60)
        result = done.result
    else:
        result = perform(job)
    assert result.error == ""
    assert outputs(haunted / "out" / "briefing.ipynb") == ["ours\n"]
    assert _run(haunted) == []


def test_who_draws(haunted: Path) -> None:
    """The process that draws figures answers without them."""
    from briefing.charts import elsewhere

    with Studio() as studio:
        elsewhere.use(studio.address)
        try:
            assert elsewhere.drawn('{"data": [], "layout": {}}') is not None
        finally:
            elsewhere.use("")
    assert _run(haunted) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks kernels")
def test_the_mask_of_new_files(tmp_path: Path) -> None:
    """What a forked process writes, others may read as little as what its asker writes."""
    book = write(tmp_path / "n.ipynb", f"open({str(tmp_path / 'made')!r}, 'w').close()")
    before = os.umask(0o077)
    try:
        with Workers(1) as workers:
            os.umask(0o027)  # after the warm process began with another
            workers.start(Job(notebook=str(book), formats=("md",), out=str(tmp_path / "out")))
            (done,) = workers.wait(60)
    finally:
        os.umask(before)
    assert done.result.error == ""
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o640


def test_the_mask_is_asked_without_a_change() -> None:
    """It is what the process has, also while another thread writes files."""
    from briefing.forks import umask

    before = os.umask(0o026)
    try:
        seen: list[int] = []
        thread = threading.Thread(target=lambda: seen.extend(umask() for _ in range(50)))
        thread.start()
        found = [umask() for _ in range(50)]
        thread.join()
    finally:
        os.umask(before)
    assert {*found, *seen} == {0o026}
