"""`briefing search` and `briefing library …`: what they print, and their exit codes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing import cli

Capture = pytest.CaptureFixture[str]
TEXT = "Ferry {0} is late\nThe Bergen Post\n2024-06-0{0}\n\nThe ferry was late, said port {0}.\n"


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """Two articles in data/library.db of a project."""
    (tmp_path / "texts").mkdir()
    for number in (1, 2):
        (tmp_path / "texts" / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("ingest", "texts") == 0
    capsys.readouterr()


def call(*arguments: str) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def printed(capsys: Capture, *arguments: str) -> object:
    """The JSON a command prints; nothing else may be there."""
    assert call(*arguments, "--json") == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return json.loads(shown.out)


def test_ingest_again_prints_json(capsys: Capture) -> None:
    """Every number of the report."""
    assert printed(capsys, "ingest", "texts") == {
        "added": 0, "unchanged": 2, "skipped": [], "changed": 0, "files_unchanged": 2,
        "doubtful": [],
    }  # fmt: skip


def test_a_quiet_ingest_prints_nothing(capsys: Capture) -> None:
    """But what could not be read."""
    Path("texts/3.txt").write_bytes(b"")
    assert call("ingest", "texts", "--quiet") == 0
    assert capsys.readouterr().out.startswith("not read: 3.txt: the file is empty")


def test_a_folder_without_files_is_told(capsys: Capture) -> None:
    """Who named the wrong folder learns it."""
    Path("empty").mkdir()
    assert call("ingest", "empty") == 0
    assert capsys.readouterr().err == (
        "briefing: no file was found there; add articles, or name their folder\n"
    )


@pytest.mark.parametrize("command", ["ingest", "read"])
def test_a_mistyped_path_is_answered_with_the_nearest(command: str, capsys: Capture) -> None:
    """As a mistyped name is."""
    assert call(command, "texts/11.txt") == 2
    assert "In texts there is no '11.txt'. Did you mean '1.txt'?" in capsys.readouterr().err


def test_one_article_is_told_as_one(capsys: Capture) -> None:
    """Numbers and words agree."""
    Path("texts/3.txt").write_text(TEXT.format(3), "utf-8")
    assert call("ingest", "texts/3.txt") == 0
    assert capsys.readouterr().out == "1 article added, 0 already there\n"


def test_search(capsys: Capture) -> None:
    """Title, outlet, day, the passage and the reason; the best first."""
    assert call("search", "port 2") == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], len(lines)) == ("2 articles", 7)
    assert lines[1].startswith("  1. Ferry 2 is late  (The Bergen Post, 2024-06-02)  ")
    assert lines[3].strip() == "has port, 2"


def test_search_prints_json(capsys: Capture) -> None:
    """With marks that fit the passage."""
    told = printed(capsys, "search", "port since:2024-06-02", "--genre", "report", "--limit", "1")
    assert isinstance(told, dict)
    (hit,) = told["hits"]
    (mark,) = hit["marks"]
    assert (told["total"], hit["snippet"][slice(*mark)], hit["place"]) == (1, "port", "2.txt")


def test_a_mistyped_genre(capsys: Capture) -> None:
    """Exit code 2 and the nearest name."""
    assert call("search", "port", "--genre", "reprt") == 2
    assert "Did you mean 'report'" in capsys.readouterr().err


def test_verify(capsys: Capture) -> None:
    """Exit code 0 and a sentence."""
    assert call("library", "verify") == 0
    assert capsys.readouterr().out == "data/library.db is sound: 2 articles.\n"


def test_verify_finds_a_fault(capsys: Capture) -> None:
    """Exit code 1, the fault, and what to do."""
    with closing(sqlite3.connect("data/library.db")) as db:
        db.execute("UPDATE articles SET record = '{' WHERE number = 1")
        db.commit()
    assert call("library", "verify") == 1
    fault, advice = capsys.readouterr().err.splitlines()
    assert fault.startswith("the record of article 1 cannot be read")
    assert advice.startswith("Save what is left: briefing library repair")


def test_backup(capsys: Capture) -> None:
    """A new file beside the working folder; an old one is not replaced."""
    assert call("library", "backup", "copy.db") == 0
    assert capsys.readouterr().out.startswith("copy.db: ")
    assert call("library", "backup", "copy.db") == 2


def test_stats(capsys: Capture) -> None:
    """How much of what."""
    told = printed(capsys, "library", "stats")
    assert isinstance(told, dict)
    assert (told["articles"], told["first"], told["last"]) == (2, "2024-06-01", "2024-06-02")
    assert told["outlets"] == [{"outlet": "The Bergen Post", "articles": 2}]


def test_versions(capsys: Capture) -> None:
    """The newest first, by the id of any."""
    path = Path("texts/1.txt")
    path.write_text(TEXT.format(1) + "\nIt came at noon.\n", "utf-8")
    call("ingest", "texts")
    capsys.readouterr()
    told = printed(capsys, "search", "noon")
    assert isinstance(told, dict)
    found = printed(capsys, "library", "versions", told["hits"][0]["id"])
    assert isinstance(found, list)
    assert [one["id"] == told["hits"][0]["id"] for one in found] == [True, False]


def test_a_missing_library(capsys: Capture) -> None:
    """Exit code 2, one line."""
    assert call("search", "port", "--library", "data/libary.db") == 2
    assert "Did you mean 'library.db'" in capsys.readouterr().err
