"""`briefing new`: a notebook on a topic, and a blank judgements file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing import runner
from briefing.delivery.releases import ran
from briefing.delivery.releases.pictures import beside
from briefing.errors import ParameterError, PathError, UnknownNameError, UsageError
from briefing.judgements import examine
from briefing.starting.topics import begin
from tests.conftest import PROJECT
from tests.notebook import outputs, write


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a project with the kit's notebooks and a small one of the house."""
    shutil.copytree(PROJECT / "notebooks", tmp_path / "notebooks", ignore=_topics)
    (tmp_path / "data").mkdir()
    parameters = 'topic = "x"  # words\nlimit = 3  # how many'
    small = tmp_path / "notebooks" / "small.ipynb"
    write(
        small,
        ("parameters", parameters),
        "from briefing.project import root\nprint(topic, limit, root().name)",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _topics(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if (Path(folder) / name).is_dir()]


def cells(path: Path) -> Any:
    """The cells of a notebook as they stand in its file."""
    return json.loads(path.read_text("utf-8"))["cells"]


def test_only_the_parameters_differ(desk: Path) -> None:
    """All else of the notebook is that of its kind, byte for byte."""
    begun = begin("topic_briefing", "export controls", [("since", "2024")])
    before = (desk / "notebooks" / "topic_briefing.ipynb").read_text("utf-8").splitlines()
    after = begun.notebook.read_text("utf-8").splitlines()
    changed = [line.strip() for line in after if line not in before]
    assert (desk / "notebooks/export-controls/topic_briefing.ipynb") == begun.notebook
    assert changed == [
        '"topic = \\"export controls\\"  # words or \\"quoted phrases\\" the articles must be '
        'about\\n",',
        '"since = \\"2024\\"  # earliest publication date, YYYY-MM-DD; empty: no limit\\n",',
    ]


def test_a_profile_is_about_its_actor() -> None:
    """For an actor profile the topic is the actor."""
    begun = begin("actor_profile", "Kishida Fumio")
    assert 'actor = "Kishida Fumio"' in "".join(cells(begun.notebook)[1]["source"])


def test_the_judgements_are_blank_and_can_be_used(desk: Path) -> None:
    """The file lies where a run looks for it, and every field is empty."""
    begun = begin("topic_briefing", "export controls")
    place = desk / "data" / "judgements" / "topic_briefing-export-controls.yaml"
    assert (begun.judgements, begun.blank) == (place, True)
    assert examine(place)[1] == ()


def test_judgements_that_are_there_are_left_alone(desk: Path) -> None:
    """What somebody judged before is kept, and said so."""
    place = desk / "data" / "judgements" / "topic_briefing-fish.yaml"
    place.parent.mkdir()
    place.write_text("author: A. Analyst\n")
    assert not begin("topic_briefing", "fish").blank
    assert place.read_text() == "author: A. Analyst\n"


def test_no_judgements_where_the_notebook_names_its_own(desk: Path) -> None:
    """A notebook with other judgements, or none, needs no blank file."""
    begun = begin("topic_briefing", "fish", [("judgements", "none")])
    assert (begun.judgements, (desk / "data" / "judgements").exists()) == (None, False)


def test_a_notebook_that_is_there_is_not_overwritten() -> None:
    """Beginning twice on a topic is refused; the same words in capitals are the same topic."""
    begin("topic_briefing", "fish")
    with pytest.raises(PathError, match=r"notebooks/fish/topic_briefing\.ipynb exists already"):
        begin("topic_briefing", "Fish")


def test_outputs_and_counts_are_cleared(desk: Path) -> None:
    """What was run and saved in the input notebook does not come along."""
    path = desk / "notebooks" / "small.ipynb"
    node = json.loads(path.read_text("utf-8"))
    shown = {"output_type": "stream", "name": "stdout", "text": ["secret"]}
    node["cells"][1] |= {"outputs": [shown], "execution_count": 7}
    path.write_text(json.dumps(node))
    made = begin("small", "fish").notebook
    assert [(c["outputs"], c["execution_count"]) for c in cells(made)] == [([], None)] * 2


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (("topic_briefng", "fish"), UnknownNameError, "Did you mean 'topic_briefing'"),
        (("topic_briefing", "  "), ParameterError, "the topic is empty"),
        (("topic_briefing", "a\u202eb"), ParameterError, "one line"),
        (("topic_briefing", "a" * 501), ParameterError, "at most 500"),
        (("topic_briefing", "fish", [("sinse", "2")]), UnknownNameError, "Did you mean 'since'"),
        (("topic_briefing", "fish", [("topic", "cod")]), ParameterError, "give it once"),
        (("small", "fish", [("limit", "many")]), ParameterError, "takes int"),
    ],
)
def test_what_cannot_be_begun(desk: Path, call: Any, error: type[Exception], told: str) -> None:
    """A wrong name, topic or value is told, and nothing is written."""
    with pytest.raises(error, match=told):
        begin(*call)
    assert not [*desk.glob("notebooks/*/")]


def test_a_library_that_is_not_there_yet_is_told(desk: Path) -> None:
    """Articles may come later; a misspelt folder is seen at once."""
    (desk / "data" / "articles").mkdir()
    assert begin("topic_briefing", "fish", [("library", "data/articles")]).absent == ""
    assert begin("topic_briefing", "cod", [("library", "data/artcles")]).absent == "data/artcles"


def test_a_notebook_without_a_topic(desk: Path) -> None:
    """A notebook that is about nothing cannot be begun on a topic."""
    write(desk / "notebooks" / "odd.ipynb", ("parameters", "limit = 1"))
    with pytest.raises(UsageError, match="no parameter 'topic' or 'actor'"):
        begin("odd", "fish")


@pytest.mark.parametrize("topic", ["../../etc", "/etc/passwd", "..", "a/b\\c", "con", "\N{FISH}"])
def test_no_topic_leaves_the_notebooks(desk: Path, topic: str) -> None:
    """Whatever a topic is called, its folder lies in notebooks/."""
    begun = begin("small", topic)
    assert begun.notebook.resolve().parent.parent == (desk / "notebooks").resolve()


def test_no_link_leads_out(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder of the topic that is a link to elsewhere is not written to."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (desk / "notebooks" / "fish").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(PathError, match="leads out of the project"):
        begin("small", "fish")
    assert [*elsewhere.iterdir()] == []


def test_no_link_leads_judgements_out(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No run would read them there, so that nothing is begun at all."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (desk / "data" / "judgements").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(PathError, match="outside the project"):
        begin("small", "fish")
    assert ([*elsewhere.iterdir()], (desk / "notebooks" / "fish").exists()) == ([], False)


def test_the_state_of_forms_does_not_come_along(desk: Path) -> None:
    """VS Code may save it with a notebook: articles and judgements of another topic."""
    path = desk / "notebooks" / "small.ipynb"
    node = json.loads(path.read_text("utf-8"))
    node["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    path.write_text(json.dumps(node))
    made = begin("small", "fish").notebook
    assert "widgets" not in json.loads(made.read_text("utf-8"))["metadata"]


def test_it_is_found_from_everywhere(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its short name, by its path in the project, and by its file name beside it."""
    made = begin("small", "fish").notebook
    monkeypatch.chdir(desk / "data")
    for name in ("fish/small", "notebooks/fish/small.ipynb"):
        assert made == runner.find(name)
    monkeypatch.chdir(made.parent)
    assert made == runner.find("small.ipynb").absolute()
    assert [*runner.known()][-1] == "fish/small"


def test_hidden_copies_are_no_notebooks(desk: Path) -> None:
    """What JupyterLab keeps beside notebooks is not listed."""
    copies = desk / "notebooks" / ".ipynb_checkpoints"
    copies.mkdir()
    shutil.copy(desk / "notebooks" / "small.ipynb", copies / "small-checkpoint.ipynb")
    assert not [name for name in runner.known() if "checkpoint" in name]


def test_it_runs_as_its_kind_does(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner files it under its kind, so that it is compared with earlier runs of the kind."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = begin("small", "cod quotas", [("limit", "5")]).notebook
    done = runner.run(str(made), formats=())
    assert done.folder == desk / "reports" / "small" / "cod-quotas" / "2023-11-14"
    assert outputs(done.folder / "briefing.ipynb") == [f"cod quotas 5 {desk.name}\n"]


def test_its_pictures_are_found_for_a_release(desk: Path) -> None:
    """What is signed has the pictures that lie beside the notebook of the topic."""
    made = begin("small", "cod quotas").notebook
    folder = desk / "reports" / "small" / "cod-quotas" / "2023-11-14"
    record = {"run": "a", "status": "succeeded", "started": "2023-11-14", "outputs": {},
              "notebook": {"name": "small"}, "parameters": {"topic": "cod quotas"}}  # fmt: skip
    folder.mkdir(parents=True)
    (folder / "run.json").write_text(json.dumps(record))
    assert made.parent == beside(ran.read(folder))
    made.unlink()
    assert desk / "notebooks" == beside(ran.read(folder))


def test_papermill_runs_it_beside_itself(desk: Path) -> None:
    """In the folder of the notebook, as JupyterLab does, it finds its project."""
    made = begin("small", "cod quotas").notebook
    node = json.loads(made.read_text("utf-8"))
    node["metadata"]["kernelspec"] = {"name": "python3", "display_name": "", "language": "python"}
    made.write_text(json.dumps(node))
    call = [
        sys.executable,
        "-m",
        "papermill",
        made.name,
        str(desk / "out.ipynb"),
        "--no-progress-bar",
    ]
    subprocess.run(call, cwd=made.parent, check=True, capture_output=True, timeout=120)
    assert outputs(desk / "out.ipynb") == [f"cod quotas 3 {desk.name}\n"]


def test_the_command_says_what_to_do_next(desk: Path) -> None:
    """Two paths, and the command that runs it; as JSON for a program."""
    call = [sys.executable, "-m", "briefing.cli", "new", "small"]
    told = subprocess.run([*call, "fish"], capture_output=True, text=True, check=True, cwd=desk)
    assert told.stdout.splitlines() == [
        "notebooks/fish/small.ipynb",
        "data/judgements/small-fish.yaml",
        "Next: briefing run notebooks/fish/small.ipynb",
    ]
    told = subprocess.run(
        [*call, "cod", "--json"], capture_output=True, text=True, check=True, cwd=desk
    )
    assert json.loads(told.stdout) == {
        "notebook": "notebooks/cod/small.ipynb",
        "judgements": "data/judgements/small-cod.yaml",
        "next": "briefing run notebooks/cod/small.ipynb",
    }
