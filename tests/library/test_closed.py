"""Folders that may not be read or written: each is told, and costs nothing else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import LibraryError, PathError
from briefing.library import Library
from briefing.library.ingest import fill

TEXT = "A title for {0}\n\nThe ministers met in Oslo on Monday to talk about radar number {0}.\n"
NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with an article and a closed folder; who is root is somebody else meanwhile."""
    place = Path(tempfile.mkdtemp())
    (place / "closed").mkdir()
    for path in (place / "1.txt", place / "closed" / "2.txt"):
        path.write_text(TEXT.format(path.stem), "utf-8")
    fill(Library(), [place])  # what is imported late is there when root's folders are closed
    (place / "closed").chmod(0)
    place.chmod(0o555)
    own = os.geteuid()
    if own == 0:
        os.seteuid(NOBODY)
    yield place
    if own == 0:
        os.seteuid(own)
    place.chmod(0o755)
    (place / "closed").chmod(0o755)
    shutil.rmtree(place)


def test_a_closed_folder_is_told(folder: Path) -> None:
    """What lies in it is not lost without a word."""
    report = fill(Library(), [folder])
    assert (report.added, [(s.place, s.why) for s in report.skipped]) == (
        1,
        [("closed", "this folder cannot be read (Permission denied). Check who may read it.")],
    )


def test_a_closed_folder_named_itself_is_told(folder: Path) -> None:
    """As the one input."""
    report = fill(Library(), [folder / "closed"])
    assert [s.place for s in report.skipped] == ["closed"]


def test_a_backup_that_cannot_be_written_does_not_blame_the_library(folder: Path) -> None:
    """The file to be made is named."""
    with pytest.raises(PathError, match=r"copy\.db: the backup cannot be written"):
        Library().backup(folder / "copy.db")


def test_a_library_that_cannot_be_made_says_why(folder: Path) -> None:
    """Its folder is what must be looked at."""
    with pytest.raises(LibraryError, match="Check who may write to its folder"):
        Library(folder / "desk.db")
