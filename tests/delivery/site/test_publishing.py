"""A site brought to its place: only what changed, what may not be there goes, the rest stays."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.policy.records import Way
from briefing.delivery.site import publishing
from briefing.delivery.ways.places import Place
from briefing.errors import DeliveryError
from tests.delivery.site import made

V1 = "reports/topic_briefing/steel/v1/report.html"


@pytest.fixture
def way(tmp_path: Path) -> Way:
    """A way that leads to a folder."""
    return Way(name="web", kind="site", most="TLP:GREEN", place=str(tmp_path / "public"))


def held(way: Way) -> dict[str, int]:
    """The files at the place of a way, and when each was written."""
    root = Path(way.place)
    return {
        path.relative_to(root).as_posix(): path.stat().st_mtime_ns
        for path in root.rglob("*")
        if path.is_file()
    }


def test_the_place_holds_what_was_built(way: Way, tmp_path: Path) -> None:
    """Each file, byte for byte, and a list of them."""
    site = made.built(made.every(tmp_path))
    publishing.publish(site, way)
    assert {*held(way)} == {*site.files, "files.json"}
    for name, piece in site.files.items():
        assert (Path(way.place) / name).read_bytes() == piece.read()


def test_only_what_changed_is_written(way: Way, tmp_path: Path) -> None:
    """A site of the same copies writes nothing; one more report leaves the other as it is."""
    publishing.publish(made.built([made.copy(tmp_path, version=1)]), way)
    before = held(way)
    assert publishing.publish(made.built([made.copy(tmp_path, version=1)]), way) == (0, 0)
    assert held(way) == before
    two = [made.copy(tmp_path, version=1), made.copy(tmp_path, "fish", version=1)]
    publishing.publish(made.built(two), way)
    same = {name for name, when in held(way).items() if before.get(name) == when}
    assert {V1, "topics/steel.html", "topics/steel.xml", "style/site.css", "about.html"} <= same


def test_what_may_no_longer_be_there_goes(way: Way, tmp_path: Path) -> None:
    """Report, PDF, topic and feed; the folders too."""
    publishing.publish(
        made.built([made.copy(tmp_path, version=1), made.copy(tmp_path, "fish")]), way
    )
    publishing.publish(made.built([made.copy(tmp_path, "fish")]), way)
    assert [name for name in held(way) if "steel" in name] == []
    assert not (Path(way.place) / "reports/topic_briefing/steel").exists()


def test_it_goes_though_nobody_remembers(way: Way, tmp_path: Path, project_folder: Path) -> None:
    """The place itself tells what of it is the site's."""
    publishing.publish(
        made.built([made.copy(tmp_path, version=1), made.copy(tmp_path, "fish")]), way
    )
    for file in (project_folder / "reports" / ".sites").iterdir():
        file.unlink()
    publishing.publish(made.built([made.copy(tmp_path, "fish")]), way)
    assert [name for name in held(way) if "steel" in name] == []


def test_files_of_others_stay(way: Way, tmp_path: Path) -> None:
    """Also in a folder of the site; a list of files that names them is not heard."""
    root = Path(way.place)
    (root / "reports").mkdir(parents=True)
    for name in ("CNAME", "reports/mine.html"):
        (root / name).write_text("mine")
    (root / "files.json").write_text('{"CNAME": "", "../x": "", "/etc/passwd": ""}')
    publishing.publish(made.built([made.copy(tmp_path)]), way)
    publishing.publish(made.built([]), way)
    assert {"CNAME", "reports/mine.html"} <= {*held(way)}


def test_a_file_that_was_lost_there_comes_back(way: Way, tmp_path: Path) -> None:
    """Whatever the house remembers of it."""
    site = made.built([made.copy(tmp_path, version=1)])
    publishing.publish(site, way)
    (Path(way.place) / V1).unlink()
    publishing.publish(site, way)
    assert V1 in held(way)


def test_one_who_was_killed_leaves_nothing_that_stays(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a report that came and may go now, nor one that counts as published and is not."""

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    one, two = made.copy(tmp_path, version=1), made.copy(tmp_path, "fish", version=1)
    publishing.publish(made.built([one]), way)
    site = made.built([one, two])
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "_finish", killed)
        with pytest.raises(KeyboardInterrupt):
            publishing.publish(site, way)
    publishing.publish(made.built([one]), way)
    assert [name for name in held(way) if "fish" in name] == []
    assert (Path(way.place) / "index.html").read_text("utf-8") == made.text(
        made.built([one]), "index.html"
    )


def test_what_was_withdrawn_goes_when_nothing_can_be_written(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk keeps the notice away, and the report all the same."""
    publishing.publish(made.built([made.copy(tmp_path, version=1)]), way)

    def full(*_: Any) -> None:
        raise DeliveryError("no space left there")

    monkeypatch.setattr(Place, "put", full)
    with pytest.raises(DeliveryError, match="no space"):
        publishing.publish(made.built([made.withdrawn(tmp_path)]), way)
    assert [name for name in held(way) if name.startswith("reports/")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere: nothing was refused")
def test_a_place_nobody_may_write_is_told(way: Way, tmp_path: Path) -> None:
    """With its name."""
    Path(way.place).mkdir()
    Path(way.place).chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(DeliveryError, match="public"):
        publishing.publish(made.built([made.copy(tmp_path)]), way)


def test_a_relative_folder_counts_from_here(tmp_path: Path, project_folder: Path) -> None:
    """As `briefing site build --out` says it."""
    publishing.write(made.built([made.copy(tmp_path)]), Path("out"))
    assert (project_folder / "out" / "index.html").is_file()
