"""`briefing release`, `withdraw` and `releases`, as a person calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import cli
from tests.delivery.releases import build

Capture = pytest.CaptureFixture[str]
RUN = f"reports/topic_briefing/harbour/{build.DAY}"


def call(*arguments: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def test_a_report_goes_through_its_life(root: Path, capsys: Capture) -> None:
    """Released, withdrawn, listed and verified."""
    build.ran(root)
    assert call("release", RUN, "--by", "A. Analyst") == 0
    said = capsys.readouterr().out
    assert "topic_briefing/harbour: version 1 is released by A. Analyst." in said
    assert "reports/topic_briefing/harbour/releases/house/v1/briefing.pdf" in said
    why = ("--why", "It is a forgery")
    assert call("withdraw", "topic_briefing/harbour", "--by", "B. Reader", *why) == 0
    assert "version 1 is withdrawn by B. Reader." in capsys.readouterr().out
    assert call("releases") == 0
    line = capsys.readouterr().out.splitlines()[1]
    assert [*line.split()[:3]] == ["topic_briefing/harbour", "1", "withdrawn"]
    assert line.endswith("It is a forgery")
    assert call("releases", "topic_briefing/harbour") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert call("releases", "--verify") == 0
    assert "1 version, as signed." in capsys.readouterr().out


def test_a_correction_is_its_own_remark(root: Path, capsys: Capture) -> None:
    """Typed once."""
    build.ran(root)
    assert call("release", RUN, "--by", "A", "--note", "looked at twice", "--json") == 0
    assert json.loads(capsys.readouterr().out)["events"][0]["note"] == "looked at twice"
    build.ran(root, build.executed(title="Another title"))
    assert call("release", RUN, "--by", "A", "--correction", "x", "--note", "y") == 2
    assert call("release", RUN, "--by", "A", "--correction", "The date was wrong") == 0
    capsys.readouterr()
    assert call("releases", "--json") == 0
    (event,) = json.loads(capsys.readouterr().out)["events"]
    assert (event["kind"], event["note"]) == ("correction", "The date was wrong")


def test_what_is_wrong_is_one_line(root: Path, capsys: Capture) -> None:
    """And an exit code."""
    (build.ran(root) / "briefing.html").write_text("changed")
    assert call("release", RUN, "--by", "A") == 1
    told = capsys.readouterr().err
    assert "briefing.html is not what it was. Run it again." in told
    assert len(told.splitlines()) == 1
    assert call("releases", "topic_briefing/harbour") == 2
    assert call("withdraw", "x", "--by", "A", "--why", "y") == 2


def test_a_changed_history_is_an_exit_code(root: Path, capsys: Capture) -> None:
    """Listed or verified."""
    build.ran(root)
    assert call("release", RUN, "--by", "A. Analyst") == 0
    file = root / "reports/topic_briefing/harbour/releases/house/releases.json"
    file.chmod(0o644)
    file.write_text(file.read_text("utf-8").replace("A. Analyst", "A\\u001b[2J"), "utf-8")
    assert call("releases") == 1
    assert call("releases", "--verify") == 1
    told = capsys.readouterr()
    assert "was changed" in told.err
    assert "\x1b" not in told.err + told.out


def test_listing_loads_nothing_heavy() -> None:
    """It answers at once."""
    heavy = {"pandas", "plotly", "nbformat", "jinja2", "papermill", "fsspec", "typst"}
    code = (
        "import sys\nfrom briefing.cli.releases import releases\n"
        "releases.main([], standalone_mode=False)\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy & {*done.stdout.split()} == set()
