"""`briefing own`: what a house sees of its files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.doctor import examine
from tests.own.conftest import put

KINDS = ("section", "source", "figure", "format")


def ends(*arguments: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def test_a_file_to_start_from_passes(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of each kind, without a word changed, on articles that the kit brings."""
    for kind in KINDS:
        assert ends("own", "new", kind, f"my_{kind}") == 0
    assert capsys.readouterr().out.split() == [f"own/{k}s/my_{k}.py" for k in KINDS]
    assert ends("own", "check", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["wrong"] for one in found] == [[]] * 4
    assert " rows of " in found[0]["told"]
    assert not found[0]["told"].startswith("0 statements, 0 rows")
    assert (house / "own" / "sections" / "my_section.py").is_file()


def test_nothing_is_overwritten(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands there is somebody's work."""
    path = put(house, "sections/mine", "x = 1\n")
    assert ends("own", "new", "section", "mine") == 2
    assert "is there already" in capsys.readouterr().err
    assert path.read_text("utf-8") == "x = 1\n"


@pytest.mark.parametrize("name", ["../x", "places", "A", "class", "a/b", ""])
def test_a_name_that_cannot_be_one_is_refused(house: Path, name: str) -> None:
    """Before anything is written."""
    assert ends("own", "new", "section", name) == 2
    assert not (house / "own").exists()


def test_nothing_is_written_out_of_the_project(
    house: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is a link to elsewhere would not be loaded from either."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (house / "own").symlink_to(elsewhere, target_is_directory=True)
    assert ends("own", "new", "section", "mine") == 2
    assert "leads out of the project" in capsys.readouterr().err
    assert [*elsewhere.iterdir()] == []


def test_what_is_broken_is_told(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With file and line, by the list, the check and the doctor."""
    put(house, "sections/mine", 'TITLE = "Mine"\n\n\ndef again(annex):\n    yield 1 / 0\n')
    put(house, "formats/mine", "import nothing_of_the_kind\n")
    assert ends("own", "list") == 0
    told = capsys.readouterr().out
    assert "own/sections/mine.py: sections.mine(coverage)" in told
    assert "BROKEN own/formats/mine.py:1: it cannot be loaded: ModuleNotFoundError" in told
    assert ends("own", "check") == 2
    told = capsys.readouterr().out
    assert "own/sections/mine.py:5: again(annex) broke down: ZeroDivisionError" in told
    found = {one.name: one for one in examine()}
    assert found["own/sections/mine.py"].ok
    assert found["own/formats/mine.py"].advice.startswith("line 1: it cannot be loaded")


def test_a_lie_is_told(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check proves what a section says of the articles."""
    text = (
        "from briefing.sections import telling\n\n"
        'TITLE = "Mine"\nCOLUMNS = ("Name", "Other")\n\n\n'
        "def again(annex):\n"
        "    article = annex.articles[0]\n"
        "    cell = telling.name(article, article.span(0, 5))\n"
        "    yield cell, cell\n"
    )
    put(house, "sections/mine", text)
    assert ends("own", "check") == 2
    assert "own: a row without a fact or a quotation has one name" in capsys.readouterr().out
