"""`briefing init` as it is typed."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest

from briefing import cli, runner
from briefing.starting import kit as kits
from briefing.starting.kit import Kit
from briefing.starting.requirements import _address, requirements

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder that lies in no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def call(*arguments: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def test_a_new_project_says_what_to_do_next(capsys: Capture) -> None:
    """One line for what was laid, one for git, one for the next command."""
    assert call("init", "our desk") == 0
    laid, git, following = capsys.readouterr().out.splitlines()
    assert laid.startswith("A project in our desk, of kit ")
    assert git == "git: the project is in no repository; to make one: briefing init --git"
    assert following == "Next: cd 'our desk' && briefing run topic_briefing"


def test_the_folder_one_works_in(capsys: Capture) -> None:
    """A dot is a folder too."""
    assert call("init", ".") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("A project in this folder, of kit ")
    assert told[-1] == "Next: briefing run topic_briefing"


def test_an_upgrade_lists_every_file(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """What became of each file, and what that means."""
    call("init", "desk")
    Path("desk/README.md").write_text("ours")
    Path("desk/data/feeds.opml").unlink()
    now = kits.kit()
    files = {name: content + b"\n" for name, content in now.files.items()}
    monkeypatch.setattr(kits, "kit", lambda: Kit("99.0", files))
    capsys.readouterr()
    assert call("init", "desk", "--dry-run") == 0
    told = capsys.readouterr().out
    assert f"desk: from kit {now.version} to 99.0 (nothing is written)" in told
    assert "beside    README.md.new\n" in told
    assert "removed   data/feeds.opml\n" in told
    assert "replaced  .gitattributes, .github/workflows/briefing.yml, .gitignore, " in told
    assert not Path("desk/README.md.new").exists()


def test_json_for_a_program(capsys: Capture) -> None:
    """The same, as a record."""
    assert call("init", "desk", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["folder"], told["before"]) == (str(Path("desk").resolve()), None)
    assert "notebooks/topic_briefing.ipynb" in told["files"]["added"]


def test_files_that_are_there_are_refused(capsys: Capture) -> None:
    """Exit code 2, their names, and the way to keep them."""
    Path("README.md").write_text("mine")
    assert call("init", ".") == 2
    told = capsys.readouterr()
    assert (told.out, "README.md" in told.err, "--keep" in told.err) == ("", True, True)
    assert [path.name for path in Path().iterdir()] == ["README.md"]


@pytest.mark.parametrize(
    ("direct", "address"),
    [
        (None, ""),
        ({"url": "file:///home/somebody/kit", "dir_info": {}}, ""),
        ({"url": "https://user:secret@host.example/kit.git", "vcs_info": {"vcs": "git"}}, ""),
        ({"url": "https://host.example/briefing-1.whl"}, "https://host.example/briefing-1.whl"),
        (
            {"url": "https://host.example/kit.git", "vcs_info": {"vcs": "git", "commit_id": "ab"}},
            "git+https://host.example/kit.git@ab",
        ),
    ],
)
def test_only_an_address_that_others_have_is_written_down(
    direct: dict[str, object] | None, address: str
) -> None:
    """No path of this machine, and no password, comes into requirements.txt."""
    assert address == _address(direct)


def test_the_requirement_is_one_line() -> None:
    """Besides comments there is one line, with the packages for working together."""
    lines = requirements("1.2").decode().splitlines()
    (line,) = [line for line in lines if not line.startswith("#")]
    assert "[together]" in line
    assert "/home" not in line


def test_the_readme_of_a_project_can_be_followed(capsys: Capture) -> None:
    """Its five commands are commands of the kit, and the notebook it runs is the one it begins."""
    text = kits.kit().files["README.md"].decode()
    block = text.split("```console\n")[1].split("```")[0]
    calls = [shlex.split(line, comments=True) for line in block.splitlines()]
    assert [words[1] for words in calls] == ["install", "init", "new", "lab", "run"]
    call("init", ".")
    call(*calls[2][1:])
    capsys.readouterr()
    assert runner.find(calls[4][2]) == Path("notebooks/missile-warning-data").absolute() / (
        "topic_briefing.ipynb"
    )
    for words in calls[1:]:
        assert call(words[1], "--help") == 0
