"""The chain of events: what is changed, taken out or put in between is found."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.copies import Event
from briefing.delivery.releases import chain
from briefing.delivery.releases.chain import Chain
from briefing.errors import DeliveryError


def event(version: int, kind: str = "release", **fields: str) -> Event:
    """An event of few words."""
    told = {"by": "A", "on": "2026-11-30T12:00:00+00:00", "content": "c" * 64, **fields}
    return msgspec.convert({"version": version, "kind": kind, **told}, Event)


def linked(*events: Event) -> Chain:
    """A chain of events, each after the other."""
    made = Chain(key="topic_briefing/harbour")
    for one in events:
        made = chain.added(made, one)
    return made


WHOLE = linked(event(1), event(1, "withdrawal", note="wrong"), event(2), event(3, "correction"))


def test_a_chain_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """From one file, which its owner does not write by mistake."""
    chain.write(tmp_path, WHOLE)
    assert chain.read(tmp_path) == WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["releases.json"]


def test_nothing_signed_is_no_chain(tmp_path: Path) -> None:
    """And no error."""
    assert chain.read(tmp_path) is None


FIELDS = [name for name in Event.__struct_fields__ if name not in ("version", "kind", "files")]


@given(
    st.integers(0, len(WHOLE.events) - 1),
    st.sampled_from(FIELDS),
    st.text("abc1\u0301é ", min_size=1, max_size=6),
)
def test_a_changed_event_is_found(number: int, field: str, text: str) -> None:
    """Whichever, and the last one too."""
    events = [*WHOLE.events]
    events[number] = msgspec.structs.replace(events[number], **{field: text})
    same = events == [*WHOLE.events]
    told = chain.broken(msgspec.structs.replace(WHOLE, events=tuple(events)))
    assert (told == "") == same


@pytest.mark.parametrize("number", range(len(WHOLE.events)))
def test_a_missing_event_is_found(number: int) -> None:
    """The last one too: the file tells what it was."""
    left = (*WHOLE.events[:number], *WHOLE.events[number + 1 :])
    assert chain.broken(msgspec.structs.replace(WHOLE, events=left))


def test_events_in_another_order_are_found() -> None:
    """Each has its place."""
    first, second, *rest = WHOLE.events
    assert chain.broken(msgspec.structs.replace(WHOLE, events=(second, first, *rest)))


@pytest.mark.parametrize(
    "events",
    [
        (event(2),),
        (event(1), event(1)),
        (event(1), event(3)),
        (event(1), event(2, "withdrawal")),
        (event(1, "withdrawal"),),
    ],
)
def test_a_chain_that_cannot_be_is_refused(events: tuple[Event, ...], tmp_path: Path) -> None:
    """Though its digests hold: versions count, and only what is there is withdrawn."""
    chain.write(tmp_path, linked(*events))
    with pytest.raises(DeliveryError, match="not its turn"):
        chain.read(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"schema": "briefing.releases/1", "key": 3}', '{"key": 1}', "\udcff"]
)
def test_what_is_no_chain_is_refused(text: str, tmp_path: Path) -> None:
    """With its file, and what to do."""
    (tmp_path / "releases.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DeliveryError, match=r"releases\.json cannot be read .* backup"):
        chain.read(tmp_path)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Nothing else happens."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "releases.json").write_bytes(raw)
        with pytest.raises(DeliveryError):
            chain.read(Path(folder))


def test_a_pipe_is_no_chain(tmp_path: Path) -> None:
    """It would never end."""
    import os

    os.mkfifo(tmp_path / "releases.json")
    with pytest.raises(DeliveryError, match="no ordinary file"):
        chain.read(tmp_path)
