"""Where a project gets the kit from: the line of its requirements.txt."""

from __future__ import annotations

import json
from importlib import metadata
from urllib.parse import urlsplit

_TEXT = """\
# What this project needs: pip install -r requirements.txt
# A newer version of the kit: change the line below, install, then: briefing init .
{why}{line}
"""
_HERE = """\
# The kit was installed here from a file. Put its wheel into wheels/ of this project, or write where
# your colleagues get it from: briefing[together] @ git+https://... or the name in your own index.
"""
_EXTRAS = "briefing[together]"


def requirements(version: str) -> bytes:
    """The file that brings this version of the kit, from where it was installed here.

    A place of this machine is not written down: others do not have it.
    """
    address = _address(_direct())
    if address:
        return _TEXT.format(why="", line=f"{_EXTRAS} @ {address}").encode()
    if _direct() is not None:
        wheel = f"./wheels/briefing-{version}-py3-none-any.whl[together]"
        return _TEXT.format(why=_HERE, line=wheel).encode()
    return _TEXT.format(why="", line=f"{_EXTRAS}~={version}").encode()


def _direct() -> dict[str, object] | None:
    """What the installer noted of where the kit came from (PEP 610); None from an index."""
    try:
        text = metadata.distribution("briefing").read_text("direct_url.json")
        found = json.loads(text) if text else None
    except (metadata.PackageNotFoundError, ValueError, OSError):
        return {}
    return found if isinstance(found, dict) else None


def _address(direct: dict[str, object] | None) -> str:
    """An address that others have too, with no password in it; "" when there is none."""
    url = str((direct or {}).get("url", ""))
    parts = urlsplit(url)
    if parts.scheme not in {"https", "ssh"} or parts.password or "@" in url:
        return ""
    vcs = (direct or {}).get("vcs_info")
    if not isinstance(vcs, dict):
        return url
    return f"{vcs.get('vcs', 'git')}+{url}@{vcs.get('commit_id', 'HEAD')}"
