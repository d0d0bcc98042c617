"""`briefing judgements`: a blank file, its check, its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml

from briefing.judged import Judgements
from briefing.judgements import blank
from briefing.judgements.loading import read_bytes
from briefing.judgements.schema import schema
from tests.judgements.build import KEY
from tests.notebook import write
from tests.test_cli import Capture, call


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with one notebook and no judgements yet."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    write(tmp_path / "notebooks" / "chronology.ipynb", "1")
    monkeypatch.chdir(tmp_path)


def test_new_writes_a_blank_that_judges_nothing(tmp_path: Path, capsys: Capture) -> None:
    """It stands where a run looks for it, and is right as it is."""
    assert call("judgements", "new", "chronology", "radar {data}: x\ny") == 0
    path = tmp_path / capsys.readouterr().out.strip()
    assert path.parent == tmp_path / "data/judgements"
    found, problems = read_bytes(path.read_bytes())
    assert (found, problems) == (Judgements(), ())


def test_every_field_of_the_blank_is_one_of_the_format(tmp_path: Path, capsys: Capture) -> None:
    """With the comment marks taken away, no name is unknown."""
    assert call("judgements", "new", "chronology", "radar") == 0
    path = tmp_path / capsys.readouterr().out.strip()
    lines = path.read_text("utf-8").splitlines()
    bare = [line.replace("# ", "", 1) if line.startswith("  ") else line for line in lines]
    _, problems = read_bytes("\n".join(bare).encode())
    assert [p for p in problems if "no field is called" in p.why or "not YAML" in p.why] == []


def test_a_name_of_a_file_begins_no_line_of_the_blank(tmp_path: Path) -> None:
    """Names come from disks and parameters, and may hold a line's end."""
    text = blank.text("a\ntitle: x", "radar", tmp_path / "data/b\u2028title: y\rz.yaml")
    assert read_bytes(text.encode()) == (Judgements(), ())


def test_new_writes_nothing_out_of_the_project(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Capture
) -> None:
    """A run would not read it there."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (tmp_path / "data/judgements").symlink_to(elsewhere, target_is_directory=True)
    assert call("judgements", "new", "chronology", "radar") == 2
    assert "outside the project" in capsys.readouterr().err
    assert [*elsewhere.iterdir()] == []


def test_new_overwrites_nothing(tmp_path: Path, capsys: Capture) -> None:
    """What an analyst wrote stays."""
    folder = tmp_path / "data/judgements"
    folder.mkdir()
    (folder / "chronology-radar.yaml").write_text("title: x\n")
    assert call("judgements", "new", "chronology", "radar") == 2
    assert "exists already and is not overwritten" in capsys.readouterr().err
    assert (folder / "chronology-radar.yaml").read_text() == "title: x\n"


def test_new_knows_the_kinds_of_briefing(capsys: Capture) -> None:
    """A typo is answered with the nearest notebook."""
    assert call("judgements", "new", "chronolgy", "radar") == 2
    assert "Did you mean 'chronology'?" in capsys.readouterr().err


def test_check_tells_every_problem_with_its_line(tmp_path: Path, capsys: Capture) -> None:
    """One line a problem; a file that cannot be used is exit code 2."""
    folder = tmp_path / "data/judgements"
    folder.mkdir()
    (folder / "a.yaml").write_text("titel: x\nmarking: y\n")
    (folder / "b.yaml").write_text("title: Apparently fine\n")
    assert call("judgements", "check") == 2
    printed = capsys.readouterr()
    assert [line.split(" ")[0] for line in printed.out.splitlines()] == [
        "data/judgements/a.yaml:1:1:",
        "data/judgements/a.yaml:2:10:",
        "data/judgements/b.yaml:1:8:",
    ]
    assert printed.err == "2 checked, 1 can be used\n"


def test_check_of_a_file_that_is_not_there(capsys: Capture) -> None:
    """One clear line."""
    assert call("judgements", "check", "no.yaml") == 2
    assert "no.yaml cannot be read" in capsys.readouterr().err


def test_the_schema_agrees_with_the_kit(capsys: Capture) -> None:
    """A right file fits it, a blank one too; a misspelt field does not."""
    assert call("judgements", "schema") == 0
    check = jsonschema.Draft202012Validator(json.loads(capsys.readouterr().out))
    assert [*check.iter_errors(yaml.safe_load(KEY))] == []
    assert [*check.iter_errors({"title": None, "bottom_line": None})] == []
    assert [*check.iter_errors({"titel": "x"})] != []
    assert [*check.iter_errors({"marking": "TLP:RD"})] != []


def test_the_schema_has_no_field_the_kit_fills() -> None:
    """Where a file stands is not for the file to say."""
    assert {"place", "sha256"}.isdisjoint(schema()["$defs"]["Judgements"]["properties"])
