"""Workers: reports made by processes that outlive them."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.jobs import Job, Result
from briefing.warm import Workers, ahead
from briefing.warm import workers as workers_module
from tests.notebook import outputs, write

WAYS = ["start"] + (["fork"] if sys.platform == "linux" else [])


@pytest.fixture(params=WAYS, scope="module")
def workers(request: pytest.FixtureRequest) -> Iterator[Workers]:
    """Two workers, forked or started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_KERNEL", request.param)
        with Workers(2) as opened:
            yield opened


def job(path: Path, *cells: str, **options: float) -> Job:
    """A job whose notebook has these cells; its files go beside the notebook."""
    path.mkdir(parents=True, exist_ok=True)
    notebook = write(path / "n.ipynb", *cells)
    return Job(notebook=str(notebook), formats=("md",), out=str(path / "out"), **options)  # type: ignore[arg-type]  # mypy does not match each keyword


def ended(workers: Workers, *tickets: int) -> list[Result]:
    """What became of these jobs."""
    found: dict[int, Result] = {}
    while len(found) < len(tickets):
        found |= {one.ticket: one.result for one in workers.wait(60)}
    return [found[ticket] for ticket in tickets]


def test_two_at_once(workers: Workers, tmp_path: Path) -> None:
    """Each job has its own answer, folder and kernel."""
    code = "import os; print(os.getpid())"
    first = workers.start(job(tmp_path / "a", code))
    second = workers.start(job(tmp_path / "b", code))
    assert workers.free == 0
    results = ended(workers, first, second)
    assert [one.status for one in results] == ["succeeded", "succeeded"]
    assert workers.free == 2
    pids = {outputs(Path(one.folder) / "briefing.ipynb")[0] for one in results}
    assert len(pids) == 2


def test_nothing_stays_from_one_report_to_the_next(workers: Workers, tmp_path: Path) -> None:
    """Names, modules, environment and folder of one notebook are unknown to the next."""
    leave = "import os, sys; left = 1; sys.left = 2; os.environ['LEFT'] = '3'; os.chdir('/')"
    look = "import os, sys; print('left' in globals(), hasattr(sys, 'left'), 'LEFT' in os.environ)"
    ended(workers, workers.start(job(tmp_path / "a", leave)))
    ended(workers, workers.start(job(tmp_path / "b", look, "print(os.getcwd() == '/')")))
    shown = outputs(tmp_path / "b" / "out" / "briefing.ipynb")
    assert shown == ["False False False\n", "False\n"]


def test_a_warning_is_shown_in_every_report(workers: Workers, tmp_path: Path) -> None:
    """What the warm process was warned of already is not swallowed."""
    code = "import pandas, warnings; warnings.warn('mind this')"
    for name in "ab":
        ended(workers, workers.start(job(tmp_path / name, code)))
        text = (tmp_path / name / "out" / "briefing.ipynb").read_text("utf-8")
        assert text.count("UserWarning: mind this") == 1


def test_random_numbers_differ(workers: Workers, tmp_path: Path) -> None:
    """Two forks of one process do not draw the same."""
    code = "import random, numpy; print(random.random(), numpy.random.random())"
    for name in "ab":
        ended(workers, workers.start(job(tmp_path / name, code)))
    first, second = (outputs(tmp_path / name / "out" / "briefing.ipynb") for name in "ab")
    assert not set(first[0].split()) & set(second[0].split())


def test_a_job_that_cannot_be_begun(workers: Workers) -> None:
    """It is answered, and the worker goes on."""
    (result,) = ended(workers, workers.start(Job(notebook="topic_brefing")))
    assert (result.status, result.usage) == ("failed", True)
    assert "topic_briefing" in result.error


def test_a_kernel_that_is_killed(workers: Workers, tmp_path: Path) -> None:
    """Its signal is told, with what may be behind it."""
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    (result,) = ended(workers, workers.start(job(tmp_path, "1", code)))
    assert result.status == "kernel died"
    assert "killed by signal 9 (SIGKILL); memory may have run out" in result.error
    assert result.record["memory"]["kernel"] > 1_000_000


def test_an_interrupt(workers: Workers, tmp_path: Path) -> None:
    """The report stops, says so, and the worker takes the next job."""
    (tmp_path / "a").mkdir()
    begun = tmp_path / "begun"
    code = f"import time; open({str(begun)!r}, 'w').close(); time.sleep(600)"
    ticket = workers.start(job(tmp_path / "a", code))
    while not begun.exists():
        time.sleep(0.02)
    workers.interrupt(ticket)
    assert ended(workers, ticket)[0].status == "interrupted"
    assert ended(workers, workers.start(job(tmp_path / "b", "1")))[0].status == "succeeded"


def test_a_job_is_stopped(workers: Workers, tmp_path: Path) -> None:
    """Its worker and its kernel are gone; the next job finds another one."""
    told = tmp_path / "pid"
    code = f"import os, time; open({str(told)!r}, 'w').write(f'{{os.getpid()}} '); time.sleep(600)"
    ticket = workers.start(job(tmp_path / "a", code))
    while not (told.exists() and told.read_text().endswith(" ")):
        time.sleep(0.02)
    workers.stop(ticket)
    (result,) = ended(workers, ticket)
    assert (result.status, "SIGKILL" in result.error) == ("lost", True)
    assert gone(int(told.read_text()))
    assert ended(workers, workers.start(job(tmp_path / "b", "1")))[0].status == "succeeded"


def test_a_cell_that_takes_too_long(workers: Workers, tmp_path: Path) -> None:
    """The limit that was passed is named: of the cell, or of the notebook."""
    code = "import time; time.sleep(600)"
    first = workers.start(job(tmp_path / "a", "1", code, cell_timeout=0.5, run_timeout=500.0))
    second = workers.start(job(tmp_path / "b", code, cell_timeout=500.0, run_timeout=1.5))
    errors = [(one.status, one.error) for one in ended(workers, first, second)]
    assert errors == [
        ("timed out", "cell 2: CellTimeoutError: the cell ran longer than 0.5 seconds"),
        ("timed out", "cell 1: CellTimeoutError: the notebook ran longer than 1.5 seconds"),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")
def test_all_die_with_the_one_who_asked(tmp_path: Path) -> None:
    """Workers, kernels and the warm process do not outlive a starter that is killed."""
    told = tmp_path / "pid"
    code = f"import os, time; open({str(told)!r}, 'w').write(f'{{os.getpid()}} '); time.sleep(600)"
    starter = os.fork()
    if not starter:
        made = Workers(1)
        made.start(job(tmp_path / "a", code))
        (tmp_path / "all").write_text(" ".join(map(str, made.pids())))
        made.wait()
        os._exit(0)
    while not (told.exists() and told.read_text().endswith(" ")):
        time.sleep(0.05)
    os.kill(starter, signal.SIGKILL)
    os.waitpid(starter, 0)
    pids = [int(told.read_text()), *map(int, (tmp_path / "all").read_text().split())]
    assert [gone(pid) for pid in pids] == [True] * 3


def gone(pid: int) -> bool:
    """True when a process is over within ten seconds."""
    for _ in range(500):
        try:
            if b"Z" in Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0]:
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_started_ahead(tmp_path: Path) -> None:
    """A warm process that is started ahead serves the next workers; unused, it ends."""
    with ahead():
        (process, _), *others = begun()
        with Workers(1) as workers:
            (result,) = ended(workers, workers.start(job(tmp_path, "1 + 1")))
            served = process.pid in workers.pids()
    assert (others, served, result.status, begun()) == ([], True, "succeeded", [])
    with ahead():
        ((unused, _),) = begun()
        assert unused.poll() is None
    assert unused.returncode == -signal.SIGKILL


def test_not_ahead_when_nobody_will_need_it() -> None:
    """Nothing is started for what runs elsewhere."""
    with ahead(wanted=False):
        assert begun() == []


def begun() -> list[Any]:
    """What is started ahead."""
    return [*workers_module._ahead]
