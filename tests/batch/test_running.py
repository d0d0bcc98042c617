"""How a batch goes on, by a crew that does as the test says: tries, limits, stops, memory."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from briefing.batch import Options, Plan, Summary, chosen, perform
from briefing.batch.plan import Item, Row
from briefing.batch.stopping import Stop
from briefing.batch.telling import Silent
from briefing.batch.turns import Turn
from briefing.errors import UnknownNameError
from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.machine import taken
from briefing.warm import Finished
from tests.batch.project import Scripted, project


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project, and the tests in it."""
    monkeypatch.chdir(project(tmp_path))


def plan(*names: str, **settings: object) -> Plan:
    """A plan of items with these names."""
    fields = {"notebook": "words", "backoff": 0.01, **settings}
    items = [Item(name=n, slug=n, parameters={"topic": n}, **fields) for n in names]  # type: ignore[arg-type]
    return Plan(name="nightly", items=tuple(items))


def performed(of: Plan, crew: Scripted, **options: object) -> Summary:
    """What becomes of a plan with a crew."""
    return perform(of, Options(**options), call=lambda _on, _count: crew)  # type: ignore[arg-type]


def statuses(found: Summary) -> dict[str, str]:
    """How each item ended."""
    return {row.item: row.status for row in found.items}


def entered(key: str) -> list[str]:
    """How the runs of an item ended by the ledger, the first one first."""
    with Ledger.open() as ledger:
        return [entry.status for entry in reversed(ledger.runs(key=key))]


def test_what_may_pass_is_tried_again() -> None:
    """A dead kernel, a lost worker and a full disk."""
    full = Result(status="failed", error="it cannot be written (No space left on device)")
    crew = Scripted(2, a=["kernel died", "lost", "succeeded"], b=[full, "succeeded"])
    found = performed(plan("a", "b"), crew)
    assert statuses(found) == {"a": "succeeded", "b": "succeeded"}
    assert [row.tries for row in found.items] == [3, 2]
    assert entered("nightly/words/a") == ["kernel died", "lost", "succeeded"]


def test_tries_come_to_an_end() -> None:
    """The last end stands."""
    found = performed(plan("a", retries=1), Scripted(1, a=["kernel died"]))
    assert [(row.status, row.tries) for row in found.items] == [("kernel died", 2)]


@pytest.mark.parametrize("status", ["failed", "timed out", "checks failed", "export failed"])
def test_what_does_not_pass_is_not_tried_again(status: str) -> None:
    """Unless the file asks for it."""
    crew = Scripted(1, a=[status, "succeeded"])
    assert statuses(performed(plan("a"), crew)) == {"a": status}
    assert len(crew.started) == 1


def test_the_file_may_ask_for_more_tries() -> None:
    """A cell that fails now and then, and a limit that was short."""
    crew = Scripted(1, a=["failed", "timed out", "succeeded"])
    found = performed(plan("a", retry=("failed", "timed out")), crew)
    assert statuses(found) == {"a": "succeeded"}


def test_one_bad_item_never_stops_the_rest() -> None:
    """It is listed with what is wrong, in its place."""
    good = plan("a", "b", "c")
    bad = msgspec.structs.replace(good.items[1], parameters={"topik": "b"})
    of = Plan(name="nightly", items=(good.items[0], bad, good.items[2]))
    found = performed(of, Scripted(1, c=["failed"]))
    assert statuses(found) == {"a": "succeeded", "b": "failed", "c": "failed"}
    assert found.items[1].error == "no parameter named 'topik'. Did you mean 'topic'?"
    assert (found.counts, found.exit_code) == ({"succeeded": 1, "failed": 2}, 1)


def test_nothing_but_failed_checks_is_another_exit_code() -> None:
    """Three, as for one run."""
    found = performed(plan("a", "b"), Scripted(2, a=["checks failed"]))
    assert found.exit_code == 3


def test_a_worker_that_hangs_is_ended() -> None:
    """Beyond its limit and a grace; it is called timed out, and the rest goes on."""
    crew = Scripted(1, a=["hangs"])
    found = performed(plan("a", "b", run_timeout=0.1), crew, grace=0.1)
    assert statuses(found) == {"a": "timed out", "b": "succeeded"}
    assert "hung beyond its limit of 0.1 seconds" in found.items[0].error


class StopsAt(Silent):
    """Asks to stop when an item begins."""

    def __init__(self, item: str) -> None:
        self.stop, self.item = Stop(), item

    def began(self, turn: Turn) -> None:
        """A run has begun."""
        if turn.item.name == self.item:
            self.stop.ask()


def test_stop_interrupts_what_runs_and_gives_up_what_waits() -> None:
    """All of it is told, and the next call goes on."""
    crew, teller = Scripted(1, b=["hangs"]), StopsAt("b")
    of = plan("a", "b", "c")
    found = perform(of, teller=teller, stop=teller.stop, call=lambda _on, _count: crew)
    assert statuses(found) == {"a": "succeeded", "b": "interrupted", "c": "interrupted"}
    assert entered("nightly/words/b") == ["interrupted"]
    assert entered("nightly/words/c") == []
    again = performed(of, Scripted(1))
    assert again.session == found.session


def test_a_run_published_before_its_worker_was_lost_is_not_made_again() -> None:
    """The worker died between the two; its record tells."""
    lost, made = Scripted(1), Scripted(1)
    over = made.wait

    def loses(timeout: float | None = None) -> list[Finished]:
        return [Finished(one.ticket, Result(status="lost")) for one in over(timeout)]

    made.wait = loses  # type: ignore[method-assign]
    found = performed(plan("a"), made)
    assert [(row.status, row.tries) for row in found.items] == [("succeeded", 1)]
    assert statuses(performed(plan("a"), lost, force=True)) == {"a": "succeeded"}
    assert entered("nightly/words/a") == ["succeeded", "succeeded"]


def test_a_lease_that_was_lost_is_anothers_item() -> None:
    """A call that slept too long does not make again what somebody else has made meanwhile."""
    crew = Scripted(1)
    over = crew.wait

    def sleeps(timeout: float | None = None) -> list[Finished]:
        with Ledger.open() as ledger:  # the other one takes it over, and makes it
            ledger.file.db.execute("DELETE FROM leases")
        return over(timeout)

    crew.wait = sleeps  # type: ignore[method-assign]
    found = performed(plan("a"), crew)
    assert statuses(found) == {"a": "succeeded"}
    assert len(crew.started) == 1


def test_a_part_of_a_batch_does_not_end_it() -> None:
    """What was done before a stop stays done, though some items were asked for alone since."""
    of, teller = plan("a", "b", "c"), StopsAt("b")
    perform(of, teller=teller, stop=teller.stop, call=lambda _on, _count: Scripted(1, b=["hangs"]))
    performed(chosen(of, ["c"]), Scripted(1))
    crew = Scripted(1)
    assert statuses(performed(of, crew)) == dict.fromkeys("abc", "succeeded")
    assert [job.origin["item"] for job in crew.started] == ["b"]


class Remembers(Silent):
    """Keeps what waits for memory."""

    def __init__(self) -> None:
        self.waiting: list[str] = []
        self.done: list[Row] = []

    def waits(self, turn: Turn, why: str) -> None:
        """An item waits."""
        self.waiting.append(f"{turn.item.name}: {why}")

    def over(self, row: Row) -> None:
        """An item is over."""
        self.done.append(row)


def test_memory_bounds_how_many_run_at_once() -> None:
    """Four workers and memory for two."""
    crew, each = Scripted(4), 100_000_000
    limit = taken().together + 5 * each // 2
    found = performed(plan("a", "b", "c", "d", memory=each), crew, memory=limit)
    assert (found.exit_code, crew.most) == (0, 2)


def test_an_item_larger_than_the_limit_is_given_up() -> None:
    """It says how much it needs; the others are made."""
    of = plan("a", "b", memory=1000)
    large = msgspec.structs.replace(of.items[0], memory=5000)
    of = Plan(name="nightly", items=(large, of.items[1]))
    teller = Remembers()
    found = perform(
        of, Options(memory=2000, patience=60), teller=teller, call=lambda _on, _count: Scripted(1)
    )
    assert statuses(found) == {"a": "failed", "b": "succeeded"}
    assert found.items[0].error == (
        "not started: it needs 5,000 bytes of memory, more than the limit of 2,000"
    )
    assert teller.waiting == []


def test_an_item_waits_for_memory_of_the_machine_and_not_for_ever() -> None:
    """More than this machine has; somebody is told once."""
    teller, of = Remembers(), plan("a", memory=1 << 60)
    found = perform(of, Options(patience=0.3), teller=teller, call=lambda _on, _count: Scripted(1))
    assert statuses(found) == {"a": "failed"}
    assert "not started for want of memory" in found.items[0].error
    assert len(teller.waiting) == 1


def test_some_items_of_many() -> None:
    """By name, or by a pattern; one that fits none is a mistake."""
    of = plan("steel.press", "steel.house", "rice.house")
    assert [i.name for i in chosen(of, ["steel.*"]).items] == ["steel.press", "steel.house"]
    with pytest.raises(UnknownNameError, match=r"Did you mean 'rice\.house'"):
        chosen(of, ["rice.hous"])
