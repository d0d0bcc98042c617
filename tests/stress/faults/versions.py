"""Two versions of the kit on one library, ledger and journal: older files, and newer ones."""

from __future__ import annotations

import lzma
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.delivery.journal import Journal
from briefing.ledger import Ledger
from briefing.library import Library
from tests.delivery.test_twin import FACTS
from tests.stress import box, house
from tests.stress.trials import trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD = Path(__file__).parents[1] / "data"  # made by earlier kits, of invented texts
_NEWER = 1_000_000
# An older program that has a file open in the midst of reading it.
_READER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN")
count = lambda: db.execute(f"SELECT count(*) FROM {sys.argv[2]}").fetchone()[0]
print(count(), flush=True)
sys.stdin.readline()
print(count(), flush=True)
"""


def old(name: str, to: Path) -> Path:
    """A file as an earlier kit has made it."""
    to.parent.mkdir(exist_ok=True)
    to.write_bytes(lzma.decompress((OLD / f"{name}.db.xz").read_bytes()))
    return to


def _texts(path: Path) -> dict[str, str]:
    """The articles of a library, as it is now; the record stands last in every schema."""
    with closing(Library(path)) as library:
        assert library.verify() == []
        return {one.id: one.text for one in library.articles()}


def _ids(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {one for (one,) in db.execute("SELECT id FROM articles")}


@contextmanager
def _read(path: Path, table: str) -> Iterator[None]:
    """Another process reads the file meanwhile, and sees it as it was when it began."""
    with subprocess.Popen(
        [sys.executable, "-S", "-c", _READER, path, table],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as reader:  # fmt: skip
        assert reader.stdout
        first = reader.stdout.readline()
        yield
        told, _ = reader.communicate("\n")
        assert (told, reader.returncode) == (first, 0), "the older program saw something else"


def _library(name: str, folder: Path) -> None:
    path = old(name, folder / "library.db")
    before = _ids(path)
    with _read(path, "articles"):
        assert _texts(path).keys() == before, "articles are missing"
        with closing(Library(path)) as library:
            found = library.about("harbour").articles
            assert found, "nothing is found any more"
            library.add(*found)
    assert _texts(path).keys() == before


def _ledger(name: str, folder: Path) -> None:
    path = old(name, folder / "ledger.db")
    told: list[str] = []
    with _read(path, "runs"), Ledger.open(path, mend=True, told=told.append) as ledger:
        runs = ledger.runs(limit=99)
        assert len(runs) == 13, "runs are missing"
        ledger.note("f" * 32, box.RESULT, key="a")
        lease = ledger.lease("b", "me", 9)
        assert lease is not None
        assert lease.token > 1, "a lease of the older kit is given out again"
        ledger.prune()
        assert not ledger.verify()
    assert not told, told


def _journal(name: str, folder: Path) -> None:
    path = old(name, folder / "deliveries.db")
    states = {f"mail-{n}": "sent" for n in range(5)} | {"mail-5": "unknown", "mail-6": "failed"}
    with Journal(path) as log:
        assert {row.identity: row.state for row in log.rows()} == states
    path.unlink()  # the twin knows now what the older kit has sent
    with Journal(path) as log:
        again = [one for one in states if log.begin(one, **FACTS) is None]
    assert again == ["mail-6"], again


_FILES: tuple[tuple[str, Callable[[str, Path], None]], ...] = (
    ("library-1", _library), ("library-2", _library), ("ledger-1", _ledger),
    ("deliveries-1", _journal),
)  # fmt: skip


@trial(
    "fault", who="a file of an earlier kit", title="opened by this one while another program "
    "reads it", holds="all of it is there, the reader sees it as it was, nothing leaves twice",
    cases=24, part=4,
)  # fmt: skip
def older_files(case: int, folder: Path) -> None:
    """Libraries of two schemas, a ledger and a journal without a twin."""
    name, seen = _FILES[case % len(_FILES)]
    seen(name, folder)


@trial(
    "fault", who="a library of an earlier kit", title="kill -9 while it is brought up to date, "
    "at a random moment, three times", holds="it is that of before or after, and every text is "
    "there", cases=60, part=4,
)  # fmt: skip
def killed_migrations(case: int, folder: Path) -> None:
    """From its first read to its last; then it is opened once more."""
    box.tried(_killed, case, folder)


def _killed(case: int, folder: str) -> None:
    path = old("library-1", Path(folder, "library.db"))
    before, chance = _ids(path), random.Random(case)  # noqa: S311 - the same moments each time
    for _ in range(3):
        child = os.fork()
        if child == 0:
            Library(path).close()
            os._exit(0)
        time.sleep(chance.uniform(0, 0.4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] in {1, 2}
        assert _ids(path) == before, "half of it"
    assert _texts(path).keys() == before


_DEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "data/library.db": (
        house.DEEDS["ingest"], house.DEEDS["backup"], ("library", "repair"),
        ("library", "verify"), ("search", "harbour"), ("library", "stats"),
    ),
    "reports/ledger.db": (
        house.DEEDS["metrics"], house.DEEDS["rebuild"], house.DEEDS["schedule"],
        house.DEEDS["batch"], ("runs",), ("ledger", "prune"), ("ledger", "verify"),
    ),
    "reports/deliveries.db": (house.DEEDS["deliver"], ("deliveries",)),
}  # fmt: skip
_CALLS = [(place, deed) for place, deeds in _DEEDS.items() for deed in deeds]


@trial(
    "fault", who="a file of a later kit", title="a library, ledger or journal of a newer schema, "
    "met by each command", holds="it is refused, the words say what to do, and the file stays "
    "byte for byte", cases=30, part=15,
)  # fmt: skip
def newer_files(case: int, folder: Path) -> None:
    """Its log beside it, or not."""
    place, deed = _CALLS[case % len(_CALLS)]
    box.tried(_refused, house.house(), folder, place, [*deed], case)


def _refused(base: str, folder: str, place: str, deed: list[str], case: int) -> None:
    home = Path(shutil.copytree(base, Path(folder, "house")))
    os.chdir(home)
    path = Path(place)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {99 + case % 2 * _NEWER}")
        db.execute("CREATE TABLE later (what)")
    before, beside = path.read_bytes(), {one.name for one in path.parent.iterdir()}
    whole = house.whole(home)
    code, text = box.called(*deed)
    house.told(code, text)
    house.kept(whole, home)
    assert path.read_bytes() == before, "it was written to"
    new = {one.name for one in path.parent.iterdir()} - beside
    assert not any("damaged" in one for one in new), new
    assert code, f"not refused: {text}"
    assert "pdate the kit" in text, text
