"""The file of a ledger: who may read it, of which version it is, and how it is shared."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import LedgerError
from briefing.jobs import Result
from briefing.ledger import Ledger, schema
from briefing.ledger.file import File
from tests.ledger.runs import enter


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """Parameters and errors are nobody else's: nor are they in the files beside it."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        enter(ledger)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("ledger.db", "ledger.db-wal", "ledger.db-shm"), 0o600)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells open files so")
def test_ledgers_that_were_closed_hold_no_more_files_each_time(tmp_path: Path) -> None:
    """SQLite keeps their descriptors while another is open, and uses them again."""

    def held() -> int:
        links = (f.readlink() for f in Path("/proc/self/fd").iterdir() if f.is_symlink())
        return sum(str(link).startswith(str(tmp_path)) for link in links)

    path = tmp_path / "ledger.db"
    with Ledger.open(path):
        alone = held()
        for _ in range(20):
            with Ledger.open(path), Ledger.open(path):
                pass
        assert held() == alone + 2  # as many as were open at once
    assert held() == 0


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """With advice, and without a change to it."""
    path = tmp_path / "ledger.db"
    Ledger.open(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"schema 99.*Update the kit"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    """Another program's database is left as it is."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (x)")
    with pytest.raises(LedgerError, match="something else"):
        Ledger.open(path)


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\0" + b"\xff" * 99])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """In words that say what to do."""
    path = tmp_path / "ledger.db"
    path.write_bytes(content * 50)
    with pytest.raises(LedgerError, match="briefing ledger rebuild"):
        Ledger.open(path)


def test_a_file_of_an_earlier_version_is_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The missing steps are taken in one change, and what was there is there."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        run = enter(ledger)
    later = (*schema.STEPS, "CREATE TABLE more (x);\nINSERT INTO more VALUES (1);\n")
    monkeypatch.setattr(schema, "STEPS", later)
    monkeypatch.setattr(schema, "SCHEMA", len(later))
    with Ledger.open(path) as ledger:
        assert ledger.find(run).status == "succeeded"
        with ledger.file.read() as db:
            assert db.execute("SELECT x FROM more").fetchall() == [(1,)]
            assert schema.version(db) == len(later)


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file stays of the version it was."""
    path = tmp_path / "ledger.db"
    Ledger.open(path).close()
    later = (*schema.STEPS, "CREATE TABLE more (x);\nINSERT INTO nothing VALUES (1);\n")
    monkeypatch.setattr(schema, "STEPS", later)
    monkeypatch.setattr(schema, "SCHEMA", len(later))
    with pytest.raises(LedgerError, match="nothing"):
        Ledger.open(path)
    with closing(sqlite3.connect(path)) as db:
        assert schema.version(db) == len(later) - 1
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'more'").fetchone() is None


def test_one_machine_writes_ahead_and_several_do_not(tmp_path: Path) -> None:
    """A file that machines share is brought back to a journal that all of them see."""
    path = tmp_path / "ledger.db"
    modes = []
    for shared in (False, True, False):
        with Ledger.open(path, shared=shared) as ledger, ledger.file.read() as db:
            journal = db.execute("PRAGMA journal_mode").fetchone()[0]
            modes.append((journal, db.execute("PRAGMA synchronous").fetchone()[0]))
    full, normal = 2, 1
    assert modes == [("wal", normal), ("delete", full), ("delete", full)]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Says so, with the path."""
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be made"):
        Ledger.open(tmp_path / "file" / "ledger.db")


def test_a_change_that_fails_is_no_change(tmp_path: Path) -> None:
    """A run whose end cannot be written is still running."""
    file = File(tmp_path / "ledger.db")
    ledger = Ledger(file)
    ledger.begin("a", key="k")

    def halfway() -> None:
        with file.change():
            ledger.finish("a", Result(status="succeeded"))
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        halfway()
    assert ledger.find("a").status == "running"
    ledger.close()


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that writes and writes is named as the reason; reading goes on."""
    monkeypatch.setattr("briefing.ledger.file.PATIENCE", 0.05)
    with Ledger.open(tmp_path / "l.db") as busy, Ledger.open(tmp_path / "l.db") as other:
        with busy.file.change():
            with pytest.raises(LedgerError, match="another program was writing"):
                other.begin("a", key="k")
            assert other.runs() == []
        other.begin("a", key="k")


def test_a_file_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    """Runs are listed and shown; what would change it is refused."""
    path = tmp_path / "reports" / "l.db"
    with Ledger.open(path) as ledger:
        enter(ledger, key="k")
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        if os.access(path, os.W_OK):
            pytest.skip("this account may write to everything")
        with Ledger.open(path) as ledger:
            assert len(ledger.runs()) == 1
            with pytest.raises(LedgerError, match="Check who may write"):
                ledger.begin("a", key="k")
    finally:
        path.parent.chmod(0o700)


def test_threads_may_share_it(tmp_path: Path) -> None:
    """Each call waits for the others."""
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        threads = [
            threading.Thread(target=lambda: [enter(ledger) for _ in range(20)]) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(ledger.runs(limit=100)) == 80


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_fork_is_refused(tmp_path: Path) -> None:
    """SQLite's locks do not pass to a child; it opens the ledger anew."""
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        pid = os.fork()
        if pid == 0:
            try:
                ledger.runs()
            except LedgerError:
                os._exit(7)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
