"""A kind of input that a project adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import open_library, sources
from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources import read_bytes
from briefing.sources.isolation import Readers
from tests.own.conftest import put

FILE = """
from briefing.cleaning import clean
from briefing.models import Origin

SUFFIXES = (".note",)


def read(raw, place):
    text = raw.decode()
    if text == "break down":
        raise ZeroDivisionError("by nothing")
    if text == "nothing":
        return
    yield "no article" if text == "words" else clean(text, Origin.of(raw, place))
"""
TEXT = b"Title: Ships\nDate: 2024-05-02\n\nOfficials counted 20 ships in the harbour of Busan."


def test_a_suffix_is_known_at_once(house: Path) -> None:
    """And no more, once its file is gone."""
    path = put(house, "sources/notes", FILE)
    assert ".note" in sources.suffixes()
    (article,) = read_bytes(TEXT, "a.note")
    assert isinstance(article, Article)
    assert article.title == "Ships"
    path.unlink()
    assert ".note" not in sources.suffixes()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"break down", r"a\.note: own/sources/notes\.py:11 broke down: ZeroDivisionError"),
        (b"words", r"a\.note: own/sources/notes\.py gave str, which is no article"),
        (b"nothing", r"a\.note: own/sources/notes\.py found no article in it"),
    ],
)
def test_a_source_that_breaks_down_says_where(house: Path, raw: bytes, told: str) -> None:
    """It costs that file, with the line of the source."""
    put(house, "sources/notes", FILE)
    with pytest.raises(SourceError, match=told):
        [*read_bytes(raw, "a.note")]


def test_files_of_it_stand_in_a_folder_of_articles(house: Path) -> None:
    """A broken one is listed, the others are read."""
    put(house, "sources/notes", FILE)
    (house / "in").mkdir()
    (house / "in" / "a.note").write_bytes(TEXT)
    (house / "in" / "b.note").write_bytes(b"break down")
    library = open_library("in")
    try:
        assert [one.title for one in library.articles()] == ["Ships"]
        assert [one.place for one in library.skipped] == ["b.note"]
    finally:
        library.close()


def test_a_broken_source_costs_its_kind_only(house: Path) -> None:
    """Other files are read as ever."""
    put(house, "sources/notes", "SUFFIXES = 3 +\n")
    with pytest.raises(SourceError, match=r"no reader for \.note files"):
        [*read_bytes(TEXT, "a.note")]
    assert [*read_bytes(TEXT, "a.txt")]


def test_a_risky_source_is_read_in_a_process_of_its_own(house: Path) -> None:
    """The child finds it, since it works in the project too."""
    put(house, "sources/notes", FILE + "\nISOLATED = True\nimport os\nPID = os.getpid()\n")
    (house / "a.note").write_bytes(TEXT)
    with Readers(1) as readers:
        ((_, sha256, found),) = readers.read([(house / "a.note", "a.note")])
        made = [*found]
    assert len(sha256) == 64
    assert [type(one) for one in made] == [Article]
    assert Skipped not in map(type, made)
