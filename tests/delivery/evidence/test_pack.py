"""What is in an evidence pack, and how much of each source text."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing.delivery.evidence import pack
from briefing.delivery.evidence.licences import extent
from briefing.delivery.evidence.packing import gathered, name
from briefing.errors import DeliveryError
from briefing.runner import place
from tests.delivery.evidence.packed import (
    FIRST,
    MARKING,
    SECOND,
    a_copy,
    faults,
    filed,
    files,
    look,
)


def told(content: bytes) -> Any:
    """The values of a JSON file."""
    return json.loads(content)


def test_a_pack_is_sound(tmp_path: Path) -> None:
    """Every check finds something to look at, and nothing wrong."""
    found = look(files(), tmp_path)
    assert faults(found) == []
    assert [check.name for check in found.checks] == [
        "form", "files", "history", "report", "sources", "claims", "sentences",
    ]  # fmt: skip


def test_it_holds_what_it_must() -> None:
    """Report, notebook, record, claims, history, sources, manifest and what checks them."""
    assert {one for one in files() if not one.startswith("checking/")} == {
        "MANIFEST.json", "README.txt", "__main__.py", "verify.py", "claims.json", "history.json",
        "report/briefing.html", "report/briefing.ipynb", "report/run.json",
        f"sources/{FIRST.id}.json", f"sources/{SECOND.id}.json",
    }  # fmt: skip


def test_the_same_copy_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever and wherever it is packed."""
    (tmp_path / "there").mkdir()
    one = pack(a_copy(), tmp_path / "one.zip")
    other = pack(a_copy(), tmp_path / "there")
    assert one.path.read_bytes() == other.path.read_bytes()
    assert (one.sha256, one.bytes) == (other.sha256, other.path.stat().st_size)


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o027, 0o640)])
def test_who_may_read_a_pack_is_what_the_umask_says(umask: int, mode: int, tmp_path: Path) -> None:
    """It holds the texts; and so with files of a run that are written one by one."""
    before = os.umask(umask)
    try:
        made = pack(a_copy(), tmp_path / "x.zip").path
        place.write(tmp_path / "briefing.md", b"words")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (made, tmp_path / "briefing.md")]
    assert modes == [mode, mode]


def test_any_program_can_unpack_it(tmp_path: Path) -> None:
    """It is an ordinary zip; Python's own reader finds no fault in it."""
    made = pack(a_copy(), tmp_path / "pack.zip")
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        assert {one.filename: archive.read(one) for one in archive.infolist()} == files()


def test_the_marking_is_on_the_file_and_in_the_manifest() -> None:
    """Whoever gets the file sees at once who may have it, and that nobody has signed it."""
    assert name(a_copy()) == ("topic-briefing-harbour.2026-11-30.DRAFT.TLP-AMBER.evidence.zip")
    assert told(files()["MANIFEST.json"])["marking"] == MARKING


def test_without_a_marking_the_name_says_so() -> None:
    """Unmarked is not free."""
    bare = msgspec.structs.replace(a_copy(), marking="", version=2, status="withdrawn")
    assert name(bare).endswith("2026-11-30.v2-WITHDRAWN.unmarked.evidence.zip")


def test_by_itself_only_cited_paragraphs_go_along() -> None:
    """With the SHA-256 and length of the whole, for who has the text."""
    source = told(files()[f"sources/{FIRST.id}.json"])
    assert [one["number"] for one in source["paragraphs"]] == [1, 2]
    assert source["text"]["characters"] == len(FIRST.text)


def test_a_licence_lets_the_whole_text_go() -> None:
    """All paragraphs, letter for letter."""
    source = told(files(Test_Gazette="whole")[f"sources/{FIRST.id}.json"])
    assert [one["text"] for one in source["paragraphs"]] == [*FIRST.paragraphs]


def test_where_no_words_may_go_their_digests_do(tmp_path: Path) -> None:
    """Neither the source nor the passages have words; the pack is sound all the same."""
    made = files(Harbour="none")
    claims = told(made["claims.json"])["claims"]
    passages = [p for c in claims for p in c["rests_on"] if p["article"] == SECOND.id and p["end"]]
    assert told(made[f"sources/{SECOND.id}.json"])["paragraphs"] == []
    assert [("text" in one, len(one["sha256"])) for one in passages] == [(False, 64)] * 2
    assert faults(look(made, tmp_path)) == []


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("Briefing Kit Sample Wire", ("whole", "briefing kit *")),
        ("The Times", ("none", "*times")),
        ("The Post", ("cited", "")),
        (None, ("cited", "")),
    ],
)
def test_the_first_pattern_that_fits_counts(outlet: str | None, expected: tuple[str, str]) -> None:
    """Capitals do not matter; who prints no name is of no pattern."""
    assert (
        extent(outlet, {"briefing kit *": "whole", "*times": "none", "*wire": "none"}) == expected
    )


def test_texts_that_the_report_prints_whole_are_told() -> None:
    """The annex of a page has all of every text: its maker must know."""
    assert told(files()["MANIFEST.json"])["notes"] == [
        "2 source texts may not be passed on whole, and only a part is in sources/. The "
        "report prints all texts in its annex: briefing.html, briefing.ipynb."
    ]


def test_a_version_for_an_audience_keeps_what_is_the_houses(tmp_path: Path) -> None:
    """No notebook, record, claims or sources: they hold what was left out for it."""
    press = msgspec.structs.replace(a_copy(), audience="press", key="topic_briefing/harbour/press")
    made = gathered(press, {})
    assert {one for one in made if one.startswith(("report/", "sources/", "claims"))} == {
        "report/briefing.html"
    }
    assert faults(look(made, tmp_path)) == []


def test_a_file_that_was_changed_is_not_packed(tmp_path: Path) -> None:
    """The copy says what it was."""
    copy = filed(tmp_path / "2026-11-30")
    (copy.folder / "briefing.html").write_text("<p>something else</p>", "utf-8")
    with pytest.raises(DeliveryError, match=r"briefing\.html is not what it was"):
        pack(copy, tmp_path)


def test_a_name_that_leads_away_is_not_packed(tmp_path: Path) -> None:
    """Neither up nor by a link."""
    copy = filed(tmp_path / "2026-11-30")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    (copy.folder / "link.html").symlink_to(tmp_path / "secret.html")
    for away in ("../secret.html", "link.html"):
        led = msgspec.structs.replace(copy, files={away: copy.files["briefing.html"]})
        with pytest.raises(DeliveryError, match="lies outside of it"):
            pack(led, tmp_path)
