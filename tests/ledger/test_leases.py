"""At most one holds a lease at any time: of processes, of machines, after a death."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.ledger import Ledger
from tests.conftest import PROJECT
from tests.ledger.runs import Machine, Server, on

TAKE = """
import sys
from pathlib import Path
from briefing.ledger import Ledger
ledger = Ledger.open(Path(sys.argv[1]))
print(ledger.lease("k", "child", 3600).token, flush=True)
sys.stdin.read()
"""


def test_one_holds_it_until_it_is_given_back(tmp_path: Path) -> None:
    """Nobody else gets it, nor does the holder get it twice."""
    with Ledger.open(tmp_path / "l.db") as one, Ledger.open(tmp_path / "l.db") as two:
        lease = one.lease("k", "one", 60)
        assert lease is not None
        assert [two.lease("k", "two", 60), one.lease("k", "one", 60)] == [None, None]
        assert two.lease("another", "two", 60) is not None
        assert [one.release(lease), one.release(lease), one.holds(lease)] == [True, False, False]
        assert two.lease("k", "two", 60) is not None


def test_tokens_grow(tmp_path: Path) -> None:
    """Whatever the key, and whether a lease was given back or ran out."""
    tokens = []
    for _ in range(3):
        with Ledger.open(tmp_path / "l.db") as ledger:
            for key in "ab":
                lease = ledger.lease(key, "me", 60)
                assert lease is not None
                tokens.append(lease.token)
                ledger.release(lease)
    assert tokens == [1, 2, 3, 4, 5, 6]


def test_who_is_late_has_lost_it(tmp_path: Path) -> None:
    """A lease that ran out is not renewed, whether or not another has it by then."""
    server = Server()
    machine = Machine("one", server)
    ledger = on(machine, tmp_path / "l.db")
    lease = ledger.lease("k", "early", 10)
    assert lease is not None
    server.time += 9
    assert ledger.renew(lease)
    server.time += 9
    assert ledger.renew(lease)
    server.time += 10.5
    assert not ledger.renew(lease)
    newer = ledger.lease("k", "late", 10)
    assert newer is not None
    assert [ledger.renew(lease), ledger.release(lease), ledger.holds(newer)] == [False, False, True]
    ledger.close()


def test_another_machine_goes_by_the_clock_they_share(tmp_path: Path) -> None:
    """However long each of them runs; and it waits two seconds more, for rounded times."""
    server = Server(step=1.0)
    one = on(Machine("one", server, uptime=5), tmp_path / "l.db")
    two = on(Machine("two", server, uptime=500_000), tmp_path / "l.db")
    assert one.lease("k", "one", 10) is not None
    server.time += 11
    assert two.lease("k", "two", 10) is None
    server.time += 1.5
    assert two.lease("k", "two", 10) is not None
    one.close()
    two.close()


def test_a_machine_that_starts_anew_waits_too(tmp_path: Path) -> None:
    """Its own time began again at 0: the shared one counts."""
    server = Server()
    before = on(Machine("before", server, uptime=9_000), tmp_path / "l.db")
    assert before.lease("k", "before", 100) is not None
    before.close()
    after = on(Machine("after", server, uptime=0), tmp_path / "l.db")
    assert after.lease("k", "after", 100) is None
    server.time += 103
    assert after.lease("k", "after", 100) is not None
    after.close()


def test_the_lease_of_a_process_that_was_killed_is_free_at_once(tmp_path: Path) -> None:
    """A batch that is resumed need not wait for what its dead self had leased."""
    path = tmp_path / "l.db"
    with subprocess.Popen(
        [sys.executable, "-c", TAKE, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT,
    ) as child, Ledger.open(path) as ledger:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == b"1\n"
        assert [held.holder for held in ledger.leases()] == ["child"]
        assert ledger.lease("k", "me", 60) is None
        child.kill()
        child.wait()
        assert ledger.leases() == []
        lease = ledger.lease("k", "me", 60)
        assert lease is not None
        assert lease.token == 2


def test_a_lease_that_is_over_by_the_real_clock(tmp_path: Path) -> None:
    """A fifth of a second is a fifth of a second."""
    for shared in (False, True):
        with Ledger.open(tmp_path / "l.db", shared=shared) as ledger:
            lease = ledger.lease("k", "me", 0.2)
            assert lease is not None
            time.sleep(0.25)
            assert not ledger.renew(lease)
            again = ledger.lease("k", "me", 60)
            assert again is not None
            assert ledger.release(again)
    assert [path.name for path in tmp_path.iterdir()] == ["l.db"]


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_time_that_is_none(tmp_path: Path, seconds: float) -> None:
    """A lease has an end, and not before it began."""
    with Ledger.open(tmp_path / "l.db") as ledger, pytest.raises(UsageError, match="above 0"):
        ledger.lease("k", "me", seconds)
