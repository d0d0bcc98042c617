"""What a notebook in a sandbox may read is said by whoever runs it, not by the notebook."""

from __future__ import annotations

import pwd
import sys
from pathlib import Path

import pytest

from briefing import project
from briefing.engine import door
from briefing.jobs import Job
from briefing.runner import perform
from briefing.sandbox import reach
from tests.notebook import write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that a notebook lies in, and that is no project."""
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "notebook"
    found.mkdir()
    return found


def test_a_place_that_the_call_names_may_be_read(folder: Path) -> None:
    """The library that a run is given, and what SQLite keeps beside it."""
    library = folder.parent / "desk.db"
    library.touch()
    allowed = reach.reads(folder / "n.ipynb", {"library": str(library)}, ())
    assert {str(library), f"{library}-wal"} <= {*allowed}


def test_a_link_that_leads_out_is_not_followed(folder: Path) -> None:
    """Neither beside the notebook nor to something hidden; one that stays inside is."""
    inside, hidden = folder / "articles", folder / ".keys"
    for one in (inside, hidden):
        one.mkdir()
    for name, target in (("out", folder.parent), ("keys", hidden), ("in", inside)):
        (folder / name).symlink_to(target)
    allowed = {*reach.reads(folder / "n.ipynb", {}, ())}
    beside = {Path(one).name for one in allowed if Path(one).parent == folder}
    assert beside == {"articles", "in"}


def test_the_folder_of_the_notebook_may_be_the_current_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where that is no project."""
    (folder / "figures.csv").touch()
    monkeypatch.chdir(folder)
    assert not project.is_project(folder)
    assert str(folder / "figures.csv") in reach.reads(folder / "n.ipynb", {}, ())


def test_a_user_without_a_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container: no name, no home, and nothing is kept warm."""

    def unknown(_: int) -> None:
        raise KeyError

    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert reach.reads(folder / "n.ipynb", {}, ())
    assert not door.is_open()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these walls")
def test_a_notebook_opens_no_place_by_its_own_parameters(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever wrote it may have named any folder of whoever runs it."""
    monkeypatch.setenv("BRIEFING_KERNEL", "start")
    secret = folder.parent / "keys" / "secret"
    secret.parent.mkdir()
    secret.write_text("secret")
    book = write(
        folder / "n.ipynb",
        ("parameters", f"library = {str(secret.parent)!r}"),
        f"open({str(secret)!r}).read()",
    )
    result = perform(
        Job(notebook=str(book), formats=("md",), out=str(folder / "out"), sandbox="yes")
    )
    assert result.status == "failed"
    assert "PermissionError" in result.error or "reading" in result.record["sandbox"]["missing"]
