"""An installed program that signs or checks, run with a bound on its time."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from briefing.errors import DeliveryError

PATIENCE = 120.0  # seconds: somebody may have to type a passphrase
_SHOWN = 300  # characters of what a program says


def found(name: str, package: str) -> str:
    """The path of a program. Raises DeliveryError, which names the package that has it."""
    path = shutil.which(name)
    if path is None:
        raise DeliveryError(f"{name} is not installed. Install {package}, then try again.")
    return path


def done(*command: str | Path, given: Path | None = None, what: str) -> str:
    """What a program says when it succeeds; `given` is the file it reads, None for the terminal.

    Raises DeliveryError, which says `what` failed and what the program said.
    """
    try:
        ran = subprocess.run(  # noqa: S603 - a program by its path; no shell reads its arguments
            [str(part) for part in command],
            input=given.read_bytes() if given else None,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DeliveryError(f"{what}: no answer in {PATIENCE:.0f} seconds.") from None
    except OSError as error:
        raise DeliveryError(f"{what}: {error.strerror or error}.") from error
    said = b"\n".join((ran.stdout, ran.stderr)).decode("utf-8", "replace")
    if ran.returncode != 0:
        told = " ".join("".join(filter(str.isprintable, said.replace("\n", " "))).split())
        raise DeliveryError(f"{what}: {told[-_SHOWN:] or f'exit code {ran.returncode}'}")
    return said
