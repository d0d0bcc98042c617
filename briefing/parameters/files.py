"""Parameter values kept in a file: YAML, JSON or TOML."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

from briefing.errors import ParameterError, PathError, UnknownNameError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LARGEST = 1_000_000  # bytes; a file of parameters is a page
_DEEPEST = 50  # lists and tables within others
_DOTTED = re.compile(
    rf"(?:\.[ \t]{{0,9}}[\w\"'-]{{1,60}}[ \t]{{0,9}}){{{_DEEPEST}}}"
)  # a key of many parts


def read_values(path: Path) -> dict[str, object]:
    """Read the values in a file, by name, with the types the file gives them.

    Raises PathError when it cannot be read, ParameterError when it is damaged or is no list of
    names and values, UnknownNameError when its suffix is not .yaml, .yml, .json or .toml.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise UnknownNameError(
            f"{path}: parameters are read from YAML, JSON or TOML. {nearest(suffix, _READERS)}"
        )
    found = _parsed(path, suffix)
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found):
        raise ParameterError(f"{path} must hold names and values, such as: topic: some words")
    return found


def _parsed(path: Path, suffix: str) -> Any:
    text = _text(path)
    try:
        return _READERS[suffix](text)
    except (ValueError, RecursionError) as error:
        first = (str(error).splitlines() or ["nested too deeply"])[0]
        raise ParameterError(f"{path} is not readable as {suffix[1:].upper()}: {first}") from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        why = error.strerror or "unreadable"
        raise PathError(f"{path} cannot be read ({why}); check the path given to -f") from error
    if len(raw) > _LARGEST:
        raise ParameterError(f"{path} is larger than {_LARGEST} bytes; is it a parameters file?")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParameterError(f"{path} is not UTF-8 text; save it as UTF-8") from error


def _yaml(text: str) -> Any:
    import yaml

    try:
        # Aliases let a short file stand for gigabytes; parameters have no use for them.
        depth = 0
        for token in yaml.scan(text, yaml.SafeLoader):
            if isinstance(token, yaml.AliasToken):
                raise ValueError("aliases (*name) are not read; write the value out")  # noqa: TRY004 a value, no type
            opens = isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken)
            closes = isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken)
            depth += opens - closes
            if depth > _DEEPEST:  # each bracket costs time for all within it
                raise ValueError("it is nested too deeply")
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


def _toml(text: str) -> Any:
    # The parser takes time and memory by the square of the parts of a dotted key.
    if _DOTTED.search(text):
        raise ValueError("a key has too many parts")
    return tomllib.loads(text)


_READERS: dict[str, Callable[[str], Any]] = {
    ".yaml": _yaml,
    ".yml": _yaml,
    ".json": json.loads,
    ".toml": _toml,
}
