"""The command after a way gets facts, no shell reads it, and it undoes nothing."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.errands import Outcome
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import after
from tests.delivery.stores.build import way

NOTES = (
    "import json, os, sys\n"
    "names = [n for n in sorted(os.environ) if n.startswith('BRIEFING_')]\n"
    "told = {'variables': {n: os.environ[n] for n in names}, 'arguments': sys.argv[2:],\n"
    "        'input': json.load(sys.stdin)}\n"
    "open(sys.argv[1], 'w').write(json.dumps(told))\n"
)


def by(*command: str, **fields: Any) -> Way:
    """A way with a command after it."""
    return way(**{"place": "sftp://user@host/out", "base": "https://b.example.org",
                  "after": command, "timeout": 20.0, **fields})  # fmt: skip


def ended(one: Way, ending: str = "sent") -> Outcome:
    """An errand of a way that is over."""
    return Outcome(
        key="topic_briefing/radar", readers="desk", way=one.name, ending=ending, where="there",  # type: ignore[arg-type]  # tests name them
    )  # fmt: skip


def program(text: str, *more: str, **fields: Any) -> Way:
    """A way whose command is a Python program."""
    return by(sys.executable, "-c", text, *more, **fields)


def test_the_command_gets_facts(tmp_path: Path) -> None:
    """In variables and as JSON; its arguments as they are, whatever signs they have."""
    one = program(NOTES, str(tmp_path / "told"), "a b; touch $HOME `x` *")
    assert after.run(one, [ended(one), ended(one, "already")]) == []
    told = json.loads((tmp_path / "told").read_text("utf-8"))
    assert told["arguments"] == ["a b; touch $HOME `x` *"]
    expected = {
        "BRIEFING_WAY": "archive", "BRIEFING_KIND": "store", "BRIEFING_PLACE": "sftp://host/out",
        "BRIEFING_BASE": "https://b.example.org", "BRIEFING_SENT": "1",
    }  # fmt: skip
    assert {n: told["variables"][n] for n in expected} == expected
    (went,) = told["input"]["sent"]
    assert went == {
        "report": "topic_briefing/radar", "readers": "desk", "receiver": "", "where": "there"
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["already", "refused", "failed", "unknown", "tried"])
def test_when_nothing_went_nothing_runs(ending: str, tmp_path: Path) -> None:
    """Only what was sent now is a reason."""
    one = program("import sys; open(sys.argv[1], 'w')", str(tmp_path / "ran"))
    assert after.run(one, [ended(one, ending)]) == []
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import sys; sys.exit('cache not cleared\\x1b[31m')", "ended with status 1 (cache not"),
        ("import os; os.kill(os.getpid(), 9)", "was ended by signal 9"),
        ("import os; os.close(0); os._exit(3)", "ended with status 3"),
    ],
)
def test_a_failure_is_told(text: str, said: str) -> None:
    """In an outcome of its own, in words that can be printed."""
    one = program(text)
    (found,) = after.run(one, [ended(one)])
    assert (found.ending, found.why.isprintable()) == ("failed", True)
    assert said in found.why


def test_a_command_that_is_not_there_is_told() -> None:
    """With what the system says."""
    (found,) = after.run(by("no-such-command"), [ended(by("x"))])
    assert "no-such-command, cannot be started (No such file" in found.why


def test_a_command_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    """Nothing of it goes on."""
    text = (
        "import os, sys, time\n"
        "child = os.fork()\n"
        "if child: open(sys.argv[1], 'w').write(str(child))\n"
        "time.sleep(60)\n"
    )
    one = program(text, str(tmp_path / "child"), timeout=1.0)
    (found,) = after.run(one, [ended(one)])
    assert "took longer than 1 s and was ended" in found.why
    child = int((tmp_path / "child").read_text("ascii"))
    deadline = time.monotonic() + 20
    while _lives(child):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text("ascii").rpartition(")")[2].split()[0] == "Z")


def test_much_output_fills_nothing() -> None:
    """It is read and forgotten; the command does not block on it."""
    text = "import sys; sys.stdout.write('x' * 5_000_000); sys.exit(4)"
    one = program(text)
    (found,) = after.run(one, [ended(one)])
    assert ("ended with status 4" in found.why, len(found.why) < 500) == (True, True)


def test_a_command_that_reads_nothing_is_no_failure() -> None:
    """Its standard input may stay unread, however much there is."""
    one = program("pass")
    assert after.run(one, [ended(one)] * 2000) == []


def test_its_output_tells_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those the way has."""
    monkeypatch.setenv("TEST_SECRET", "canary-9f2c41d8")
    one = program(
        "import os, sys; sys.exit(os.environ['TEST_SECRET'])", secret_env={"secret": "TEST_SECRET"}
    )
    (found,) = after.run(one, [ended(one)])
    assert "canary" not in found.why


def test_signals_of_the_test_are_left_alone() -> None:
    """The command has a session of its own."""
    one = program("import os; os.killpg(0, 9)")
    (found,) = after.run(one, [ended(one)])
    assert f"signal {signal.SIGKILL.value}" in found.why
