"""The four worked examples, laid out of their pages into a fresh project and run as a whole."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import runner
from briefing.errors import ExportError
from briefing.exporters.writing import Options
from briefing.runner.again import export
from tests.conftest import PROJECT
from tests.documentation.pages import blocks
from tests.notebook import write

PAGES = ("section", "source", "figure", "format")
PARAMETERS = 'topic = "trilateral security cooperation"  # words\nlibrary = "library"  # a folder\n'
GATHER = (
    "from briefing import check, open_library, prepare, sections\n"
    'coverage = prepare(open_library(library).about(topic), "desk", judgements="none",'
    ' earlier="none")'
)
SHOWN = ("front", "bottom_line", "numbers_given", "voices", "sources", "annex")
FORMATS = ("html", "pdf", "docx", "md", "eml", "csv")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project with the files of the four pages, which one works in."""
    place = tmp_path_factory.mktemp("desk")
    shutil.copytree(PROJECT / "data" / "reference", place / "data" / "reference")
    (place / "library").mkdir()
    for one in sorted((PROJECT / "data" / "sample").glob("202[34]-*.txt")):
        shutil.copy(one, place / "library")
    for page in PAGES:
        for block in blocks((PROJECT / "docs" / "howto" / f"add-a-{page}.md").read_text("utf-8")):
            if block.asked.file:
                (place / block.asked.file).parent.mkdir(parents=True, exist_ok=True)
                (place / block.asked.file).write_text(block.text, "utf-8")
    (place / "notebooks").mkdir()
    cells = [f"sections.{name}(coverage)" for name in SHOWN]
    notebook = place / "notebooks" / "desk.ipynb"
    write(notebook, ("parameters", PARAMETERS), ("guide", GATHER), *cells, "check(coverage)")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        yield place


@pytest.fixture(scope="module")
def done(desk: Path) -> runner.Run:  # noqa: ARG001 its folder is the working one
    """The run of its notebook, in every format of the kit and the one that is added."""
    made = runner.run("desk", formats=FORMATS)
    assert (made.status, made.error) == ("succeeded", "")
    return made


def report(done: runner.Run, suffix: str) -> str:
    """A report as text."""
    return (done.folder / f"briefing.{suffix}").read_text("utf-8-sig")


def test_the_section_is_in_the_report_and_proven(done: runner.Run) -> None:
    """Its rows with their references, and the line that says whose rules they are."""
    for suffix in ("html", "md"):
        told = report(done, suffix)
        assert "Numbers given" in told
        assert "340 licences" in told
        assert "Chosen by rules of this house" in told
    checks = done.record["checks"]
    assert checks["passed"]
    assert any("own/sections/numbers_given.py" in one["why"] for one in checks["warnings"])


def test_the_source_is_among_the_sources(done: runner.Run) -> None:
    """Subtitles are read, dated by the name of their file, and cited."""
    used = {one["place"]: one["title"] for one in done.record["inputs"]["used"]}
    assert used["2024-06-20-evening-news.srt"] == "Evening news"
    assert "20 June 2024" in report(done, "html")


def test_the_figure_is_in_every_format(done: runner.Run) -> None:
    """With its headline, and its words for those who cannot see it."""
    assert done.record["figures"]["exported"] == dict.fromkeys(FORMATS, 1)
    assert "Quotations by speaker" in report(done, "html")
    assert "Bar chart." in report(done, "html")
    assert (done.folder / "briefing_files" / "figure-1.svg").is_file()


def test_the_format_is_written(done: runner.Run) -> None:
    """A row a statement, its references beside it."""
    rows = [*csv.reader(report(done, "csv").splitlines())]
    assert rows[0] == ["Section", "Kind", "Words", "References"]
    (row,) = (row for row in rows if row[2].startswith("340 licences | "))
    assert row[0] == "Numbers given"
    assert row[3].startswith("S")
    assert ["Masthead", "status", "DRAFT", ""] in rows


def test_the_record_names_the_files(done: runner.Run) -> None:
    """Each with its SHA-256: what a report rests on."""
    told = {one["place"]: one["sha256"] for one in done.record["inputs"]["own"]}
    assert [*told] == [
        "own/sections/numbers_given.py",
        "own/sources/subtitles.py",
        "own/figures/voices.py",
        "own/formats/csv.py",
    ]
    assert {len(one) for one in told.values()} == {64}


def test_a_finished_run_is_exported_in_the_format(done: runner.Run, tmp_path: Path) -> None:
    """Without running anything again."""
    filed = export(done.folder / "briefing.ipynb", ["csv"], Options(), tmp_path)
    assert [path.name for path in filed.paths] == ["briefing.csv"]
    assert (tmp_path / "briefing.csv").read_bytes() == (done.folder / "briefing.csv").read_bytes()


def test_a_format_that_hides_the_draft_is_refused(done: runner.Run, desk: Path) -> None:
    """The word stands in every text that leaves the house."""
    place = desk / "own" / "formats" / "csv.py"
    honest = place.read_text("utf-8")
    masthead = '(("marking", report.marking), ("status", report.head), *report.lines)'
    place.write_text(honest.replace(masthead, "()"), "utf-8")
    try:
        with pytest.raises(ExportError, match=r"own/formats/csv\.py: the note above a draft"):
            export(done.folder / "briefing.ipynb", ["csv"], Options(), desk / "again")
    finally:
        place.write_text(honest, "utf-8")


def test_a_lying_section_stops_the_report(done: runner.Run, desk: Path) -> None:
    """Only a draft with the list is written, in a kernel of its own as in the runner's checks."""
    place = desk / "own" / "sections" / "numbers_given.py"
    honest = place.read_text("utf-8")
    lie = "name = telling.name(article, article.span(0, 9))"
    place.write_text(honest.replace("name = telling.name(article, words)", lie), "utf-8")
    try:
        made = runner.run("desk", formats=("html",), out=desk / "lie")
    finally:
        place.write_text(honest, "utf-8")
    assert made.status == "checks failed"
    assert sorted(p.name for p in made.folder.glob("briefing.*")) == [
        "briefing.draft.html",
        "briefing.ipynb",
    ]
    told = json.loads((made.folder / "run.json").read_text("utf-8"))["checks"]["failures"]
    assert {(one["section"], one["check"]) for one in told} == {("Numbers given", "own")}
    assert "does not stand in the fact beside it" in told[0]["why"]
    assert done.status == "succeeded"
