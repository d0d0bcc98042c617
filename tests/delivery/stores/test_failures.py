"""What can go wrong with a store leaves nothing half-published, and is told in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.delivery.ways import places
from briefing.errors import DeliveryError
from tests.delivery.stores.build import way
from tests.delivery.stores.conftest import Begin
from tests.delivery.stores.failing import NEW, OLD, REMOTE, failure, shown
from tests.delivery.stores.servers import Server, small_disk


@pytest.mark.parametrize("kind", REMOTE)
def test_a_server_that_hangs(kind: str, begin: Begin) -> None:
    """It is given up; when it goes on, the old files stand and the next run publishes."""
    there = begin(kind)
    places.put(there.way, OLD.items())
    there.hang()
    said = failure(there, timeout=0.4)
    assert "after 2 tries (no answer in 0.4 s). Deliver again" in said
    there.wake()
    assert {n: c for n, c in shown(there).items() if n in OLD} == OLD
    places.put(there.way, NEW.items())
    assert there.files() == NEW


@pytest.mark.parametrize("kind", REMOTE)
def test_a_server_that_hangs_in_the_middle(kind: str, begin: Begin) -> None:
    """With the connection open; readers find the old files, and the next run leaves nothing."""
    there = begin(kind)
    places.put(there.way, OLD.items())

    def files() -> Iterator[tuple[str, bytes]]:
        yield "b/c.pdf", NEW["b/c.pdf"]
        there.hang()
        yield "a.html", NEW["a.html"]
        yield "index.html", NEW["index.html"]

    try:
        with pytest.raises(DeliveryError, match=r"no answer in 1 s"):
            places.put(there.changed(timeout=1.0), files(), last=("index.html",))
    finally:
        there.wake()
    assert {n: c for n, c in shown(there).items() if n == "index.html"} == {
        "index.html": b"old index"
    }
    again = there.changed(attempts=3)  # a server may still be at what it was told before
    places.put(again, NEW.items(), last=("index.html",))
    assert there.files() == NEW


@pytest.mark.parametrize("kind", REMOTE)
def test_a_server_that_dies_in_the_middle(kind: str, begin: Begin) -> None:
    """What was seen before is seen after, the new index is not; a new server gets it all."""
    there = begin(kind)
    places.put(there.way, OLD.items())

    def files() -> Iterator[tuple[str, bytes]]:
        yield "a2.html", NEW["a.html"]
        there.kill()
        yield "b/c.pdf", NEW["b/c.pdf"]
        yield "index.html", NEW["index.html"]

    with pytest.raises(DeliveryError, match=r"way \w+: .* failed after 2 tries"):
        places.put(there.changed(attempts=2, timeout=5.0), files(), last=("index.html",))
    left = shown(there)
    assert left.pop("a2.html", NEW["a.html"]) == NEW["a.html"]
    assert left == OLD


@pytest.mark.parametrize("kind", ["folder", *REMOTE])
def test_a_full_disk(kind: str, begin: Begin, tmp_path: Path) -> None:
    """None of the new files is there, none is half there, and the message says why."""
    with small_disk(tmp_path / "disk") as disk:
        if kind == "folder":
            there = Server("folder", 0, disk / "out", way(place=str(disk / "out")))
        else:
            there = begin(kind, root=disk)
        places.put(there.way, OLD.items())
        files = {"a.html": b"n" * 400_000, "b": b"n" * 400_000, "c": b"n" * 400_000}
        with pytest.raises(DeliveryError) as found:
            places.put(there.changed(attempts=1), files.items(), last=("a.html",))
        said = str(found.value)
        assert "failed" in said
        if kind in {"folder", "sftp"}:
            assert "no space left there" in said
        assert shown(there) == OLD
        places.put(there.way, [("a.html", b"small")])
        assert there.files() == {**OLD, "a.html": b"small"}
