"""Whether somebody listens at an address; Dask itself would try for long."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

from briefing.afar.address import Address
from briefing.errors import PathError

STARTING = 2.0  # seconds in which a scheduler that is just being started is tried again
_LARGEST = 1_000_000  # bytes of a scheduler file


def reach(address: Address, patience: float) -> str:
    """See that somebody listens, within `patience` seconds; return how: "tcp" or "tls".

    Raises PathError.
    """
    deadline = time.monotonic() + STARTING
    parts = urlsplit(address.contact or _written_in(address.file))
    while True:
        try:
            socket.create_connection((parts.hostname, parts.port), patience).close()
        except OSError as error:
            if time.monotonic() > deadline:
                raise PathError(
                    f"nobody listens at {address} ({error.strerror or error}). Start a scheduler "
                    "with: dask scheduler --host 127.0.0.1"
                ) from error
            time.sleep(0.2)
        else:
            return parts.scheme


def _written_in(file: Path | None) -> str:
    """The address in a scheduler file. Raises PathError when there is none."""
    try:
        with (file or Path()).open("rb") as opened:
            return str(json.loads(opened.read(_LARGEST))["address"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise PathError(
            f"{file} is no scheduler file ({error}). One is written by: "
            "dask scheduler --scheduler-file FILE"
        ) from error
