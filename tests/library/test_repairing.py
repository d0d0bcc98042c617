"""A damaged library: what can be read is saved, and the damaged file is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import LibraryError, PathError
from briefing.library import Library, ingest
from briefing.library.repairing import Repaired, repair

TEXT = "{} opened\n\nThe {} harbour opened on 3 March 2024, the ministry said in a statement.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of three articles."""
    (tmp_path / "articles").mkdir()
    for name in ("Busan", "Ulsan", "Incheon"):
        (tmp_path / "articles" / f"{name}.txt").write_text(TEXT.format(name, name), "utf-8")
    ingest([tmp_path / "articles"], tmp_path / "desk.db")
    return tmp_path / "desk.db"


def test_a_sound_library_is_left_as_it_is(library: Path) -> None:
    """And nothing lies beside it."""
    before = library.read_bytes()
    assert repair(library) == Repaired(3)
    assert (library.read_bytes(), len([*library.parent.glob("*damaged*")])) == (before, 0)


def test_articles_are_saved_from_a_library_whose_index_is_gone(library: Path) -> None:
    """All of them, and what was damaged is kept."""
    with closing(sqlite3.connect(library)) as db:
        db.execute("DELETE FROM postings")
        db.commit()
    found = repair(library)
    assert found.aside is not None
    assert (found.articles, found.aside.is_file()) == (3, True)
    with closing(Library(library)) as saved:
        assert (saved.verify(), len(saved)) == ([], 3)


def test_what_was_lost_comes_back_with_the_files(library: Path) -> None:
    """They are read again: a library that was repaired counts none of them as read."""
    library.write_bytes(b"x" * 9000)
    assert repair(library).articles == 0
    assert ingest([library.parent / "articles"], library).added == 3


def test_a_changed_text_is_not_saved(library: Path) -> None:
    """Its id is not the one it was made of: it might say anything."""
    with closing(sqlite3.connect(library)) as db:
        db.execute("UPDATE articles SET record = replace(record, 'Ulsan', 'Dokdo')")
        db.commit()
    assert repair(library).articles == 2


def test_a_library_in_use_is_not_taken_for_a_damaged_one(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is as it was, and somebody is told to wait."""
    monkeypatch.setattr("briefing.library.connection.PATIENCE", 0.1)
    with closing(sqlite3.connect(library, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = delete")  # as of a backup that was brought back
        db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="Try again"):
            repair(library)
    assert [file.name for file in library.parent.glob("*desk*")] == ["desk.db"]
    assert repair(library) == Repaired(3)


def test_nobody_writes_while_a_library_is_repaired(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody added meanwhile would be lost."""
    monkeypatch.setattr("briefing.library.repairing.PATIENCE", 0.1)
    with closing(sqlite3.connect(library, isolation_level=None)) as db:
        db.execute("DELETE FROM postings")
        monkeypatch.setattr("briefing.library.repairing._sound", lambda _: None)
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(PathError, match="locked"):
            repair(library)
    assert [file.name for file in library.parent.glob("*desk*")] == ["desk.db"]


def test_what_is_not_ours_is_not_touched(tmp_path: Path) -> None:
    """A database of another program, and a library of a later kit."""
    other, later = tmp_path / "other.db", tmp_path / "later.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE theirs (x)")
    with closing(sqlite3.connect(later)) as db:
        db.execute("CREATE TABLE articles (x)")
        db.execute("PRAGMA user_version = 99")
    for path in (other, later):
        before = path.read_bytes()
        with pytest.raises(LibraryError):
            repair(path)
        assert path.read_bytes() == before
