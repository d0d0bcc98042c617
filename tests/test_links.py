"""Where a path leads when all its links are followed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from briefing.links import real


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a circle of links, a link within, and a link out of it."""
    home = tmp_path / "home"
    (home / "sub").mkdir(parents=True)
    (tmp_path / "secret").write_text("x", "utf-8")
    (home / "circle").symlink_to("other")
    (home / "other").symlink_to("circle")
    (home / "within").symlink_to("sub")
    (home / "out").symlink_to(tmp_path / "secret")
    return home


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("sub", "home/sub"),
        ("within/new.txt", "home/sub/new.txt"),
        ("within/../out", "secret"),
        ("gone/../out", "secret"),
        (".", "home"),
    ],
)
def test_links_are_followed(folder: Path, name: str, leads: str) -> None:
    """Whether or not something is there at the end."""
    assert real(folder / name) == folder.parent / leads


@pytest.mark.parametrize("name", ["circle", "circle/x", "within/../circle/x/y"])
def test_a_circle_is_an_error(folder: Path, name: str) -> None:
    """With every Python."""
    with pytest.raises(OSError, match="circle"):
        real(folder / name)


@pytest.mark.parametrize("name", ["circle/../out", "gone/../circle/../out"])
def test_a_circle_hides_no_link(folder: Path, name: str) -> None:
    """What comes after it is followed, or refused with it."""
    with suppress(OSError):
        assert real(folder / name) == folder.parent / "secret"
