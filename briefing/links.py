"""Where a path leads when all its links are followed."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def real(path: Path) -> Path:
    """The path with each link followed; what it names need not be there.

    Raises OSError for links that lead round in a circle, ValueError for what can be no path.
    `Path.resolve` says so only before Python 3.13; since then it leaves such links as they are.
    """
    try:
        found = path.resolve()
    except RuntimeError as error:
        raise _circle(path) from error
    if any(one.is_symlink() for one in (found, *found.parents)):
        raise _circle(path)
    return found


def _circle(path: Path) -> OSError:
    return OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
