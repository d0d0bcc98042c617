"""`make audit`: known faults of what is pinned, where a public database can be reached."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from supply import programs
from supply.parts import PROJECT

_FILES = ("requirements.txt", "requirements-dev.txt", "requirements-checkers.txt")
_LIMIT = 240  # s, for all of them


@dataclass(frozen=True, slots=True)
class Audit:
    """How many distributions were compared, how many the database did not know, and what it has."""

    compared: int
    unknown: int
    faults: tuple[str, ...]


def read(listed: Sequence[dict[str, Any]]) -> Audit:
    """What pip-audit lists. One it could not look up is not clean: it was not compared."""
    known = [one for one in listed if "skip_reason" not in one]
    faults = [_told(one, fault) for one in known for fault in one["vulns"]]
    return Audit(len(known), len(listed) - len(known), tuple(faults))


def _told(one: dict[str, Any], fault: dict[str, Any]) -> str:
    mended = ", ".join(fault["fix_versions"]) or "none yet"
    return f"{one['name']} {one['version']}: {fault['id']}, mended in {mended}"


def _listed(limit: float) -> Iterator[dict[str, Any]]:
    end = time.monotonic() + limit
    for file in _FILES:
        call = [str(programs.PLACE / "pip-audit"), "-f", "json", "--progress-spinner", "off"]
        call += ["--disable-pip", "--timeout", "10", "-r", str(PROJECT / file)]
        try:
            done = subprocess.run(  # noqa: S603 a checker named in this package
                call, capture_output=True, text=True, check=False, timeout=end - time.monotonic()
            )
            yield from json.loads(done.stdout)["dependencies"]
        except subprocess.TimeoutExpired:
            sys.stdout.write(f"{file}: not compared: no answer within {limit:g} s for all files\n")
        except ValueError:
            said = done.stderr.strip().rpartition("\n")[2]
            sys.stdout.write(f"{file}: not compared: {said[:200] or 'nobody answered'}\n")


def main(limit: float = _LIMIT) -> int:
    """Ask, for at most `limit` s, and print what is known.

    Returns 1 when there is a fault, and 2 when nothing was compared.
    """
    found = read(list(_listed(limit)))
    sys.stdout.write("".join(f"{fault}\n" for fault in found.faults))
    if not found.compared:
        sys.stdout.write("audit: no database can be reached from here; nothing was compared\n")
        return 2
    sys.stdout.write(f"audit: {found.compared} compared, {found.unknown} unknown there\n")
    return int(bool(found.faults))


if __name__ == "__main__":
    sys.exit(main())
