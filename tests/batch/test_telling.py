"""What a person and a program are told of a batch."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest

from briefing.batch.plan import Row
from briefing.batch.progress import Bar, Lines
from briefing.batch.session import Session
from briefing.batch.stopping import Stop, listening
from briefing.batch.summary import Summary, clean, duration


def row(item: str, status: str = "succeeded", **told: object) -> Row:
    """What became of an item."""
    return Row(item=item, notebook="n", status=status, **told)  # type: ignore[arg-type]


def summary(*rows: Row) -> Summary:
    """A batch that took a minute."""
    return Summary(
        batch="nightly", session="s", started="a", ended="b", seconds=61.4, items=tuple(rows)
    )


def test_the_table_is_in_columns() -> None:
    """Letters that take two columns count as two; the numbers stand at the right."""
    found = summary(
        row("経済安全保障", seconds=3.25, memory=120_000_000, folder="reports/x", tries=1),
        row("steel", "failed", error="cell 2: KeyError: 'a'", folder="reports/y"),
        row("rice", "unchanged", folder="reports/z", seconds=0.01),
    )
    assert found.table().splitlines() == [
        "item          status     seconds  memory  where, or what went wrong",
        "-" * 75,
        "経済安全保障  succeeded      3.2  120 MB  reports/x",
        "steel         failed         0.0          cell 2: KeyError: 'a' (reports/y)",
        "rice          unchanged                   reports/z",
        "nightly: 1 succeeded, 1 failed, 1 unchanged in 1 min 1 s.",
    ]


def test_a_terminal_is_told_no_commands() -> None:
    """Errors quote what a notebook printed, whoever wrote it."""
    assert clean("a\x1b[31mb\n c\u202e\x00") == "a�[31mb c��"


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        (["succeeded", "unchanged"], 0),
        (["succeeded", "checks failed"], 3),
        (["checks failed", "failed"], 1),
        (["interrupted"], 1),
    ],
)
def test_exit_codes(statuses: list[str], code: int) -> None:
    """0 done, 3 nothing but failed checks, else 1."""
    assert summary(*(row(s, s) for s in statuses)).exit_code == code


def test_a_program_is_told_everything(tmp_path: Path) -> None:
    """With counts and exit code, in a file that is whole."""
    summary(row("a", run="r", folder="f", seconds=1.0)).write(tmp_path / "told.json")
    found = json.loads((tmp_path / "told.json").read_bytes())
    assert (found["counts"], found["exit_code"]) == ({"succeeded": 1}, 0)
    assert found["items"] == [
        {
            "item": "a", "notebook": "n", "status": "succeeded", "seconds": 1.0, "memory": 0,
            "error": "", "run": "r", "folder": "f", "tries": 0,
        }
    ]  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["told.json"]


@pytest.mark.parametrize(
    ("seconds", "told"), [(4.21, "4.2 seconds"), (725, "12 min 5 s"), (11_400, "3 h 10 min")]
)
def test_spans_of_time(seconds: float, told: str) -> None:
    """As people say them."""
    assert duration(seconds) == told


def test_lines_count_what_is_over() -> None:
    """And tell how long the rest will take, once something was made."""
    said: list[str] = []
    lines = Lines(3, said.append)
    lines.over(row("a", "unchanged", folder="reports/a"))
    assert lines.left == ""
    lines.over(row("b", "failed", error="no\nway", tries=1))
    assert lines.left.startswith("about ")
    lines.over(row("c", tries=1))
    assert lines.left == ""
    assert said == ["[1/3] a: unchanged reports/a", "[2/3] b: failed: no way", "[3/3] c: succeeded"]


def test_on_a_terminal_only_what_went_wrong_is_a_line() -> None:
    """The bar tells the rest."""
    said: list[str] = []
    shown: list[dict[str, object]] = []
    bar = Bar(2, said.append, lambda **told: shown.append(told))
    bar.over(row("a"))
    bar.over(row("b", "failed", error="no way"))
    assert said == ["[2/2] b: failed: no way"]
    assert [one["completed"] for one in shown] == [1, 2]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_is_a_wish_the_second_an_order(number: signal.Signals) -> None:
    """Afterwards signals do what they did before."""
    kept = signal.signal(number, signal.default_int_handler)  # nohup would have it ignored
    try:
        stop, before = Stop(), signal.getsignal(number)
        with listening(stop):
            signal.raise_signal(number)
            assert stop.asked
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(number)
        assert signal.getsignal(number) is before
    finally:
        signal.signal(number, kept)


def test_a_signal_that_is_ignored_stays_so() -> None:
    """As nohup asks."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    stop = Stop()
    with listening(stop):
        signal.raise_signal(signal.SIGHUP)
    signal.signal(signal.SIGHUP, before)
    assert not stop.asked


def test_a_session_lasts_until_a_call_comes_to_the_end(tmp_path: Path) -> None:
    """Calls in between, and at the same time, have the same one."""
    one, other = Session("nightly", tmp_path), Session("nightly", tmp_path)
    assert one.id == other.id
    one.close()
    later = Session("nightly", tmp_path)
    assert later.id != one.id
    other.close()  # it is not his any more
    assert Session("nightly", tmp_path).id == later.id


def test_a_session_of_yesterday_or_a_damaged_one_is_not_gone_on_with(tmp_path: Path) -> None:
    """What was broken off last night is not tonight's."""
    one, file = Session("nightly", tmp_path), tmp_path / ".batch-nightly"
    os.utime(file, (time.time() - 50_000,) * 2)
    assert Session("nightly", tmp_path).id != one.id
    file.write_text("half", "ascii")
    assert len(Session("nightly", tmp_path).id) == 32
