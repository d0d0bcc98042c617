"""The recipes: read or run by the program each is for, where that is installed."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from briefing.schedule.calendars import calendar
from tests.conftest import PROJECT

RECIPES = PROJECT / "docs" / "recipes"


def loaded(name: str, needs: str) -> ModuleType:
    """A recipe as a module; the test is skipped without what it needs."""
    pytest.importorskip(needs, reason=f"{needs} is not installed: the recipe was not loaded")
    place = RECIPES / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_recipe_is_explained() -> None:
    """In docs/schedule.md."""
    told = (PROJECT / "docs" / "schedule.md").read_text("utf-8")
    assert [
        p.name for p in sorted(RECIPES.iterdir()) if f"docs/recipes/{p.name}`" not in told
    ] == []


@pytest.mark.parametrize("place", sorted(RECIPES.glob("*.py")), ids=lambda place: place.name)
def test_each_is_python(place: Path) -> None:
    """Whether or not its library is here."""
    compile(place.read_text("utf-8"), place.name, "exec")


def test_the_workflow_may_do_little_and_pins_what_it_uses() -> None:
    """Read-only rights; each action by its commit; one run at a time."""
    told: dict[Any, Any] = yaml.safe_load((RECIPES / "github-actions.yml").read_text("utf-8"))
    steps = told["jobs"]["due"]["steps"]
    uses = [step["uses"].partition("@")[2] for step in steps if "uses" in step]
    assert told["permissions"] == {"contents": "read"}
    assert {len(commit) for commit in uses} == {40}
    assert told["concurrency"]["cancel-in-progress"] is False
    assert [step["run"] for step in steps if "run" in step][-1] == "briefing schedule run"


def test_zizmor_finds_nothing_in_the_workflow() -> None:
    """It looks for what workflows may be abused for."""
    beside = Path(sys.executable).parent
    zizmor = shutil.which("zizmor", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
    if zizmor is None:
        pytest.skip("zizmor is not installed: the workflow was not audited")
    place = RECIPES / "github-actions.yml"
    done = subprocess.run([zizmor, "--offline", str(place)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_airflow_takes_the_dag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its DagBag imports it: one task, which calls the kit."""
    monkeypatch.setenv("AIRFLOW_HOME", str(tmp_path))
    pytest.importorskip("airflow", reason="airflow is not installed: the DAG was not loaded")
    module = loaded("airflow_dag", "airflow")
    assert [task.bash_command for task in module.dag.tasks] == ['"$BRIEFING_COMMAND" schedule run']


def test_prefect_runs_the_flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a server of its own, offline: nothing is due, and it says so."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    monkeypatch.setenv("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "240")
    module = loaded("prefect_flow", "prefect")
    for folder in ("data", "notebooks"):
        (tmp_path / "desk" / folder).mkdir(parents=True)
    (tmp_path / "desk" / "notebooks" / "schedule.toml").write_text("")
    monkeypatch.chdir(tmp_path / "desk")
    if command := os.environ.get("BRIEFING_COMMAND"):  # the kit of another environment
        monkeypatch.setattr(module, "BRIEFING", [command])
    assert module.due() == []


def test_holidays_become_a_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the recipe writes is what the kit reads."""
    module = loaded("calendar_file", "holidays")
    (tmp_path / "data" / "calendars").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    content = module.calendar("KR", 2026, 2027)
    (tmp_path / "data" / "calendars" / "office.toml").write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(calendar("office").holidays) > 20


def test_the_recipe_is_a_program() -> None:
    """Called as docs/schedule.md says, it prints the file."""
    pytest.importorskip("holidays", reason="holidays is not installed: the recipe was not called")
    page = (PROJECT / "docs" / "schedule.md").read_text("utf-8")
    words = "docs/recipes/calendar_file.py KR 2026 2027"
    assert f"`python {words} > data/calendars/office.toml`" in page
    done = subprocess.run(
        [sys.executable, *words.split()], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert tomllib.loads(done.stdout)["holidays"]
