"""kill -9 at every stage; what others have tried already is tried here case by case."""

# ruff: noqa: E501 - the words of a row of the table
from __future__ import annotations

import atexit
import functools
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

from briefing.delivery.journal import Journal
from briefing.delivery.placing.grounds import STAGING
from briefing.ledger import Ledger
from briefing.library import Library
from briefing.schedule.slots import between, utc
from tests.batch import test_kills as batches
from tests.batch.project import project
from tests.batch.wholeness import complaints
from tests.conftest import PROJECT
from tests.delivery.mail import test_kills as mails
from tests.delivery.mail.letters import copy, states
from tests.delivery.mail.servers import office
from tests.delivery.mail.starting import COUNT, delivering
from tests.delivery.stores import delivering as editions
from tests.delivery.stores import test_kills as stores
from tests.delivery.stores.build import way
from tests.delivery.stores.servers import Server
from tests.library.killing import Killable, contents, write_texts
from tests.schedule.child import ENTRIES, NOON
from tests.stress.trials import AbsentError, trial

_PATIENCE = 300.0  # seconds; on a quiet machine none of it takes ten


def _chance(case: int) -> random.Random:
    return random.Random(case)  # noqa: S311 - repeatable, nothing is secret


@trial("fault", who="a batch", title="kill -9 of any of its processes, at any moment", cases=20,
       part=1, holds="called again, each item is done once; no folder is half-written")  # fmt: skip
def killed_batches(case: int, folder: Path) -> None:
    """The caller, a worker, the warm process, a kernel, who draws."""
    if not Path("/proc/self/environ").exists():
        raise AbsentError("processes are told apart by /proc")
    home = project(folder)
    (home / "nightly.toml").write_text(batches.FILE, "utf-8")
    batches._batch(home, _chance(case), 1 + case % 3)
    assert complaints(home, [f"nightly/words/{name}" for name in batches.NAMES]) == []


@functools.cache
def _ingests() -> tuple[Killable, Path, float]:
    """Who starts ingests, what a whole one gives, and how long it takes."""
    stack = ExitStack()
    killable = stack.enter_context(Killable())
    home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    atexit.register(stack.close)
    write_texts(home / "texts", 1)
    began = time.monotonic()
    killable.run(home / "whole.db", home / "texts")
    return killable, home / "whole.db", time.monotonic() - began


@trial("fault", who="an ingest", title="kill -9 at any moment", cases=60, part=3,
       holds="the library is sound, and the next ingest makes it what it would have been")  # fmt: skip
def killed_ingests(case: int, folder: Path) -> None:
    """Sound after the kill, and equal in the end."""
    killable, whole, seconds = _ingests()
    texts, place, chance = whole.parent / "texts", folder / "killed.db", _chance(case)
    for _ in range(1 + case % 4):
        killable.run(place, texts, chance.uniform(0, 0.8 * seconds))
        with closing(Library(place)) as library:
            assert library.verify() == []
    killable.run(place, texts)
    assert contents(place) == contents(whole)


@trial("fault", who="a delivery by mail", title="kill -9 at any step the server sees", cases=40,
       part=2, holds="called again, each receiver has had each mail once")  # fmt: skip
def killed_mails(case: int, folder: Path) -> None:
    """None is lost, none comes twice."""
    copy(folder)
    with office() as post:
        delay = _chance(case).choice((0.0, 0.0, _chance(case).uniform(0.0, 0.02)))
        mails.killed(folder, post, mails.Killer(1 + case % (mails.STEPS - 1), delay))
        with delivering(folder, post.port) as running:
            running.communicate(timeout=_PATIENCE)
    expected = {f"r{number}@reader.example": 1 for number in range(COUNT)}
    assert Counter(post.receivers) == expected
    with Journal(folder / "deliveries.db") as journal:
        assert states(journal) == dict.fromkeys(expected, "sent")


@trial("fault", who="a delivery to a folder", title="kill -9 at any moment", cases=30, part=2,
       holds="each file a reader finds is whole; the next call leaves nothing stray")  # fmt: skip
def killed_places(case: int, folder: Path) -> None:
    """At the moment of the kill, and after the next run."""
    there = Server("folder", 0, folder / "out", way(place=str(folder / "out")))
    home = folder / "project"
    home.mkdir()
    _, seconds = stores.finished(stores.delivering(home, there.way, 1))
    stores.killed(stores.delivering(home, there.way, 2), _chance(case).uniform(0, seconds))
    stores.whole(there, 2)
    endings, _ = stores.finished(stores.delivering(home, there.way, 2))
    assert {*endings.split()} <= {"sent", "already"}, endings
    stores.whole(there, 2)
    left = [name for name in there.files() if STAGING in name]
    assert (left, len(there.files())) == ([], editions.COUNT * 9)


_SLOTS = {
    (one.name, utc(slot))
    for one in ENTRIES
    for slot in between(one, NOON - timedelta(seconds=one.grace), NOON)
}


@trial("fault", who="a scheduler", title="kill -9 while others share its ledger", cases=10, part=1,
       holds="each slot is made once, by those that live on")  # fmt: skip
def killed_schedulers(case: int, folder: Path) -> None:
    """What it had begun is lost, and made once by another."""
    victim = _scheduler(folder, pause=0.5)
    others = [_scheduler(folder, pause=0.03) for _ in range(2)]
    time.sleep(_chance(case).uniform(0.5, 3.0))
    victim.kill()
    victim.wait()
    assert [one.wait(_PATIENCE) for one in others] == [0, 0]
    assert _scheduler(folder, pause=0.0).wait(_PATIENCE) == 0
    with Ledger.open(folder / "ledger.db") as ledger:
        runs = ledger.runs(limit=1000, status="succeeded")
        left = ledger.runs(limit=1000, status="running")
    made = Counter((e.key.removeprefix("schedule/"), e.origin["scheduled"]) for e in runs)
    assert made == Counter(_SLOTS), made - Counter(_SLOTS)
    assert [*left] == [], left


def _scheduler(folder: Path, *, pause: float) -> subprocess.Popen[bytes]:
    given = (folder / "ledger.db", folder / "log", 60.0, pause)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.schedule.child", *map(str, given)], cwd=PROJECT
    )
