"""The command line: exit codes, one clear line for an error, JSON for programs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from briefing import cli
from tests.notebook import outputs, write

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a small project of two notebooks."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    parameters = 'topic = "x"  # words\ncount = 1  # how many\nnames = []  # of whom'
    write(tmp_path / "notebooks" / "good.ipynb", ("parameters", parameters), "print(topic, names)")
    write(tmp_path / "notebooks" / "bad.ipynb", "raise ValueError('two\\nlines')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def call(*arguments: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def complaint(capsys: Capture) -> str:
    """The one line on stderr; nothing else may be there."""
    (line,) = capsys.readouterr().err.splitlines()
    return line


# ---------------------------------------------------------------- run


def test_run_prints_json_for_a_program(tmp_path: Path, capsys: Capture) -> None:
    """Values come from a file, then from the command line; the record is printed."""
    (tmp_path / "v.yaml").write_text("topic: from the file\ncount: 2\n")
    code = call(
        "run", "good", "-f", "v.yaml", "-p", "topic", "007", "-p", "names", "a", "-p", "names", "b",
        "--to", "", "--out", "here", "--json",
    )  # fmt: skip
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert (code, told["exit_code"], told["status"], printed.err) == (0, 0, "succeeded", "")
    assert told["parameters"] == {"topic": "007", "count": 2, "names": ["a", "b"]}
    assert outputs(tmp_path / "here" / "briefing.ipynb") == ["007 ['a', 'b']\n"]


def test_a_run_on_no_article_says_so(tmp_path: Path, capsys: Capture) -> None:
    """A report that is empty is told of: the topic has no article in the library."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("Fish\n\nCod is a fish of the north sea.\n")
    code = (
        "from briefing import check, open_library, prepare, sections\n"
        "coverage = prepare(open_library(library).about(topic), 'empty')",
        "sections.gaps(coverage)",
        "sections.annex(coverage)",
        "check(coverage)",
    )
    parameters = 'topic = "zebra"\nlibrary = "articles"'
    write(tmp_path / "notebooks" / "empty.ipynb", ("parameters", parameters), *code)
    assert call("run", "empty", "--to", "") == 0
    assert "no article of articles is on this topic" in complaint(capsys)


def test_run_that_fails(capsys: Capture) -> None:
    """Exit code 1, one line with the cell and the error, and where the notebook is."""
    assert call("run", "bad") == 1
    printed = capsys.readouterr()
    assert printed.err == "briefing: failed: cell 1: ValueError: two lines\n"
    assert printed.out == "reports/bad/untitled/2023-11-14/briefing.ipynb\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["rnu"], "briefing: no command named 'rnu'. Did you mean 'run'?"),
        (["evaluate", "readng"], "briefing: no command named 'readng'. Did you mean 'reading'?"),
        (["run", "god"], "Did you mean 'good'?"),
        (["run", "good", "-p", "topci", "a"], "no parameter named 'topci'. Did you mean 'topic'?"),
        (["run", "good", "-p", "count", "many"], "'count' takes int, not 'many'; for example: 12"),
        (["run", "good", "--to", "pfd"], "no format named 'pfd'. Did you mean 'pdf'?"),
        (["run", "good", "-f", "none.toml"], "none.toml cannot be read"),
        (["run", "good", "--out", "data/../notebooks/good.ipynb"], "Choose another folder"),
        (["run", "good", "--ot", "x"], "No such option '--ot'"),
        (["run"], "Missing argument 'NOTEBOOK'"),
        (["read", "none.txt"], "none.txt: no such file. In "),
        (["evaluate", "reading", "--data", "none"], "none is not a folder"),
    ],
)
def test_usage_errors(arguments: list[str], line: str, capsys: Capture) -> None:
    """Exit code 2 and one line that says what was wrong and what to do."""
    assert call(*arguments) == 2
    assert line in complaint(capsys)


def test_unexpected_errors_are_short(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """No traceback, but a word on how to see it; with BRIEFING_DEBUG=1 it is there."""

    def broken() -> dict[str, Path]:
        raise RuntimeError("out of order")

    monkeypatch.delenv("BRIEFING_DEBUG", raising=False)
    monkeypatch.setattr("briefing.runner.known", broken)
    assert call("list") == 1
    assert "unexpected RuntimeError: out of order" in (line := complaint(capsys))
    assert "BRIEFING_DEBUG=1" in line
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    with pytest.raises(RuntimeError, match="out of order"):
        cli.main(["list"])


def test_help_tells_the_exit_codes(capsys: Capture) -> None:
    """Whoever schedules a run reads them there."""
    assert call("run", "--help") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "0 done; 1 the run failed; 2 the call cannot be carried out as written; 3 the" in shown


# ---------------------------------------------------------------- list and doctor


def test_list(capsys: Capture) -> None:
    """Every notebook with its parameters, their types and their help."""
    assert call("list", "--json") == 0
    good = json.loads(capsys.readouterr().out)[1]
    assert good == {
        "notebook": "good",
        "path": "notebooks/good.ipynb",
        "error": None,
        "parameters": {
            "topic": {"type": "str", "default": "'x'", "help": "words"},
            "count": {"type": "int", "default": "1", "help": "how many"},
            "names": {"type": "list", "default": "[]", "help": "of whom"},
        },
    }


def test_list_shows_a_broken_notebook_beside_the_others(tmp_path: Path, capsys: Capture) -> None:
    """One bad file does not hide the rest."""
    (tmp_path / "notebooks" / "a.ipynb").write_text("no JSON")
    assert call("list") == 0
    shown = capsys.readouterr().out.splitlines()
    assert "is not a Jupyter notebook" in shown[0]
    assert "  topic (str) = 'x'  words" in shown


def test_doctor(capsys: Capture) -> None:
    """What is needed is there; every finding has its version, place or advice."""
    assert call("doctor", "--json") == 0
    found = {f["name"]: f for f in json.loads(capsys.readouterr().out)}
    assert found["python"]["found"] == sys.version.split()[0]
    assert {"papermill", "kernel", "project", "reports", "browser"} <= found.keys()
    assert [f["name"] for f in found.values() if not f["found"] and not f["advice"]] == []


def test_doctor_outside_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """What is missing is named with the way to it, and the exit code is 1."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "data").rmdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert call("doctor") == 1
    assert "MISSING  project: go to the project's folder" in capsys.readouterr().out


# ---------------------------------------------------------------- texts


def labelled(path: Path, **fields: Any) -> Path:
    """A text in the form of the labelled files."""
    path.write_text(json.dumps(fields), "utf-8")
    return path


def test_read_a_labelled_text(tmp_path: Path, capsys: Capture) -> None:
    """A list of one object, with the keys of the labelled files."""
    labelled(
        tmp_path / "a.json",
        id="a1",
        title="Talks resume",
        published="2024-03-07",
        text="Minister Ana Petrova said on Monday: “We will meet again on April 3.”",
    )
    assert call("read", "a.json", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert [found["id"], found["title"], found["published"]] == ["a1", "Talks resume", "2024-03-07"]
    assert found.keys() >= {
        "persons", "quotes", "times", "times_unresolvable",
        "acronyms", "events", "upcoming", "sentences",
    }  # fmt: skip
    assert [time["value"] for time in found["times"]] == ["2024-03-04", "2024-04-03"]


def test_read_with_a_date_of_its_own(tmp_path: Path, capsys: Capture) -> None:
    """--published stands in for what the file does not say."""
    labelled(tmp_path / "a.json", text="They met on Monday.")
    assert call("read", "a.json", "--published", "2024-03-07", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert [time["value"] for time in found["times"]] == ["2024-03-04"]
    assert call("read", "a.json", "--published", "7 March") == 2
    assert "--published takes a day as YYYY-MM-DD" in complaint(capsys)


@pytest.mark.parametrize("content", ["{", "[]", '{"text": 3}', '{"title": "a"}', "[" * 99_999])
def test_read_refuses_other_json(tmp_path: Path, capsys: Capture, content: str) -> None:
    """The message shows the form that is read."""
    (tmp_path / "a.json").write_text(content)
    assert call("read", "a.json") == 1
    assert 'it must look like {"title"' in complaint(capsys)


def test_read_a_table_of_articles(tmp_path: Path, capsys: Capture) -> None:
    """JSON that is a table gives an article for each row."""
    texts = [f"Pier {n} was opened in Larvik on 3 June 2024, the council said." for n in (1, 2)]
    (tmp_path / "a.json").write_text(json.dumps([{"title": t[:6], "text": t} for t in texts]))
    assert call("read", "a.json", "--json") == 0
    assert [found["title"] for found in json.loads(capsys.readouterr().out)] == ["Pier 1", "Pier 2"]


def test_read_a_plain_text(tmp_path: Path, capsys: Capture) -> None:
    """An article of a file is cleaned and read."""
    (tmp_path / "a.txt").write_text(
        "Talks resume\n\nThe two sides met in the capital, officials said.\n\n"
        "A second round is planned, the ministry said in a statement.\n",
        "utf-8",
    )
    assert call("read", "a.txt", "--published", "2024-03-07", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["title"], found["published"]) == ("Talks resume", "2024-03-07")


def test_evaluate(tmp_path: Path, capsys: Capture) -> None:
    """Scores are printed, and one prediction file a text is written."""
    (tmp_path / "gold").mkdir()
    times = [{"text": "Monday", "value": "2024-03-04", "start": 12, "end": 18}]
    fields = {"title": "A", "published": "2024-03-07", "times": times}
    labelled(tmp_path / "gold" / "a.json", text="They met on Monday.", **fields)
    assert call("evaluate", "reading", "--data", "gold", "--predictions", "made", "--json") == 0
    assert json.loads(capsys.readouterr().out)["total"]["times"]["f1"] == 1.0
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["a.json"]


def test_ingest(tmp_path: Path) -> None:
    """Articles go into a library file."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Talks resume\n\nThe two sides met, officials said.\n")
    assert call("ingest", "in", "--library", "data/lib.db") == 0
    assert (tmp_path / "data" / "lib.db").is_file()


def test_the_installed_command(tmp_path: Path) -> None:
    """`python -m briefing.cli` works from a shell, and starts without the heavy libraries."""
    code = "import sys; from briefing.cli import commands; "
    code += "print([n for n in ('papermill', 'nbconvert', 'pandas') if n in sys.modules])"
    light = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert light.stdout == "[]\n"
    shown = subprocess.run(
        [sys.executable, "-m", "briefing.cli", "--version"],
        capture_output=True, text=True, check=True, cwd=tmp_path, env=dict(os.environ),
    )  # fmt: skip
    assert shown.stdout.startswith("briefing, version ")


@pytest.mark.skipif(not hasattr(signal, "SIGCHLD"), reason="this system tells nobody of children")
def test_whoever_starts_it_may_wait_for_no_children(tmp_path: Path) -> None:
    """A program that ignores the end of its children hands that down; it does not matter."""
    notebook = write(tmp_path / "n.ipynb", "1 + 1")
    call = [sys.executable, "-m", "briefing.cli", "run", str(notebook), "--to", "md", "--out", "o"]
    code = "import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN); "
    code += "os.execv(sys.argv[1], sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, *call], capture_output=True, text=True, check=False,
        cwd=tmp_path, env=dict(os.environ),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_that_the_system_refuses_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no defect of the kit, and somebody can do something about it."""

    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "data/library.db")

    monkeypatch.setattr(cli.commands, "main", refused)
    with pytest.raises(SystemExit) as left:
        cli.main(["list"])
    told = capsys.readouterr().err
    assert left.value.code == 1
    assert told.startswith("briefing: data/library.db cannot be used (Permission denied). See")
