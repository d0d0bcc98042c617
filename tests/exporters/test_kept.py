"""Drawings kept in the user's cache: found again, examined, and never in the way."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import FigureError
from briefing.exporters import figures, kept
from briefing.models import Figure

BARS = Figure("Bars", "Two bars", {"data": [{"type": "bar", "x": ["a", "b"], "y": [1, 2]}]})


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and nothing remembered of other tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept.forget()
    return tmp_path / "briefing" / "drawings"


def made(number: int = 1) -> str:
    """The figure as a process draws it that remembers nothing."""
    kept.forget()
    return figures.draw(BARS, number, width=300)


def files(cache: Path) -> list[Path]:
    """What is kept."""
    return sorted(cache.iterdir())


def test_a_drawing_is_kept_once_for_every_place_it_stands(cache: Path) -> None:
    """The number of a figure is written into what was kept, which is without one."""
    first, second = made(1), made(2)
    assert first.replace('"f1-', '"f2-').replace("#f1-", "#f2-") == second
    assert len(files(cache)) == 1


def test_a_kept_drawing_is_the_one_that_was_drawn(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is drawn when it is there."""
    expected = made()
    monkeypatch.setattr("briefing.charts.svg.render", lambda *_, **__: "")
    assert made() == expected
    assert files(cache)


def test_a_drawing_of_another_size_is_another(cache: Path) -> None:
    """Width and height belong to the key."""
    made()
    figures.draw(BARS, 1, width=301)
    figures.draw(BARS, 1, width=301, height=99)
    assert len(files(cache)) == 3


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"<svg/>"])
def test_a_damaged_file_is_drawn_again(cache: Path, damage: bytes) -> None:
    """And written anew, whole."""
    expected = made()
    (file,) = files(cache)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert made() == expected
    assert file.read_bytes() == whole


def test_a_forged_file_is_examined_like_any_drawing(cache: Path) -> None:
    """Whoever can write into the cache still brings no script into a report."""
    made()
    (file,) = files(cache)
    kept.CACHE.keep(file.stem, b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    with pytest.raises(FigureError, match="<script>"):
        made()


def test_a_cache_that_cannot_be_written_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the folder should be."""
    (tmp_path / "full").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "full"))
    assert made().startswith("<svg")


def test_what_was_used_longest_ago_makes_room(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache stays within its bounds."""
    made()
    (old,) = files(cache)
    os.utime(old, (1, 1))
    monkeypatch.setattr(kept, "CACHE", replace(kept.CACHE, most=old.stat().st_size + 100))
    figures.draw(BARS, 1, width=310)
    assert old not in files(cache)
    assert len(files(cache)) == 1


def test_what_cannot_be_kept_is_drawn_all_the_same(cache: Path) -> None:
    """A figure that is no JSON is an error of the drawing, not of the cache."""
    with pytest.raises(FigureError, match="not plain JSON"):
        figures.draw(Figure("", "", {"data": [{"x": [{1}.__iter__]}]}), 1, width=300)
    assert not cache.exists()
