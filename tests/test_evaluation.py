"""Readings scored against labelled texts."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import PathError
from briefing.evaluation import Count, evaluate_reading, interval
from briefing.evaluation.matching import day_value, pair
from briefing.evaluation.tasks import TASKS

TEXT = "Mayor Anna Berg opened the bridge on Monday. “It is safe,” Berg said."
GOLD: dict[str, Any] = {
    "id": "bridge",
    "title": "A bridge",
    "published": "2022-06-16",
    "text": TEXT,
    "persons": [{"name": "Anna Berg", "role_as_printed": "Mayor", "aliases": ["Berg"]}],
    "quotes": [{"speaker": "Anna Berg", "text": "It is safe", "start": 46, "end": 56}],
    "times": [{"text": "Monday", "value": "2022-06-13", "start": 37, "end": 43}],
    "acronyms": [],
    "events": [{"date": "2022-06-13", "what": "Berg opens the bridge", "start": 0}],
    "upcoming": [],
    "sentences": [
        {"start": 0, "end": 44, "label": "reported"},
        {"start": 45, "end": 69, "label": "attributed"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one labelled text."""
    place = tmp_path / "gold"
    place.mkdir()
    (place / "bridge.json").write_text(json.dumps(GOLD), "utf-8")
    return place


def score(task: str, found: list[dict[str, Any]], **labels: Any) -> Count:
    """The counts of one task for these predictions."""
    return TASKS[task][1](found, {**GOLD, **labels}).count


def test_a_folder_is_read_and_scored(folder: Path) -> None:
    """What is right is counted as right."""
    scores = evaluate_reading(folder)
    assert {
        task: scores.total[task].f1 for task in ("persons", "roles", "quotes", "times", "events")
    } == {"persons": 1.0, "roles": 1.0, "quotes": 1.0, "times": 1.0, "events": 1.0}
    assert scores.total["acronyms"].f1 is None


def test_predictions_are_written_under_the_same_name(folder: Path, tmp_path: Path) -> None:
    """Each text has a file of predictions, in a folder made for them."""
    evaluate_reading(folder, tmp_path / "out" / "here")
    written = json.loads((tmp_path / "out" / "here" / "bridge.json").read_text("utf-8"))
    assert [person["name"] for person in written["persons"]] == ["Anna Berg"]


def test_broken_files_are_listed_and_cost_nothing_else(folder: Path) -> None:
    """A file that is no labelled text is named with the reason."""
    (folder / "a.json").write_text("{", "utf-8")
    (folder / "b.json").write_text("[1]", "utf-8")
    (folder / "c.json").write_bytes(b"\xff\xfe\x00")
    (folder / "d.json").write_text(json.dumps({**GOLD, "times": [{"text": "Monday"}]}), "utf-8")
    scores = evaluate_reading(folder)
    assert [s.place for s in scores.skipped] == ["a.json", "b.json", "c.json", "d.json"]
    assert [s.why for s in scores.skipped] == [
        "not readable as JSON: Expecting property name enclosed in double quotes in line 1",
        'no labelled text: the file has no "text"',
        "not readable as UTF-8 text",
        "a label lacks 'value'",
    ]
    assert list(scores.documents) == ["bridge.json"]


def test_a_text_without_labels_is_read(folder: Path, tmp_path: Path) -> None:
    """Texts to be judged elsewhere need no labels."""
    bare = {key: GOLD[key] for key in ("id", "title", "published", "text")}
    (folder / "bare.json").write_text(json.dumps(bare), "utf-8")
    assert evaluate_reading(folder, tmp_path / "out").unlabelled == ("bare.json",)
    assert (tmp_path / "out" / "bare.json").is_file()


def test_a_missing_folder_is_refused_with_advice(tmp_path: Path) -> None:
    """The message says what to name instead."""
    with pytest.raises(PathError, match=r"is not a folder. Name a folder of"):
        evaluate_reading(tmp_path / "nowhere")


def test_an_empty_folder_is_refused_with_advice(tmp_path: Path) -> None:
    """The message says what to put there."""
    with pytest.raises(PathError, match=r"holds no .*Put one file a text there"):
        evaluate_reading(tmp_path)


def test_predictions_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    """A place that is a file is refused with advice."""
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(PathError, match="cannot be written"):
        evaluate_reading(folder, tmp_path / "taken")


def test_scores_are_json_and_lines(folder: Path) -> None:
    """The numbers go to programs and to the terminal."""
    scores = evaluate_reading(folder)
    assert json.loads(json.dumps(scores.to_json()))["total"]["times"]["f1"] == 1.0
    assert "times" in "\n".join(scores.lines())


def test_optional_entries_are_neutral() -> None:
    """Finding a debatable entry is not rewarded, missing it not punished."""
    optional = [{**GOLD["times"][0], "optional": True}]
    found = [{"text": "Monday", "value": "2022-06-13"}]
    assert Count() == score("times", found, times=optional)
    assert Count() == score("times", [], times=optional)


def test_a_role_for_one_who_has_none_is_wrong() -> None:
    """Roles count only where one is printed."""
    people = [{"name": "Anna Berg", "role_as_printed": None}]
    found = [{"name": "Anna Berg", "role": "Mayor"}]
    assert Count(0, 1, 0, 0) == score("roles", found, persons=people)


def test_quotations_given_in_pieces_count() -> None:
    """One labelled quotation may be given as two neighbours."""
    labelled = [{"speaker": "Anna Berg", "text": "It is safe and it is new"}]
    found = [
        {"speaker": "Berg", "text": "It is safe"},
        {"speaker": "Berg", "text": "and it is new"},
    ]
    assert Count(2, 2, 1, 1) == score("quotes", found, quotes=labelled)


def test_a_quotation_of_the_wrong_speaker_is_wrong() -> None:
    """The words alone are not enough."""
    found = [{"speaker": "Ilse Koch", "text": "It is safe"}]
    assert Count(0, 1, 0, 1) == score("quotes", found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022-06", "2022-06-01/2022-06-30"),
        ("2022", "2022-01/2022-12"),
        ("2022-W24", "2022-06-13/2022-06-19"),
        ("2022-W24-WE", "2022-06-18/2022-06-19"),
        ("2022-06-13T10:30", "2022-06-13"),
    ],
)
def test_one_meaning_has_many_spellings(one: str, other: str) -> None:
    """Values that name the same days are equal."""
    assert day_value(one) == day_value(other)


def test_matching_is_one_to_one_and_best_first() -> None:
    """The better fit wins; nothing is matched twice."""
    fits = {("a", "x"): 1.0, ("b", "x"): 2.0, ("a", "y"): 0.5}
    pairs = pair(
        [{"k": "a"}, {"k": "b"}],
        [{"k": "x"}, {"k": "y"}],
        lambda p, g: fits.get((p["k"], g["k"])),
    )
    assert pairs == {0: 1, 1: 0}


def test_nothing_to_find_and_nothing_said_has_no_score() -> None:
    """An empty task is not a perfect one."""
    assert (Count().precision, Count().recall, Count().f1) == (None, None, None)
    assert Count(0, 2, 0, 0).f1 == 0.0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=9))
def test_the_interval_is_ordered_and_repeatable(rows: list[tuple[int, int]]) -> None:
    """Bounds are between 0 and 1, in order, and the same each time."""
    counts = [Count(right, right + wrong, right, right + wrong) for right, wrong in rows]
    bounds = interval(counts)
    assert bounds == interval(counts)
    assert bounds is None or 0 <= bounds[0] <= bounds[1] <= 1


def test_numbers_agree_with_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    """Two scorers written apart give the same numbers on the labelled texts."""
    gold, scorer = shared / "gold" / "dev", shared / "gold" / "score.py"
    if not (gold.is_dir() and scorer.is_file()):
        pytest.skip("the labelled texts are not here: the two scorers were not compared")
    ours = evaluate_reading(gold, tmp_path).total
    spec = importlib.util.spec_from_file_location("score", scorer)
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    report = theirs.main([str(tmp_path), str(gold), "--total-only"])["ALL"]
    names = {"sentences": "sentence labels", "sentences (alt)": "sentence labels (alt ok)"}
    for task, count in ours.items():
        assert count.f1 == pytest.approx(report[names.get(task, task)]["F1"], abs=0.005)
