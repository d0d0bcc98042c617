"""Pictures of the desk for the documentation: `python -m tests.lab.pictures` makes them anew.

The test of an analyst's day takes them; here they are made small and put into docs/images/desk.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT

FOLDER = "BRIEFING_PICTURES"  # where the test puts its pictures; without it, where pytest likes
PLACE = PROJECT / "docs" / "images" / "desk"
_COLOURS = 160
_LARGEST = 120_000  # bytes


class Album:
    """A folder of pictures, numbered in the order they were taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.environ.get(FOLDER) or folder)
        self._number = 0

    def take(self, page: Any, name: str) -> Path:
        """A picture of what the analyst sees now."""
        self._number += 1
        file = self._folder / f"{self._number:02d}-{name}.png"
        page.screenshot(path=file, animations="disabled")
        return file


def small(source: Path, target: Path) -> int:
    """A picture of few colours; its size in bytes. Raises ValueError if it is still too large."""
    from PIL import Image

    with Image.open(source) as picture:
        picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
            target, optimize=True
        )
    size = target.stat().st_size
    if size > _LARGEST:
        raise ValueError(f"{target.name} has {size} bytes, more than {_LARGEST}")
    return size


def main() -> int:
    """Run the test, and keep its pictures if it passes."""
    with tempfile.TemporaryDirectory() as folder:
        test = [sys.executable, "-m", "pytest", "-q", "tests/lab/test_day.py"]
        done = subprocess.run(test, cwd=PROJECT, env=os.environ | {FOLDER: folder}, check=False)
        if done.returncode == 0:
            PLACE.mkdir(parents=True, exist_ok=True)
            for old in PLACE.glob("*.png"):
                old.unlink()
            for taken in sorted(Path(folder).glob("*.png")):
                small(taken, PLACE / taken.name)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
