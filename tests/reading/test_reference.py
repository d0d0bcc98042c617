"""The facts of data/reference: read from CSV, checked, and used to link names across scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.reading import read, reference, scripts
from briefing.reading.linking import key
from tests.build import article

HEAD = "id,name,other_names,url,read\n"
ROW = "holm-lena,Lena Holm,Holm Lena; 抱夢 レナ; 홀름 레나,https://example.org/holm,2026-11-24\n"
ROLES = "person,role,start,end,url,read\n"
SHIPPED = Path(__file__).parents[2] / "data" / "reference"


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder with these CSV files."""
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return tmp_path


def test_the_facts_of_the_kit_are_whole() -> None:
    """Every row that ships can be read."""
    assert reference.load(SHIPPED).faults == ()


def test_a_row_has_all_its_names(tmp_path: Path) -> None:
    """The first name, then those of other scripts."""
    row = reference.load(folder(tmp_path, people=HEAD + ROW)).rows["holm-lena"]
    assert row.names == ("Lena Holm", "Holm Lena", "抱夢 レナ", "홀름 레나")


def test_no_files_are_an_empty_book(tmp_path: Path) -> None:
    """A project without facts, or a kit without the folder, works."""
    assert reference.load(tmp_path / "nowhere").rows == {}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Holm,Lena Holm,,https://example.org/h,2026-11-24\n", "id 'Holm'"),
        (ROW + ROW, "is there already"),
        ("a,,,https://example.org/h,2026-11-24\n", "no name"),
        ("a,Ann,,somewhere,2026-11-24\n", "no http address"),
        ("a,Ann,,https://example.org/h,yesterday\n", "not YYYY-MM-DD"),
        ("a,Ann,https://example.org/h,2026-11-24\n", "4 cells, not 5"),
    ],
)
def test_a_broken_row_is_told_with_file_and_line(tmp_path: Path, row: str, why: str) -> None:
    """The message says where to look and what is wrong."""
    with pytest.raises(SourceError, match=r"people\.csv.*line [23].*" + why):
        reference.load(folder(tmp_path, people=HEAD + row))


def test_wrong_columns_are_told(tmp_path: Path) -> None:
    """A file of another form names the columns it should have."""
    with pytest.raises(SourceError, match="the columns are id, name"):
        reference.load(folder(tmp_path, people="name,id\n"))


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("nobody,Minister,2020,2021,https://example.org/h,2026-11-24\n", "no person 'nobody'"),
        ("holm-lena,Minister,soon,,https://example.org/h,2026-11-24\n", "start 'soon'"),
        ("holm-lena,Minister,2021,2020,https://example.org/h,2026-11-24\n", "before start"),
    ],
)
def test_a_broken_role_is_told(tmp_path: Path, role: str, why: str) -> None:
    """A role needs a person of people.csv and days in order."""
    with pytest.raises(SourceError, match=r"roles\.csv, line 2.*" + why):
        reference.load(folder(tmp_path, people=HEAD + ROW, roles=ROLES + role))


def test_roles_of_a_day(tmp_path: Path) -> None:
    """A month at the end counts whole; an open end lasts."""
    roles = (
        "holm-lena,Minister,2020-03-01,2021-05,https://example.org/h,2026-11-24\n"
        "holm-lena,Premier,2021-05-31,,https://example.org/h,2026-11-24\n"
    )
    book = reference.load(folder(tmp_path, people=HEAD + ROW, roles=ROLES + roles))
    assert [r.role for r in book.roles_on("holm-lena", "2021-05-31")] == ["Minister", "Premier"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_file_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in a file, it is read or refused with the one error."""
    place = folder(tmp_path_factory.mktemp("facts"), people=HEAD + text)
    told = ""
    try:
        reference.load(place)
    except SourceError as error:
        told = str(error)
    assert not told or "people.csv" in told


def project_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, people: str) -> None:
    """Work in a project with these people."""
    for name in ("notebooks", "data/reference"):
        (tmp_path / name).mkdir(parents=True)
    folder(tmp_path / "data" / "reference", people=people)
    monkeypatch.chdir(tmp_path)


def test_one_person_across_scripts_and_orders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both orders, capitals, Hangul and kana are mentions of one row."""
    project_of(tmp_path, monkeypatch, HEAD + ROW)
    text = article("Lena Holm met HOLM Lena (抱夢レナ). 홀름 레나 총리가 왔다. 홀름 총리.")
    (found,) = read(text).entities
    assert (found.reference, len(found.mentions)) == ("holm-lena", 5)


def test_an_empty_reference_changes_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without facts the same entities are found, without ids."""
    project_of(tmp_path, monkeypatch, HEAD)
    (found,) = read(article("Lena Holm said that it rained in the hills.")).entities
    assert (found.name, found.reference) == ("Lena Holm", None)


def test_broken_rows_do_not_stop_a_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken row is left out and told; the others are used."""
    project_of(tmp_path, monkeypatch, HEAD + "broken,,,,\n" + ROW)
    (found,) = read(article("Lena Holm said that it snowed in the hills.")).entities
    assert (found.reference, len(reference.book().faults)) == ("holm-lena", 1)


def test_names_are_compared_without_order_accents_and_hyphens() -> None:
    """One key for all ways to print a name in Latin letters."""
    assert key("Zoë Lind-Åberg") == key("LIND ABERG Zoe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("韓日関係", "ja"),
        ("韩日关系", "zh"),
        ("韓日關係", "zh"),
        ("한일 관계", "ko"),
        ("かんけい", "ja"),
        ("Korea", ""),
        ("日本", ""),
    ],
)
def test_the_language_of_letters(text: str, expected: str) -> None:
    """Japanese forms of letters tell Japanese from Chinese; what both share tells nothing."""
    assert expected == scripts.language(text)
