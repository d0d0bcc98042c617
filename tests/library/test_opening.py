"""A library is opened by its place; what is wrong with the place is said, and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefing.errors import LibraryError, PathError
from briefing.library import Library, ingest, open_library

TEXT = "A title for {0}\n\nThe ministers met in Oslo on Monday to talk about radar number {0}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles."""
    place = tmp_path / "articles"
    place.mkdir()
    for number in (1, 2):
        (place / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    return place


def test_a_folder_works_without_ingest(folder: Path) -> None:
    """Its articles are there at once."""
    assert [a.title for a in open_library(folder).articles()] == ["A title for 1", "A title for 2"]


def test_a_missing_folder_is_answered_with_the_nearest(folder: Path) -> None:
    """A typo in the name is recognized."""
    with pytest.raises(PathError, match="Did you mean 'articles'"):
        open_library(folder.parent / "artcles")


def test_an_empty_folder_says_what_to_add(tmp_path: Path) -> None:
    """A folder without articles is no library."""
    with pytest.raises(PathError, match=r"no article in this folder\. Add \.txt files"):
        open_library(tmp_path)


def test_an_unreadable_file_costs_only_itself(folder: Path) -> None:
    """It is listed with the reason; the others are there."""
    (folder / "3.txt").write_bytes(b"\x00\x01\x02" * 400)
    library = open_library(folder)
    assert (len(library), [s.place for s in library.skipped]) == (2, ["3.txt"])


def test_an_article_without_text_is_listed(folder: Path) -> None:
    """A page of navigation holds no article."""
    (folder / "3.txt").write_text("Menu\nSign in\nShare\n", "utf-8")
    (skipped,) = open_library(folder).skipped
    assert skipped.why.startswith("no running text was found in it")


def test_a_kind_nobody_reads_is_told_once(folder: Path) -> None:
    """Two tables are one line."""
    for number in (1, 2):
        (folder / f"{number}.birds").write_text("a,b\n", "utf-8")
    assert [s.place for s in open_library(folder).skipped] == ["2 *.birds files"]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    """No path from outside leaves its folder, and none leads in."""
    outside = folder.parent / "secret.txt"
    outside.write_text(TEXT.format(9), "utf-8")
    (folder / "link.txt").symlink_to(outside)
    assert len(open_library(folder)) == 2


def test_a_single_article_is_no_library(folder: Path) -> None:
    """The message tells the two ways to make one."""
    with pytest.raises(PathError, match="briefing ingest FILE"):
        open_library(folder / "1.txt")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """A file that is no database is a LibraryError, not a traceback of SQLite's."""
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is not a database" * 100)
    with pytest.raises(LibraryError, match=r"broken\.db: cannot be used as a library"):
        open_library(broken)


def test_a_library_of_a_later_kit_is_refused(tmp_path: Path) -> None:
    """What a later version made is not touched."""
    later = tmp_path / "later.db"
    connection = sqlite3.connect(later)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(LibraryError, match="update the kit"):
        Library(later)


def test_ingest_twice_doubles_nothing(folder: Path, tmp_path: Path) -> None:
    """The second time every article is there already."""
    place = tmp_path / "desk.db"
    ingest([folder], place)
    again = ingest([folder], place)
    assert (again.added, again.unchanged, len(open_library(place))) == (0, 2, 2)


def test_a_library_file_keeps_what_could_not_be_read(folder: Path, tmp_path: Path) -> None:
    """Opened later, it still lists the unreadable input."""
    (folder / "3.txt").write_bytes(b"")
    ingest([folder], tmp_path / "desk.db")
    assert [s.place for s in open_library(tmp_path / "desk.db").skipped] == ["3.txt"]


def test_ingest_of_nothing_is_an_error(tmp_path: Path) -> None:
    """A path that does not exist is told."""
    with pytest.raises(PathError, match="no such file or folder"):
        ingest([tmp_path / "nowhere"], tmp_path / "desk.db")


def test_an_address_is_fetched_first() -> None:
    """The message names the command."""
    with pytest.raises(PathError, match="briefing fetch URL --library"):
        ingest([Path("https://gazette.test/port")], Library())
