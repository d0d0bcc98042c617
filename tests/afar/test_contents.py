"""What is sent to a worker: by its SHA-256, whole, and only into its own folder."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.afar import naming, parcel, projects
from briefing.afar.blobs import Blobs
from briefing.afar.orders import Parcel
from briefing.afar.parcel import Parcels
from briefing.errors import PathError


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and the folder we are in."""
    home = tmp_path / "desk"
    for name in ("notebooks", "data/reference", "data/articles", "brand"):
        (home / name).mkdir(parents=True)
    (home / "notebooks" / "digest.ipynb").write_text("{}")
    (home / "notebooks" / ".env").write_text("secret")
    (home / "data" / "reference" / "facts.csv").write_text("a,b\n")
    (home / "data" / "articles" / "one.txt").write_text("One.\n")
    (home / "data" / "notes.txt").write_text("mine")
    (home / "brand" / "logo.svg").write_text("<svg/>")
    (home / "brand.toml").write_text('[logo]\nfile = "brand/logo.svg"\nalt = "Desk"\n')
    with closing(sqlite3.connect(home / "data" / "desk.db")) as db:
        db.execute("CREATE TABLE one (number)")
        db.execute("PRAGMA journal_mode=WAL")
    monkeypatch.chdir(home)
    return home


def delivered(parcels: Parcels, blobs: Blobs, digests: set[str]) -> None:
    """Bring contents to where a worker keeps them, in small pieces."""
    for digest in blobs.missing(digests):
        for offset, piece in parcels.pieces(digest, 5):
            blobs.piece(digest, offset, piece)
        blobs.close(digest)


def test_a_project_is_sent_as_far_as_a_report_needs_it(desk: Path, tmp_path: Path) -> None:
    """Notebooks, style with its files, facts and library; nothing hidden, nothing else."""
    (tmp_path / "copies").mkdir()
    parcels, blobs = Parcels(desk, tmp_path / "copies"), Blobs(tmp_path / "blobs")
    sent = parcels.parcel("notebooks/digest.ipynb", ("data/desk.db",))
    delivered(parcels, blobs, {sent.small, *sent.libraries.values()})
    home = projects.unpacked(sent, blobs, tmp_path)
    found = sorted(p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file())
    assert found == [
        "brand.toml",
        "brand/logo.svg",
        "data/desk.db",
        "data/reference/facts.csv",
        "notebooks/digest.ipynb",
    ]


def test_a_project_that_did_not_change_has_the_same_name(desk: Path, tmp_path: Path) -> None:
    """So a worker that has it is sent nothing."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    asked = ("notebooks/digest.ipynb", ("data/desk.db", "data/articles"))
    first = Parcels(desk, tmp_path / "first").parcel(*asked)
    second = Parcels(desk, tmp_path / "second").parcel(*asked)
    assert first.digest == second.digest


def test_parameters_name_what_goes_along(desk: Path) -> None:
    """A file or folder of the project; a topic that is called like a folder is none."""
    given = {"topic": "data", "library": "data/desk.db", "notes": "data/notes.txt", "top": 3}
    assert naming.named(given, desk) == ("data/desk.db", "data/notes.txt")
    assert naming.named({"library": "data"}, desk) == ("data",)


@pytest.mark.parametrize("value", ["{desk}/data/desk.db", "data/../data/desk.db", "/etc/passwd"])
def test_what_another_machine_would_not_find_is_refused(desk: Path, value: str) -> None:
    """An absolute path is this machine's alone."""
    with pytest.raises(PathError, match="would not be found on another machine"):
        naming.named({"library": value.format(desk=desk)}, desk)


def test_too_much_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of articles belongs into a library file."""
    monkeypatch.setattr(parcel, "LARGEST", 10)
    with pytest.raises(PathError, match="briefing ingest"):
        Parcels(desk, desk).parcel("notebooks/digest.ipynb", ("data/articles",))


def test_a_content_damaged_on_its_way_is_not_kept(tmp_path: Path) -> None:
    """Its SHA-256 is not its name."""
    blobs = Blobs(tmp_path)
    digest = hashlib.sha256(b"sent").hexdigest()
    blobs.piece(digest, 0, b"came")
    with pytest.raises(ValueError, match="damaged"):
        blobs.close(digest)
    assert blobs.missing({digest}) == (digest,)


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    """A worker's disk does not fill up."""
    blobs, digests = Blobs(tmp_path, most=10), []
    for content in (b"first.", b"second", b"third."):
        digests.append(hashlib.sha256(content).hexdigest())
        blobs.piece(digests[-1], 0, content)
        blobs.close(digests[-1])
    assert set(blobs.missing(digests)) == set(digests[:2])


@given(st.text(max_size=30) | st.lists(st.sampled_from(["..", ".", "a", "/", ""])).map("/".join))
def test_no_name_leads_out_of_a_folder(name: str) -> None:
    """Names come over the network."""
    folder = Path("/srv/project")
    try:
        found = projects.inside(folder, name)
    except ValueError:
        return
    assert found != folder
    assert folder in found.parents
    assert ".." not in found.parts


def test_files_of_an_earlier_report_make_room(tmp_path: Path) -> None:
    """A report is compared with the run home compares it with, whatever else was sent before."""
    blobs, project = Blobs(tmp_path / "blobs"), tmp_path / "project"
    digest = hashlib.sha256(b"{}").hexdigest()
    blobs.piece(digest, 0, b"{}")
    blobs.close(digest)
    for day in ("2026-11-01", "2026-11-08"):
        projects.place({f"reports/digest/topic/{day}/run.json": digest}, blobs, project)
    found = [p.relative_to(project).as_posix() for p in project.rglob("*") if p.is_file()]
    assert found == ["reports/digest/topic/2026-11-08/run.json"]


def test_parcels_of_other_settings_are_others() -> None:
    """Reports of another time are made in a process of their own."""
    one, other = Parcel(small="a"), Parcel(small="a", settings={"SOURCE_DATE_EPOCH": "1"})
    assert one.digest != other.digest
