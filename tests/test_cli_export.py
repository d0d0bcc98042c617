"""`briefing export`: reports of a notebook that has run, without running it again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import cli
from briefing.errors import BriefingError
from briefing.exporters import document
from briefing.runner import executed, proof, run
from tests.notebook import write
from tests.test_runner import TRUE, briefing

Capture = pytest.CaptureFixture[str]
EPOCH = "1700000000"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one run, with its page as HTML; not to be changed."""
    place = tmp_path_factory.mktemp("ran")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        done = run(str(briefing(place / "n.ipynb", TRUE)), out=place / "out", formats=["html"])
    assert done.status == "succeeded"
    return place / "out"


@pytest.fixture
def folder(ran: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, from which the command is called."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return Path(shutil.copytree(ran, tmp_path / "run"))


def call(*arguments: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(("export", *arguments))
    assert isinstance(left.value.code, int)
    return left.value.code


def changed(notebook: Path, old: str, new: str) -> None:
    """An analyst edits the executed notebook by hand."""
    text = notebook.read_text("utf-8")
    assert old in text
    notebook.write_text(text.replace(old, new), "utf-8")


def test_formats_lie_beside_the_notebook(folder: Path, capsys: Capture) -> None:
    """The folder of a run will do; what was written is printed, a line each."""
    assert call("run", "--to", "md,html") == 0
    assert capsys.readouterr().out.splitlines() == ["run/briefing.md", "run/briefing.html"]
    assert TRUE in (folder / "briefing.md").read_text("utf-8")


def test_what_the_runner_proved_is_not_proven_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record of the run vouches for the notebook, byte for byte; it is parsed once."""
    parsed: list[object] = []

    def parse(*given: Any) -> document.Document:
        parsed.append(given)
        return document.parse(*given)

    monkeypatch.setattr(proof, "verdict", lambda *_: pytest.fail("proven again"))
    monkeypatch.setattr("briefing.exporters.variants.made.parse", parse)
    assert call(str(folder), "--to", "md,html") == 0
    assert len(parsed) == 1


def test_an_edited_notebook_is_proven_again(folder: Path) -> None:
    """What still holds is a report; where it lies no longer matters."""
    changed(folder / "briefing.ipynb", '"metadata": {', '"metadata" : {')
    (folder / "briefing.ipynb").rename("mine.ipynb")
    assert call("mine.ipynb", "--to", "md", "--out", "there") == 0
    assert [path.name for path in Path("there").iterdir()] == ["mine.md"]


def test_a_sentence_changed_by_hand_makes_a_draft(folder: Path, capsys: Capture) -> None:
    """Its file says draft, the call ends with 3, and the sentence is named."""
    changed(folder / "briefing.ipynb", '"text": "The two', '"text": "The three')
    assert call(str(folder / "briefing.ipynb"), "--to", "md") == 3
    printed = capsys.readouterr()
    assert printed.out.splitlines() == ["run/briefing.draft.md"]
    assert "briefing: drafts only: DRAFT: 1 statement failed the checks" in printed.err
    assert "call this from the folder of its project" in printed.err
    assert "Two ministers: " in printed.err
    assert "DRAFT" in (folder / "briefing.draft.md").read_text("utf-8")


def test_a_notebook_without_any_check_is_a_draft(folder: Path, capsys: Capture) -> None:
    """Nobody has looked at what an ordinary notebook says."""
    cell = {"cell_type": "code", "source": ["1"], "metadata": {}, "outputs": [
        {"output_type": "stream", "name": "stdout", "text": ["It rains.\n", "It pours.\n"]}
    ]}  # fmt: skip
    Path("plain.ipynb").write_text(json.dumps({"cells": [cell], "nbformat": 4}), "utf-8")
    assert call("plain.ipynb", "--to", "md", "--json") == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["draft"], told["failures"]) == ("DRAFT: not checked", [])
    assert "It rains.\nIt pours." in Path("plain.draft.md").read_text("utf-8")
    assert folder.is_dir()


def test_a_version_for_an_audience_has_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """The audiences are those of the notebook's project, wherever the command is called."""
    for name in ("data", "notebooks", "elsewhere"):
        Path(name).mkdir()
    Path("data/audiences.toml").write_text('[press]\ntitle = "The press"\n')
    monkeypatch.chdir("elsewhere")
    assert call("../run", "--to", "md", "--audience", "press") == 0
    assert "Version for:** The press" in (folder / "briefing.press.md").read_text("utf-8")
    assert call("../run", "--to", "md", "--audience", "pres") == 2
    assert "Did you mean 'press'?" in capsys.readouterr().err


def test_a_draft_is_the_houses_alone(folder: Path, capsys: Capture) -> None:
    """A notebook whose checks failed has no version for an audience."""
    for name in ("data", "notebooks"):
        Path(name).mkdir()
    Path("data/audiences.toml").write_text("[press]\n")
    changed(folder / "briefing.ipynb", '"text": "The two', '"text": "The three')
    assert call("run", "--to", "md", "--audience", "press") == 1
    assert "a draft is the house's alone" in capsys.readouterr().err
    assert not [*folder.glob("*.md")]


def test_a_file_of_the_run_is_not_replaced(folder: Path, capsys: Capture) -> None:
    """Its record would no longer be true; the same bytes may be written again."""
    assert call(str(folder), "--to", "html") == 0
    Path("brand.toml").write_text('house = "The harbour office"\n')
    assert call(str(folder), "--to", "html", "--brand", "brand.toml") == 2
    assert "run/briefing.html belongs to the run recorded in run.json" in capsys.readouterr().err
    assert call(str(folder), "--to", "html", "--brand", "brand.toml", "--out", "other") == 0
    assert "The harbour office" in Path("other/briefing.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "--to", "dcox"), "no format named 'dcox'. Did you mean 'docx'?"),
        (("run", "--to", " , "), "no format is named; known are html, pdf"),
        (
            ("run/briefing.ipnb",),
            "no notebook at run/briefing.ipnb. Did you mean 'briefing.ipynb'?",
        ),
        (("nowhere.ipynb",), "no notebook at nowhere.ipynb. No notebook lies in that folder."),
        (("run", "--to", "md", "--brand", "no.toml"), "no.toml"),
    ],
)
def test_slips_are_named(
    folder: Path, arguments: tuple[str, ...], said: str, capsys: Capture
) -> None:
    """Exit code 2, and one line that helps."""
    assert folder.is_dir()
    assert call(*arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_an_input_notebook_must_be_run_first(folder: Path, capsys: Capture) -> None:
    """There is nothing in it to export."""
    write(folder / "new.ipynb", "1 + 1")
    assert call("run/new.ipynb") == 2
    assert "shows nothing yet; run it first: briefing run new" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is not a Jupyter notebook"),
        ("[" * 100_000, "is not a Jupyter notebook"),
        ("[]", "it has no list of cells"),
        ('{"cells": {}}', "it has no list of cells"),
        ('{"nbformat": 3, "worksheets": []}', "has version 3 of the notebook format"),
        ('{"cells": [3]}', "cell 1 has no type"),
        ('{"cells": [{"cell_type": "code", "source": 3}]}', "cell 1 has a source that is no text"),
        ('{"cells": [{"cell_type": "code", "metadata": {"tags": 3}}]}', "tags that are no list"),
        ('{"cells": [{"cell_type": "code", "outputs": [3]}]}', "outputs that are no list"),
        ('{"cells": [{"cell_type": "code", "outputs": [{"data": 3}]}]}', "data are not named"),
    ],
)
def test_a_damaged_notebook_is_named(
    folder: Path, content: str, said: str, capsys: Capture
) -> None:
    """What is wrong, where, and what to do: in one line."""
    (folder / "broken.ipynb").write_text(content)
    assert call("run/broken.ipynb") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert "open it in JupyterLab and save it again" in line


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(("cells", "cell_type", "source", "metadata", "tags", "outputs", "data",
                         "text/plain", "output_type", "text", "name", "briefing")),
        inner,
        max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(
    st.fixed_dictionaries({"cells": st.lists(VALUES, max_size=4)}, optional={"metadata": VALUES})
)
def test_any_json_is_a_notebook_or_is_refused(tmp_path_factory: Any, made: object) -> None:
    """No damage of a file is an unexpected error."""
    path = tmp_path_factory.mktemp("any") / "n.ipynb"
    path.write_text(json.dumps(made), "utf-8")
    try:
        found = executed.read(path)
    except BriefingError:
        return
    assert proof.shown(found.node).figures >= 0
    document.parse(found.node)


def test_nothing_heavy_is_imported(folder: Path) -> None:
    """A page is written without Jupyter's reader of notebooks, pandas or plotly."""
    code = (
        "import sys; from briefing import cli\n"
        "try: cli.main(['export', 'run', '--to', 'md'])\n"
        "except SystemExit as left: assert not left.code\n"
        "print({'nbformat', 'jsonschema', 'pandas', 'numpy', 'plotly', 'papermill', 'nbconvert',"
        " 'docx', 'typst'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder.parent
    )
    assert done.stdout.splitlines()[-1] == "set()"
