"""A damaged ledger is set aside and begun anew, and the reports go on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import LedgerError
from briefing.ledger import DamagedError, Ledger, damage
from briefing.ledger.mending import Mending
from tests.ledger.runs import enter, record


def place(home: Path, name: str, **origin: str) -> str:
    """Put the record of a run into its folder below `home`, and return its id."""
    folder = home / "topic_briefing" / name / "2026-11-30"
    folder.mkdir(parents=True)
    told = record(origin=origin, fingerprint="ab12")
    (folder / "run.json").write_text(json.dumps(told), "utf-8")
    return str(told["run"])


def test_a_new_ledger_knows_the_runs_whose_records_are_there(tmp_path: Path) -> None:
    """By the name they had, with what they rest on; leases go on above theirs."""
    run = place(tmp_path, "radar", key="night/topic_briefing/radar", batch="night", lease="41")
    with Ledger.open(tmp_path / "ledger.db", mend=True) as ledger:
        found = ledger.latest("night/topic_briefing/radar", fingerprint="ab12")
        assert found is not None
        assert (found.run, found.batch, found.status) == (run, "night", "succeeded")
        assert len(ledger.account(run).articles) == 3
        lease = ledger.lease("night/topic_briefing/radar", "me", 10)
        assert lease is not None
        assert lease.token == 42


def test_signed_versions_and_copies_are_no_runs(tmp_path: Path) -> None:
    """Each run is entered once."""
    run = place(tmp_path, "radar")
    kept = (tmp_path / "topic_briefing/radar/2026-11-30/run.json").read_bytes()
    for copy in ("topic_briefing/radar/releases/house/v1", "topic_briefing/copy/2026-11-30"):
        (tmp_path / copy).mkdir(parents=True)
        (tmp_path / copy / "run.json").write_bytes(kept)
    with Ledger.open(tmp_path / "ledger.db", mend=True) as ledger:
        assert [one.run for one in ledger.runs()] == [run]


@pytest.mark.parametrize(
    "odd",
    [
        {"origin": {"lease": "9" * 5000}},
        {"outputs": {name: {"sha256": "", "bytes": 1} for name in ("a\0", "a ")}},
        {"memory": {"kernel": 2**70}, "started": "0001-01-01T00:00:00+00:00"},
    ],
    ids=["lease", "outputs", "numbers"],
)
def test_an_odd_record_costs_the_ledger_nothing(tmp_path: Path, odd: dict[str, object]) -> None:
    """It may come from elsewhere; all the other runs are found."""
    run = place(tmp_path, "radar")
    place(tmp_path, "odd")
    file = tmp_path / "topic_briefing/odd/2026-11-30/run.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | odd))
    with Ledger.open(tmp_path / "ledger.db", mend=True) as ledger:
        assert run in {one.run for one in ledger.runs()}
        lease = ledger.lease("another", "me", 10)
    assert lease is not None
    assert lease.token == 1


class Disk:
    """A file of which a page cannot be read for the moment, as SQLite tells it."""

    def execute(self, _: str) -> Disk:
        """Look through the pages."""
        return self

    def fetchone(self) -> tuple[str]:
        """What the look came to: the number is that of an error of reading."""
        return ("*** in database main ***\nPage 21: unable to get the page. error code=8458",)


def test_a_page_that_cannot_be_read_just_now_is_no_damage() -> None:
    """A ledger with all its leases is not set aside for it: items would be made twice."""
    with pytest.raises(sqlite3.OperationalError) as found:
        damage.look(Disk())  # type: ignore[arg-type] # a disk cannot be made to fail here
    assert not damage.is_damage(found.value)


@pytest.mark.parametrize("header", [b"", b"no database at all" * 9, b"SQLite format 3\0" * 99])
def test_what_is_damaged_is_kept(tmp_path: Path, header: bytes) -> None:
    """Under a name with the day; whoever looks on is told."""
    path, told = tmp_path / "ledger.db", list[str]()
    path.write_bytes(header)
    with Ledger.open(path, mend=True, told=told.append) as ledger:
        enter(ledger)
    kept = [one.read_bytes() for one in tmp_path.glob("ledger.damaged-*.db")]
    assert (kept, len(told)) == (([header], 1) if header else ([], 0))


def test_a_large_ledger_is_looked_through_once_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By one of all that open it; each run would wait for it otherwise."""
    looks = list[object]()
    monkeypatch.setattr(damage, "look", lambda db, **_: looks.append(db))
    monkeypatch.setattr("briefing.ledger.mending._SMALL", 1)  # byte
    found = []
    for _ in range(3):
        Ledger.open(tmp_path / "ledger.db", mend=True).close()
        found.append(len(looks))
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as db:
        db.execute("UPDATE counters SET value = value - 3601 WHERE name = 'looked'")
        db.commit()
    Ledger.open(tmp_path / "ledger.db", mend=True).close()
    assert (found, len(looks)) == ([1, 1, 1], 2)


def test_damage_found_while_it_is_open_is_told_once(tmp_path: Path) -> None:
    """What was known is gone: whoever has it open begins again, and the file is new."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path, mend=True) as ledger:
        enter(ledger)
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        path.write_bytes(b"x" * path.stat().st_size)
        with pytest.raises(DamagedError, match="cannot be used"):
            _asked_much(ledger)
        with pytest.raises(DamagedError, match="begun anew"):
            ledger.runs()
        enter(ledger)
        assert len(ledger.runs()) == 1


def _asked_much(ledger: Ledger) -> None:
    """Until a page is read that SQLite does not remember."""
    for number in range(9):
        enter(ledger, key=f"item-{number}")
        ledger.runs(limit=9)


def test_a_ledger_taken_away_while_it_is_open_is_begun_anew(tmp_path: Path) -> None:
    """What is entered goes into no file without a name."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path, mend=True) as ledger:
        enter(ledger)
        path.unlink()
        with pytest.raises(DamagedError, match="gone"):
            ledger.runs()
        run = enter(ledger)
    with Ledger.open(path) as ledger:
        assert [one.run for one in ledger.runs()] == [run]


def test_a_new_one_that_another_program_began_is_not_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it took the place of the damaged one while that was being opened: it has leases."""
    path, look = tmp_path / "ledger.db", Mending._look
    Ledger.open(path).close()

    def overtaken(opening: Mending) -> None:
        monkeypatch.setattr(Mending, "_look", look)
        damage.set_aside(path)
        with Ledger.open(path, mend=True) as other:
            assert other.lease("radar", "another", 60) is not None
        look(opening)

    monkeypatch.setattr(Mending, "_look", overtaken)
    with Ledger.open(path, mend=True) as ledger:
        assert ledger.lease("radar", "me", 60) is None
    assert len([*tmp_path.glob("ledger.damaged-*.db")]) == 1


def test_a_later_version_is_no_damage(tmp_path: Path) -> None:
    """It is refused, and stays where it is, as it is."""
    path = tmp_path / "ledger.db"
    Ledger.open(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="later version"):
        Ledger.open(path, mend=True)
    assert ([one.name for one in tmp_path.iterdir()], path.read_bytes()) == (["ledger.db"], before)
