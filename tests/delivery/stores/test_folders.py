"""A folder that fails, changes what it is given, or hangs."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefing.delivery.ways import places
from briefing.errors import DeliveryError
from tests.conftest import PROJECT
from tests.delivery.stores.build import way
from tests.delivery.stores.failing import NEW, OLD


def test_a_limit_of_the_system(tmp_path: Path) -> None:
    """A file larger than a process may write (RLIMIT_FSIZE): the old one stands."""
    there = way(place=str(tmp_path / "out"))
    places.put(there, OLD.items())
    program = (
        "import resource, sys\n"
        "from briefing.delivery.ways import places\n"
        "from briefing.errors import DeliveryError\n"
        "from tests.delivery.stores.build import way\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    places.put(way(place=sys.argv[1]), [('a.html', b'n' * 200_000)])\n"
        "except DeliveryError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "out")],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "no space left there" in done.stdout
    found = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    assert found == OLD


def test_a_store_that_changes_what_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes back is compared with what was sent: one byte is enough."""
    from briefing.delivery.placing.folder import Folder

    write = Folder.write
    monkeypatch.setattr(
        Folder, "write", lambda self, name, content: write(self, name, b"X" + content[1:])
    )
    with pytest.raises(DeliveryError, match=r"after 3 tries \(what came back is not what was sent"):
        places.put(way(place=str(tmp_path)), NEW.items())
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_once_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may pass is no failure."""
    from briefing.delivery.placing.folder import Folder

    write = Folder.write
    failed: list[str] = []

    def shaky(self: Folder, name: str, content: bytes) -> None:
        if not failed:
            failed.append(name)
            raise OSError(errno.EIO, "Input/output error")
        write(self, name, content)

    monkeypatch.setattr(Folder, "write", shaky)
    places.put(way(place=str(tmp_path)), NEW.items())
    assert (tmp_path / "a.html").read_bytes() == NEW["a.html"]


def test_a_folder_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share whose server is gone blocks for ever: it is left behind."""
    from briefing.delivery.placing.folder import Folder

    over = threading.Event()
    monkeypatch.setattr(Folder, "write", lambda *_: over.wait(60))
    with pytest.raises(DeliveryError, match=r"no answer in 0.1 s"):
        places.put(way(place=str(tmp_path), timeout=0.1, attempts=1), [("a", b"1")])
    over.set()
