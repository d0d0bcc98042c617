"""A whole run with a language model: what it leaves behind, and what the runner proves of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import nbformat
import pytest

from briefing.model import attach
from briefing.phrases import rewriting as words
from briefing.runner import proof, run
from tests.build import article, coverage
from tests.conftest import PROJECT
from tests.model.server import KEY, in_turn, raw, says, serving
from tests.model.test_rewriter import picked
from tests.notebook import write

CELLS = (
    ("parameters", 'topic = "trilateral security cooperation"\nlibrary = ""\nmodel = ""'),
    "from briefing import check, open_library, prepare, sections",
    "coverage = open_library(library).about(topic)",
    'coverage = prepare(coverage, "topic_briefing", earlier="none", model=model)',
    "sections.front(coverage)",
    "sections.bottom_line(coverage)",
    "sections.reported(coverage)",
    "sections.sources(coverage)",
    "sections.annex(coverage)",
    "check(coverage)",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What a run leaves whose model takes the drafts, and says the key on its second question."""
    with (
        pytest.MonkeyPatch.context() as patch,
        serving(in_turn(says(picked), says(KEY), raw(KEY.encode(), 401), says(picked))) as server,
    ):
        patch.chdir(tmp_path_factory.mktemp("run"))
        patch.setenv("BRIEFING_MODEL_URL", f"http://127.0.0.1:{server.port}/v1")
        patch.setenv("BRIEFING_MODEL_KEY", KEY)
        given = {"library": str(PROJECT / "data" / "sample"), "model": "stub"}
        done = run(str(write(Path("briefing.ipynb"), *CELLS)), given, formats=("html",))
        assert (done.status, done.error) == ("succeeded", "")
        assert len(server.keys) > 3
        yield done.folder


def test_a_run_tells_of_its_model(folder: Path) -> None:
    """Report and run record name the model; the report counts what it did."""
    page = unescape((folder / "briefing.html").read_text("utf-8"))
    record = json.loads((folder / "run.json").read_text("utf-8"))
    assert "language model “stub” (temperature 0, seed 1)" in page
    assert words.REWROTE in page
    assert words.KEPT["refused"] in page
    assert words.KEPT["unanswered"] in page
    assert record["inputs"]["model"] == "“stub” (temperature 0, seed 1)"


def test_the_key_is_in_no_file(folder: Path) -> None:
    """Whatever the server does with the key, notebook, report and record do not hold it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 3
    assert [path.name for path in files if KEY.encode() in path.read_bytes()] == []


def test_a_forged_notebook_is_found_out(folder: Path) -> None:
    """The runner proves rewordings from the notebook alone, with no model to ask."""
    text = (folder / "briefing.ipynb").read_text("utf-8")
    honest = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    changed = text.replace("announced a Trilateral", "rejected a Trilateral")
    forged = nbformat.reads(changed, as_version=4)  # type: ignore[no-untyped-call]
    assert changed != text
    assert proof.verdict(proof.shown(honest)).passed
    assert not proof.verdict(proof.shown(forged)).passed


def test_none_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """With "none" the environment's model is left alone."""
    monkeypatch.setenv("BRIEFING_MODEL_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("BRIEFING_MODEL", "stub")
    made = coverage(article("Lopez met Berg in Oslo on Monday."))
    assert attach(made).rewriter is not None
    assert (attach(made, "none").rewriter, made.model) == (None, "")
