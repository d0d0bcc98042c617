"""What was found of a pack, told in a terminal or for a program."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

from .container import told
from .looking import CANNOT, SHOWN, Found, looked_at


def lines(found: Found) -> List[str]:
    """The table: what was checked, what is wrong, and what nobody can prove with this."""
    about = found.manifest
    told_lines = []
    if about:
        version = about.get("version")
        kind = f"version {told(version)}" if version else "draft"
        kind += ", WITHDRAWN" if about.get("status") == "withdrawn" else ""
        marking = told(about.get("marking") or "no marking")
        told_lines.append(
            f"{told(about.get('title'))} ({told(about.get('day'))}, {kind}, {marking})"
        )
    if found.sha256:
        told_lines.append(f"SHA-256 of the pack  {found.sha256}")
    for check in found.checks:
        told_lines.append(
            f"  {check.name:<10} {'WRONG' if check.faults else 'ok':<6} {told(check.what)}"
        )
        told_lines += [f"    {told(why, 300)}" for why in check.faults[:SHOWN]]
        if len(check.faults) > SHOWN:
            told_lines.append(f"    and {len(check.faults) - SHOWN} more")
    told_lines.append("SOUND" if found.sound else "NOT SOUND: do not rely on this pack")
    told_lines += [f"Note: {told(one, 300)}" for one in found.notes if found.sound]
    told_lines.append("Not proven by this:")
    return [*told_lines, *(f"  {one}" for one in CANNOT)]


def plain(found: Found) -> Dict[str, Any]:
    """The same for a program."""
    names = ("title", "key", "day", "version", "status", "marking", "run", "content")
    return {
        "sound": found.sound,
        "sha256": found.sha256,
        "pack": {name: found.manifest.get(name) for name in names},
        "checks": [
            {"check": one.name, "what": one.what, "faults": one.faults} for one in found.checks
        ],
        "notes": found.notes,
        "not_proven": list(CANNOT),
    }


def main(arguments: Optional[Sequence[str]] = None, own: str = "") -> int:
    """`verify.py [--json] [PACK]`: 0 when the pack is sound, 1 when not. `own` is this pack."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    places = [one for one in given if one != "--json"] or [own]
    try:
        found = looked_at(Path(places[0]))
    except OSError as error:
        sys.stderr.write(f"{told(places[0])} cannot be read ({error.strerror or error})\n")
        return 1
    shown = json.dumps(plain(found), indent=2) if as_json else "\n".join(lines(found))
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(shown.encode(encoding, "replace").decode(encoding) + "\n")
    return 0 if found.sound else 1
