"""Waiting for a task: it is never taken for failed because it ended while one looked away."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from distributed import Client

from briefing.afar import patience
from tests.afar.conftest import Cluster


@pytest.fixture
def client(cluster: Cluster) -> Iterator[Client]:
    """A client of the cluster, that looks after its workers all the time."""
    with Client(scheduler_file=str(cluster.file), set_as_default=False) as found:
        found.wait_for_workers(1, timeout=60)
        yield found


def test_tasks_that_end_between_two_looks_are_had(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty tasks whose ends fall on the very moment of a look: each gives what it made."""
    monkeypatch.setattr(patience, "LOOK", 0.002)
    tasks = [client.submit(_slow, n, pure=False) for n in range(60)]
    assert [patience.Patient(client, one).result() for one in tasks] == [
        b"%d" % n for n in range(60)
    ]


def test_a_task_that_ran_out_of_time_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A TimeoutError of the task's own is not mistaken for that of a look."""
    monkeypatch.setattr(patience, "LOOK", 0.01)
    with pytest.raises(TimeoutError, match="the file did not come"):
        patience.Patient(client, client.submit(_late, pure=False)).result()


def _slow(number: int) -> bytes:
    time.sleep(0.002 * (number % 7))
    return b"%d" % number


def _late() -> bytes:
    time.sleep(0.1)
    raise TimeoutError("the file did not come")
