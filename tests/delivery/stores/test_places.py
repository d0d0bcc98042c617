"""Files are put into a place whole or not at all, on whatever it is."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.delivery.placing import address
from briefing.delivery.placing.folder import Folder
from briefing.delivery.placing.publishing import OLD, _mine
from briefing.delivery.ways import places
from briefing.errors import DeliveryError
from tests.delivery.stores.build import way
from tests.delivery.stores.servers import Server

FILES = {
    "index.html": b"<p>index</p>",
    "reports/한국 briefing/v1/briefing.html": b"<p>one</p>" * 5000,
    "style/a.css": bytes(range(256)) * 2000,
}


def test_files_arrive_as_they_are(server: Server) -> None:
    """On each kind of server: every byte, every name, and nothing else."""
    places.put(server.way, FILES.items(), last=("index.html",))
    assert server.files() == FILES
    assert places.names(server.way) == sorted(FILES)


def test_an_empty_file_arrives(server: Server) -> None:
    """It is one, too."""
    places.put(server.way, [("empty.txt", b"")])
    assert server.files() == {"empty.txt": b""}


def test_files_are_replaced(server: Server) -> None:
    """A second time with other content, longer and shorter."""
    places.put(server.way, FILES.items())
    changed = {**FILES, "index.html": b"short", "style/a.css": b"x" * 700_000}
    places.put(server.way, changed.items())
    assert server.files() == changed
    assert places.read(server.way, "index.html") == b"short"


def test_files_are_taken_away(server: Server) -> None:
    """One that is not there is no error; the others stay."""
    places.put(server.way, FILES.items())
    places.remove(server.way, ["index.html", "no/such/file", "style/a.css"])
    left = [name for name in sorted(FILES) if name.startswith("reports/")]
    assert places.names(server.way) == left
    assert places.read(server.way, "index.html") is None


def test_an_empty_place_has_no_names(server: Server) -> None:
    """Nothing was ever put there."""
    assert places.names(server.way) == []


def test_what_a_dead_run_left_is_swept(server: Server) -> None:
    """Staged files of this project go with the next run; new ones of others stay."""
    places.put(server.way, [("a", b"1")])
    mine = f"{_mine(server.way)}{1:x}-00000000-0"
    other = f".staging-{'0' * 12}-{2**31:x}-00000000-0"
    ground = address.opened(server.way)
    for name in (mine, other):
        ground.write(name, b"half")
    ground.close()
    places.put(server.way, [("b", b"2")])
    assert (mine in server.files(), other in server.files()) == (False, True)
    assert places.names(server.way) == ["a", "b"]


def test_what_others_left_is_swept_when_it_is_old(tmp_path: Path) -> None:
    """After a day; what is no staging name of the kit stays for ever."""
    (tmp_path / f".staging-{'0' * 12}-{OLD:x}-00000000-0").write_bytes(b"old")
    (tmp_path / ".staging-of-mine").write_bytes(b"?")
    places.put(way(place=str(tmp_path)), [("a", b"1")])
    assert {path.name for path in tmp_path.iterdir()} == {"a", ".staging-of-mine"}


def test_memory_is_a_place_too() -> None:
    """Any file system of fsspec is."""
    pytest.importorskip("fsspec", reason="fsspec is not installed: nothing was kept in memory")
    there = way(place="memory://out/briefings")
    places.put(there, FILES.items(), last=("index.html",))
    places.remove(there, ["style/a.css"])
    assert places.names(there) == sorted(set(FILES) - {"style/a.css"})
    assert places.read(there, "index.html") == FILES["index.html"]


def test_the_last_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order they are named, after all others."""
    seen: list[str] = []
    rename = Folder.rename

    def noted(self: Folder, old: str, new: str) -> None:
        seen.append(new)
        rename(self, old, new)

    monkeypatch.setattr(Folder, "rename", noted)
    files = [(name, name.encode()) for name in ("z", "index", "a", "feed", "b")]
    places.put(way(place=str(tmp_path)), files, last=("feed", "missing", "index"))
    assert (sorted(seen[:3]), seen[3:]) == (["a", "b", "z"], ["feed", "index"])


def test_the_same_files_are_left_alone(tmp_path: Path) -> None:
    """Whoever copies the folder elsewhere sees what is new by its time."""
    there = way(place=str(tmp_path))
    places.put(there, FILES.items())
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in FILES}
    places.put(there, {**FILES, "index.html": b"<p>INDEX</p>"}.items())
    after = {name: (tmp_path / name).stat().st_mtime_ns for name in FILES}
    assert [name for name in FILES if before[name] != after[name]] == ["index.html"]


def test_a_file_named_twice_is_a_mistake(tmp_path: Path) -> None:
    """Nobody could say which one is meant; neither is published."""
    with pytest.raises(DeliveryError, match="a would be published twice"):
        places.put(way(place=str(tmp_path)), [("a", b"1"), ("a", b"2")])
    assert list(tmp_path.iterdir()) == []


def test_when_one_file_cannot_be_made_none_is_published(tmp_path: Path) -> None:
    """The files come from an iterator that fails in its middle."""
    places.put(way(place=str(tmp_path)), [("a", b"old")])

    def files() -> Iterator[tuple[str, bytes]]:
        yield "a", b"new"
        yield "b", b"new"
        raise DeliveryError("the third could not be made")

    with pytest.raises(DeliveryError, match="the third could not be made"):
        places.put(way(place=str(tmp_path)), files())
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old"}


def test_whoever_reads_sees_whole_files(server: Server) -> None:
    """While a file is replaced over and over, a reader of the place finds one or the other."""
    contents = [bytes([65 + number]) * 300_000 for number in range(2)]
    places.put(server.way, [("page.html", contents[0])])
    seen: set[bytes] = set()
    over = threading.Event()

    def read() -> None:
        while not over.wait(0.002):
            # Some WebDAV servers take the old away before they move the new.
            with contextlib.suppress(FileNotFoundError):
                seen.add((server.root / "page.html").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(1, 7):
            places.put(server.way, [("page.html", contents[number % 2])])
    finally:
        over.set()
        reader.join()
    assert seen <= {*contents}


def test_two_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """One folder, two who publish: all files of both are there, each whole."""
    there = way(place=str(tmp_path))
    mine = {f"mine/{n}": b"m" * 50_000 for n in range(20)}
    yours = {f"yours/{n}": b"y" * 50_000 for n in range(20)}
    other = threading.Thread(target=places.put, args=(there, list(yours.items())))
    other.start()
    places.put(there, mine.items())
    other.join()
    found = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*/*")}
    assert found == {**mine, **yours}
