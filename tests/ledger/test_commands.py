"""The command line reads the ledger: tables for people, JSON for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import cli
from briefing.cli.columns import bar, fitted, size, spent, table, width
from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.library import Library
from tests.ledger.runs import digest, enter, record
from tests.notebook import write

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a small project with a notebook."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    write(tmp_path / "notebooks" / "good.ipynb", ("parameters", 'topic = "x"'), "print(topic)")
    write(tmp_path / "notebooks" / "bad.ipynb", "1 / 0")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def found(capsys: Capture, *arguments: str) -> object:
    """What a command prints as JSON."""
    assert call(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def ledger() -> Ledger:
    """The project's ledger."""
    return Ledger.open()


def test_before_the_first_run(capsys: Capture, project: Path) -> None:
    """There are none, and no file is made to say so."""
    assert [call("runs"), call("show", "latest")] == [0, 2]
    printed = capsys.readouterr()
    assert printed.out == "No runs.\n"
    assert "it begins with the first `briefing run`" in printed.err
    assert not (project / "reports").exists()


def test_runs_are_listed(capsys: Capture) -> None:
    """The newest first, with what went wrong."""
    with ledger() as opened:
        enter(opened, key="good/harbour")
        enter(opened, key="good/radar", status="timed out", error="cell 3: too long", seconds=61.0)
    assert call("runs") == 0
    head, second, first = capsys.readouterr().out.splitlines()
    assert head.split() == [
        "RUN",
        "STARTED",
        "(UTC)",
        "STATUS",
        "TIME",
        "ARTICLES",
        "ITEM",
        "ERROR",
    ]
    assert second.split(maxsplit=3)[3].split() == [
        *("timed", "out", "61.0", "s", "-", "good/radar", "cell", "3:", "too", "long"),
    ]
    assert first.split()[3:] == ["succeeded", "9.0", "s", "3", "good/harbour"]


def test_runs_are_asked_for(capsys: Capture) -> None:
    """By status, item, batch, article and time; several statuses at once."""
    with ledger() as opened:
        one = enter(opened, key="a", batch="night")
        two = enter(opened, key="b", status="failed")
    for arguments, runs in (
        (("--status", "failed"), [two]),
        (("--status", "failed, succeeded"), [two, one]),
        (("--key", "a"), [one]),
        (("--batch", "night"), [one]),
        (("--article", "radar-1"), [one]),
        (("--since", "1h"), [two, one]),
        (("--limit", "1"), [two]),
    ):
        rows = found(capsys, "runs", *arguments)
        assert isinstance(rows, list)
        assert [row["run"] for row in rows] == runs


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("runs", "--status", "faild"), "Did you mean 'failed'?"),
        (("runs", "--notebook", "topic_brief"), "Did you mean 'topic_briefing'?"),
        (("runs", "--batch", "nihgt"), "no batch named 'nihgt'. Did you mean 'night'?"),
        (("runs", "--since", "soon"), "'soon' is no time"),
        (("show", "topic_briefing/rader"), "Did you mean 'topic_briefing/radar'?"),
        (("compare", "latest", "latest~7"), "the ledger has 1 runs"),
        (("ledger", "verfy"), "Did you mean 'verify'?"),
        (("show", "nothing/here/run.json"), "no such folder"),
    ],
)
def test_a_slip_is_answered(capsys: Capture, arguments: tuple[str, ...], told: str) -> None:
    """With the nearest name, and exit code 2."""
    with ledger() as opened:
        enter(opened, batch="night")
    assert call(*arguments) == 2
    assert told in capsys.readouterr().err


def test_one_run_is_shown(capsys: Capture, project: Path) -> None:
    """Times as bars, articles, files with their state, versions."""
    folder = project / "reports" / "topic" / "day"
    with ledger() as opened:
        run = enter(opened, folder=str(folder), key="good/radar")
        folder.mkdir(parents=True)
        (folder / "briefing.html").write_text("html")
    assert call("show", "latest") == 0
    told = capsys.readouterr().out
    for line in (
        f"Run       {run}",
        "Memory    123 MB",
        '  since  ""',
        "  kernel        1.2 s  ███·····················",
        "  cell 4        4.0 s  ████████████████████████   1 KB",
        "  1  harbour-1  Harbour  harbour.txt",
        "  broken.txt: it is empty",
        "Found  20 statements checked, 0 failed, 1 warnings, 400 words, 2 figures",
        "  briefing.html  4 bytes  as recorded",
        "Versions  briefing 0.1.0, python 3.11.7",
    ):
        assert line in told
    shown = found(capsys, "show", run[:8])
    assert isinstance(shown, dict)
    assert shown["files"] == {"briefing.html": "as recorded"}


def test_two_runs_are_compared(capsys: Capture, project: Path) -> None:
    """By the ledger, or by their folders without one."""
    with ledger() as opened:
        enter(opened)
        enter(opened, record=record("", articles=["harbour", "island"]))
    assert call("compare", "latest~1", "latest") == 0
    told = capsys.readouterr().out
    for line in (
        "Articles gained: 1\n  island-1  Island  island.txt\n",
        "Articles lost: 2\n",
        "Parameters: the same\n",
        "  briefing.html  equal\n",
    ):
        assert line in told
    (project / "reports" / "ledger.db").unlink()
    for name in ("one", "two"):
        (project / name).mkdir()
        (project / name / "run.json").write_text(json.dumps(record(name)))
    changed = found(capsys, "compare", "./one", "two/run.json")
    assert isinstance(changed, dict)
    assert (changed["before"], changed["after"]) == ("one", "two")
    assert not (project / "reports" / "ledger.db").exists()


def test_nothing_from_outside_moves_the_cursor(capsys: Capture) -> None:
    """Controls of terminals and of writing direction are left out of every command."""
    odd = "a\x1b[2Jb\r\nc\u202ed\x07\x9b31m\ud800"
    outputs = {odd: {"sha256": digest(""), "bytes": 0}}
    made = record(odd, articles=[odd], parameters={odd: odd}, versions={odd: odd}, outputs=outputs)
    made["inputs"]["skipped"] = [{"place": odd, "why": odd}]
    made["cells"] = [{"index": 1, "seconds": 1, "status": odd}]
    with ledger() as opened:
        for run in ("one", "two"):
            opened.begin(run, key=odd + run, batch=odd, origin={odd: odd}, notebook=odd)
            made = made | {"parameters": {odd: odd + run}}
            opened.finish(run, Result(status="failed", error=odd, folder=odd, record=made))
    for arguments in (("runs",), ("show", "one"), ("compare", "one", "two"), ("ledger", "verify")):
        assert call(*arguments) == 0
        shown = capsys.readouterr().out.replace("\n", "")
        assert shown.isprintable()


# ---------------------------------------------------------------- a run


def test_a_run_is_entered(capsys: Capture) -> None:
    """With its notebook, topic, parameters and folder; --no-ledger leaves it out."""
    assert call("run", "good", "-p", "topic", "Export Controls", "--to", "") == 0
    assert call("run", "good", "--to", "", "--no-ledger") == 0
    with ledger() as opened:
        (entry,) = opened.runs()
        outputs = opened.account("latest").outputs
    assert (entry.key, entry.status) == ("good/export-controls", "succeeded")
    assert (entry.parameters, [one.name for one in outputs]) == (
        {"topic": "Export Controls"},
        ["briefing.ipynb"],
    )
    written = json.loads((Path(entry.folder) / "run.json").read_text())
    assert (written["run"], written["parameters"]) == (entry.run, entry.parameters)
    capsys.readouterr()


def test_a_run_that_fails_is_entered(capsys: Capture) -> None:
    """With its status and error."""
    assert call("run", "bad", "--to", "") == 1
    with ledger() as opened:
        entry = opened.find("latest")
    assert (entry.status, "ZeroDivisionError" in entry.error) == ("failed", True)
    capsys.readouterr()


def test_a_ledger_that_is_damaged_stops_no_run(capsys: Capture, project: Path) -> None:
    """It is one line on stderr; the file is kept, and the run is in the new one."""
    (project / "reports").mkdir()
    (project / "reports" / "ledger.db").write_bytes(b"no database" * 100)
    assert call("run", "good", "--to", "") == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("briefing: ledger.db was damaged. It is kept as ledger.damaged-")
    (kept,) = (project / "reports").glob("ledger.damaged-*.db")
    assert kept.read_bytes() == b"no database" * 100
    with ledger() as opened:
        assert opened.find("latest").status == "succeeded"


def test_a_ledger_that_cannot_be_made_stops_no_run(capsys: Capture, project: Path) -> None:
    """It is one line on stderr, that names the file."""
    (project / "reports").mkdir()
    (project / "reports" / "ledger.db").symlink_to("/nowhere/at/all.db")
    assert call("run", "good", "--to", "") == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("briefing: this run is not in the ledger: ledger.db: cannot be opened")


def test_a_ledger_is_rebuilt(capsys: Capture, project: Path) -> None:
    """From the records of runs; the old one is kept."""
    assert call("run", "good", "--to", "") == 0
    with ledger() as opened:
        before = opened.find("latest")
    (project / "reports" / "ledger.db").write_bytes(b"no database" * 100)
    assert call("ledger", "verify") == 1
    assert "briefing ledger rebuild" in capsys.readouterr().err
    assert call("ledger", "rebuild") == 0
    assert "begun anew, with 1 run found" in capsys.readouterr().out
    with ledger() as opened:
        after = opened.find("latest")
    same = ("run", "key", "notebook", "status", "parameters", "folder", "error", "checked")
    assert [getattr(before, name) for name in same] == [getattr(after, name) for name in same]


# ---------------------------------------------------------------- upkeep


def test_old_runs_are_pruned(capsys: Capture) -> None:
    """First to look, then to do; a policy of the project, or options."""
    with ledger() as opened:
        for _ in range(3):
            enter(opened, key="a")
        with opened.file.change() as db:
            db.execute("UPDATE runs SET started = started - 90000000")
    told = found(capsys, "ledger", "prune", "--last", "1", "--dry-run")
    assert isinstance(told, dict)
    assert (len(told["runs"]), told["dry"]) == (2, True)
    Path("data/ledger.toml").write_text("last = 2\n")
    assert call("ledger", "prune", "--files") == 0
    assert capsys.readouterr().out.endswith("1 run taken out.\n0 files removed.\n")
    Path("data/ledger.toml").write_text("lats = 2\n")
    assert call("ledger", "prune") == 2
    assert "ledger.toml, line 1: no setting named 'lats'" in capsys.readouterr().err


def test_metrics_are_printed_or_written(capsys: Capture, project: Path) -> None:
    """The file is there whole, and a monitor of another account may read it."""
    with ledger() as opened:
        enter(opened)
    assert call("ledger", "metrics") == 0
    printed = capsys.readouterr().out
    assert call("ledger", "metrics", "--out", "briefing.prom") == 0
    written = project / "briefing.prom"
    assert "briefing_ledger_runs 1\n" in printed
    assert "briefing_ledger_runs 1\n" in written.read_text()
    assert (written.stat().st_mode & 0o777, call("ledger", "metrics", "--out", "no/such")) == (
        0o644,
        2,
    )
    assert [path.name for path in project.glob(".briefing.prom*")] == []


def test_a_damaged_ledger_is_told(capsys: Capture) -> None:
    """With exit code 1, and what to do."""
    with ledger() as opened:
        enter(opened)
        opened.file.db.execute("DELETE FROM kits")
    assert call("ledger", "verify") == 1
    assert "Begin it anew with `briefing ledger rebuild`" in capsys.readouterr().err


def test_only_a_ledger_is_begun_anew(capsys: Capture, tmp_path: Path) -> None:
    """The name of a library in its place is a slip, and costs nothing."""
    path = tmp_path / "library.db"
    Library(path).close()
    before = path.read_bytes()
    assert call("ledger", "rebuild", "--ledger", str(path)) == 1
    assert "a database of something else" in capsys.readouterr().err
    assert (path.read_bytes(), [*tmp_path.glob("*damaged*")]) == (before, [])


def test_a_ledger_is_shared(capsys: Capture) -> None:
    """And stays so for whoever opens it next."""
    with ledger() as opened:
        assert not opened.file.shared
    assert call("ledger", "share") == 0
    assert "several machines" in capsys.readouterr().out
    with ledger() as opened:
        assert opened.file.shared


# ---------------------------------------------------------------- text


def test_columns_stand_in_line() -> None:
    """Letters that take two columns count as two, marks on letters as none."""
    lines = table(("A", "B"), [("한국", 1), ("e\u0301", None)])
    assert lines == ["A     B", "한국  1", "e\u0301     -"]
    assert [width(line.rpartition("  ")[0]) for line in lines] == [4, 4, 4]
    assert [fitted("한국어", 4), fitted("abc", 3), fitted("abcd", 3)] == ["한…", "abc", "ab…"]


def test_amounts_are_short() -> None:
    """Times and sizes as a person says them."""
    times = [spent(n) for n in (None, 0.0041, 0.96, 59.94, 125, 3599, 7200)]
    assert times == ["-", "4 ms", "1.0 s", "59.9 s", "2 min 05 s", "59 min 59 s", "2.0 h"]
    assert [size(n) for n in (None, 999, 12_345, 5 * 10**9)] == [
        "-",
        "999 bytes",
        "12.3 KB",
        "5 GB",
    ]
    assert [bar(1, 0, 4), bar(9, 3, 4), bar(1, 2, 4)] == ["····", "████", "██··"]


def test_the_ledger_is_light() -> None:
    """Listing runs loads none of the heavy libraries."""
    heavy = "('pandas', 'plotly', 'papermill', 'nbformat', 'nbconvert', 'numpy', 'rich')"
    done = subprocess.run(
        [sys.executable, "-c", "import sys\nfrom briefing import cli\ntry:\n cli.main(['runs'])\n"
         f"except SystemExit: print([n for n in {heavy} if n in sys.modules])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "No runs.\n[]\n"


@pytest.mark.parametrize("name", ["./gone", "gone/run.json", "../gone/there"])
def test_a_folder_that_is_not_there_is_told_so(name: str, capsys: Capture) -> None:
    """With a ledger and without one, for either of two runs."""
    for _ in range(2):
        assert call("compare", name, "latest") == 2
        assert f"{name}: no such folder" in capsys.readouterr().err
        Ledger.open(Path("reports/ledger.db")).close()
