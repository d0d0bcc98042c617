"""Extraction scored against pages with ground truth, in the three forms of their collections."""

from __future__ import annotations

import gzip
import json
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cli import commands
from briefing.errors import PathError
from briefing.evaluation import evaluate_extraction
from briefing.evaluation.extractionfields import same_day, same_title
from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.extractionforms import Labelled, labelled
from briefing.evaluation.extractionshingles import Match, match, over_all
from briefing.models import Published, Skipped

FIRST = (
    "The ministers met in Oslo on Monday to agree on how radar data will be shared between "
    "their three countries by the end of the year."
)
SECOND = (
    "A joint cell of twelve officers will sort what the stations send, and each capital will "
    "pay for the officers it sends there."
)
PAGE = (
    "<!doctype html><html><head><title>Radar for three</title>"
    "<meta property='article:published_time' content='2024-05-03T08:15:00+00:00'></head>"
    f"<body><article><h1>Radar for three</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
).encode()


def fundus(day: str) -> dict[str, object]:
    """The truth of a page in the form of fundus."""
    return {
        "title": "Radar for three",
        "publishing_date": f"{day} 08:15:00+00:00",
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [FIRST, SECOND]}]},
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One folder with a small collection of each form."""
    place = tmp_path / "sets"
    benchmark = place / "benchmark" / "html"
    papers = place / "papers" / "no"
    case = place / "cases" / "radar"
    for made in (benchmark, papers, case):
        made.mkdir(parents=True)
    (benchmark / "a1.html.gz").write_bytes(gzip.compress(PAGE))
    truth = {"a1": {"articleBody": f"{FIRST}\n\n{SECOND}", "url": "https://a.example/"}}
    (benchmark.parent / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    (papers / "Gazette_2024_05_03.html.gz").write_bytes(gzip.compress(PAGE))
    (papers / "Gazette.json").write_text(json.dumps({"V1": fundus("2024-05-03")}), "utf-8")
    (case / "source.html").write_bytes(PAGE)
    (case / "expected.html").write_text(f"<div><p>{FIRST}</p><p>{SECOND}</p></div>", "utf-8")
    stated = {"title": "Radar for three | Gazette", "publishedTime": "2024-05-03"}
    (case / "expected-metadata.json").write_text(json.dumps(stated), "utf-8")
    return place


def test_all_three_forms_are_found_and_scored(folder: Path) -> None:
    """Each collection by its folder, with its F1, titles and dates."""
    found = evaluate_extraction(folder).to_json()["collections"]
    rows = {
        name: (one["ours"]["f1"], one["ours"]["titles"]["right"], one["ours"]["dates"]["right"])
        for name, one in found.items()
    }
    assert rows == {"benchmark": (1.0, 0, 0), "cases": (1.0, 1, 1), "papers": (1.0, 1, 1)}


def test_an_archive_is_read_like_a_folder(folder: Path, tmp_path: Path) -> None:
    """Alone, or lying in a folder."""
    packed = tmp_path / "packed" / "sets.tar.gz"
    packed.parent.mkdir()
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(folder, "sets")
    counts = [len(evaluate_extraction(place).pages) for place in (packed, packed.parent)]
    assert counts == [3, 3]


def test_a_collection_without_a_folder_bears_the_name_of_the_whole(folder: Path) -> None:
    """Its ground truth lies at the top."""
    assert list(evaluate_extraction(folder / "benchmark").collections) == ["benchmark"]


def test_the_lines_name_both_extractors(folder: Path) -> None:
    """A table for the terminal."""
    lines = evaluate_extraction(folder).lines()
    assert [line.split()[0] for line in lines[1:5]] == ["benchmark,", "ours", "trafilatura", "F1"]


def test_the_command_prints_the_same(folder: Path) -> None:
    """`briefing evaluate extraction --data FOLDER --json`."""
    called = CliRunner().invoke(
        commands, ["evaluate", "extraction", "--data", str(folder), "--json"]
    )
    found = json.loads(called.output)["collections"]
    assert {name: (one["count"], one["ours"]["f1"]) for name, one in found.items()} == {
        "benchmark": (1, 1.0),
        "cases": (1, 1.0),
        "papers": (1, 1.0),
    }


@pytest.mark.parametrize("name", ["", "missing"])
def test_no_such_pages(tmp_path: Path, name: str) -> None:
    """An empty folder, and none."""
    with pytest.raises(PathError):
        evaluate_extraction(tmp_path / name)


def test_a_broken_truth_is_skipped(folder: Path) -> None:
    """The other pages are scored."""
    (folder / "papers" / "no" / "Gazette.json").write_text("{", "utf-8")
    found = evaluate_extraction(folder)
    assert (len(found.pages), [one.place for one in found.skipped]) == (
        2,
        ["papers/no/Gazette.json"],
    )


def test_versions_belong_to_pages_by_date() -> None:
    """Whatever their names."""
    versions = {"V2": fundus("2025-01-01"), "V1": fundus("2026-01-01")}
    raw = {"Gazette.json": json.dumps(versions).encode()}
    for day in ("2026_01_02", "2025_01_02"):
        raw[f"Gazette_{day}.html.gz"] = gzip.compress(day.encode())
    files = Files("papers", {name: bytes(content).__bytes__ for name, content in raw.items()})
    found = [(one.page, one.published) for one in labelled(files) if isinstance(one, Labelled)]
    assert found == [
        (b"2025_01_02", "2025-01-01 08:15:00+00:00"),
        (b"2026_01_02", "2026-01-01 08:15:00+00:00"),
    ]


@pytest.mark.parametrize(
    ("true", "found", "right"),
    [
        ("Radar for three", "Radar for three", True),
        ("Radar for “three” - or four", 'radar for "three" — or four', True),
        ("Radar for three | The Gazette", "Radar for three", True),
        ("Radar for three - World - The Gazette", "Radar for three", True),
        ("Radar for three [Gazette]", "Radar for three", True),
        ("雷达数据共享_新闻_日报", "雷达数据共享", True),
        ("雷达――三国共享数据--新闻--日报", "雷达――三国共享数据", True),
        ("Radar for three", "Radar for three | The Gazette", False),
        ("Radar: a guide for beginners", "Radar", False),
        ("Radar for three", None, False),
    ],
)
def test_when_a_title_is_right(true: str, found: str | None, right: bool) -> None:  # noqa: FBT001 - what is expected
    """Equal, or equal without the outlet."""
    assert same_title(true, found) is right


@pytest.mark.parametrize(
    ("true", "found", "right"),
    [
        ("2024-05-03 23:30:00+00:00", Published("2024-05-03", "x"), True),
        ("2024-05-03 23:30:00+00:00", Published("2024-05-04", "x", "01:30:00", "+02:00"), True),
        ("2024-05-03 23:30:00+00:00", Published("2024-05-04", "x"), False),
        ("2024-05-03", Published("2024-05", "x"), False),
        ("soon", Published("2024-05-03", "x", "later", "here"), False),
        ("2024-05-03", None, False),
    ],
)
def test_when_a_date_is_right(true: str, found: Published | None, right: bool) -> None:  # noqa: FBT001 - what is expected
    """The same calendar day."""
    assert same_day(true, found) is right


def test_runs_of_four_words_are_counted() -> None:
    """Five words have two runs; one of them is in the other text."""
    assert match("one two three four five", "one two three four six") == Match(1, 1, 1)


def test_pages_count_alike_and_empty_ones_only_where_they_tell() -> None:
    """As in the benchmark: no text found says nothing of precision."""
    assert over_all([Match(2, 2, 0), Match(0, 0, 4)]) == (0.5, 0.5, 0.5)


@given(st.text(max_size=200))
@settings(max_examples=40)
def test_a_text_matches_itself(text: str) -> None:
    """Wholly."""
    assert match(text, text).f1 == 1.0


@given(st.text(max_size=120), st.text(max_size=120))
@settings(max_examples=40)
def test_any_titles_and_dates_can_be_compared(true: str, found: str) -> None:
    """Without a fault, and a title is always itself."""
    same_day(true, Published(found, found, found, found))
    same_title(true, found)
    assert same_title(true, true) is bool(true)


@given(st.dictionaries(st.sampled_from(["V1", "V2"]), st.integers() | st.text() | st.none()))
@settings(max_examples=20)
def test_any_truth_is_read_or_skipped(truth: dict[str, object]) -> None:
    """A file that holds something else costs nothing else."""
    raw = {"A.json": json.dumps(truth).encode(), "A_2024_05_03.html.gz": gzip.compress(b"x")}
    files = Files("papers", {name: bytes(content).__bytes__ for name, content in raw.items()})
    assert all(isinstance(one, Labelled | Skipped) for one in labelled(files))
