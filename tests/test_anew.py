"""New files are whole, or not there."""

from __future__ import annotations

import errno
import os
import resource
import signal
from pathlib import Path
from typing import Any

import pytest

from briefing import anew


def test_a_new_file_is_written_with_its_folder(tmp_path: Path) -> None:
    """Letter by letter, with nothing beside it."""
    anew.write(tmp_path / "data" / "a.yaml", "title: é\n")
    assert {p.name: p.read_bytes() for p in (tmp_path / "data").iterdir()} == {
        "a.yaml": "title: é\n".encode()
    }


def test_what_is_there_stays(tmp_path: Path) -> None:
    """Nothing of an analyst's is overwritten."""
    path = tmp_path / "a.yaml"
    path.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        anew.write(path, "new")
    assert {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()} == {"a.yaml": "mine"}


def test_a_link_that_leads_nowhere_stays(tmp_path: Path) -> None:
    """Nothing is written where it leads."""
    path = tmp_path / "a.yaml"
    path.symlink_to("gone")
    with pytest.raises(FileExistsError):
        anew.write(path, "new")
    assert ([*tmp_path.iterdir()], path.readlink()) == ([path], Path("gone"))


def test_a_file_that_cannot_be_written_whole_is_not_there(tmp_path: Path) -> None:
    """The disk is full in the middle of it: the next call finds no half of one."""
    child = os.fork()
    if not child:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))
            anew.write(tmp_path / "a.yaml", "x" * 100)
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
    anew.write(tmp_path / "a.yaml", "new")
    assert {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()} == {"a.yaml": "new"}
