"""What is wrong with a ledger is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.ledger import Ledger
from tests.ledger.runs import digest, enter, record


def test_a_sound_one(tmp_path: Path) -> None:
    """Has no faults, whatever is under way."""
    with Ledger.open(tmp_path / "l.db") as ledger:
        enter(ledger)
        ledger.begin("running", key="k")
        ledger.lease("k", "me", 60)
        assert ledger.verify() == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE runs SET ended = NULL", "both running and ended"),
        ("DELETE FROM articles WHERE number = 1", "article number 1, which is not there"),
        ("DELETE FROM kits", "names versions that are not there"),
        ("DELETE FROM inputs WHERE turn = 2", "rests on 3 articles, and not all"),
        ("UPDATE counters SET value = 0", "a token that was never given"),
        ("INSERT INTO cells VALUES (99, 1, 1, NULL, NULL)", "cells has a row that belongs to none"),
    ],
)
def test_an_orphan_is_found(tmp_path: Path, harm: str, told: str) -> None:
    """Whatever table it is in."""
    with Ledger.open(tmp_path / "l.db") as ledger:
        enter(ledger)
        ledger.lease("k", "me", 60)
        ledger.file.db.execute("PRAGMA foreign_keys = OFF")
        ledger.file.db.execute(harm)
        (fault,) = ledger.verify()
        assert told in fault


def test_a_damaged_file_is_found(tmp_path: Path) -> None:
    """A page that was overwritten."""
    path = tmp_path / "l.db"
    with Ledger.open(path, shared=True) as ledger:
        for _ in range(50):
            enter(ledger)
    content = bytearray(path.read_bytes())
    content[8192:28000] = b"\xee" * (28000 - 8192)
    path.write_bytes(content)
    with Ledger.open(path) as ledger:
        assert ledger.verify() != []


def test_reports_that_changed_since(tmp_path: Path) -> None:
    """Are told with their run; those a later run replaced are not."""
    folder = tmp_path / "topic"
    folder.mkdir()
    (folder / "a.html").write_text("new")
    with Ledger.open(tmp_path / "l.db") as ledger:
        for content in ("old", "new"):
            outputs = {
                "a.html": {"sha256": digest(content), "bytes": 3},
                "a.pdf": {"sha256": digest("pdf"), "bytes": 3},
            }
            run = enter(ledger, folder=str(folder), record=record("", outputs=outputs))
        (entry, name, state) = ledger.changed()[0]
        assert (entry.run, name, state, len(ledger.changed())) == (run, "a.pdf", "gone", 1)
