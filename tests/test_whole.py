"""Files are whole, or not there."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
from pathlib import Path
from typing import Any

import pytest

from briefing import whole


def test_a_new_file_is_written_with_its_folder(tmp_path: Path) -> None:
    """Letter by letter, with nothing beside it."""
    whole.add(tmp_path / "data" / "a.yaml", "title: é\n")
    assert {p.name: p.read_bytes() for p in (tmp_path / "data").iterdir()} == {
        "a.yaml": "title: é\n".encode()
    }


def test_what_is_there_stays(tmp_path: Path) -> None:
    """Nothing of an analyst's is overwritten."""
    path = tmp_path / "a.yaml"
    path.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        whole.add(path, "new")
    assert {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()} == {"a.yaml": "mine"}


def test_a_link_that_leads_nowhere_stays(tmp_path: Path) -> None:
    """Nothing is written where it leads."""
    path = tmp_path / "a.yaml"
    path.symlink_to("gone")
    with pytest.raises(FileExistsError):
        whole.add(path, "new")
    assert ([*tmp_path.iterdir()], path.readlink()) == ([path], Path("gone"))


def test_a_file_that_cannot_be_written_whole_is_not_there(tmp_path: Path) -> None:
    """The disk is full in the middle of it: the next call finds no half of one."""
    child = os.fork()
    if not child:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))
            whole.add(tmp_path / "a.yaml", "x" * 100)
        except OSError as error:
            code = 0 if error.errno == errno.EFBIG else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert [*tmp_path.iterdir()] == []


def test_a_disk_without_links_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As those of memory sticks are."""

    def refused(*_: Any) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    whole.add(tmp_path / "a.yaml", "new")
    assert {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()} == {"a.yaml": "new"}


@pytest.mark.parametrize("mode", [None, 0o600, 0o444])
def test_a_file_takes_the_place_of_another(tmp_path: Path, mode: int | None) -> None:
    """With the rights that are asked for, or those of any new file, and nothing beside it."""
    path, other = tmp_path / "a.json", tmp_path / "b.json"
    path.write_bytes(b"old")
    whole.write(path, b"new", mode)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.json", b"new")]
    other.touch()
    usual = stat.S_IMODE(other.stat().st_mode)
    assert stat.S_IMODE(path.stat().st_mode) == (usual if mode is None else mode)


@pytest.mark.parametrize("lasting", [True, False])
def test_what_was_there_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lasting: bool
) -> None:
    """Nothing half-done is left beside it."""

    def refused(*_: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OSError, match="Input/output"):
        whole.write(path, b"new", lasting=lasting)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.json", b"old")]


@pytest.mark.parametrize("kind", ["a pipe", "a folder", "too large", "a link"])
def test_only_an_ordinary_file_is_read(tmp_path: Path, kind: str) -> None:
    """What would never end, or fill the memory, is an error at once."""
    path = tmp_path / "a"
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a folder":
        path.mkdir()
    elif kind == "too large":
        path.write_bytes(b"12345")
    else:
        path.symlink_to(tmp_path / "gone")
    with pytest.raises(OSError, match=r".+"):
        whole.read(path, 4)
    (tmp_path / "b").write_bytes(b"1234")
    assert whole.read(tmp_path / "b", 4) == b"1234"
