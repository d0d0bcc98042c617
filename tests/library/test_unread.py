"""What could not be read is told a line for each file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library, ingest
from briefing.library.unread import by_file
from briefing.models import Skipped

ENTRY = "<item><title>Entry {0}</title><link>https://paper.example/{0}</link></item>"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title>{0}</channel></rss>'
)


def feed(folder: Path, entries: int) -> Path:
    """A folder with a feed that gives titles and addresses only."""
    told = "".join(ENTRY.format(number) for number in range(1, entries + 1))
    (folder / "feed.rss").write_text(FEED.format(told), "utf-8")
    return folder


def test_a_feed_of_addresses_is_one_line(tmp_path: Path) -> None:
    """The report of an ingest counts its entries and shows where the first leads."""
    with closing(Library(tmp_path / "desk.db")) as library:
        report = ingest([feed(tmp_path, 12) / "feed.rss"], library)
    assert str(report).splitlines()[1:] == [
        "not read: feed.rss: 12 parts could not be read; the first, #1: "
        "no text; fetch https://paper.example/1"
    ]


def test_a_program_gets_every_entry(tmp_path: Path) -> None:
    """The report holds each, with the address to fetch."""
    with closing(Library(tmp_path / "desk.db")) as library:
        report = ingest([feed(tmp_path, 12) / "feed.rss"], library)
    assert len(report.skipped) == 12


def test_a_briefing_counts_a_feed_as_one_input(tmp_path: Path) -> None:
    """Page one does not speak of twelve inputs where one file was given."""
    with closing(Library(tmp_path / "desk.db")) as library:
        ingest([feed(tmp_path, 12) / "feed.rss"], library)
        assert len(library.about("radar").unread) == 1


def test_parts_that_lack_other_things_are_told_apart() -> None:
    """Each reason is a line of its own."""
    found = by_file([Skipped("a#1", "no text"), Skipped("a#2", "only a teaser; fetch b")])
    assert len(found) == 2


def test_a_file_in_an_archive_is_its_own() -> None:
    """Two broken files of a parcel are two lines."""
    found = by_file([Skipped("a.zip#b.txt", "empty"), Skipped("a.zip#c.txt", "empty")])
    assert len(found) == 2


@given(st.lists(st.builds(Skipped, st.text(), st.text())))
def test_any_place_is_told(found: list[Skipped]) -> None:
    """Whatever files are called, none is lost and none invented."""
    lines = by_file(found)
    assert bool(lines) == bool(found)
    assert len(lines) <= len(found)
