"""A store has a folder for each version, with a manifest that is always true."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing.delivery.copies import Copy
from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import places, store
from tests.delivery.stores.build import PAGE, PRINTED, copy, draft, errand, way, withdrawn
from tests.delivery.stores.servers import Server

REPORT = "topic_briefing/radar-accord"


def carried(journal: Journal, by: Way, *copies: Copy, dry: Path | None = None) -> list[Outcome]:
    """What became of copies by a way."""
    return store.carry([errand(one, by) for one in copies], by, journal, dry)


def told(place: Path, name: str) -> dict[str, Any]:
    """A JSON file of a place."""
    found: dict[str, Any] = json.loads((place / name).read_bytes())
    return found


def names(place: Path) -> list[str]:
    """The files of a place."""
    return sorted(p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file())


def test_a_version_lies_in_its_folder(server: Server, journal: Journal, tmp_path: Path) -> None:
    """With all its files, on each kind of server."""
    (found,) = carried(journal, server.way, copy(tmp_path / "run"))
    assert found.ending == "sent", found
    files = server.files()
    assert sorted(files) == [f"{REPORT}/{name}" for name in
        ("latest.json", "v2/briefing.html", "v2/briefing.pdf", "v2/manifest.json")]  # fmt: skip
    assert files[f"{REPORT}/v2/briefing.html"] == PAGE
    assert found.where.endswith(f"/{REPORT}/v2")


def test_the_manifest_proves_each_file(tmp_path: Path, journal: Journal) -> None:
    """SHA-256, marking, status, version and the whole history."""
    place = tmp_path / "out"
    carried(journal, way(place=str(place)), copy(tmp_path / "run"))
    found = told(place, f"{REPORT}/v2/manifest.json")
    hashes = {n: hashlib.sha256(c).hexdigest() for n, c in
              {"briefing.html": PAGE, "briefing.pdf": PRINTED}.items()}  # fmt: skip
    assert {name: one["sha256"] for name, one in found["files"].items()} == hashes
    facts = ("schema", "report", "status", "version", "marking", "released")
    assert [found[name] for name in facts] == [
        "briefing.store.manifest/1", REPORT, "released", 2, "TLP:GREEN",
        {"by": "C. Chief", "on": "2026-11-30T10:00:00+00:00"},
    ]  # fmt: skip
    assert [(one["version"], one["kind"]) for one in found["history"]] == [
        (1, "release"),
        (2, "correction"),
    ]


def test_latest_leads_to_the_manifest(tmp_path: Path, journal: Journal) -> None:
    """Whatever was published last."""
    by = way(place=str(tmp_path / "out"))
    carried(journal, by, copy(tmp_path / "one", version=1), copy(tmp_path / "two", version=2))
    found = told(tmp_path / "out", f"{REPORT}/latest.json")
    assert (found["version"], found["manifest"]) == (2, "v2/manifest.json")
    assert names(tmp_path / "out" / REPORT / "v1") == [
        "briefing.html", "briefing.pdf", "manifest.json"
    ]  # fmt: skip


def test_a_copy_goes_once(tmp_path: Path, journal: Journal) -> None:
    """The journal knows; the same content made again goes nowhere."""
    by = way(place=str(tmp_path / "out"))
    one = copy(tmp_path / "run")
    endings = [carried(journal, by, one)[0].ending for _ in range(2)]
    assert endings == ["sent", "already"]


def test_the_notebook_stays_in_the_house(tmp_path: Path, journal: Journal) -> None:
    """It holds everything, and so does the record of the run."""
    contents = {"briefing.html": PAGE, "briefing.ipynb": b"{}", "run.json": b"{}",
                "briefing_files/figure-1.svg": b"<svg/>"}  # fmt: skip
    carried(journal, way(place=str(tmp_path / "out")), copy(tmp_path / "run", contents=contents))
    assert names(tmp_path / "out" / REPORT / "v2") == [
        "briefing.html", "briefing_files/figure-1.svg", "manifest.json"
    ]  # fmt: skip


def test_a_draft_made_again_replaces_the_one_before(tmp_path: Path, journal: Journal) -> None:
    """The same day, other content and fewer files: nothing of the old one is left."""
    by = way(place=str(tmp_path / "out"))
    carried(journal, by, draft(tmp_path / "one"))
    carried(journal, by, draft(tmp_path / "two", contents={"briefing.html": b"<p>new</p>"}))
    (folder,) = [path for path in (tmp_path / "out" / REPORT).iterdir() if path.is_dir()]
    assert names(folder) == ["briefing.html", "manifest.json"]
    assert (folder / "briefing.html").read_bytes() == b"<p>new</p>"
    assert told(tmp_path / "out", f"{REPORT}/latest.json")["status"] == "draft"


def test_a_withdrawn_version_leaves_a_notice(
    server: Server, journal: Journal, tmp_path: Path
) -> None:
    """Its files go, the manifest says so, and the notice says by whom, when and why."""
    one = copy(tmp_path / "run")
    carried(journal, server.way, one)
    (found,) = carried(journal, server.way, withdrawn(one))
    files = server.files()
    assert (found.ending, sorted(files)) == (
        "sent",
        [f"{REPORT}/{name}" for name in
         ("latest.json", "v2/manifest.json", "v2/notice.html", "v2/notice.txt")],
    )  # fmt: skip
    manifest = json.loads(files[f"{REPORT}/v2/manifest.json"])
    assert (manifest["status"], sorted(manifest["files"])) == (
        "withdrawn",
        ["notice.html", "notice.txt"],
    )
    assert "bottom_line" not in manifest
    text = files[f"{REPORT}/v2/notice.txt"].decode()
    assert text.startswith("TLP:GREEN\n\nWITHDRAWN: Norway shares radar data\n")
    assert "by C. Chief on 2026-12-01" in text
    assert "Reason: the source erred" in text


def test_an_old_version_taken_back_leaves_the_newest(tmp_path: Path, journal: Journal) -> None:
    """Its own manifest says so; latest.json leads to the version that stands."""
    by = way(place=str(tmp_path / "out"))
    one, two = copy(tmp_path / "one", version=1), copy(tmp_path / "two", version=2)
    gone = msgspec.structs.replace(one.events[0], kind="withdrawal", note="wrong")
    late = msgspec.structs.replace(one, status="withdrawn", events=(*two.events, gone))
    carried(journal, by, one, two, late)
    assert told(tmp_path / "out", f"{REPORT}/v1/manifest.json")["status"] == "withdrawn"
    found = told(tmp_path / "out", f"{REPORT}/latest.json")
    assert (found["version"], found["status"]) == (2, "released")


def test_a_notice_is_safe_to_open(tmp_path: Path, journal: Journal) -> None:
    """A title is words, not markup."""
    hostile = copy(tmp_path / "run", title="<script>alert(1)</script>")
    carried(journal, way(place=str(tmp_path / "out")), withdrawn(hostile))
    page = (tmp_path / "out" / REPORT / "v2" / "notice.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page


def test_a_changed_file_does_not_leave(tmp_path: Path, journal: Journal) -> None:
    """What differs from what was recorded is nobody's report; the others go."""
    by = way(place=str(tmp_path / "out"))
    bad = copy(tmp_path / "bad", key="topic_briefing/bad")
    (tmp_path / "bad" / "briefing.pdf").write_bytes(b"other")
    one, two = carried(journal, by, bad, copy(tmp_path / "good"))
    assert (one.ending, two.ending) == ("failed", "sent")
    assert "is not what it was when the report was made" in one.why
    assert not (tmp_path / "out" / "topic_briefing" / "bad").exists()


def test_a_dry_run_shows_what_would_be_there(tmp_path: Path, journal: Journal) -> None:
    """In the folder that was named; the journal stays empty."""
    by = way(place="s3://nowhere/at/all", secret_env={"key": "NOT_SET"})
    (found,) = carried(journal, by, copy(tmp_path / "run"), dry=tmp_path / "dry")
    assert (found.ending, journal.rows()) == ("tried", [])
    assert names(tmp_path / "dry" / "archive" / REPORT) == [
        "latest.json", "v2/briefing.html", "v2/briefing.pdf", "v2/manifest.json"
    ]  # fmt: skip


def test_what_others_put_there_does_no_harm(tmp_path: Path, journal: Journal) -> None:
    """A file of a name that the kit never gives, in the folder of a version."""
    folder = tmp_path / "out" / REPORT / "v2"
    folder.mkdir(parents=True)
    (folder / "50%.txt").write_bytes(b"theirs")
    (found,) = carried(journal, way(place=str(tmp_path / "out")), copy(tmp_path / "run"))
    assert (found.ending, (folder / "50%.txt").read_bytes()) == ("sent", b"theirs")


def test_a_hostile_key_stays_in_the_place(tmp_path: Path, journal: Journal) -> None:
    """Whatever somebody calls a topic."""
    hostile = copy(tmp_path / "run", key="topic_briefing/../../../etc/<x>\n:?*")
    (found,) = carried(journal, way(place=str(tmp_path / "out")), hostile)
    assert found.ending == "sent", found
    assert all(name.startswith("topic_briefing/") for name in names(tmp_path / "out"))


def test_a_place_that_is_gone_costs_no_long_wait(tmp_path: Path, journal: Journal) -> None:
    """The first copy is tried as often as the way allows, the others once; each is told."""
    (tmp_path / "out").write_bytes(b"a file")
    by = way(place=str(tmp_path / "out" / "below"))
    copies = [copy(tmp_path / f"{n}", key=f"topic_briefing/{n}") for n in range(3)]
    found = carried(journal, by, *copies)
    assert [one.ending for one in found] == ["failed"] * 3
    assert [row.state for row in journal.rows()] == ["failed"] * 3
    (tmp_path / "out").unlink()
    assert [one.ending for one in carried(journal, by, *copies)] == ["sent"] * 3


@pytest.mark.parametrize("state", ["begun", "failed"])
def test_what_did_not_get_there_goes_again(tmp_path: Path, journal: Journal, state: str) -> None:
    """A delivery died in the middle, or failed."""
    by = way(place=str(tmp_path / "out"))
    one = errand(copy(tmp_path / "run"), by)
    journal.begin(
        one.identity(), report=one.copy.key, run="r", content="c", version=2, marking="",
        way=by.name, readers="desk", receiver="",
    )  # fmt: skip
    if state == "failed":
        journal.failed(one.identity(), "the network")
    (found,) = store.carry([one], by, journal, None)
    assert found.ending == "sent"
    assert msgspec.structs.replace(found, where="").why == ""
    assert places.names(by)
