"""The harness finds what is broken, makes it small, and forgets nothing when it is stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz import __main__ as command
from tests.fuzz import driving, edges, merging, parts, shrinking
from tests.fuzz.state import State, loaded, write
from tests.fuzz.target import Target, tried
from tests.fuzz.trying import Trying


def check(case: str) -> Iterator[str]:
    """No promise is kept for a text with "bad" in it."""
    assert "bad" not in case, f"a bad word: {case!r}"
    if "raise" in case:
        raise KeyError(case)
    yield f"{len(case) > 3}"


PLANTED = Target(st.text(), check, ".txt")


@given(st.dictionaries(st.sampled_from(("a", "b_1", "c")), st.text() | st.just("x\n%%% a\ny")))
def test_parts_are_read_as_they_were_written(told: dict[str, str]) -> None:
    """Whatever their texts hold."""
    assert parts.loads(parts.dumps(told)) == told


def test_a_fault_is_kept_with_its_smallest_case(tmp_path: Path) -> None:
    """The same promise broken twice is one fault; another error is told by its place."""
    trying = Trying(PLANTED, State("planted", tmp_path))
    for case in ("good", "a bad one", "bad", "a very bad one", "raise"):
        trying(case)
    found = trying.state.finds
    told = sorted(path.read_text().splitlines()[0] for path in found.glob("*.told"))
    assert told == ["KeyError in test_harness.check", "a bad word"]
    assert sorted(path.read_text() for path in found.glob("*.txt")) == ["bad", "raise"]
    assert (trying.count, trying.faults) == (5, 4)


def test_a_case_is_kept_when_something_new_happens(tmp_path: Path) -> None:
    """The second short word says nothing new, and after a stop it is still known."""
    state = State("planted", tmp_path)
    trying = Trying(PLANTED, state)
    for case in ("a", "b", "a long one"):
        trying(case)
    state.say(trying.words)
    Trying(PLANTED, state)("another long one")
    assert sorted(loaded(PLANTED, path) for path in state.cases.iterdir()) == ["a", "a long one"]


def test_slow_and_steep_are_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case may take so long for its size, and four times the text four times the time."""

    def square(case: str) -> Iterator[str]:
        until = time.process_time() + len(case) ** 2 / 2_000
        while time.process_time() < until:
            yield "busy"

    steep = Target(st.text(), square, ".txt", growth=lambda case, times: case * times)
    trying = Trying(steep, State("steep", tmp_path))
    monkeypatch.setattr("tests.fuzz.trying.SLOW", (0.001, 0.0))
    trying("xyz")
    monkeypatch.setattr("tests.fuzz.trying.SLOW", (60.0, 0.0))
    monkeypatch.setattr("tests.fuzz.trying._STEEP", 2.0)
    monkeypatch.setattr("tests.fuzz.trying._ENOUGH", 0.01)
    trying.count = 0
    trying("xyz")
    told = {path.read_text().splitlines()[0] for path in trying.state.finds.glob("*.told")}
    assert told == {"slow", "steep growth"}


def test_a_case_is_made_smaller() -> None:
    """Lines go first, then letters, as long as it still does what it is kept for."""
    case = "\n".join(["one line", "another with bad words", "a third"] * 20)
    small = shrinking.smallest(PLANTED, case, lambda made: tried(PLANTED, made)[0] is not None)
    assert small == "bad"


def test_cases_are_chosen_by_what_they_reach() -> None:
    """A case that reaches nothing new is left out, a large one too when there is no room."""
    one, two, far = (frozenset((n, 0, 0) for n in numbers) for numbers in ((1, 2), (2,), (7, 8, 9)))
    told = [("a", 10, one), ("b", 10, two), ("c", 900, far)]
    assert [name for name, _ in edges.chosen(told, 2_000, 9)] == ["a", "c"]
    assert [name for name, _ in edges.chosen(told, 500, 9)] == ["a"]
    assert [name for name, _ in edges.chosen(told, 2_000, 1)] == ["a"]


def test_steps_of_the_kit_are_seen() -> None:
    """Another way through a function is another step; the tests' own code is none."""
    from briefing.slugs import slug

    steps = edges.Steps()
    plain, odd = (steps.of(lambda text=text: slug(text)) for text in ("abc", "Å" * 300))  # type: ignore[misc]  # bound now
    assert odd - plain
    assert steps.of(lambda: [*check("a")]) == frozenset()


def test_a_target_goes_on_where_it_was(tmp_path: Path) -> None:
    """A minute that was had is not had again; the table and the progress count it."""
    state = State("policy", tmp_path)
    write(state.cases, PLANTED, "x")
    state.ran({"seconds": 60.0, "cpu": 30.0, "edges": 7, "ended": 0, "cases": 5, "memory": [9, 8]})
    assert [*driving.drive(["policy"], 1, tmp_path, 1)] == []
    assert "policy        1.0 min (0.5 CPU), 5 cases, 7 edges, 0 finds" in "\n".join(
        driving.progress(tmp_path)
    )
    assert "| policy | 5 | 1 | 0 | 7 |" in merging.table(tmp_path)


def test_a_leg_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    """The command tries a target for a moment, and keeps the figures."""
    done = CliRunner().invoke(
        command.main, ["policy", "--minutes", "0.05", "--folder", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    first, *_ = State("policy", tmp_path).legs()
    assert (first["ended"], first["faults"]) == (0, 0)
