"""A kernel that has just been had goes into the sandbox of its run, before it is asked anything."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from briefing.errors import RunError

if TYPE_CHECKING:
    from briefing.engine.kernels import Process
    from briefing.sandbox.asking import Sandbox

_PATIENCE = 60.0  # seconds; a kernel may first have to load its libraries


def confine(process: Process, sandbox: Sandbox) -> None:
    """Have the kernel go behind its walls, and keep which of them stand.

    Raises RunError when it does not, or when a wall is missing and all were asked for.
    """
    from briefing.sandbox import orders

    began = time.monotonic()
    process.wire.settimeout(_PATIENCE)
    try:
        orders.put(process.wire, sandbox.order)
        standing = orders.take_standing(process.wire)
    except (OSError, EOFError, ValueError) as error:
        how = process.ended(1.0)
        told = how.sentence if how else f"no answer after {time.monotonic() - began:.0f} seconds"
        raise RunError(f"the kernel did not go into its sandbox: {told}") from error
    finally:
        process.wire.settimeout(None)
    sandbox.answered(standing)
