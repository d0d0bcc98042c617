"""What a page that does not run as printed is told: its line, the command, and what it said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.documentation import running
from tests.documentation.desk import CannotBeLaidError, Desk, laid
from tests.documentation.pages import commands


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A reader's project, without a warm process."""
    return laid(tmp_path, tmp_path / "run")


def outcome(desk: Desk, page: str) -> running.Outcome:
    """What becomes of a page."""
    with desk.open:
        return running.run("page.md", page, desk)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("```console\ntrue\nls no-such\n```\n", "page.md:3: ls no-such\nexit code 2, not 0\n"),
        ("<!-- run: exit 3 -->\n```console\ntrue\n```\n", "page.md:3: true\nexit code 0, not 3\n"),
        ("```python\na = 1\n1 / 0\n```\n", 'page.md:1: Python\nTraceback'),
        ("```toml\na = \n```\n", "page.md:1: toml\nInvalid value"),
        ("```json\n{\n```\n", "page.md:1: json\n"),
        ("```yaml\na: [\n```\n", "page.md:1: yaml\n"),
        ("```jinja\n{% if %}\n```\n", "page.md:1: jinja\n"),
        ("```xml\n<a>\n```\n", "page.md:1: xml\n"),
        ("```css\na { b\n: }\n} }\n```\n", "page.md:1: css\n"),
        ("<!-- run: as own/a.py -->\n```python\na =\n```\n", "page.md:2: own/a.py\n"),
        ("<!-- run: like data/audiences.toml -->\n```toml\n[a]\nx = 1\n```\n",
         "page.md:2: data/audiences.toml\naudiences.toml, [a]: no field 'x'"),
        ("```console\necho one\n```\n\n<!-- run: output -->\n```text\ntwo\n```\n",
         "page.md:6: not in the output: two\none\n"),
    ],
)  # fmt: skip
def test_each_fault_is_told(page: str, fault: str, desk: Desk) -> None:
    """With the line of the page."""
    (told,) = outcome(desk, page).faults
    assert told.startswith(fault)


def test_a_page_goes_no_further_than_its_first_fault(desk: Desk) -> None:
    """What follows may rest on it."""
    outcome(desk, "```console\nfalse\n```\n\n```console\ntouch later\n```\n")
    assert not (desk.place / "later").exists()


def test_a_page_is_one_shell_and_one_namespace(desk: Desk) -> None:
    """Folder, variables and names stay, files lie in the project, lines left out are not run."""
    page = (
        "```console\nexport A=1\nmkdir in && cd in\n```\n\n"
        '<!-- run: lines 1 not here: no; see README.md -->\n```sh\nfalse\necho "$A" > b\n```\n\n'
        "```python\nwords = open('in/b').read()\n```\n\n```python\nprint(words, 'end')\n```\n\n"
        "<!-- run: output -->\n```text\n1\n… end\n```\n\n"
        "<!-- run: as c.toml -->\n```toml\nd = 1\n```\n"
    )
    made = outcome(desk, page)
    assert (made.faults, dict(made.counts)) == (
        [], {"commands": 3, "not here": 1, "python": 2, "read": 2},
    )  # fmt: skip
    assert (desk.place / "c.toml").read_text("utf-8") == "d = 1\n"


def test_what_runs_on_is_ended_by_ctrl_c(desk: Desk) -> None:
    """Once it has said something."""
    endless = "python -c 'print(1); import time; time.sleep(99)'"
    page = f"<!-- run: until ready -->\n```console\n{endless}\n```\n"
    assert outcome(desk, page).faults == []


def test_what_is_not_installed_is_told_and_the_rest_is_run(desk: Desk) -> None:
    """A block whose program or package is not there costs only itself."""
    page = "<!-- run: needs pytest, no_such -->\n```console\nfalse\n```\n\n```console\ntrue\n```\n"
    made = outcome(desk, page)
    assert made.missing == ["page.md:2 was not run: no_such is not installed"]
    assert (made.faults, made.counts["commands"]) == ([], 1)


def test_nothing_unknown_is_laid(desk: Desk) -> None:
    """A misspelt thing is an error of the page."""
    with pytest.raises(CannotBeLaidError, match="nobody can lay 'artikles at x'"):
        outcome(desk, "<!-- run: with artikles at x -->\n```console\ntrue\n```\n")


def test_commands_are_lines_but_for_those_that_go_on() -> None:
    """Continued ones and here-documents; remarks and blank lines are none."""
    block = "a \\\n  b\n\n# a remark\ncat > c <<'END'\nd\n\nEND\ne  # why\n"
    assert commands(block) == ["a \\\n  b", "cat > c <<'END'\nd\n\nEND", "e  # why"]


@pytest.mark.parametrize(
    ("proof", "wrong"),
    [
        (".ci/run::make test", ""),
        ("tests/documentation/test_faults.py::outcome", ""),
        ("tests/documentation/test_faults.py::nothing", "has no 'nothing'"),
        ("tests/no.py::test", "tests/no.py is no file"),
    ],
)
def test_a_proof_must_be_there(proof: str, wrong: str) -> None:
    """A file, and what it is said to hold."""
    assert wrong in running.proof(proof, PROJECT)
    assert bool(wrong) == bool(running.proof(proof, PROJECT))
