"""JSON from outside: bounded, each key once, and written in one way."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Dict, List, Tuple


def read(raw: bytes) -> Any:
    """The values of a JSON text. Raises ValueError, with the reason in it."""
    try:
        found = json.loads(
            raw.decode("utf-8", "surrogatepass"),
            object_pairs_hook=_once,
            parse_int=_number,
            parse_constant=_none,
        )
    except RecursionError:
        raise ValueError("it is too deep") from None
    return found


def written(value: Any) -> bytes:
    """The one way a pack writes JSON: keys sorted, UTF-8, a newline at the end."""
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "surrogatepass")


def plain(value: Any) -> bytes:
    """Values on one line without blanks, keys sorted: what is hashed."""
    text = json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def digest(raw: bytes) -> str:
    """The SHA-256 of bytes, in hex digits."""
    return hashlib.sha256(raw).hexdigest()


def named(value: Any) -> Dict[str, Any]:
    """A JSON object. Raises ValueError for anything else."""
    if not isinstance(value, dict):
        raise ValueError("named values are missing")  # noqa: TRY004 - of a file
    return value


def listed(value: Any) -> List[Any]:
    """A JSON list. Raises ValueError for anything else."""
    if not isinstance(value, list):
        raise ValueError("a list is missing")  # noqa: TRY004 - of a file
    return value


def text(value: Any) -> str:
    """A JSON text. Raises ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError("a text is missing")  # noqa: TRY004 - of a file
    return value


def number(value: Any) -> int:
    """A whole number that is not negative. Raises ValueError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("a number is missing")
    return value


def _once(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _number(digits: str) -> int:
    if len(digits) > 20:  # longer ones take time that grows with the square of their length
        raise ValueError("a number is too long")
    return int(digits)


def _none(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
