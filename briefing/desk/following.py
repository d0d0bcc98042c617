"""What follows the cells that are run: told after each of them, and never in their way."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

_EVENT = "post_run_cell"
_followers: dict[str, Callable[..., None]] = {}


def shell() -> Any:
    """The IPython of this kernel; None outside one. IPython is not imported to find out."""
    return getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()


def follow(name: str, told: Callable[[], None]) -> None:
    """Call `told` after each cell that is run, in place of an earlier follower of that name.

    What `told` raises is nobody's fault who runs a cell, and is dropped.
    """
    here = shell()
    if here is None:
        return

    def after(*_: object) -> None:
        with suppress(Exception):
            told()

    leave(name)
    here.events.register(_EVENT, after)
    _followers[name] = after


def leave(name: str) -> None:
    """Call the follower of that name no more."""
    earlier = _followers.pop(name, None)
    if earlier is not None:
        with suppress(ValueError):  # the shell was made anew meanwhile, as in tests
            shell().events.unregister(_EVENT, earlier)
