"""Signed versions of reports: what a named person released, bound to the text it was.

`copy_of` tells what a run folder is, a draft or what was signed; `latest` gives the newest copy
of every report, `versions` all signed ones, `written` a file of a copy. `release` signs,
`withdraw` takes back. Names are imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.delivery.releases.finding import kept, latest, named
    from briefing.delivery.releases.signed import versions
    from briefing.delivery.releases.signing import release
    from briefing.delivery.releases.standing import copy_of
    from briefing.delivery.releases.verifying import verify
    from briefing.delivery.releases.withdrawing import withdraw
    from briefing.delivery.releases.writing import written

__all__ = [
    "copy_of",
    "kept",
    "latest",
    "named",
    "release",
    "verify",
    "versions",
    "withdraw",
    "written",
]

_HOMES = {
    "copy_of": "standing",
    "kept": "finding",
    "latest": "finding",
    "named": "finding",
    "release": "signing",
    "verify": "verifying",
    "versions": "signed",
    "withdraw": "withdrawing",
    "written": "writing",
}


def __getattr__(name: str) -> Any:
    """Import a name from its module when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"briefing.delivery.releases.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
