"""The measuring of runs: its arithmetic, its scales, and that it looks at what was made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.runs import articles, caches, load, results, spread, tree
from benchmarks.runs.made import Made, WrongError, looked_at
from briefing.bundle import MIME

MIB = 1 << 20
SECONDS = st.floats(0.01, 1000)
# 60 MiB are shared with a child; the child's child has 40 of its own, and outlives the child
FAMILY = """
import os, time
shared = b"x" * (60 << 20)
if os.fork() == 0:
    if os.fork() == 0:
        own = b"y" * (40 << 20)
        time.sleep(2.0)
    os._exit(0)
os.wait()
time.sleep(2.0)
"""


def test_a_spread_is_the_median_the_least_and_the_most() -> None:
    """Whatever order they were measured in."""
    assert spread.Spread(2.5, 1.0, 9.0) == spread.Spread.of([9.0, 2.0, 1.0, 3.0])
    assert spread.Spread.of([9.0, 2.0, 1.0, 3.0]).told() == "2.50 (1.00 to 9.00)"


def test_a_ratio_is_that_of_one_round() -> None:
    """A machine that slows down slows both: the ratio stays."""
    assert spread.Spread(4.0, 4.0, 4.0) == spread.ratios([8.0, 80.0], [2.0, 20.0])
    with pytest.raises(ValueError, match="argument"):
        spread.ratios([8.0, 80.0], [2.0])


@given(st.lists(st.tuples(SECONDS, SECONDS), min_size=1))
def test_a_ratio_lies_within_its_spread(rounds: list[tuple[float, float]]) -> None:
    """The median between the extremes, each of them one round's."""
    found = spread.ratios(*map(list, zip(*rounds, strict=True)))
    assert found.least <= found.median <= found.most
    assert {found.least, found.most} <= {plain / ours for plain, ours in rounds}


def test_a_bar_is_reached_or_missed() -> None:
    """The median decides."""
    assert spread.verdict(spread.Spread(15.2, 9.0, 20.0), 15) == "at least 15: reached"
    assert spread.verdict(spread.Spread(14.9, 9.0, 20.0), 15) == "at least 15: **missed**"
    assert spread.below(50.0, 50.0, "ms") == "at most 50 ms: reached"
    assert spread.below(0.51, 0.5, "s") == "at most 0.5 s: **missed**"


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="this system tells no shared memory"
)
def test_memory_of_a_family_counts_shared_pages_once_and_orphans_too(tmp_path: Path) -> None:
    """60 MiB shared and 40 MiB of an orphan are 100 and what two small interpreters need."""
    told = tmp_path / "weighed.json"
    command = [sys.executable, tree.__file__, str(told), sys.executable, "-S", "-c", FAMILY]
    subprocess.run(command, check=True)
    found = json.loads(told.read_text("ascii"))
    assert (found["code"], found["processes"]) == (0, 2)
    assert 100 * MIB <= found["peak"] <= 130 * MIB
    assert found["samples"] > 1


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    """With its own exit code."""
    told = tmp_path / "weighed.json"
    command = [
        sys.executable,
        tree.__file__,
        str(told),
        sys.executable,
        "-c",
        "raise SystemExit(5)",
    ]
    assert subprocess.run(command, check=False).returncode == 5


def test_what_this_process_uses_is_not_others() -> None:
    """Own work is taken off the work of the machine."""
    watch = load.Watch()
    sum(number * number for number in range(1_000_000))
    assert 0 <= watch.others() <= 1
    assert load.own() > 0


def test_a_section_is_renewed_and_the_others_stay(tmp_path: Path) -> None:
    """In their order, the new one last."""
    place = tmp_path / "RESULTS.md"
    results.put(place, ["# Head", ""], "One", ["first"])
    results.put(place, ["# Head", ""], "Two", ["second"])
    results.put(place, ["# Head again", ""], "One", ["third"])
    expected = "# Head again\n\n## One\n\nthird\n\n## Two\n\nsecond\n"
    assert expected == place.read_text("utf-8")


def notebook(folder: Path, *outputs: object) -> Path:
    """A notebook with one cell that shows this."""
    place = folder / "briefing.ipynb"
    place.write_text(json.dumps({"cells": [{"outputs": outputs}]}), "utf-8")
    return place


def shown(*statements: str) -> object:
    """The output of a section with these statements."""
    section = {"schema": "section/1", "value": {"statements": [{"text": t} for t in statements]}}
    return {"output_type": "display_data", "data": {MIME: section}}


def test_what_was_made_is_counted(tmp_path: Path) -> None:
    """Sections and statements, so that two programs can be compared."""
    made = notebook(tmp_path, shown("One.", "Two."), shown("Three."))
    assert Made(sections=2, statements=3) == looked_at(made)


@pytest.mark.parametrize(
    "outputs",
    [
        pytest.param([], id="nothing shown"),
        pytest.param([shown()], id="no statement"),
        pytest.param(
            [shown("One."), {"output_type": "error", "ename": "E", "evalue": "v"}], id="an error"
        ),
    ],
)
def test_a_failed_or_empty_report_is_refused(tmp_path: Path, outputs: list[object]) -> None:
    """Nothing fast is wrong."""
    with pytest.raises(WrongError):
        looked_at(notebook(tmp_path, *outputs))


def test_a_page_that_was_not_made_is_refused(tmp_path: Path) -> None:
    """However good the notebook is."""
    with pytest.raises(WrongError, match="was not made"):
        looked_at(notebook(tmp_path, shown("One.")), tmp_path / "briefing.html")


def test_an_invented_article_is_the_same_each_time() -> None:
    """About 300 words, and its topic names what it is about."""
    text = articles.article(1_234)
    assert text == articles.article(1_234)
    assert 220 <= len(text.split()) <= 380
    assert articles.topic(1_234) == articles.topic(2_234)
    assert articles.topic(1_234) != articles.topic(1_235)


def test_a_rewritten_article_has_one_sentence_more(tmp_path: Path) -> None:
    """The others stay as they were."""
    [*articles.write(tmp_path, range(3))]
    articles.rewrite(tmp_path, range(1, 2), days=4)
    kept = [(tmp_path / f"{number:06}.txt").read_text("utf-8") for number in range(3)]
    assert [articles.article(0), articles.article(2)] == [kept[0], kept[2]]
    assert kept[1].startswith(articles.article(1))
    assert "4 days later" in kept[1]


def test_drawings_of_the_measurement_alone_are_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's cache is let be; fonts are kept."""
    kept = tmp_path / "user" / "briefing" / "drawings" / "one.svg"
    kept.parent.mkdir(parents=True)
    kept.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    caches.forget_drawings()
    assert kept.is_file()
    caches.settle(tmp_path)
    own = Path(os.environ["XDG_CACHE_HOME"], "briefing")
    for name in ("drawings", "fonts"):
        (own / name).mkdir(parents=True)
    caches.forget_drawings()
    assert [path.name for path in own.iterdir()] == ["fonts"]
