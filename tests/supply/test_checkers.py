"""A finding of an independent checker is mended, or answered in writing; nothing else is clean."""

from __future__ import annotations

import tomllib
from pathlib import Path

from supply import audit, checkers
from supply.checkers import Finding, open_findings
from tests.conftest import PROJECT

ANSWER = '[[bandit]]\nrule = "B1"\nfile = "a.py"\ncount = 1\nwhy = "because it must"\n'


def answered(folder: Path, text: str) -> Path:
    """A file of answers."""
    file = folder / "answers.toml"
    file.write_text(text, "utf-8")
    return file


def finding(rule: str = "S-none", file: str = "a.py") -> Finding:
    """A finding that no line answers."""
    return Finding("semgrep", rule, file)


def test_a_new_finding_is_open(tmp_path: Path) -> None:
    """The checkers can fail."""
    assert open_findings([finding("x")], answered(tmp_path, "")) == ["semgrep x in a.py: 1 new"]


def test_one_more_than_was_answered_is_open(tmp_path: Path) -> None:
    """An answer is for what its writer saw."""
    file = answered(tmp_path, ANSWER.replace("bandit", "semgrep"))
    assert open_findings([finding("B1")], file) == []
    assert open_findings([finding("B1")] * 3, file) == ["semgrep B1 in a.py: 2 new"]
    assert open_findings([finding("B1"), finding("B1", "b.py")], file) == [
        "semgrep B1 in b.py: 1 new"
    ]


def test_an_answer_without_a_finding_is_told(tmp_path: Path) -> None:
    """So that no answer waits for a later fault."""
    assert open_findings([], answered(tmp_path, ANSWER)) == [
        "bandit B1 in a.py: answered, but not found any more"
    ]


def test_a_reason_on_the_line_answers(tmp_path: Path) -> None:
    """Of the same rule alone, and only with words."""
    lines = (
        "run(a)  # noqa: S603 our own interpreter\nrun(a)  # noqa: S603\nrun(a)  # noqa: S608 no\n"
    )
    (tmp_path / "b.py").write_text(lines, "utf-8")
    none = answered(tmp_path, "")
    name = str(tmp_path / "b.py")
    assert open_findings([Finding("bandit", "B603", name, 1, 1)], none) == []
    for line in (2, 3):
        assert open_findings([Finding("bandit", "B607", name, line, line)], none) != []
    assert open_findings([Finding("bandit", "B603", name, 3, 3)], none) != []


def test_every_answer_says_why() -> None:
    """In words, of a file that is there."""
    for answers in tomllib.loads(checkers.ANSWERS.read_text("utf-8")).values():
        for one in answers:
            assert len(one["why"].split()) > 2
            assert (PROJECT / one.get("file", "README.md")).is_file()


def test_what_no_database_knows_is_not_clean() -> None:
    """pip-audit itself calls it "no known vulnerabilities" when it could ask nobody."""
    found = audit.read([
        {"name": "a", "skip_reason": "not found"},
        {"name": "b", "version": "1", "vulns": [{"id": "X-1", "fix_versions": []}]},
        {"name": "c", "version": "1", "vulns": []},
    ])  # fmt: skip
    assert audit.Audit(2, 1, ("b 1: X-1, mended in none yet",)) == found
