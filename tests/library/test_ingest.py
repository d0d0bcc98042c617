"""Files come in once, unchanged ones are left unread, and changed ones give new versions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import UnknownNameError
from briefing.library import IngestReport, Library, ingest
from briefing.library.ingest import fill

TEXT = "A title for {0}\n\nThe ministers met in Oslo on Monday to talk about radar number {0}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles."""
    place = tmp_path / "articles"
    place.mkdir()
    for number in (1, 2):
        (place / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    return place


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in a file."""
    with closing(Library(tmp_path / "desk.db")) as made:
        yield made


def ids(library: Library, query: str = "radar") -> list[str]:
    """The ids a query finds, the best first."""
    return [hit.article.id for hit in library.search(query)]


def later(path: Path) -> None:
    """Give a file another time of change."""
    os.utime(path, ns=(10**18, 10**18))


def table(path: Path, *texts: str) -> None:
    """A file of several articles, one a line."""
    lines = [json.dumps({"title": text[:20], "text": text}) for text in texts]
    path.write_text("\n".join(lines), "utf-8")


def test_an_unchanged_file_is_not_read(folder: Path, library: Library) -> None:
    """Its size and time are enough: content that changed behind them is not looked at."""
    ingest([folder], library)
    path = folder / "1.txt"
    stat = path.stat()
    path.write_text(TEXT.format(9), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert ingest([folder], library) == IngestReport(0, 2, (), files_unchanged=2)


def test_a_file_of_another_time_and_the_same_content_is_unchanged(
    folder: Path, library: Library
) -> None:
    """The hash decides, and the new time is remembered."""
    ingest([folder], library)
    later(folder / "1.txt")
    assert ingest([folder], library).files_unchanged == 2


def test_a_changed_file_gives_a_new_version(folder: Path, library: Library) -> None:
    """The newest is found, the older one is kept and listed."""
    ingest([folder], library)
    (old,) = (a for a in library.articles() if a.title == "A title for 1")
    (folder / "1.txt").write_text(TEXT.format(1) + "\nThe radar came too.\n", "utf-8")
    report = ingest([folder], library)
    (new,) = (a for a in library.articles() if a.title == "A title for 1")
    assert (report.added, report.changed, len(library)) == (0, 1, 2)
    assert new.id != old.id
    assert old.id not in ids(library)
    assert [a.id for a in library.versions(old.id)] == [new.id, old.id]


def test_a_file_changed_back_brings_the_first_version_back(folder: Path, library: Library) -> None:
    """The text of before is the newest again; nothing is doubled."""
    ingest([folder], library)
    first = ids(library, "1")
    for text in (TEXT.format(1) + "\nThe radar came too.\n", TEXT.format(1)):
        (folder / "1.txt").write_text(text, "utf-8")
        ingest([folder], library)
    assert ids(library, "1") == first
    assert len(library.versions(first[0])) == 2
    assert library.verify() == []


def test_a_text_that_still_stands_elsewhere_is_no_older_version(
    folder: Path, library: Library
) -> None:
    """A copy in another file keeps it; the changed file has a version of its own."""
    (folder / "copy.txt").write_text(TEXT.format(1), "utf-8")
    ingest([folder], library)
    (folder / "1.txt").write_text(TEXT.format(1) + "\nThe radar came too.\n", "utf-8")
    ingest([folder], library)
    assert len(library) == 3


def test_a_vanished_file_keeps_its_articles(folder: Path, library: Library) -> None:
    """Nothing is lost."""
    ingest([folder], library)
    (folder / "1.txt").unlink()
    ingest([folder], library)
    assert len(library) == 2


def test_a_moved_file_is_known_again(folder: Path, library: Library) -> None:
    """The folder has another name; no file is read anew, and versions go on."""
    ingest([folder], library)
    moved = folder.rename(folder.with_name("moved"))
    assert ingest([moved], library).files_unchanged == 2
    (moved / "1.txt").write_text(TEXT.format(1) + "\nThe radar came too.\n", "utf-8")
    assert ingest([moved], library).changed == 1


def test_an_input_that_is_mended_leaves_the_list(folder: Path, library: Library) -> None:
    """What could not be read and now can is not told any more."""
    (folder / "3.txt").write_bytes(b"")
    first = ingest([folder], library)
    (folder / "3.txt").write_text(TEXT.format(3), "utf-8")
    ingest([folder], library)
    assert ([s.place for s in first.skipped], library.skipped) == (["3.txt"], ())


def test_an_unreadable_input_is_told_each_time(folder: Path, library: Library) -> None:
    """A file that gave no article is tried again: a reader may have been installed."""
    (folder / "3.txt").write_bytes(b"")
    ingest([folder], library)
    assert [s.place for s in ingest([folder], library).skipped] == ["3.txt"]


def test_an_article_that_left_its_container_stays(folder: Path, library: Library) -> None:
    """A list that rolls on loses nothing."""
    texts = [f"Ferry {n} was late again, the port of harbour {n} said on Friday." for n in range(3)]
    table(folder / "many.jsonl", *texts[:2])
    ingest([folder], library)
    table(folder / "many.jsonl", *texts[1:])
    ingest([folder], library)
    assert library.search("ferry").total == 3


def test_a_changed_article_of_a_container_is_a_version(folder: Path, library: Library) -> None:
    """One row changed: the others are as they were."""
    texts = [f"Ferry {n} was late again, the port of harbour {n} said on Friday." for n in range(3)]
    table(folder / "many.jsonl", *texts)
    ingest([folder], library)
    table(folder / "many.jsonl", texts[0], texts[1] + " Nobody was hurt.", texts[2])
    report = ingest([folder], library)
    assert (report.changed, library.search("ferry").total) == (1, 3)


def test_a_long_container_is_written_whole(folder: Path, library: Library) -> None:
    """More articles than are kept in memory at once are still one transaction."""
    table(folder / "many.jsonl", *(f"Ferry {n} left harbour {n} on Friday." for n in range(11)))
    report = fill(library, [folder], batch=4)
    assert (report.added, library.verify()) == (13, [])


def test_two_files_named_alike_are_two_inputs(folder: Path, library: Library) -> None:
    """The full path tells them apart: neither is a version of the other."""
    other = folder.parent / "other"
    other.mkdir()
    (other / "1.txt").write_text(TEXT.format(7), "utf-8")
    ingest([folder, other], library)
    assert len(library) == 3


def test_progress_is_told(folder: Path, library: Library) -> None:
    """Each file is counted."""
    told: list[tuple[int, str]] = []
    ingest([folder], library, progress=lambda number, place: told.append((number, place)))
    assert told == [(1, "1.txt"), (2, "2.txt")]


def test_versions_of_nothing(library: Library) -> None:
    """An id nobody has is told."""
    with pytest.raises(UnknownNameError, match="no article with the id 'abc'"):
        library.versions("abc")
