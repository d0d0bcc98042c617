"""Runs in a sandbox: the same report, a record of the walls, a word for what was hit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing.jobs import Job, Result
from briefing.runner import perform
from briefing.sandbox.asking import model_of
from briefing.sandbox.orders import WALLS
from tests.notebook import outputs, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these walls")
REPORTS = ("briefing.ipynb", "briefing.html", "briefing.md")


@pytest.fixture(autouse=True)
def _started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_KERNEL", "start")
    monkeypatch.delenv("BRIEFING_SANDBOX", raising=False)


def made(
    folder: Path, *cells: str | tuple[str, str], sandbox: str = "yes", **options: Any
) -> Result:
    """What becomes of a notebook with these cells."""
    folder.mkdir(parents=True, exist_ok=True)
    book = write(folder / "n.ipynb", *cells)
    return perform(
        Job(
            notebook=str(book), formats=("md",), out=str(folder / "out"), sandbox=sandbox, **options
        )
    )


def test_the_report_is_the_same(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, of a library in a file, with figures."""
    from briefing import ingest

    library = tmp_path / "desk.db"
    ingest([project / "data" / "sample"], library)
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for mode in ("no", "yes"):
        result = perform(
            Job(
                notebook="topic_briefing", parameters={"library": str(library)}, sandbox=mode,
                formats=("html", "md"), out=str(tmp_path / mode),
            )
        )  # fmt: skip
        assert result.error == ""
    for name in REPORTS:
        assert (tmp_path / "no" / name).read_bytes() == (tmp_path / "yes" / name).read_bytes()


def test_the_record_tells_the_walls(tmp_path: Path) -> None:
    """Each wall stands or is missing; a run without a sandbox tells of none."""
    result = made(tmp_path / "in", "1")
    told = json.loads((tmp_path / "in" / "out" / "run.json").read_text("utf-8"))["sandbox"]
    assert result.error == ""
    assert {*told["walls"]} | {*told["missing"]} == {*WALLS}
    assert "sandbox" not in made(tmp_path / "out", "1", sandbox="no").record


def test_a_cell_writes_into_its_own_folder_alone(tmp_path: Path) -> None:
    """That folder is gone afterwards."""
    code = (
        "import tempfile, pathlib; here = pathlib.Path(tempfile.mkdtemp())\n"
        "(here / 'x').write_text('x'); print(here)\npathlib.Path('y').write_text('y')"
    )
    result = made(tmp_path, code)
    (shown, *_) = outputs(tmp_path / "out" / "briefing.ipynb")
    assert result.status == "failed"
    assert not Path(shown.strip()).exists()
    assert not (tmp_path / "y").exists()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("x = [open('/dev/null') for _ in range(999)]", "the sandbox gives 512 open files"),
        (
            "import tempfile, os; os.truncate(tempfile.mkstemp()[1], 1 << 40)",
            "the sandbox gives 1,074 MB for a file",
        ),
    ],
)
def test_a_limit_is_named(code: str, told: str, tmp_path: Path) -> None:
    """A cell that hits one fails by its own error, with the limit behind it."""
    result = made(tmp_path, code)
    assert result.status == "failed"
    assert told in result.error


_OUTSIDE = """
import sys
from briefing.sandbox import calls, system
system.prctl(system.NO_NEW_PRIVILEGES, 1)
calls.enter()  # as a container may: no namespace can be left any more
from briefing.jobs import Job
from briefing.runner import perform
result = perform(Job(notebook=sys.argv[1], formats=("md",), out=sys.argv[2], sandbox=sys.argv[3]))
from briefing.sandbox.asking import missing_of
print(result.status, "|", result.error, "|", missing_of(result.record))
"""


@pytest.mark.parametrize(("mode", "status"), [("yes", "succeeded"), ("strict", "failed")])
def test_where_a_wall_is_missing(mode: str, status: str, tmp_path: Path) -> None:
    """The record names it; with strict nothing is run, and the error names it."""
    book = write(tmp_path / "n.ipynb", "import os; os.environ.get('X') or print('ran')")
    call = [sys.executable, "-c", _OUTSIDE, str(book), str(tmp_path / "out"), mode]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=120)
    told = [part.strip() for part in done.stdout.split("|")]
    assert told[0] == status, done.stderr
    assert "“processes” (user namespaces are refused here" in told[2]
    if mode == "strict":
        assert "nothing was run: this machine lacks" in told[1]
        assert outputs(tmp_path / "out" / "briefing.ipynb") == []


def test_a_model_that_is_not_asked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names one, and the notebook would have asked it."""
    monkeypatch.setenv("BRIEFING_MODEL", "some-model")
    monkeypatch.setenv("BRIEFING_MODEL_URL", "http://localhost:9")
    for chosen, expected in (
        (
            "",
            "no model was asked, though BRIEFING_MODEL and BRIEFING_MODEL_URL name one: a sandbox",
        ),
        ("none", ""),
    ):
        result = made(tmp_path / (chosen or "any"), ("parameters", f"model = {chosen!r}"), "1")
        assert model_of(result.record)[: len(expected)] == expected
        assert bool(model_of(result.record)) == bool(expected)


def test_a_model_asked_for_in_a_sandbox_is_refused_with_the_reason(tmp_path: Path) -> None:
    """Setting its address would not help."""
    code = "from briefing.model.settings import settings\nsettings(model)"
    result = made(tmp_path, ("parameters", 'model = "some-model"'), code)
    assert result.error.endswith(
        "(a sandbox has no network, nor the address and the key of a model)"
    )
