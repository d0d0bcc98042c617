"""A library file keeps what was read in its articles, and reading never depends on it."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import shelf
from briefing.library import Library
from briefing.library.readings import Readings
from briefing.models import Article, Published, Reading
from briefing.reading import STEPS, VERSION, _memory, kept, read
from briefing.reading.steps import identities
from briefing.shelf.form import FIELDS
from tests.library.test_sharing import real

TEXT = real("Minister Ana Lopez came on 3 May 2021. “We are late,” she said.")
RULES = identities(STEPS)


@pytest.fixture(autouse=True)
def _shelves() -> Iterator[None]:
    """No library that other tests left open lends anything."""
    with shelf.alone(None):
        yield


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library file that holds the text."""
    with closing(Library(tmp_path / "desk.db")) as made:
        made.add(TEXT)
        yield made


def anew(one: Article = TEXT) -> Reading:
    """The reading of an article of which nothing is in memory."""
    _memory.clear()
    return read(one)


def plant(library: Library, version: str = str(VERSION), one: Article = TEXT) -> None:
    """Keep a reading without people, so that one can see where a reading comes from."""
    found = anew(one)
    values = {name: getattr(found, name) for name in FIELDS} | {"people": ()}
    (own,) = shelf.shelves()
    own.put(one.id, version, kept.encoded(one, values, RULES))
    assert library.stats().readings > 0


def versions(library: Library) -> dict[str, int]:
    """How many readings are kept of which version."""
    return library.stats().reader_versions


def test_a_reading_is_kept_and_found_again(library: Library) -> None:
    """Nothing is read a second time; what is kept is taken."""
    first = anew()
    assert versions(library) == {str(VERSION): 1}
    assert anew() == first
    plant(library)
    assert (len(first.people), anew().people, anew().quotes) == (1, (), first.quotes)


def test_a_coverage_uses_them_when_its_library_is_gone(tmp_path: Path) -> None:
    """A notebook keeps only the coverage."""
    made = Library(tmp_path / "desk.db")
    made.add(TEXT)
    coverage = made.about("minister")
    plant(made)
    del made
    assert anew(coverage.articles[0]).people == ()
    del coverage
    assert len(anew().people) == 1


def test_a_closed_library_lends_nothing(library: Library) -> None:
    """Its file may be moved away."""
    plant(library)
    library.close()
    assert (list(shelf.shelves()), len(anew().people)) == ([], 1)


def test_only_articles_of_the_library_are_kept(library: Library) -> None:
    """A text from elsewhere is read and leaves nothing."""
    anew(real("Ferries cross the strait."))
    assert versions(library) == {}


def test_a_folder_keeps_nothing_on_disk() -> None:
    """There is no file to keep it in."""
    with closing(Library()) as folder:
        folder.add(TEXT)
        assert (len(anew().people), folder.stats().readings) == (1, 0)


def test_a_later_version_replaces_the_earlier(library: Library) -> None:
    """An earlier kit leaves a later one's record alone."""
    for version in ("1", "2", "2 parser", "1 parser"):
        plant(library, version)
    (own,) = shelf.shelves()
    own.put(TEXT.id, str(VERSION + 1), b"of a later kit")
    assert versions(library).keys() == {str(VERSION + 1), "2 parser", "1 parser"}
    own.put(TEXT.id, str(VERSION), b"of this kit")
    assert versions(library).keys() == {
        str(VERSION + 1), str(VERSION), "2 parser", "1 parser"
    }  # fmt: skip


def test_fields_whose_rules_are_the_same_are_taken_from_an_earlier_version(
    library: Library,
) -> None:
    """A record of an earlier kit saves what did not change since."""
    old = identities([replace(s, version=0) if s.gives == "terms" else s for s in STEPS])
    values = {"terms": (), "people": (), "headings": read(TEXT).headings}
    (own,) = shelf.shelves()
    own.put(TEXT.id, "1", kept.encoded(TEXT, values, old))
    assert (anew().people, len(anew().quotes)) == ((), 1)
    assert versions(library) == {str(VERSION): 1}


def test_an_article_of_another_date_is_read_anew(library: Library) -> None:
    """The same text may be saved again with a date."""
    plant(library)
    assert len(anew(replace(TEXT, published=Published("2020", "x"))).people) == 1


def test_a_damaged_record_is_told_and_read_again(library: Library) -> None:
    """And replaced when it is."""
    (own,) = shelf.shelves()
    own.put(TEXT.id, str(VERSION), b"R1" + b"x" * 40)
    (told,) = library.verify()
    assert told.startswith(f"the reading of {TEXT.id} by version {VERSION}: its hash is not")
    assert (len(anew().people), library.verify()) == (1, [])


def test_verify_tells_spans_of_another_text(library: Library) -> None:
    """Even when the hash is right."""
    other = real("A much longer text than the one it is kept for, and of nobody at all. " * 9)
    (own,) = shelf.shelves()
    values = {name: getattr(anew(other), name) for name in FIELDS}
    own.put(TEXT.id, str(VERSION), kept.encoded(other, values, RULES))
    (told,) = library.verify()
    assert f"it is of article {other.id}; it will be read again" in told
    own.put(TEXT.id, str(VERSION), kept.encoded(replace(other, id=TEXT.id), values, RULES))
    (told,) = library.verify()
    assert "is not a span of the text; it will be read again" in told


def test_verify_tells_readings_of_no_article(library: Library) -> None:
    """Nothing would ever ask for them."""
    anew()
    assert library.path is not None
    with closing(sqlite3.connect(library.path)) as db:
        db.execute("UPDATE readings SET article = 'nobody'")
        db.commit()
    (told,) = library.verify()
    assert told.startswith(f"the reading of nobody by version {VERSION}: there is no such article")


def test_a_library_to_be_read_only_keeps_nothing(library: Library) -> None:
    """What is kept there is used."""
    path = library.path
    library.close()
    with closing(Library(path, read_only=True)) as reader:
        assert (len(anew().people), reader.stats().readings) == (1, 0)
    with closing(Library(path)) as writer:
        plant(writer)
    with closing(Library(path, read_only=True)):
        assert anew().people == ()


def test_reading_waits_for_no_writer(library: Library) -> None:
    """While another program writes, readings are left unkept, and none is waited for twice."""
    more = [real(f"Ferry {number} crossed the strait.") for number in range(20)]
    library.add(*more)
    assert library.path is not None
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert all(anew(one).sentences for one in more)
        assert time.monotonic() - began < 3
    assert versions(library) == {}


def test_a_full_disk_costs_no_reading(library: Library) -> None:
    """What does not fit is not kept; the library stays sound."""
    (own,) = shelf.shelves()
    assert isinstance(own, Readings)
    connected = own._connected()
    assert connected is not None
    connected.execute("PRAGMA max_page_count=1")
    own.put(TEXT.id, "1", bytes(1 << 20))
    assert (len(anew().people), versions(library), library.verify()) == (1, {}, [])


def test_a_file_without_the_table_costs_no_reading(library: Library) -> None:
    """Whatever is wrong with it."""
    assert library.path is not None
    with closing(sqlite3.connect(library.path)) as db:
        db.execute("DROP TABLE readings")
    assert len(anew().people) == 1


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    """Its shelf is empty."""
    gone = Readings(tmp_path / "gone.db")
    gone.put("a", "1", b"")
    assert (gone.records("a"), (tmp_path / "gone.db").exists()) == ([], False)


def test_threads_share_a_shelf(library: Library) -> None:
    """A server may read in another thread than the one that opened the library."""
    plant(library)
    found: list[Reading] = []
    thread = threading.Thread(target=lambda: found.append(anew()))
    thread.start()
    thread.join()
    assert [one.people for one in found] == [()]


def test_two_programs_share_what_was_read(library: Library) -> None:
    """Each keeps; each finds what the other kept."""
    anew()
    with closing(Library(library.path)) as other:
        assert len(list(shelf.shelves())) == 2
        assert (anew().article, versions(other)) == (TEXT.id, {str(VERSION): 1})
