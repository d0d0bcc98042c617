"""A library that several programs use at once, that is copied, checked, or of an earlier kit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from briefing.cleaning.known import text_id
from briefing.errors import LibraryError, PathError
from briefing.library import Library, ingest, open_library
from briefing.models import Article, Published, Skipped
from tests.build import article

SCHEMA_1 = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    published TEXT, record BLOB NOT NULL
);
CREATE TABLE readings (
    article TEXT NOT NULL, version INTEGER NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (article, version)
);
CREATE TABLE skipped (place TEXT PRIMARY KEY, why TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(
    title, text, content='articles', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER indexed AFTER INSERT ON articles BEGIN
    INSERT INTO words(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
PRAGMA user_version=1;
"""


def real(text: str, title: str = "A test") -> Article:
    """An article with the id of its text, as the sources make them."""
    return replace(article(text, title=title), id=text_id(title, text))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A library file of two articles."""
    path = tmp_path / "desk.db"
    with closing(Library(path)) as library:
        library.add(real("Ferries cross the strait."), real("한미일은 안보 협력을 강화한다."))
    return path


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A library file as schema 1 made it."""
    path = tmp_path / "earlier.db"
    one = real("Ferries cross the strait.")
    with closing(sqlite3.connect(path)) as db:
        db.executescript(SCHEMA_1)
        row = (one.id, one.title, one.text, "2024-06-20", msgspec.json.encode(one))
        sql = "INSERT INTO articles(id, title, text, published, record) VALUES (?, ?, ?, ?, ?)"
        db.execute(sql, row)
        db.execute("INSERT INTO readings VALUES (?, 1, ?)", (one.id, b"read"))
        db.execute("INSERT INTO skipped VALUES ('x.txt', 'empty')")
        db.commit()
    return path


def test_readers_see_what_was_there_while_another_writes(place: Path) -> None:
    """A search in the middle of a transaction finds what was committed before it."""
    with closing(Library(place)) as writer, closing(open_library(place)) as reader:
        with writer.intake() as (_, intake):
            intake.add(real("Ferries were late."))
            during = reader.search("ferries").total
        assert (during, reader.search("ferries").total) == (1, 2)


def test_a_reader_may_open_it_only_to_read(place: Path) -> None:
    """It finds, and it cannot change anything."""
    with closing(Library(place)) as writer, writer.intake() as (_, intake):
        intake.add(real("Ferries were late."))
        with closing(Library(place, read_only=True)) as reader:
            assert reader.about("ferries").total == 2
            with pytest.raises(LibraryError, match="cannot be written here"):
                reader.add(real("No."))


def test_a_file_that_cannot_be_written_is_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a medium that cannot be written no lock is needed; the tests may run as root."""
    monkeypatch.setattr("briefing.library.connection.os.access", lambda *_: False)
    with closing(open_library(place)) as reader:
        assert (reader.search("ferries").total, reader.verify()) == (1, [])


def test_two_writers_at_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits, and says so when the first takes too long."""
    monkeypatch.setattr("briefing.library.connection.PATIENCE", 0.05)
    busy = pytest.raises(LibraryError, match="another program is writing to it")
    with closing(Library(place)) as one, closing(Library(place)) as two, one.intake(), busy:
        two.add(real("Ferries were late."))


def test_a_change_that_fails_leaves_nothing(place: Path) -> None:
    """Neither rows nor entries of the index stay of a transaction that broke off."""
    with closing(Library(place)) as library:
        broken = replace(real("No ferries."), published=Published("soon", "soon"))
        with pytest.raises(ValueError, match="soon"):
            library.add(real("Ferries were late."), broken)
        library.add(real("Ferries were early."))
        assert (library.search("late").total, library.verify()) == (0, [])


def test_an_earlier_library_is_brought_up_to_date(earlier: Path) -> None:
    """Articles and what could not be read are there, and it is sound; readings are made anew."""
    with closing(open_library(earlier)) as library:
        assert library.about("ferries").total == 1
        assert library.stats().readings == 0
        assert library.skipped == (Skipped("x.txt", "empty"),)
        assert (library.verify(), library.stats().schema) == ([], 2)


def test_an_upgrade_that_fails_leaves_the_earlier_library(earlier: Path) -> None:
    """One transaction: the file is as it was."""
    with closing(sqlite3.connect(earlier)) as db:
        db.execute("UPDATE articles SET record = '{'")
        db.commit()
    with pytest.raises(LibraryError, match=r"earlier\.db: cannot be used"):
        open_library(earlier)
    with closing(sqlite3.connect(earlier)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT title FROM articles").fetchall() == [("A test",)]


def test_files_of_an_earlier_library_are_known_by_their_place(earlier: Path) -> None:
    """A file that changed since gives a version of the article it gave then."""
    folder = earlier.parent / "texts"
    folder.mkdir()
    (folder / "test.txt").write_text("A test\n\nFerries cross the strait. It is late.\n", "utf-8")
    report = ingest([folder], earlier)
    with closing(open_library(earlier)) as library:
        assert (report.changed, len(library), library.verify()) == (1, 1, [])


def test_a_backup_is_made_while_another_writes(place: Path, tmp_path: Path) -> None:
    """It holds what was committed, is sound, and is one file."""
    with closing(Library(place)) as writer, writer.intake() as (_, intake):
        intake.add(real("Ferries were late."))
        with closing(Library(place)) as reader:
            made = reader.backup(tmp_path / "copies" / "copy.db")
    with closing(open_library(made)) as copy:
        assert (len(copy), copy.verify()) == (2, [])


def test_a_backup_replaces_nothing(place: Path) -> None:
    """A file that is there stays."""
    with closing(Library(place)) as library, pytest.raises(PathError, match="exists already"):
        library.backup(place)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE articles SET record = '{'", "cannot be read"),
        ("UPDATE articles SET genre = 'poem'", "is not that of its record"),
        ("UPDATE articles SET newer = 77", "has a newer version that is not one"),
        ("UPDATE articles SET newer = 77", "have no newest one"),
        ("DELETE FROM postings WHERE term = 'ferri'", "ranked terms"),
        ("UPDATE postings SET entries = x'0000' WHERE term = 'ferri'", "damaged at 'ferri'"),
        ("UPDATE meta SET value = 9 WHERE name = 'articles'", "counts other articles"),
        ("DELETE FROM words_docsize WHERE id = 1", "not in the index of words"),
        ("DELETE FROM pairs_docsize", "wrong in the index of letter pairs"),
        ("DELETE FROM words_data WHERE id > 10", "damaged"),
        ("INSERT INTO places VALUES (7, 'a.txt', 7, 0)", "the ledger has article 7"),
        ("INSERT INTO places VALUES (7, 'a.txt', 1, 0)", "of file 7, which it does not know"),
        ("INSERT INTO files VALUES (7, '/a', 'a', 1, 1, '', 1)", "/a counts as read"),
    ],
)
def test_a_fault_is_found(place: Path, damage: str, fault: str) -> None:
    """Whatever was damaged is told in a line."""
    with closing(sqlite3.connect(place)) as db:
        db.execute(damage)
        db.commit()
    with closing(Library(place)) as library:
        assert [line for line in library.verify() if fault in line]


def test_a_sound_library_has_no_faults(place: Path) -> None:
    """None for one that can be written, none for one that is only read."""
    with closing(Library(place)) as library, closing(Library(place, read_only=True)) as reader:
        assert (library.verify(), reader.verify()) == ([], [])


def test_an_id_that_is_not_of_the_text_is_found(tmp_path: Path) -> None:
    """An id must be that of title and text."""
    with closing(Library(tmp_path / "desk.db")) as library:
        library.add(replace(article("Ferries cross the strait."), id="0" * 16))
        assert [f for f in library.verify() if "is not that of its text" in f]
