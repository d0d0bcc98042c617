"""Runs: real kernels on small notebooks, and what they leave behind."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from briefing.clock import moment
from briefing.errors import ParameterError, PathError, UnknownNameError, UsageError
from briefing.runner import find, place, run
from tests.notebook import outputs, sources, write

TOPIC = 'a {brace} "quote" ../../escape\nžluť 한국'
PARAMETERS = """\
topic = "x"
since = None
limit = 1
share = 0.5
draft = False
names = ["a"]
pair = (1, 2)
weights = {"a": 1}
"""
GIVEN = {
    "topic": TOPIC,
    "since": None,
    "limit": -3,
    "share": 2.5,
    "draft": True,
    "names": ["ž", 'q"'],
    "pair": (3, 4),
    "weights": {1: [None]},
}
SHOW = "print(repr([topic, since, limit, share, draft, names, pair, weights]))"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, on a known day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


# ---------------------------------------------------------------- what a run does


def test_a_run_from_end_to_end(tmp_path: Path) -> None:
    """Parameters of every type arrive, the kernel is this interpreter, allowed errors pass."""
    path = write(
        tmp_path / "all kinds.ipynb",
        ("parameters", PARAMETERS),
        ("injected-parameters", 'topic = "from an earlier run"'),
        SHOW,
        ("raises-exception", "1/0"),
        "import sys, pathlib; print(sys.executable); print(pathlib.Path.cwd())",
        "import sys; sys.exit(0)",
        "print('never reached')",
    )
    done = run(str(path), GIVEN, formats=())
    assert (done.status, done.exit_code, done.error) == ("succeeded", 0, "")
    values = repr([*GIVEN.values()])
    assert outputs(done.folder / "briefing.ipynb") == [
        f"{values}\n",
        f"{sys.executable}\n{tmp_path}\n",
    ]
    assert done.folder.parent.parent == tmp_path / "reports" / "all kinds"
    assert done.folder.name == "2023-11-14"
    _check_record(path, done.folder)


def test_the_state_of_forms_is_left_behind(tmp_path: Path) -> None:
    """What VS Code saved of them in the input notebook is not in what is kept, packed and sent."""
    path = write(tmp_path / "small.ipynb", "print(1)")
    node = json.loads(path.read_text("utf-8"))
    node["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    path.write_text(json.dumps(node))
    done = run(str(path), formats=())
    assert "widgets" not in json.loads((done.folder / "briefing.ipynb").read_text())["metadata"]


def _check_record(path: Path, folder: Path) -> None:
    told = json.loads((folder / "run.json").read_text("utf-8"))
    assert told["schema"] == "briefing.run/1"
    assert told["notebook"] == {
        "name": path.stem,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    assert (told["parameters"]["topic"], told["parameters"]["pair"]) == (TOPIC, [3, 4])
    assert (told["checks"], told["error"], told["status"]) == ("none", None, "succeeded")
    raw = (folder / "briefing.ipynb").read_bytes()
    assert told["outputs"]["briefing.ipynb"] == {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "bytes": len(raw),
    }
    measured = ["cells", "checks", "computing", "export", "kernel", "reading", "total"]
    assert sorted(told["seconds"]) == measured
    assert list(told) == sorted(told)


def test_a_failing_cell(tmp_path: Path) -> None:
    """The notebook is kept as far as it came, with a link to the cell; stale reports go."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "briefing.pdf").write_text("of an earlier run")
    path = write(tmp_path / "n.ipynb", "print('one')", "{}['key {brace}']", "print('three')")
    done = run(str(path), out=out)
    assert (done.status, done.exit_code) == ("failed", 1)
    assert done.error == "cell 2: KeyError: 'key {brace}'"
    assert sorted(p.name for p in out.iterdir()) == ["briefing.ipynb", "run.json"]
    shown = sources(out / "briefing.ipynb")
    assert "#papermill-error-cell" in shown[0]
    assert 'id="papermill-error-cell"' in shown[2]
    assert outputs(out / "briefing.ipynb") == ["one\n"]


def test_a_kernel_that_ends_itself(tmp_path: Path) -> None:
    """A dead kernel is told from a failing cell."""
    path = write(tmp_path / "n.ipynb", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    done = run(str(path))
    assert (done.status, done.exit_code) == ("kernel died", 1)
    assert done.error.startswith("cell 1: DeadKernelError: the kernel ended by itself")


def test_the_limit_counts_all_cells_together(tmp_path: Path) -> None:
    """A notebook that takes too long is stopped, at whatever cell it is."""
    path = write(tmp_path / "n.ipynb", "import time; time.sleep(0.7)", "time.sleep(60)")
    done = run(str(path), timeout=8)  # seconds; a busy machine needs some for the first cell
    assert (done.status, done.exit_code) == ("timed out", 1)
    assert done.error == "cell 2: CellTimeoutError: the notebook ran longer than 8 seconds"
    assert done.seconds < 30


def test_an_interrupt(tmp_path: Path) -> None:
    """Control-C leaves the notebook as far as it came, and says so."""
    path = write(tmp_path / "n.ipynb", "print('one')", "print('two')")

    def stop(stage: str, done: int, _all: int) -> None:
        if (stage, done) == ("Running the cells", 1):
            raise KeyboardInterrupt

    done = run(str(path), progress=stop)
    assert (done.status, done.exit_code) == ("interrupted", 1)
    assert outputs(done.folder / "briefing.ipynb") == ["one\n"]


# ---------------------------------------------------------------- what may leave the house

BRIEFING = """\
from briefing.cleaning.known import text_id
from briefing.models import Annex, Article, Figure, Origin, Part, Published, Section, Statement
text = "The two ministers met in Oslo on 3 May 2024, the ministry said."
origin, digest = Origin.of(text.encode(), "a.txt"), text_id("Talks", text)
article = Article(digest, "Talks", (text,), origin, published=Published("2024-05-04", "x"))
"""
SECTION = """\
fact = Statement("fact", (Part({words!r}, "verbatim", article.span(0, len(text))),))
Section("ministers", "Two ministers", (fact,))
"""
TRUE = "The two ministers met in Oslo on 3 May 2024, the ministry said."
FALSE = TRUE.replace("3 May", "5 May")


def briefing(path: Path, words: str) -> Path:
    """A notebook that shows one statement and the article it cites."""
    return write(path, ("guide", BRIEFING), SECTION.format(words=words), "Annex((article,))")


def test_a_statement_that_holds_is_exported(tmp_path: Path) -> None:
    """Final reports are written, and the record tells what they rest on."""
    done = run(str(briefing(tmp_path / "n.ipynb", TRUE)), out=tmp_path / "out")
    assert (done.status, done.error) == ("succeeded", "")
    names = ["briefing.html", "briefing.ipynb", "briefing.pdf", "run.json"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == names
    told = done.record
    checks = told["checks"]
    assert (checks["passed"], checks["checked"], checks["failures"]) == (True, 1, [])
    assert [warning["check"] for warning in checks["warnings"]] == ["frame", "source"]
    assert (told["length"]["sentences"], told["length"]["long sentences"]) == (1, 0)
    assert [entry["place"] for entry in told["inputs"]["used"]] == ["a.txt"]
    assert told["figures"] == {"shown": 0, "exported": {"html": 0, "pdf": 0}}


PLOTLY = {"data": [{"type": "bar", "x": ["a"], "y": [1]}], "layout": {"title": {"text": "Ships"}}}
DRAWN = f"""from IPython.display import display
display({{"application/vnd.plotly.v1+json": {PLOTLY!r}}}, raw=True)"""


def test_what_a_format_keeps_apart_lies_beside_it(tmp_path: Path) -> None:
    """Markdown has its figures in a folder, which the next run takes away with it."""
    path, out = write(tmp_path / "n.ipynb", DRAWN), tmp_path / "out"
    told = run(str(path), out=out, formats=["markdown", "mail"]).record["outputs"]
    figure = out / "briefing_files" / "figure-1.svg"
    assert {*told} == {
        "briefing.ipynb", "briefing.md", "briefing_files/figure-1.svg", "briefing.eml"
    }  # fmt: skip
    digest = hashlib.sha256(figure.read_bytes()).hexdigest()
    assert told["briefing_files/figure-1.svg"]["sha256"] == digest
    run(str(path), out=out, formats=["html"])
    assert sorted(p.name for p in out.iterdir()) == ["briefing.html", "briefing.ipynb", "run.json"]


def test_only_our_own_files_are_taken_away(tmp_path: Path) -> None:
    """What somebody else put beside the reports stays, and a link to elsewhere is not followed."""
    beside = tmp_path / place.BESIDE
    beside.mkdir()
    for name in ("figure-1.svg", "figure-2.png", "notes.txt", "figure-x.svg"):
        (beside / name).touch()
    place.clear(tmp_path, keep={"briefing_files/figure-2.png"})
    assert sorted(p.name for p in beside.iterdir()) == ["figure-2.png", "figure-x.svg", "notes.txt"]
    other = tmp_path / "other"
    other.mkdir()
    (other / place.BESIDE).symlink_to(beside)
    place.clear(other, keep=set())
    assert (beside / "figure-2.png").exists()


def test_the_style_of_the_project_is_read_first(tmp_path: Path) -> None:
    """A slip in brand.toml is told before anything is run."""
    path = write(tmp_path / "n.ipynb", "open('ran', 'w')")
    (tmp_path / "brand.toml").write_text("hosue = 'x'\n")
    with pytest.raises(UsageError, match="hosue"):
        run(str(path), out=tmp_path / "out")
    assert not (tmp_path / "ran").exists()


def test_a_statement_that_does_not_hold_stops_the_report(tmp_path: Path) -> None:
    """Exit code 3, a draft with a banner, and no final report, not even an earlier one."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "briefing.html").write_text("of an earlier run")
    done = run(str(briefing(tmp_path / "n.ipynb", FALSE)), out=out)
    assert (done.status, done.exit_code) == ("checks failed", 3)
    names = ["briefing.draft.html", "briefing.ipynb", "run.json"]
    assert sorted(p.name for p in out.iterdir()) == names
    draft = (out / "briefing.draft.html").read_text("utf-8")
    assert "DRAFT" in draft
    assert {failure["text"] for failure in done.record["checks"]["failures"]} == {FALSE}
    assert done.error == "1 of 1 statements may not stand; run.json lists them"


def test_equal_runs_write_equal_bytes(tmp_path: Path) -> None:
    """With SOURCE_DATE_EPOCH set, the notebook and the reports repeat to the last byte."""
    path = briefing(tmp_path / "n.ipynb", TRUE)
    first, second = (run(str(path), out=tmp_path / name) for name in ("a", "b"))
    assert first.record["outputs"] == second.record["outputs"]


def test_display_data_no_record_can_be_read_from(tmp_path: Path) -> None:
    """What cannot be read cannot be proven: no final report."""
    show = "from IPython.display import display\n"
    show += 'display({"application/vnd.briefing+json": {"schema": "section/9"}}, raw=True)'
    done = run(str(write(tmp_path / "n.ipynb", show)))
    assert (done.status, done.exit_code) == ("checks failed", 3)
    assert (
        "it has the form section/9, of a newer kit" in done.record["checks"]["failures"][0]["why"]
    )
    assert sorted(p.name for p in done.folder.iterdir()) == ["briefing.ipynb", "run.json"]


# ---------------------------------------------------------------- what stops a run beforehand


def test_a_misspelt_notebook_is_answered_with_the_nearest(tmp_path: Path) -> None:
    """By name as by path."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    path = write(tmp_path / "notebooks" / "topic_briefing.ipynb", "1")
    assert find("topic_briefing") == find("topic_briefing.ipynb") == path
    with pytest.raises(UnknownNameError, match="Did you mean 'topic_briefing'"):
        run("topic_breifing")
    with pytest.raises(UnknownNameError, match=r"Did you mean 'topic_briefing\.ipynb'"):
        run("notebooks/topic_brief.ipynb")


def test_a_misspelt_parameter(tmp_path: Path) -> None:
    """A typo never starts a kernel."""
    path = write(tmp_path / "n.ipynb", ("parameters", "topic = 'x'"))
    with pytest.raises(UnknownNameError, match="Did you mean 'topic'"):
        run(str(path), {"topci": "y"})


def test_a_misspelt_format(tmp_path: Path) -> None:
    """Formats are known by name."""
    with pytest.raises(UnknownNameError, match="Did you mean 'html'"):
        run(str(write(tmp_path / "n.ipynb")), formats=["htm"])


def test_a_parameter_of_the_wrong_type(tmp_path: Path) -> None:
    """The type in the notebook decides."""
    path = write(tmp_path / "n.ipynb", ("parameters", "limit = 1"))
    with pytest.raises(ParameterError, match="'limit' takes int"):
        run(str(path), {"limit": "many"})


def test_a_limit_of_no_time(tmp_path: Path) -> None:
    """0 is not taken for no limit."""
    with pytest.raises(ParameterError, match="seconds above 0"):
        run(str(write(tmp_path / "n.ipynb")), timeout=0)


def test_an_output_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """The message says where, why and what to do, before a kernel starts."""
    (tmp_path / "file").write_text("in the way")
    path = write(tmp_path / "n.ipynb", "1")
    with pytest.raises(PathError, match=r"cannot be written to .*out \(.*\)\. Choose another"):
        run(str(path), out=tmp_path / "file" / "out")


def test_a_file_that_is_no_notebook(tmp_path: Path) -> None:
    """The message names the file."""
    (tmp_path / "n.ipynb").write_text("not JSON")
    with pytest.raises(PathError, match=r"n\.ipynb is not a Jupyter notebook"):
        run("n.ipynb")


def test_a_broken_source_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is seconds or nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="seconds since 1970"):
        moment()


# ---------------------------------------------------------------- the folder of a run


def test_an_interrupted_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is replaced whole or not at all."""
    path = tmp_path / "briefing.html"
    place.write(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(PathError, match="No space left on device"):
        place.write(path, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("briefing.html", b"old")]
