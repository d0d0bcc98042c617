"""A whole run with a language model: what it leaves behind, and what the runner proves of it."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from briefing.runner import proof, run
from tests.conftest import PROJECT
from tests.model.server import KEY, Model, Reply, raw, says, serving
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


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, where no model is named."""
    monkeypatch.chdir(tmp_path)
    for name in ("BRIEFING_MODEL", "BRIEFING_MODEL_URL", "BRIEFING_MODEL_KEY"):
        monkeypatch.delenv(name, raising=False)


def ran(server: Model, name: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a run that succeeded, its notebook naming a model of this server."""
    monkeypatch.setenv("BRIEFING_MODEL_URL", f"http://127.0.0.1:{server.port}/v1")
    monkeypatch.setenv("BRIEFING_MODEL_KEY", KEY)
    path = write(Path("briefing.ipynb"), *CELLS)
    given = {"library": str(PROJECT / "data" / "sample"), "model": name}
    done = run(str(path), given, formats=("html",))
    assert (done.status, done.error) == ("succeeded", "")
    return done.folder


def test_a_run_tells_of_its_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Report and run record name the model; the report counts what it did."""
    with serving(says(picked)) as model:
        folder = ran(model, "stub", monkeypatch)
    page = (folder / "briefing.html").read_text("utf-8")
    record = json.loads((folder / "run.json").read_text("utf-8"))
    assert "language model “stub” (temperature 0, seed 1)" in page
    assert "Facts that a language model reworded, each proven again: " in page
    assert record["inputs"]["model"] == "“stub” (temperature 0, seed 1)"


@pytest.mark.parametrize("reply", [says(KEY), raw(KEY.encode(), 401)])
def test_the_key_is_in_no_file(reply: Reply, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the server does with the key, notebook, report and record do not hold it."""
    with serving(reply) as model:
        folder = ran(model, "stub", monkeypatch)
    assert model.keys
    assert [p.name for p in folder.iterdir() if KEY.encode() in p.read_bytes()] == []


def test_a_run_without_a_model_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """With "none" the environment's model is left alone, and the report says there was none."""
    with serving(says(picked)) as model:
        folder = ran(model, "none", monkeypatch)
    assert model.asked == []
    assert "no language model" in (folder / "briefing.html").read_text("utf-8")


def test_a_forged_notebook_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner proves rewordings from the notebook alone, with no model to ask."""
    with serving(says(picked)) as model:
        folder = ran(model, "stub", monkeypatch)
    path = folder / "briefing.ipynb"
    honest = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    text = path.read_text("utf-8").replace("announced a Trilateral", "rejected a Trilateral")
    forged = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    assert proof.verdict(proof.shown(honest)).passed
    assert not proof.verdict(proof.shown(forged)).passed
