"""%briefing, in a shell of IPython as a kernel has one, with the real command line."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.completer import provisionalcompleter
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell

from briefing import desk
from briefing.desk import magic, orders
from briefing.desk.calling import call
from briefing.desk.presence import ALONE, SERVER
from briefing.parameters import read_values

CELLS = [
    (
        "parameters",
        'topic = "radar"  # what it is about\nlibrary = "articles"\nmost = 3  # 1 to 9\n',
    ),
    ("", "print(topic)"),
]


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook of a project of its own, open at a desk."""
    for name in ("notebooks", "data"):
        (tmp_path / name).mkdir()
    path = tmp_path / "notebooks" / "radar.ipynb"
    write(path, outputs=True)
    monkeypatch.setenv(SERVER, str(path))
    monkeypatch.delenv(ALONE, raising=False)
    monkeypatch.chdir(tmp_path / "notebooks")
    return path


def write(path: Path, *, outputs: bool) -> None:
    """Save the notebook, with or without results."""
    shown = [{"output_type": "stream", "name": "stdout", "text": "radar\n"}] if outputs else []
    cells = [
        {
            "cell_type": "code", "id": f"c{number}", "metadata": {"tags": [tag] if tag else []},
            "source": source, "execution_count": 1, "outputs": shown if not tag else [],
        }
        for number, (tag, source) in enumerate(CELLS)
    ]  # fmt: skip
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    told = {"nbformat": 4, "nbformat_minor": 5, "metadata": about, "cells": cells}
    path.write_text(json.dumps(told), "utf-8")


@pytest.fixture
def shell(notebook: Path) -> Iterator[InteractiveShell]:
    """A shell that knows %briefing, at the desk where the notebook is open."""
    assert notebook.is_file()
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    magic.register(shell)
    yield shell
    InteractiveShell.clear_instance()


def asked(shell: InteractiveShell, line: str) -> object:
    """What %briefing gives."""
    return shell.run_line_magic("briefing", line)


def test_alone_it_prints_help(shell: InteractiveShell, capsys: pytest.CaptureFixture[str]) -> None:
    """Every word is there."""
    asked(shell, "")
    printed = capsys.readouterr().out
    assert [word for word in magic.WORDS if f"%briefing {word}" not in printed] == ["help"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("exprot", "knows no 'exprot'. Did you mean 'export'"),
        ('release --by "C. Chief', "a quotation mark is not closed"),
        ("release", 'signed by a person: %briefing release --by "C. Chief"'),
        ("release --by C", "make one first: %briefing run"),
        ("check", "no section was shown yet; choose Run All Cells"),
    ],
)
def test_a_refusal_says_what_to_do(shell: InteractiveShell, line: str, words: str) -> None:
    """In one sentence, without a traceback."""
    with pytest.raises(UsageError, match=words.replace("(", r"\(").replace(".", r"\.")):
        asked(shell, line)


def test_a_notebook_in_no_file(
    shell: InteractiveShell, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is to be saved first."""
    monkeypatch.setenv(SERVER, str(notebook.with_name("other.ipynb")))
    with pytest.raises(UsageError, match=r"save it \(Ctrl\+S\)"):
        asked(shell, "preview")


def test_a_notebook_without_results(shell: InteractiveShell, notebook: Path) -> None:
    """It is to be run and saved first."""
    write(notebook, outputs=False)
    with pytest.raises(UsageError, match="no results yet; choose Run All Cells, save"):
        asked(shell, "export html")


def test_results_of_other_parameters(shell: InteractiveShell) -> None:
    """What is on the screen is not what is saved."""
    shell.user_ns["topic"] = "sonar"
    with pytest.raises(UsageError, match="has topic = 'radar' and this kernel 'sonar'"):
        asked(shell, "export html")


@pytest.mark.usefixtures("notebook")
def test_a_run_has_the_parameters_of_the_kernel(tmp_path: Path) -> None:
    """Those that differ from the saved ones and fit; the rest stays as saved."""
    names = {"topic": "sonar", "most": 99, "library": "articles", "other": 1}
    words = orders.run(orders.opened(names), ["--to", "md"], tmp_path / "p.json")
    assert words[:3] == ["run", "--to", "md"]
    assert read_values(tmp_path / "p.json") == {"topic": "sonar"}


@given(st.dictionaries(st.sampled_from(["topic", "most", "library", "x"]), st.from_type(object)))
def test_any_names_of_a_kernel_are_taken_or_left(names: dict[str, object]) -> None:
    """What fits no parameter is not handed on."""
    node = {
        "cells": [{"cell_type": "code", "metadata": {"tags": [t]}, "source": s} for t, s in CELLS]
    }
    values = orders.Open(Path("n.ipynb"), Path(), node, names).values
    assert [*values] == ["topic", "library", "most"]
    assert isinstance(values["topic"], str)


def test_a_judgements_file_is_begun_then_checked(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line does it; the file is linked."""
    asked(shell, "judgements")
    assert "data/judgements/radar-radar.yaml" in capsys.readouterr().out
    asked(shell, "judgements")
    assert "1 checked, 1 can be used" in capsys.readouterr().out


def test_a_preview_and_its_link(
    shell: InteractiveShell, notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What failed is told; the page is linked, and no report is touched."""
    asked(shell, "preview")
    assert "reports/previews/radar.draft.html" in capsys.readouterr().out
    assert [p.name for p in (notebook.parent.parent / "reports").iterdir()] == ["previews"]


def test_nobody_there(shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a run of its own the line is left alone, so that a night does not stop at it."""
    monkeypatch.setenv(ALONE, "1")
    assert asked(shell, "run") is None


@pytest.mark.usefixtures("notebook")
def test_a_form_teaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk's cells register it, and so does %load_ext."""
    InteractiveShell.clear_instance()
    shell: Any = InteractiveShell.instance()
    try:
        assert shell.find_line_magic("briefing") is None
        monkeypatch.setenv(ALONE, "1")
        desk.panel()
        assert shell.find_line_magic("briefing").__doc__ == magic.HELP
        shell.run_line_magic("load_ext", "briefing")
    finally:
        InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    ("line", "offered"),
    [("%briefing ex", "export"), ("%briefing export ht", "html"), ("%briefing run --to pd", "pdf")],
)
def test_the_tab_key(shell: InteractiveShell, line: str, offered: str) -> None:
    """The next word is completed."""
    with provisionalcompleter():
        found = {one.text for one in shell.Completer.completions(line, len(line))}
    assert offered in found


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that runs in place of the command line."""
    script = tmp_path / "stead" / "briefing" / "cli.py"
    script.parent.mkdir(parents=True)
    (script.parent / "__init__.py").touch()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "stead"))
    return script


def test_an_interrupt_ends_the_command(command: Path, tmp_path: Path) -> None:
    """The kernel goes on."""
    command.write_text("import os, time\nprint(os.getpid())\ntime.sleep(600)\n", "utf-8")
    begun: list[int] = []

    def told(line: str) -> None:
        begun.append(int(line))
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        call([], tmp_path, told)
    with pytest.raises(ProcessLookupError):
        os.kill(begun[0], 0)


@pytest.mark.usefixtures("notebook")
def test_a_command_has_nobody_before_it(command: Path, tmp_path: Path) -> None:
    """What a run starts must not take itself for this kernel: no form stands in a report."""
    command.write_text(f"import os\nprint(os.environ.get({SERVER!r}))\n", "utf-8")
    lines: list[str] = []
    call([], tmp_path, lines.append)
    assert lines == ["None"]


def test_a_folder_of_the_project_is_not_taken_for_the_kit(tmp_path: Path) -> None:
    """Whatever a project calls its folders."""
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "__init__.py").write_text("raise SystemExit(9)", "utf-8")
    lines: list[str] = []
    assert call(["--version"], tmp_path, lines.append) == 0
    assert lines[0].startswith("briefing, version")
