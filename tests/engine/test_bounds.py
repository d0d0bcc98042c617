"""What a kernel may say and take: cut in the kernel, and once more by who listens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.engine import bounds
from briefing.engine.bounds import Allowance, OutputError, short, shortened
from briefing.engine.keeping import Keeping
from briefing.engine.speaking import BoundedSession
from briefing.errors import UsageError

CUT = "[output cut after 1 MB; BRIEFING_OUTPUT=2 would keep twice as much]"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bounds.OUTPUT, "1")


@given(pieces=st.lists(st.text(max_size=40), max_size=30), most=st.integers(1, 400))
def test_text_is_kept_up_to_a_limit(pieces: list[str], most: int) -> None:
    """What is kept is how it began, then one word that something was cut, then nothing."""
    allowed = Allowance(most)
    kept, whole = [allowed.text(piece) for piece in pieces], "".join(pieces)
    if len(whole) <= most:
        assert kept == pieces
    else:
        assert "".join(kept) == f"{whole[:most]}\n{bounds.notice(most)}\n"


def test_many_small_messages_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand messages of one character fill a megabyte."""
    monkeypatch.setenv(bounds.OUTPUT, "1")
    allowed = Allowance()
    kept = [allowed.text("x", messages=1) for _ in range(2_000)]
    assert (kept.count("x"), "".join(kept).count(CUT)) == (999, 1)


@given(text=st.text(max_size=300), most=st.integers(2, 200))
def test_a_long_error_keeps_its_beginning_and_its_end(text: str, most: int) -> None:
    """And says how much is left out."""
    made = short(text, most)
    half = most // 2
    if len(text) <= most:
        assert made == text
    else:
        assert (made[:half], made[len(made) - half :], "left out" in made) == (
            text[:half], text[len(text) - half :], True,
        )  # fmt: skip


def test_an_error_of_a_megabyte_is_short() -> None:
    """Its message and its traceback."""
    told = shortened({"ename": "E", "evalue": "x" * 1_000_000, "traceback": ["y" * 1_000_000] * 9})
    sizes = [len(told["evalue"]), sum(map(len, told["traceback"]))]
    assert all(size < 2 * bounds.ERROR for size in sizes)


def test_a_display_that_is_too_large_is_an_error_in_the_cell() -> None:
    """Before and after it is made bytes."""
    session = BoundedSession()
    for shown in ("x" * 1_000_001, ["x" * 999] * 1_200):
        message = session.msg("display_data", {"data": {"application/json": shown}})
        with pytest.raises(OutputError, match="BRIEFING_OUTPUT"):
            session.serialize(message)


def test_the_message_at_which_it_is_too_much_says_so() -> None:
    """Many flushed prints: one of them is the last, and tells."""
    session = BoundedSession()
    content = {"name": "stdout", "text": "x"}
    sent = [session.serialize(session.msg("stream", content)) for _ in range(1_100)]
    assert sum(CUT.encode() in b"".join(parts) for parts in sent) == 1


def message(kind: str, **content: Any) -> dict[str, Any]:
    """A message of a kernel."""
    return {"msg_type": kind, "content": content}


def kept(keeping: Keeping, shown: Mapping[str, Any], cell: int = 0) -> bool:
    """Whether a display is kept."""
    return keeping.bounded(message("display_data", data=shown), cell) is not None


def test_displays_are_kept_up_to_a_limit() -> None:
    """What comes after is not, and the run is told."""
    keeping = Keeping()
    assert [kept(keeping, {"text/plain": "x" * 400_000}) for _ in range(3)] == [True, True, False]
    assert (keeping.over, "more than the 1 MB" in str(keeping.error())) == (True, True)


def test_what_a_cell_takes_away_counts_no_more() -> None:
    """A display that is drawn again and again is one."""
    keeping = Keeping()
    for _ in range(20):
        assert kept(keeping, {"text/plain": "x" * 400_000}, cell=3)
        keeping.cleared(3)
    assert not keeping.over


@pytest.mark.parametrize("named", ["many", "-1", "1.5", "٣"])
@pytest.mark.parametrize(
    ("bound", "told"),
    [
        (bounds.OUTPUT, "give megabytes, for example: BRIEFING_OUTPUT=200"),
        (bounds.MEMORY, "give megabytes, for example: BRIEFING_MEMORY=200"),
        (bounds.PROCESSES, "give a number, for example: BRIEFING_PROCESSES=2000"),
    ],
)
def test_a_limit_that_is_no_number(
    bound: str, told: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said with an example, before a kernel begins."""
    monkeypatch.setenv(bound, named)
    with pytest.raises(UsageError, match=told):
        bounds.look()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a program writes to")
def test_a_bound_process_runs_out_of_memory_alone() -> None:
    """Its own error, before the machine's memory is gone."""
    code = "from briefing.engine import bounds; bounds.bind()\ntry: b'1' * 900_000_000\n"
    code += "except MemoryError: print('out of memory')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path), bounds.MEMORY: "600"},
    )  # fmt: skip
    assert done.stdout == "out of memory\n"


def _comm(kind: str, number: int, state: dict[str, Any]) -> dict[str, Any]:
    content = {"comm_id": str(number), "data": {"state": state}}
    return {"msg_type": kind, "content": content, "buffers": []}


def test_what_widgets_keep_counts() -> None:
    """A thousand widgets fill a megabyte; one that says the same value anew does not."""
    keeping = Keeping()
    assert all(keeping.stated(_comm("comm_msg", 1, {"value": "x" * 900})) for _ in range(5_000))
    kept = [keeping.stated(_comm("comm_open", number, {})) for number in range(2_000)]
    assert (kept.count(True) < 1_000, keeping.over) == (True, True)


def test_errors_that_a_cell_shows_count() -> None:
    """A loop may show as many tracebacks as it likes."""
    told = {"ename": "E", "evalue": "x" * 10_000, "traceback": []}
    keeping = Keeping()
    kept = [keeping.bounded({"msg_type": "error", "content": told}, 0) for _ in range(200)]
    assert 50 < sum(one is not None for one in kept) < 100
