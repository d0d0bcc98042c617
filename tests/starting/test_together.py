"""Working together: git, nbstripout, nbdime and jupytext as they are, on notebooks of a project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.judgements import blank
from briefing.starting import together
from briefing.starting.kit import Kit, kit
from briefing.starting.laying import lay
from tests.conftest import PACKAGE

for _name in ("nbstripout", "nbdime", "jupytext"):
    pytest.importorskip(_name, reason=f"{_name} is not installed: working together was not tried")
if shutil.which("git") is None:
    pytest.skip("git is not installed: working together was not tried", allow_module_level=True)

Git = Callable[..., str]
NOTEBOOK = "notebooks/topic_briefing.ipynb"
_WANTED = (NOTEBOOK, ".gitattributes", ".gitignore", "jupytext.toml", "data/feeds.opml")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use no settings of this machine's user."""
    _settings(monkeypatch)


def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A. Analyst")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@desk.example")


def git(folder: Path, *words: str, fails: bool = False) -> str:
    """What a call of git prints, colours taken off."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == fails, done.stderr + done.stdout
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project in a repository with one commit, its folder's name with a space."""
    with pytest.MonkeyPatch.context() as patch:
        _settings(patch)
        files = {name: content for name, content in kit().files.items() if name in _WANTED}
        folder = tmp_path_factory.mktemp("together") / "our desk"
        lay(folder, Kit("1.0", files))
        assert together.set_up(folder, make=True)[0] == "git: a repository was made"
        git(folder, "config", "core.checkStat", "minimal")  # a copy of it is as clean as it is
        git(folder, "config", "core.trustctime", "false")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "one")
        return folder


@pytest.fixture
def desk(first: Path, tmp_path: Path) -> Path:
    """A copy of that project, for one test."""
    return Path(shutil.copytree(first, tmp_path / first.name))


def change(folder: Path, edit: Callable[[list[Any]], None]) -> None:
    """Edit the cells of the notebook."""
    path = folder / NOTEBOOK
    node = json.loads(path.read_text("utf-8"))
    edit(node["cells"])
    path.write_text(json.dumps(node, indent=1, ensure_ascii=False) + "\n", "utf-8")


def run(cells: list[Any]) -> None:
    """Leave in the cells what JupyterLab leaves when it runs them."""
    for number, cell in enumerate((c for c in cells if c["cell_type"] == "code"), start=1):
        shown = {"output_type": "stream", "name": "stdout", "text": ["secret"]}
        cell |= {"execution_count": number, "outputs": [shown]}
        cell["metadata"]["papermill"] = {"duration": 1}
        cell["metadata"]["execution"] = {"iopub.status.busy": "2026-01-01T00:00:00Z"}


def say(where: str, words: str) -> Callable[[list[Any]], None]:
    """Replace words in the cell of an id."""

    def edit(cells: list[Any]) -> None:
        (cell,) = [cell for cell in cells if cell["id"] == where]
        cell["source"] = [words]

    return edit


# ---------------------------------------------------------------- commits


def test_outputs_stay_on_disk_and_out_of_commits(desk: Path) -> None:
    """A notebook that was run is committed as it was laid, tags and ids included."""
    change(desk, run)
    change(desk, say("cell-08", "Mine."))
    git(desk, "commit", "--all", "--quiet", "--message", "two")
    committed = git(desk, "show", f"HEAD:{NOTEBOOK}")
    assert ("secret" in committed, "Mine." in committed) == (False, True)
    assert "secret" in (desk / NOTEBOOK).read_text("utf-8")
    laid = json.loads(kit().files[NOTEBOOK])["cells"]
    kept = json.loads(committed)["cells"]
    assert [(c["id"], c["metadata"]) for c in kept] == [(c["id"], c["metadata"]) for c in laid]


def test_a_kits_notebook_is_committed_byte_for_byte(desk: Path) -> None:
    """What was not touched does not look changed."""
    assert git(desk, "show", f"HEAD:{NOTEBOOK}").encode() == kit().files[NOTEBOOK]


def test_a_commit_without_the_filter_fails(desk: Path) -> None:
    """Where the program is gone, git refuses rather than to commit outputs."""
    git(desk, "config", "filter.nbstripout.clean", "no-such-program")
    change(desk, run)
    git(desk, "add", "--all", fails=True)


def test_a_diff_shows_what_was_written(desk: Path) -> None:
    """Cell by cell, old and new, and nothing of outputs or of JSON."""
    change(desk, run)
    change(desk, say("cell-08", "## Page one, as we like it"))
    told = git(desk, "diff")
    assert "+## Page one, as we like it" in told
    assert ("secret" in told, "execution" in told, '"source"' in told) == (False, False, False)


def test_two_analysts_edit_one_notebook(desk: Path) -> None:
    """Their edits of different cells are merged, though both ran it."""
    git(desk, "checkout", "--quiet", "-b", "second")
    change(desk, run)
    change(desk, say("cell-08", "Hers."))
    git(desk, "commit", "--all", "--quiet", "--message", "hers")
    git(desk, "checkout", "--quiet", "--force", "-")
    change(desk, say("cell-10", "His."))
    git(desk, "commit", "--all", "--quiet", "--message", "his")
    git(desk, "merge", "--quiet", "second", "--message", "both")
    found = json.loads((desk / NOTEBOOK).read_text("utf-8"))["cells"]
    said = {cell["id"]: "".join(cell["source"]) for cell in found}
    assert (said["cell-08"], said["cell-10"]) == ("Hers.", "His.")


def test_one_cell_edited_twice_is_a_conflict(desk: Path) -> None:
    """Nobody's words are lost: git stops, and the notebook has both and still opens."""
    git(desk, "checkout", "--quiet", "-b", "second")
    change(desk, say("cell-08", "Hers."))
    git(desk, "commit", "--all", "--quiet", "--message", "hers")
    git(desk, "checkout", "--quiet", "-")
    change(desk, say("cell-08", "His."))
    git(desk, "commit", "--all", "--quiet", "--message", "his")
    assert "CONFLICT" in git(desk, "merge", "second", fails=True)
    text = (desk / NOTEBOOK).read_text("utf-8")
    assert ("Hers." in text, "His." in text, bool(json.loads(text))) == (True, True, True)


def test_judgements_of_two_branches_conflict_as_text(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field that both filled in is a conflict with both values, in plain lines."""
    monkeypatch.chdir(desk)
    path = blank.write("topic_briefing", "fish")
    git(desk, "add", "--all")
    git(desk, "commit", "--quiet", "--message", "blank")
    git(desk, "checkout", "--quiet", "-b", "second")
    for who, back in (("B. Second", True), ("A. First", False)):
        path.write_text(re.sub(r"(?m)^author:.*$", f"author: {who}", path.read_text("utf-8")))
        git(desk, "commit", "--all", "--quiet", "--message", who)
        if back:
            git(desk, "checkout", "--quiet", "-")
    assert "CONFLICT (content)" in git(desk, "merge", "second", fails=True)
    assert "author: A. First\n=======\nauthor: B. Second\n" in path.read_text("utf-8")


# ---------------------------------------------------------------- copies


def test_a_colleagues_copy_needs_one_call(desk: Path, tmp_path: Path) -> None:
    """A clone has the attributes and not the programs; setting up changes no file."""
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(desk), str(copy))
    assert together.missing(copy) == "this copy is not set up: briefing init ."
    assert together.set_up(copy)[-1].startswith("git: set in this copy alone")
    assert (together.missing(copy), git(copy, "status", "--short")) == ("", "")
    assert "git: set in this copy alone" not in " ".join(together.set_up(copy))


def test_without_the_packages_the_rest_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not installed is told with what to install, and is not named to git."""
    monkeypatch.setitem(sys.modules, "nbdime", None)  # as good as not installed
    told = together.set_up(tmp_path, make=True)
    assert "git: outputs stay out of commits (nbstripout)" in told
    assert (
        "git: nbdime is not installed: diffs and merges go by lines. To change that: "
        "pip install 'briefing[together]', then briefing init again" in told
    )
    assert git(tmp_path, "config", "--get-regexp", "nbstripout|jupyternotebook").count("\n") == 4
    assert together.missing(tmp_path).startswith("nbdime: pip install 'briefing[together]'")


def test_committed_outputs_fail_the_workflow(desk: Path, tmp_path: Path) -> None:
    """A copy that was not set up commits outputs; the step of the workflow says what to do."""
    import yaml

    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(desk), str(copy))
    workflow = yaml.safe_load(kit().files[".github/workflows/briefing.yml"])
    (step,) = [s for s in workflow["jobs"]["check"]["steps"] if "outputs" in s.get("name", "")]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    call = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]

    def checked() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            call, cwd=copy, capture_output=True, text=True, check=False,
            env={**os.environ, "PATH": path},
        )  # fmt: skip

    assert checked().returncode == 0
    change(copy, run)
    git(copy, "commit", "--all", "--quiet", "--message", "outputs")
    done = checked()
    assert done.returncode == 1
    assert (
        "::error::Outputs of notebooks were committed. In your copy: briefing init ." in done.stdout
    )


def test_the_workflow_is_safe() -> None:
    """The checker of workflows finds nothing."""
    if shutil.which("zizmor", path=str(Path(sys.executable).parent)) is None:
        pytest.skip("zizmor is not installed: the workflow was not checked")
    place = PACKAGE / "starting" / "template" / "dot-github" / "workflows"
    zizmor = Path(sys.executable).parent / "zizmor"
    call = [str(zizmor), "--offline", "--quiet", str(place / "briefing.yml")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_repository_is_told(tmp_path: Path) -> None:
    """Without one nothing is set up, and the way to have one is named."""
    (told,) = together.set_up(tmp_path)
    assert told == "git: the project is in no repository; to make one: briefing init --git"


def test_another_projects_repository_is_left_alone(desk: Path) -> None:
    """A project below another one does not change that one's settings; it may have its own."""
    inner = lay(desk / "inner", Kit("1.0", {"README.md": b"x"})).folder
    for folder in (desk, inner):
        (folder / "notebooks").mkdir(exist_ok=True)
        (folder / "data").mkdir(exist_ok=True)
    assert "another project's" in together.set_up(inner)[0]
    assert together.set_up(inner, make=True)[0] == "git: a repository was made"
    assert git(inner, "rev-parse", "--show-toplevel").strip().endswith("inner")


# ---------------------------------------------------------------- pairing


_SYNC = (  # its own command line, without the second that jsonschema takes
    "from briefing import sparing; sparing.jsonschema(); import sys; "
    "from jupytext.cli import jupytext; sys.exit(jupytext(['--sync', *sys.argv[1:]]))"
)


def jupytext(folder: Path, *names: str) -> None:
    """Bring notebooks and their twins together."""
    call = [sys.executable, "-c", _SYNC, *names]
    subprocess.run(call, cwd=folder, check=True, capture_output=True)


def test_a_notebook_and_its_twin(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Markdown twin keeps tags; what is changed there is changed in the notebook.

    It is no notebook of its own.
    """
    from briefing import parameters, runner

    jupytext(desk, NOTEBOOK)
    twin = desk / "markdown" / "topic_briefing.md"
    text = twin.read_text("utf-8")
    assert ":tags: [parameters]\n\ntopic = " in text
    assert '+++ {"tags": ["guide"]}' in text
    twin.write_text(re.sub(r'(?m)^topic = "[^"]*"', 'topic = "fish"', text), "utf-8")
    later = (desk / NOTEBOOK).stat().st_mtime + 10
    os.utime(twin, (later, later))
    jupytext(desk, "markdown/topic_briefing.md")
    monkeypatch.chdir(desk)
    assert [*runner.known()] == ["topic_briefing"]
    found = runner.load(desk / NOTEBOOK)
    assert parameters.declared(found.node)["topic"].default == "fish"
    laid = json.loads(kit().files[NOTEBOOK])["cells"]
    assert [c["metadata"] for c in found.node.cells] == [c["metadata"] for c in laid]


def test_the_doctor_tells(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`briefing doctor` says whether this copy is set up, and what to do."""
    from briefing import doctor

    monkeypatch.chdir(desk)

    def told() -> doctor.Finding:
        return next(found for found in doctor.examine() if found.name == "working together")

    assert (told().ok, told().needed) == (True, False)
    (desk / ".gitattributes").write_text("")
    assert told().advice.startswith(".gitattributes names no filter")
