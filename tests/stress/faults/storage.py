"""Disks that are full, and files that are damaged."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
from contextlib import closing
from pathlib import Path

from briefing.delivery.journal import Journal
from briefing.errors import BriefingError, LibraryError
from briefing.ledger import Ledger
from briefing.library import Library
from tests.delivery.test_twin import FACTS
from tests.stress import box, house
from tests.stress.trials import trial

_DISK = 48 << 20  # bytes
_LIGHT = ("ingest", "judgements", "metrics", "rebuild", "backup", "schedule", "pack")
_HEAVY = ("release", "deliver", "site", "run")
_ADVICE = ("space", "full", "room", "disk")


def _free(case: int) -> int:
    """Bytes that are free: none, one page, and more and more, so that each stage is hit."""
    return 0 if case < 1 else int(4096 * 1.7 ** (case - 1)) // 4096 * 4096


@trial(
    "fault", who="each command", title="a full disk, at every stage of writing",
    holds="it says so; what was there stays, and with room again the same command succeeds",
    cases=84, part=5,
)  # fmt: skip
def full_disk(case: int, folder: Path) -> None:
    """A small disk of its own, with room for 0 to 350 kB."""
    box.tried(_filled, house.house(), folder, _LIGHT[case % len(_LIGHT)], _free(case // 7))


@trial(
    "fault", who="a run, a release, a delivery", title="a full disk, at every stage of writing",
    holds="nothing signed is touched, no report is half there, and then the same succeeds",
    cases=28, part=1,
)  # fmt: skip
def full_disk_of_reports(case: int, folder: Path) -> None:
    """A small disk of its own, with room for 0 to 200 kB."""
    box.tried(_filled, house.house(), folder, _HEAVY[case % len(_HEAVY)], _free(1 + case // 4 * 2))


def _filled(base: str, folder: str, deed: str, free: int) -> None:
    place = Path(folder)
    box.small_disk(place, _DISK)
    home = Path(shutil.copytree(base, place / "house"))
    (place / "tmp").mkdir()
    os.environ["TMPDIR"] = str(place / "tmp")
    os.chdir(home)
    before = house.whole(home)
    filler = box.fill(place, free)
    code, text = box.called(*house.DEEDS[deed])
    house.told(code, text)
    if code:
        assert any(word in text for word in _ADVICE), text
    house.kept(before, home)
    filler.unlink()
    if code:
        code, text = box.called(*house.DEEDS[deed])
    assert code == 0, text
    house.kept(before, home)


@trial(
    "fault", who="each command", title="files that may not grow beyond some bytes",
    holds="it says so; what was there stays, and then the same command succeeds",
    cases=42, part=2,
)  # fmt: skip
def bounded_files(case: int, folder: Path) -> None:
    """RLIMIT_FSIZE: writing fails in the middle of a file."""
    box.tried(_bounded, house.house(), folder, _LIGHT[case % len(_LIGHT)], _free(1 + case // 7 * 2))


def _bounded(base: str, folder: str, deed: str, most: int) -> None:
    home = Path(shutil.copytree(base, Path(folder) / "house"))
    os.chdir(home)
    before = house.whole(home)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    code, text = box.called(*house.DEEDS[deed])
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    house.told(code, text)
    house.kept(before, home)
    code, text = box.called(*house.DEEDS[deed]) if code else (code, text)
    assert code == 0, text


def damaged(path: Path, case: int) -> None:
    """Damage a file, in one of many ways."""
    chance = random.Random(case)  # noqa: S311 - the same damage each time
    raw = bytearray(path.read_bytes())
    pages = max(1, len(raw) // 4096)
    at = chance.randrange(pages) * 4096
    kind = case % 8
    if kind == 0:
        raw[at : at + 4096] = bytes(4096)
    elif kind == 1:
        raw[at : at + 4096] = chance.randbytes(4096)
    elif kind == 2:
        del raw[chance.randrange(len(raw)) :]
    elif kind == 3:
        raw[:100] = chance.randbytes(100)
    elif kind == 4:
        for _ in range(40):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    elif kind == 5:
        raw = bytearray()
    elif kind == 6:
        Path(f"{path}-wal").write_bytes(chance.randbytes(9000))
        Path(f"{path}-shm").write_bytes(chance.randbytes(32768))
    else:
        Path(f"{path}-journal").write_bytes(bytes(raw[: chance.randrange(1, 9000)]))
        raw[at : at + 512] = chance.randbytes(512)
    path.write_bytes(raw)


@trial(
    "fault", who="a ledger", title="pages zeroed or overwritten, cut short, flipped bits, "
    "a foreign log", holds="the next run goes on by itself, and knows the runs that have reports",
    cases=160, part=16,
)  # fmt: skip
def damaged_ledger(case: int, folder: Path) -> None:
    """Then the ledger is opened as a batch opens it, asked, and written to."""
    home = house.copied(folder / "house")
    path = home / "reports" / "ledger.db"
    damaged(path, case)
    for _ in range(2):  # what is found while it is used, the next call mends
        try:
            with Ledger.open(path, mend=True) as ledger:
                ledger.note(f"{case:032}", box.RESULT, key="a")
                runs = {one.run for one in ledger.runs(limit=99)}
                assert ledger.lease("b", "me", 9) is not None
        except BriefingError:
            continue
        break
    assert f"{case:032}" in runs
    with Ledger.open(path) as ledger:
        assert not ledger.verify()


@trial(
    "fault", who="a library", title="pages zeroed or overwritten, cut short, flipped bits, "
    "a foreign log", holds="it is found and told, never silently another text; repair saves the "
    "rest, and ingest makes it whole", cases=96, part=6,
)  # fmt: skip
def damaged_library(case: int, folder: Path) -> None:
    """Then it is searched, checked, repaired, and the articles are read again."""
    home = house.copied(folder / "house")
    path = home / "data" / "library.db"
    with closing(Library(path)) as library:
        texts = {one.id: one.text for one in library.articles()}
    damaged(path, case)
    found, sound, why = {}, False, ""
    try:
        with closing(Library(path)) as library:
            sound = not library.verify()
            found = {one.id: one.text for one in library.articles()}
    except LibraryError as error:
        why = str(error)
    assert not why or "briefing library repair" in why or "Name another" in why, why
    assert not sound or len(found) in {0, len(texts)}, "articles are missing, unnoticed"
    if sound:
        assert all(texts.get(one) == text for one, text in found.items()), "another text"
    box.tried(_mended, home)


def _mended(place: str) -> None:
    os.chdir(place)
    code, text = box.called("library", "repair")
    assert code == 0, text
    code, text = box.called("ingest", "articles")
    assert code == 0, text
    code, text = box.called("library", "verify")
    assert code == 0, text
    assert ": 1 article" in text, text


@trial(
    "fault", who="the journal of deliveries", title="lost, emptied, damaged, an older copy of it",
    holds="nothing that left leaves again", cases=160, part=16,
)  # fmt: skip
def damaged_journal(case: int, folder: Path) -> None:
    """Ten mails left; then the journal is damaged, and the same ten are to leave."""
    path = folder / "deliveries.db"
    names = [f"mail-{number}" for number in range(10)]
    with Journal(path) as log:
        for name in names:
            log.begin(name, **FACTS)
            log.committing(name)
            log.sent(name)
            if name == "mail-4":
                shutil.copy(path, folder / "old.db")
                shutil.copy(path.with_suffix(".log"), folder / "old.log")
    if case % 9 == 8:
        shutil.copy(folder / "old.db", path)
    else:
        damaged(path, case)
    if case % 5 == 0:
        path.with_suffix(".log").unlink()  # the twin too: then nothing may leave
    elif case % 5 == 1:
        shutil.copy(folder / "old.log", path.with_suffix(".log"))
    again: list[str] = []
    why = ""
    try:
        with Journal(path) as log:
            again = [name for name in names if log.begin(name, **FACTS) is None]
    except BriefingError as error:
        why = str(error)
    assert not why or (case % 5 < 2 and "nothing leaves" in why), why
    assert not again, again
