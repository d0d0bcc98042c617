"""How JupyterLab is started, and what its paths are taken for; without starting it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import PathError, RunError, UnknownNameError
from briefing.lab.asked import fine
from briefing.lab.calling import Called
from briefing.lab.last import last
from briefing.lab.opening import command, environment, workspace
from briefing.lab.places import inside
from tests.notebook import write


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one notebook, in which we are."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    write(tmp_path / "notebooks" / "harbours.ipynb")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@given(st.text())
def test_whatever_is_sent_a_path_stays_inside_or_is_refused(path: str) -> None:
    """There is no third way."""
    root = Path(__file__).parent
    try:
        found = inside(root, path)
    except PathError:
        return
    assert found.is_relative_to(root.resolve())


def test_the_notebook_stands_in_the_address(desk: Path) -> None:
    """In a layout of the project's own, so that the analyst's other layouts stay."""
    address = f"/lab/workspaces/{workspace(desk)}/tree/notebooks/harbours.ipynb"
    assert f"--LabApp.default_url={address}" in command("", [])
    assert f"--LabApp.default_url={address}" in command("harbours", [])
    assert f"--ServerApp.root_dir={desk}" in command("notebooks/harbours.ipynb", [])


@pytest.mark.usefixtures("desk")
def test_options_of_jupyter_come_last() -> None:
    """So that they are stronger than what the kit sets."""
    assert command("", ["--no-browser", "--port=8890"])[-2:] == ["--no-browser", "--port=8890"]


def test_without_a_project_jupyterlab_starts_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder where we are, with nothing open."""
    monkeypatch.chdir(tmp_path)
    assert f"--LabApp.default_url=/lab/workspaces/{workspace(tmp_path)}" in command("", [])


@pytest.mark.usefixtures("desk")
def test_a_misspelt_notebook_is_answered_with_the_nearest() -> None:
    """As everywhere on the command line."""
    with pytest.raises(UnknownNameError, match="harbours"):
        command("harbors", [])


def test_a_notebook_of_another_project_is_not_opened(desk: Path, tmp_path: Path) -> None:
    """JupyterLab would not see it."""
    with pytest.raises(PathError, match="lies outside"):
        command(str(write(tmp_path.parent / f"{desk.name}.ipynb")), [])


def test_two_notebooks_at_once_are_refused(desk: Path) -> None:
    """And the sentence tells how an option of Jupyter is written."""
    call = [sys.executable, "-m", "briefing.cli", "lab", "a", "--port", "8890"]
    done = subprocess.run(call, cwd=desk, capture_output=True, text=True, check=False)
    assert (done.returncode, "--port=8890" in done.stderr) == (2, True)


def test_the_configuration_of_before_is_kept() -> None:
    """The kit's folder comes first, whatever was set stays."""
    found = environment({"JUPYTER_CONFIG_PATH": "/theirs", "HOME": "/home"})
    ours, theirs = found["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert (Path(ours) / "jupyter_server_config.d" / "briefing.json").is_file()
    assert (theirs, found["HOME"]) == ("/theirs", "/home")


def test_a_run_of_another_topic_is_not_the_last(desk: Path) -> None:
    """Only a run on the notebook's own topic may be signed."""
    record = desk / "reports" / "harbours" / "piers" / "2026-11-30" / "run.json"
    record.parent.mkdir(parents=True)
    record.write_text('{"status": "succeeded", "ended": "2026-11-30T12:00:00+00:00"}', "utf-8")
    about = {"piers": True, "locks": False}
    for topic, found in about.items():
        file = write(desk / "notebooks" / "harbours.ipynb", ("parameters", f'topic = "{topic}"'))
        if found:
            assert last(file, desk).folder == record.parent
        else:
            with pytest.raises(PathError, match="Run and export first"):
                last(file, desk)


def test_a_command_that_ended_without_a_word_says_what_to_do() -> None:
    """As one that was killed for want of memory."""
    with pytest.raises(RunError, match="ended with code -9 and said nothing; call it in a term"):
        fine(Called(-9, None, ""))
