"""A batch file, read into a plan."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from briefing.batch.expanding import expanded
from briefing.batch.form import form
from briefing.batch.naming import plain
from briefing.batch.plan import Plan
from briefing.errors import PathError, UsageError

LARGEST = 5_000_000  # bytes; two hundred items are 20,000


def read(path: Path) -> Plan:
    """The plan of a batch file (TOML; see docs/scheduler.md). Its name is that of the file.

    Raises PathError when it cannot be read, and UsageError, naming the file and the key, when it
    says what cannot be done.
    """
    told = form(_parsed(path), path.name)
    name = told.name if isinstance(told.name, str) else path.stem
    try:
        return Plan(name=plain(name), items=expanded(told))
    except UsageError as error:
        raise UsageError(f"{path.name}, {error}") from None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror}); check its path") from error
    if len(raw) > LARGEST:
        raise UsageError(f"{path.name} is larger than {LARGEST:,} bytes; is it a batch file?")
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not UTF-8 text; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        why = (str(error).splitlines() or ["nested too deeply"])[0]
        raise UsageError(f"{path.name} is not readable as TOML: {why}") from error
