"""`briefing evaluate TASK`: any labelled set of a folder, its numbers and its errors."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefing.cli import commands
from briefing.errors import PathError, UnknownNameError
from briefing.evaluation import Count, SetScores, evaluate
from briefing.evaluation.outcome import Outcome, Slip

TEXT = "Mayor Anna Berg opened the bridge on Monday."
GOLD: dict[str, Any] = {
    "title": "A bridge",
    "published": "2022-06-16",
    "text": TEXT,
    "times": [
        {"text": "Monday", "value": "2022-06-13", "start": 37, "end": 43},
        {"text": "opened", "value": "1999", "start": 16, "end": 22},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one labelled text, of whose two dates one cannot be found."""
    place = tmp_path / "gold"
    place.mkdir()
    (place / "bridge.json").write_text(json.dumps(GOLD), "utf-8")
    return place


def test_a_labelled_set_is_found_and_scored(folder: Path) -> None:
    """One of the two dates is read."""
    (scores,) = evaluate("times", folder)
    assert (scores.name, scores.counts) == (
        "labelled articles (gold)",
        {"times": Count(right=1, predicted=1, found=1, gold=2)},
    )


def test_an_archive_is_a_folder(folder: Path, tmp_path: Path) -> None:
    """The same set packed gives the same numbers."""
    with tarfile.open(tmp_path / "packed.tar.gz", "w:gz") as packed:
        packed.add(folder, "inner/gold")
    (scores,) = evaluate("times", tmp_path / "packed.tar.gz")
    assert scores.counts == {"times": Count(1, 1, 1, 2)}


def test_errors_are_listed_commonest_first(folder: Path) -> None:
    """What was missed is told with its document and how often."""
    (folder / "again.json").write_text(json.dumps(GOLD), "utf-8")
    (scores,) = evaluate("times", folder)
    ((document, slip, times),) = scores.slips()
    assert (document, slip.kind, slip.expected, times) == (
        "again.json",
        "missed",
        "1999 | opened",
        2,
    )


def test_a_broken_file_costs_nothing_else(folder: Path) -> None:
    """It is named with the reason; the rest is scored."""
    (folder / "a.json").write_text("{", "utf-8")
    (scores,) = evaluate("times", folder)
    assert ([s.place for s in scores.skipped], len(scores.outcomes)) == (["a.json"], 1)


def test_an_unknown_task_is_answered_with_the_nearest(folder: Path) -> None:
    """A typo is told what was meant."""
    with pytest.raises(UnknownNameError, match="Did you mean 'times'"):
        evaluate("tims", folder)


def test_a_folder_without_labels_says_which_forms_are_known(folder: Path) -> None:
    """No figure is made of nothing."""
    with pytest.raises(PathError, match="holds no labels for 'timeline'; the forms known are"):
        evaluate("timeline", folder)


def test_rates_are_averaged_and_counts_added() -> None:
    """A set of two documents has the mean of its rates and the sum of its counts."""
    slip = Slip("F1", "wrong", "a")
    outcomes = (
        Outcome("one", {"F1": Count(1, 2, 1, 1)}, {"ROUGE-1": 0.2}, (slip,)),
        Outcome("two", {"F1": Count(1, 1, 1, 3)}, {"ROUGE-1": 0.4}, (slip,)),
    )
    measures = SetScores("set", outcomes).to_json()["measures"]
    assert (measures["F1"]["right"], measures["F1"]["gold"], measures["ROUGE-1"]["mean"]) == (
        2,
        4,
        0.3,
    )


def test_one_document_has_no_interval() -> None:
    """Chance cannot be estimated from a single text."""
    scores = SetScores("set", (Outcome("one", {"F1": Count(1, 2, 1, 1)}, {"ROUGE-1": 0.2}),))
    assert (scores.interval("F1"), scores.interval("ROUGE-1")) == (None, None)


def test_the_command_prints_json_for_a_program(folder: Path) -> None:
    """Task, sets and errors as plain values."""
    answer = CliRunner().invoke(
        commands, ["evaluate", "times", "--data", str(folder), "--errors", "1", "--json"]
    )
    told = json.loads(answer.stdout)
    assert (told["task"], told["sets"][0]["measures"]["times"]["f1"]) == ("times", 0.6667)
    assert [error["expected"] for error in told["sets"][0]["errors"]] == ["1999 | opened"]


def test_the_command_prints_a_table_for_a_person(folder: Path) -> None:
    """The set, its numbers, and what to look at."""
    answer = CliRunner().invoke(
        commands, ["evaluate", "times", "--data", str(folder), "--errors", "1"]
    )
    lines = answer.stdout.splitlines()
    assert (lines[1], lines[4].strip()) == (
        "labelled articles (gold): 1 documents",
        "1 x missed times: -",
    )
