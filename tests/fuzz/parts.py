"""Several texts in one file, each under a line that names it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_HEAD = re.compile(r"^%%% (\w+)\n", re.MULTILINE)
_JSON = "%%% JSON\n"


def dumps(parts: Mapping[str, str]) -> str:
    """The texts in one; as JSON where one of them holds such a line itself."""
    made = "".join(f"%%% {name}\n{text}\n" for name, text in parts.items())
    return made if loads(made) == parts else f"{_JSON}{json.dumps(dict(parts), indent=1)}\n"


def loads(text: str) -> dict[str, str]:
    """The texts by their names."""
    if text.startswith(_JSON):
        found: dict[str, str] = json.loads(text[len(_JSON) :])
        return found
    _, *rest = _HEAD.split(text)
    return {name: body[:-1] for name, body in zip(rest[::2], rest[1::2], strict=True)}
