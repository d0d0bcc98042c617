"""A real run, released: made again it is the same content, and its own masthead is a draft's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing import runner
from briefing.delivery import releases
from briefing.exporters.writing import DEFAULT
from briefing.runner import again
from tests.conftest import PROJECT
from tests.delivery.releases import build

TOPIC = "radar"
DAYS = ("2026-11-29", "2026-11-30")
JUDGED = "data/judgements/topic_briefing-radar.yaml"
ARTICLE = """Radar pact signed
By Ada Finch
The Test Gazette, 21 June 2024

Defence Minister Ana Lopez of Norway signed the Radar Accord on Friday in Oslo.

"We will share radar data by 2026," Lopez said after the ceremony.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A project, and two runs of one report in it."""
    root = build.project(tmp_path_factory.mktemp("real") / "project")
    shutil.copy(PROJECT / "notebooks/topic_briefing.ipynb", root / "notebooks")
    (root / "data/articles").mkdir()
    (root / "data/articles/radar.txt").write_text(ARTICLE, "utf-8")
    (root / JUDGED).write_text("released: {by: C. Chief, on: 2026-11-30}\nmarking: TLP:GREEN\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        first, second = (_run(root / "reports/topic_briefing/radar" / day) for day in DAYS)
    return root, first, second


def _run(out: Path) -> Path:
    given = {"topic": TOPIC, "library": "data/articles", "earlier": "none"}
    done = runner.run("topic_briefing", given, formats=["html"], out=out)
    assert (done.status, done.error) == ("succeeded", "")
    return out


def test_the_same_run_again_is_the_same_content(
    made: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though ids, times and files differ."""
    root, *folders = made
    monkeypatch.chdir(root)
    first, second = map(releases.copy_of, folders)
    assert first.content == second.content
    assert first.run != second.run
    assert (first.status, first.marking) == ("draft", "TLP:GREEN")


def test_a_clearance_is_no_release(made: tuple[Path, Path, Path]) -> None:
    """The masthead of the run says who cleared it, and that it is a draft."""
    page = (made[1] / "briefing.html").read_text("utf-8")
    assert "DRAFT: cleared by C. Chief on 30 November 2026, not yet released" in page
    assert "Released by" not in page


def test_the_stamp_is_laid_over_the_export_alone(
    made: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notebook that is kept is the one that was run, and its masthead still proves."""
    root, folder, _ = made
    project = shutil.copytree(root, tmp_path / "project")
    monkeypatch.chdir(project)
    copy = releases.release(project / folder.relative_to(root), by="C. Chief")
    kept = copy.folder / "briefing.ipynb"
    assert kept.read_bytes() == (folder / "briefing.ipynb").read_bytes()
    assert "Released by C. Chief" in releases.written(copy, "html").decode()
    shutil.copy(kept, project / "reports/unrecorded.ipynb")
    done = again.export(project / "reports/unrecorded.ipynb", ["html"], DEFAULT)
    assert (done.draft, done.failures) == ("", ())
