"""What run.json says of the files a briefing rests on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from briefing import record
from briefing.models import Annex, Earlier


def test_the_earlier_run_and_the_style_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With their hashes, so that another run can tell whether they are the same."""
    monkeypatch.chdir(tmp_path)
    style = b'house = "Desk"\n'
    (tmp_path / "brand.toml").write_bytes(style)
    before = Earlier("f" * 32, "2024-06-20", (), place="reports/a/briefing.ipynb", sha256="a" * 64)
    told = record.inputs(Annex((), earlier=before))
    expected = {"place": "reports/a/briefing.ipynb", "sha256": "a" * 64, "run": "f" * 32}
    assert expected == told["earlier"]
    digest = hashlib.sha256(style).hexdigest()
    assert told["brand"] == {"place": "brand.toml", "sha256": digest}


def test_without_them_nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first run in the kit's own style."""
    monkeypatch.chdir(tmp_path)
    told = record.inputs(Annex(()))
    assert (told["earlier"], told["brand"]) == (None, None)
