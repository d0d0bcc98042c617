"""The site: a folder of pages that any web host can hold, or nobody but the disk it lies on.

`build` makes it from copies of reports; `addresses` tells where a copy lies on it, from the copy
alone. Names are imported when first used: pages need jinja2.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.delivery.site.building import build
    from briefing.delivery.site.records import Settings, Site

__all__ = ["Settings", "Site", "build"]

_HOMES = {"Settings": "records", "Site": "records", "build": "building"}


def __getattr__(name: str) -> Any:
    """Import a name from its module when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"briefing.delivery.site.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
