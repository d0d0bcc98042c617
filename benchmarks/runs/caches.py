"""A cache of its own for what is measured: fonts are kept in it, drawings of figures are not.

A night's reports have figures that nobody drew before; fonts and templates are those of every
night.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_HOME = "XDG_CACHE_HOME"
_MARK = "briefing-measured"  # names a cache that is ours to clear


def settle(folder: Path) -> None:
    """Give all programs started from now on a cache in this folder."""
    home = folder / _MARK
    home.mkdir()
    os.environ[_HOME] = str(home)


def forget_drawings() -> None:
    """Throw away the drawings kept so far; a cache that is not the measurement's is let be."""
    home = Path(os.environ.get(_HOME, ""))
    if home.name == _MARK:
        shutil.rmtree(home / "briefing" / "drawings", ignore_errors=True)
