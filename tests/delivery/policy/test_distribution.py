"""`briefing distribution`: check the policy, and show who would get what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing import cli
from tests.delivery.policy.test_loading import GOOD
from tests.delivery.releases import build

Capture = pytest.CaptureFixture[str]
KEY = "topic_briefing/harbour"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a policy, in which nothing ran."""
    root = build.project(tmp_path / "project")
    monkeypatch.chdir(root)
    (root / "data" / "distribution.toml").write_text(GOOD, "utf-8")
    return root


def call(*words: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(("distribution", *words))
    assert isinstance(left.value.code, int)
    return left.value.code


def test_a_policy_without_mistakes_is_counted(capsys: Capture) -> None:
    """Exit code 0."""
    assert call("check") == 0
    assert capsys.readouterr() == (
        "data/distribution.toml: no mistakes. Lists: 1, ways: 2, rules: 1.\n",
        "",
    )


def test_each_mistake_is_a_line(root: Path, capsys: Capture) -> None:
    """Exit code 2; what may be meant so is told apart."""
    text = GOOD.replace("most = ", "msot = ").replace('owner = "desk@example.org"\n', "")
    (root / "data" / "distribution.toml").write_text(text, "utf-8")
    assert call("check") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 5
    assert all(line.startswith("briefing: data/distribution.toml") for line in lines)
    assert sum("Did you mean 'most'?" in line for line in lines) == 3


def test_what_is_only_worth_a_look_costs_nothing(root: Path, capsys: Capture) -> None:
    """It is said to be that."""
    text = GOOD.replace('["web", "post"]', '["post"]')
    (root / "data" / "distribution.toml").write_text(text, "utf-8")
    assert call("check") == 0
    assert capsys.readouterr().err == (
        "briefing: to look at: data/distribution.toml, line 4, [ways.web]: no list names this "
        "way: nothing goes by it.\n"
    )


@pytest.mark.parametrize("command", ["check", "show"])
def test_without_a_policy_it_is_said_how_to_begin(
    command: str, root: Path, capsys: Capture
) -> None:
    """Exit code 2: nothing may leave."""
    (root / "data" / "distribution.toml").unlink()
    assert call(command) == 2
    assert "nothing may leave. docs/distribution.md" in capsys.readouterr().err


def test_a_project_without_reports_says_so(capsys: Capture) -> None:
    """It is no failure."""
    assert call("show") == 0
    assert capsys.readouterr().out == "No report is there yet. `briefing run` makes one.\n"


def test_each_report_list_and_way_is_a_line(root: Path, capsys: Capture) -> None:
    """With all that keeps it back."""
    build.ran(root)
    assert call("show", "--at", "2026-11-29T04:00Z") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["REPORT", "VERSION"],
        *[[KEY, "draft"]] * 2,
    ]
    assert all(line.endswith("  draft, embargo, quotation") for line in lines[1:3])
    (embargo,) = (line for line in lines if line.startswith("embargo: "))
    assert embargo == (
        "embargo: embargo until 2026-11-29 06:00 Europe/Berlin (2026-11-29 05:00 UTC): deliver it "
        "then, or change embargo of rule 1 in data/distribution.toml (2 times)"
    )
    assert lines[-1] == "0 of 2 would go."


def test_what_is_signed_would_go(root: Path, capsys: Capture) -> None:
    """When the embargo is over."""
    from briefing.delivery import releases

    text = GOOD.partition("[quotation]")[0]
    (root / "data" / "distribution.toml").write_text(text, "utf-8")
    releases.release(build.ran(root), by="C. Chief")
    assert call("show", KEY, "--at", "2026-11-29T06:00Z", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["way"], one["version"], one["goes"]) for one in told["errands"]] == [
        ("web", 1, True),
        ("post", 1, True),
    ]


def test_a_report_nobody_asks_for_is_told(root: Path, capsys: Capture) -> None:
    """It goes nowhere."""
    build.ran(root)
    text = GOOD.replace("topic_briefing/*", "weekly_digest/*", 1)
    (root / "data" / "distribution.toml").write_text(text, "utf-8")
    assert call("show") == 0
    assert f"no list asks for {KEY}: it goes nowhere" in capsys.readouterr().err


def test_a_report_nobody_knows_is_answered_with_the_nearest(root: Path, capsys: Capture) -> None:
    """Exit code 2."""
    build.ran(root)
    assert call("show", "topic_briefing/harbor") == 2
    assert f"Did you mean '{KEY}'?" in capsys.readouterr().err


def test_a_budget_for_an_outlet_that_no_report_quotes_is_told(root: Path, capsys: Capture) -> None:
    """It may be misspelt; then the number for all outlets holds."""
    build.ran(root)
    text = GOOD.replace('"The Test Gazette" = 50', '"The Tset Gazette" = 50')
    (root / "data" / "distribution.toml").write_text(text, "utf-8")
    assert call("show") == 0
    assert (
        "no report quotes 'The Tset Gazette'. Did you mean 'The Test Gazette'?"
        in capsys.readouterr().err
    )


def test_words_are_counted_where_there_is_a_budget(root: Path, capsys: Capture) -> None:
    """The sources of the report are printed whole."""
    build.ran(root)
    assert call("show", "--at", "2026-11-29T06:00Z", "--json") == 0
    (first, _) = json.loads(capsys.readouterr().out)["errands"]
    told = [one["why"] for one in first["refusals"] if one["rule"] == "quotation"]
    (why,) = told
    assert why.startswith("it prints 53 words of The Test Gazette, and may print 50")
