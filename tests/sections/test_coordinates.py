"""The file of coordinates: sourced rows, and broken ones named by line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sections import coordinates
from briefing.sections.coordinates import COLUMNS, load

HEAD = ",".join(COLUMNS)
ROW = "the-port,The Port,Port One; 항구,1.5,-20.25,https://example.org/port,2026-11-30"


def file(folder: Path, *lines: str) -> Path:
    """A file of these lines."""
    path = folder / "coordinates.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_row_has_names_position_and_source(tmp_path: Path) -> None:
    """Longitude comes first, as everywhere in the charts."""
    (row,) = load(file(tmp_path, HEAD, ROW))
    assert row.names == ("The Port", "Port One", "항구")
    assert row.position == (-20.25, 1.5)
    assert row.urls == ("https://example.org/port",)


def test_a_row_may_have_a_note(tmp_path: Path) -> None:
    """As in all files of facts, in a last column."""
    assert len(load(file(tmp_path, HEAD + ",note", ROW + ",from two pages"))) == 1


def test_the_projects_own_file_is_sound(project: Path) -> None:
    """Every row has a page and a day of reading."""
    rows = load(project / coordinates.FILE)
    assert len(rows) >= 20
    assert len(rows) == len({row.id for row in rows})


def test_names_are_found_in_any_case() -> None:
    """With or without an article; an unknown name has no position."""
    assert coordinates.position("the  Camp David") == coordinates.position("CAMP DAVID")
    assert coordinates.position("Atlantis") is None


def test_no_file_is_no_rows(tmp_path: Path) -> None:
    """An absent file says nothing."""
    assert load(tmp_path / "coordinates.csv") == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (ROW.replace("1.5", "91"), "line 2: latitude '91' is no number"),
        (ROW.replace("-20.25", "east"), "line 2: longitude 'east'"),
        (ROW.replace("https://example.org/port", "a book"), "line 2: url 'a book'"),
        (ROW.replace("2026-11-30", "today"), "line 2: Invalid isoformat"),
        (ROW.replace("the-port", "The Port"), "line 2: id 'The Port'"),
        ("a,b", "line 2: 2 cells, not 7"),
        (ROW.replace("The Port", ""), "line 2: no name"),
    ],
)
def test_broken_rows_are_named_by_file_and_line(tmp_path: Path, line: str, says: str) -> None:
    """With what is wrong."""
    with pytest.raises(SourceError, match=rf"coordinates\.csv: {says}"):
        load(file(tmp_path, HEAD, line))


def test_another_head_is_refused(tmp_path: Path) -> None:
    """The error lists the columns."""
    with pytest.raises(SourceError, match="line 1: the columns are id, name"):
        load(file(tmp_path, "a,b", ROW))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_an_error_of_the_kit(tmp_path: Path, raw: bytes) -> None:
    """A hostile file never does anything else."""
    path = tmp_path / "coordinates.csv"
    path.write_bytes(HEAD.encode() + b"\n" + raw)
    with suppress(SourceError):
        load(path)
