"""Projects that add something of their own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, which one works in; its folder."""
    for folder in ("notebooks", "data"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(house: Path, place: str, text: str) -> Path:
    """Write a file of the project's own, as in sections/mine."""
    path = house / "own" / f"{place}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
