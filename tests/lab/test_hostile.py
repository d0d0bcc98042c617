"""What lies in a folder, or comes from a browser, does no more than it may."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import Any

import nbformat
import pytest

from briefing.errors import PathError, UsageError
from briefing.lab.asked import line, near
from briefing.lab.calling import SAFE, call
from briefing.lab.kinds import kinds
from briefing.lab.opening import command
from briefing.lab.pages import Pages
from briefing.lab.places import inside
from briefing.lab.verbs import VERBS
from tests.exporters import notebook as nb
from tests.notebook import write

SPY = "from pathlib import Path\nPath({!r}).write_text('it ran')\n"
MINE = 'TITLE = "Mine"\n\n\ndef again(annex):\n    yield from ()\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, in which we are."""
    return _project(tmp_path / "desk", monkeypatch)


def _project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("data", "notebooks"):
        (folder / name).mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def asked(verb: str, root: Path, **given: object) -> dict[str, Any]:
    """The answer of a verb of the server's part, without a server."""
    return asyncio.run(_answer(verb, root, given))


async def _answer(verb: str, root: Path, given: dict[str, object]) -> dict[str, Any]:
    return await VERBS[verb](root, given, Pages())


@pytest.mark.parametrize("more", [{}, SAFE])
def test_a_file_of_the_project_is_no_module_of_python(
    desk: Path, tmp_path: Path, more: dict[str, str]
) -> None:
    """An analyst's json.py neither runs nor stops the command line."""
    (desk / "json.py").write_text(SPY.format(str(tmp_path / "ran")), "utf-8")
    done = asyncio.run(call(["list", "--json"], desk, 60, more))
    assert (done.code, done.told, (tmp_path / "ran").exists()) == (0, [], False)


def test_jupyterlab_is_started_apart_from_the_project_too(desk: Path) -> None:
    """Its own modules are meant, whatever lies in the folder."""
    assert desk.is_dir()
    assert command("", [])[1:4] == ["-P", "-m", "jupyterlab"]


@pytest.mark.parametrize("root", ["desk", "desk/theirs"])
def test_to_look_at_a_notebook_of_another_project_runs_nothing_of_it(
    desk: Path, tmp_path: Path, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of own/ are loaded for a preview where JupyterLab was started, and nowhere else."""
    theirs = _project(desk / "theirs", monkeypatch)
    section = theirs / "own" / "sections" / "mine.py"
    section.parent.mkdir(parents=True)
    section.write_text(SPY.format(str(tmp_path / "ran")) + MINE, "utf-8")
    text = nbformat.writes(nb.briefing()).replace('"bottom_line"', '"mine"')  # type: ignore[no-untyped-call]
    (theirs / "report.ipynb").write_text(text, "utf-8")
    started = tmp_path / root
    made = asked("preview", started, path=str((theirs / "report.ipynb").relative_to(started)))
    elsewhere = root == "desk"
    assert (tmp_path / "ran").exists() is not elsewhere
    assert any("own/" in one and "not loaded" in one for one in made["warnings"]) is elsewhere


@pytest.mark.parametrize("kind", ["../other/topic_briefing.ipynb", "/etc/x", "a/b", "x.ipynb"])
def test_a_new_notebook_is_of_a_kind_and_no_copy_of_a_file(desk: Path, kind: str) -> None:
    """A path is none, so that nothing outside the folder is read."""
    with pytest.raises(UsageError, match="no kind of briefing"):
        asked("new", desk, kind=kind, topic="harbours")


@pytest.mark.parametrize("name", ["by", "note", "topic"])
def test_half_a_character_is_refused(name: str) -> None:
    """It cannot be handed to a command."""
    with pytest.raises(UsageError, match="type it again"):
        line({name: "A \ud800"}, name)


def test_a_notebook_named_like_a_home_is_a_file(desk: Path) -> None:
    """A tilde is a letter of its name."""
    assert near(desk, desk / "~nobody.ipynb") == "./~nobody.ipynb"
    assert near(desk, desk / "--help.ipynb") == "--help.ipynb"


def test_what_can_be_no_path_is_refused_in_a_sentence(desk: Path) -> None:
    """A link to itself, a name too long for any disk, half a character."""
    (desk / "round.ipynb").symlink_to("round.ipynb")
    for path in ("round.ipynb", "x" * 300, "\ud800.ipynb"):
        with pytest.raises(PathError, match="open the file and try again"):
            inside(desk, path)


def test_a_broken_notebook_costs_its_own_card_only(desk: Path) -> None:
    """Whatever it holds, the launcher shows the others."""
    write(desk / "notebooks" / "whole.ipynb", ("parameters", 'topic = "x"  # words'))
    parameters = (
        '{"cell_type": "code", "source": "topic = 1", "metadata": {"tags": ["parameters"]}}'
    )
    head = '{"cell_type": "markdown", "metadata": {}, "source": 5}'
    (desk / "notebooks" / "a.ipynb").write_text(f'{{"cells": [{head}, {parameters}]}}', "utf-8")
    (desk / "notebooks" / "deep.ipynb").write_text('{"cells": ' + "[" * 100_000, "utf-8")
    assert [kind["kind"] for kind in kinds(desk)] == ["whole"]


def test_a_notebook_above_the_project_is_outside(desk: Path) -> None:
    """Two dots lead there as well as an absolute path does."""
    write(desk.parent / "above.ipynb")
    with pytest.raises(PathError, match="lies outside"):
        command("../above.ipynb", [])


def test_a_run_that_nobody_saw_is_not_signed(desk: Path) -> None:
    """While the dialog was open the notebook ran again: the name is bound to what it showed."""
    path = write(desk / "notebooks" / "harbours.ipynb", ("parameters", 'topic = "piers"'))
    record = desk / "reports" / "harbours" / "piers" / "2026-11-30" / "run.json"
    record.parent.mkdir(parents=True)
    record.write_text('{"status": "succeeded", "ended": "2026-11-30T12:00:00+00:00"}', "utf-8")
    shown = asked("report", desk, path=str(path.relative_to(desk)))
    assert shown["run"] == hashlib.sha256(record.read_bytes()).hexdigest()
    record.write_text('{"status": "succeeded", "ended": "2026-11-30T12:30:00+00:00"}', "utf-8")
    with pytest.raises(UsageError, match="nothing was signed"):
        asked("release", desk, path="notebooks/harbours.ipynb", run=shown["run"], by="C. Chief")
