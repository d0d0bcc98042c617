"""What the kit of today writes has the form its schemas tell, whatever became of a run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.compat.validating import faults
from tests.conftest import PROJECT
from tests.notebook import write

FIVE = ("actor_profile", "chronology", "source_comparison", "topic_briefing", "weekly_digest")
FORGED = (
    "import briefing\n"
    "from briefing.models import Annex, Part, Section, Statement\n"
    "(article,) = [a for a in briefing.open_library('data/ferry').about('ferry').articles"
    " if 'runs again' in a.title]\n"
    "part = Part('The ferry sank.', 'verbatim', article.span(0, 15))\n"
    "Section('front', 'Front', (Statement('fact', (part,)),), sources=(article.id,))"
)
NIGHT = """
[defaults]
formats = []
retries = 0
run_timeout = 240
[defaults.parameters]
topic = "island ferry"
[[items]]
name = "broken"
notebook = "broken"
[[items]]
name = "slow"
notebook = "slow"
run_timeout = 1
[[items]]
name = "dying"
notebook = "dying"
[[items]]
name = "forged"
notebook = "forged"
[[items]]
name = "undrawn"
notebook = "undrawn"
formats = ["html"]
"""
STATUSES = {
    "broken": "failed",
    "slow": "timed out",
    "dying": "kernel died",
    "forged": "checks failed",
    "undrawn": "export failed",
    **dict.fromkeys(FIVE, "succeeded"),
    "first": "succeeded",  # the input notebook of the first kit, which a project may have kept
}
FIGURE = "application/vnd.plotly.v1+json"


@pytest.fixture(scope="module")
def night(kits: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """A project in which a batch has gone over all of that, and its summary."""
    home = tmp_path_factory.mktemp("night")
    for name in ("notebooks", "data/reference"):
        shutil.copytree(PROJECT / name, home / name)
    shutil.copytree(kits / "articles", home / "data" / "ferry")
    topic = ("parameters", 'topic = ""')
    cells = {
        "broken": "1 / 0",
        "slow": "import time; time.sleep(600)",
        "dying": "import os; os.kill(os.getpid(), 9)",
        "forged": FORGED,
        "undrawn": "from IPython.display import display\n"
        f"display({{'{FIGURE}': {{'data': [{{'type': 'no such trace'}}]}}}}, raw=True)",
    }
    for name, source in cells.items():
        write(home / "notebooks" / f"{name}.ipynb", topic, source)
    first = kits / "first" / "notebooks" / "topic_briefing.ipynb"
    shutil.copy(first, home / "notebooks" / "first.ipynb")
    (home / "night.toml").write_text(NIGHT + "".join(map(_item, (*FIVE, "first"))))
    call = [sys.executable, "-m", "briefing.cli", "batch", "night.toml", "--json"]
    done = subprocess.run(
        call,
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return home, json.loads(done.stdout)


def _item(name: str) -> str:
    about = 'actor = "Ada Lind"' if name == "actor_profile" else ""
    more = f'[items.parameters]\nlibrary = "data/ferry"\n{about}\n'
    return f'[[items]]\nname = "{name}"\nnotebook = "{name}"\n{more}'


@pytest.mark.parametrize("item", STATUSES)
def test_the_record_of_a_run(night: tuple[Path, Any], item: str) -> None:
    """Every end that a run may have; no field is there that the schema does not tell."""
    home, summary = night
    (row,) = [one for one in summary["items"] if one["item"] == item]
    assert row["status"] == STATUSES[item], row
    record = json.loads((home / row["folder"] / "run.json").read_bytes())
    assert record["status"] == STATUSES[item]
    assert faults("run-record", record) == []


@pytest.mark.parametrize("item", FIVE)
def test_what_the_notebooks_of_the_kit_show(night: tuple[Path, Any], item: str) -> None:
    """Each section, masthead, annex and verdict."""
    home, summary = night
    (row,) = [one for one in summary["items"] if one["item"] == item]
    node = json.loads((home / row["folder"] / "briefing.ipynb").read_bytes())
    shown = [output.get("data", {}) for cell in node["cells"] for output in cell.get("outputs", ())]
    told = [
        one["application/vnd.briefing+json"]
        for one in shown
        if "application/vnd.briefing+json" in one
    ]
    assert {one["schema"] for one in told} >= {"section/1", "front/1", "annex/1"}
    assert [fault for one in told for fault in faults("bundle", one)] == []


def test_the_summary_of_the_batch(night: tuple[Path, Any]) -> None:
    """As printed with `--json`, which is what `--summary` writes."""
    assert faults("batch-summary", night[1]) == []


def test_the_list_of_runs(night: tuple[Path, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """As `briefing runs --json` prints it."""
    from tests.compat.conftest import called

    monkeypatch.chdir(night[0])
    code, said = called("runs", "--json")
    told = json.loads(said)
    assert (code, len(told)) == (0, len(STATUSES))
    assert faults("runs", told) == []
