"""A journal of deliveries that is lost or damaged is made whole: nothing goes twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.delivery.journal import Journal
from briefing.errors import DeliveryError

FACTS: dict[str, str | int] = {
    "report": "topic_briefing/radar", "run": "r1", "content": "c1", "version": 1, "marking": "",
    "way": "mail", "readers": "desk", "receiver": "a@example.org",
}  # fmt: skip


def send(path: Path, *identities: str, end: str = "sent") -> None:
    """Let things leave."""
    with Journal(path) as log:
        for one in identities:
            assert log.begin(one, **FACTS) is None
            log.committing(one, "<id@house>")
            getattr(log, end)(one, *(["no route"] if end == "failed" else []))


def states(path: Path) -> dict[str, str]:
    """What the journal says once it is opened for a delivery."""
    with Journal(path) as log:
        return {row.identity: row.state for row in log.rows()}


@pytest.mark.parametrize("loss", ["gone", "empty", "damaged", "truncated"])
def test_a_journal_is_made_whole_from_its_twin(tmp_path: Path, loss: str) -> None:
    """What left has left, where it went is known, and what failed may leave."""
    path = tmp_path / "deliveries.db"
    send(path, "a", "b")
    send(path, "c", end="failed")
    raw = path.read_bytes()
    if loss == "gone":
        path.unlink()
    else:
        kept = {"empty": b"", "damaged": b"\0" * len(raw), "truncated": raw[:5000]}
        path.write_bytes(kept[loss])
    assert states(path) == {"a": "sent", "b": "sent", "c": "failed"}
    with Journal(path) as log:
        found = log.begin("a", **FACTS)
        assert found is not None
        assert (found.place, found.receiver) == ("<id@house>", "a@example.org")
        assert log.begin("c", **FACTS) is None


def test_an_older_copy_of_the_journal_sends_nothing_twice(tmp_path: Path) -> None:
    """As when a backup was put in its place."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    old = shutil.copy(path, tmp_path / "backup.db")
    send(path, "b")
    shutil.copy(old, path)
    assert states(path) == {"a": "sent", "b": "sent"}


def test_a_twin_that_is_gone_is_written_anew(tmp_path: Path) -> None:
    """Also of a journal of an earlier kit, which had none."""
    path = tmp_path / "deliveries.db"
    send(path, "a", "b")
    path.with_suffix(".log").unlink()
    assert states(path) == {"a": "sent", "b": "sent"}
    path.unlink()
    assert states(path) == {"a": "sent", "b": "sent"}


def test_an_older_copy_of_the_twin_is_made_whole(tmp_path: Path) -> None:
    """Or of a time when an earlier kit delivered: the journal may be lost the day after."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    old = path.with_suffix(".log").read_bytes()
    send(path, "b")
    path.with_suffix(".log").write_bytes(old)
    assert states(path) == {"a": "sent", "b": "sent"}
    path.unlink()
    assert states(path) == {"a": "sent", "b": "sent"}


def test_half_a_line_counts_for_nothing(tmp_path: Path) -> None:
    """Nothing has left before the line was whole; the next one stands on its own."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    with path.with_suffix(".log").open("ab") as file:
        file.write(b'{"identity":"b","state":"comm')
    send(path, "c")
    path.unlink()
    assert states(path) == {"a": "sent", "c": "sent"}


@pytest.mark.parametrize("loss", ["gone", "damaged"])
def test_nothing_leaves_when_both_are_lost(tmp_path: Path, loss: str) -> None:
    """Somebody must say that it may leave once more."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    path.with_suffix(".log").unlink()
    path.unlink() if loss == "gone" else path.write_bytes(b"x" * 9000)
    with pytest.raises(DeliveryError, match="so nothing leaves"):
        Journal(path)
    for name in ("deliveries.db", ".deliveries.db-lock"):
        (tmp_path / name).unlink(missing_ok=True)
    assert states(path) == {}


@pytest.mark.parametrize("lost", ["", "deliveries.db"])
def test_old_copies_of_both_send_nothing_twice(tmp_path: Path, lost: str) -> None:
    """As when a whole folder is brought back from a backup; somebody must say it may leave."""
    path, both = tmp_path / "deliveries.db", ("deliveries.db", "deliveries.log")
    send(path, "a")
    old = {name: (tmp_path / name).read_bytes() for name in both}
    send(path, "b")
    for name, raw in old.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / lost).unlink() if lost else None
    with pytest.raises(DeliveryError, match="so nothing leaves"):
        Journal(path)
    (tmp_path / ".deliveries.db-lock").unlink()
    assert states(path) == {"a": "sent"}


def test_what_never_was_about_to_leave_is_not_missed(tmp_path: Path) -> None:
    """The twin does not know of it, and need not."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    with Journal(path) as log:
        log.begin("begun", **FACTS)
    send(path, "b")
    path.unlink()
    assert states(path) == {"a": "sent", "b": "sent"}


def test_addresses_are_for_the_eyes_of_their_owner(tmp_path: Path) -> None:
    """In the journal and in its twin, also when that is written anew."""
    path = tmp_path / "deliveries.db"
    send(path, "a")
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}
    path.with_suffix(".log").unlink()
    Journal(path).close()
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def test_the_twin_does_not_grow_for_ever(tmp_path: Path) -> None:
    """Tries that fail again and again do not fill the disk."""
    path = tmp_path / "deliveries.db"
    with Journal(path) as log:
        for _ in range(700):
            log.begin("a", **FACTS)
            log.committing("a")
            log.failed("a", "no route")
    assert states(path) == {"a": "failed"}
    assert len(path.with_suffix(".log").read_bytes().splitlines()) == 1
