"""The layer over statistical parsers: none unless the user names one.

Rules come first and need no model. The environment variable BRIEFING_PARSER, or `use`, names a
model that is installed; nothing is used because it happens to be there, so that a reading can be
made again. Each kind of parser is one file here; the rest of the kit knows only the records.
"""

from __future__ import annotations

import os
from functools import lru_cache

from briefing.reading.parser.records import Parsed, Parser, Word

__all__ = ["VARIABLE", "Parsed", "Parser", "Word", "current", "describe", "identity", "use"]

VARIABLE = "BRIEFING_PARSER"
"""The environment variable that names the model: a package or a folder; empty for rules alone."""

_chosen: list[str] = []  # what `use` was told last; the environment is asked while it is empty


def use(name: str) -> None:
    """Read with the model `name` from now on: a package or a folder; "" for rules alone.

    Raises UnknownNameError for a model that is not installed, PathError for a folder that holds
    none, UsageError when the parser itself is not installed. The choice before stays then.
    """
    if name.strip():
        _loaded(name.strip())
    _chosen[:] = [name.strip()]


def current() -> Parser | None:
    """Return the parser to read with, None for rules alone. Raises as `use` does."""
    name = _chosen[0] if _chosen else os.environ.get(VARIABLE, "").strip()
    return _loaded(name) if name else None


def identity() -> str:
    """Say which parser readings are made with, "" for rules alone. Raises as `use` does.

    Two parsers with one identity have the same weights: it ends with a hash of the model's files.
    """
    parser = current()
    return parser.identity if parser else ""


def describe(made: int | None = None) -> str:
    """Return the line a report prints; `made` is the version of the rules, the present one if None.

    Raises as `use` does.
    """
    from briefing.reading import VERSION

    rules, parser = f"rules, version {VERSION if made is None else made}", current()
    return f"{rules}, and the parser {parser.description}" if parser else rules


@lru_cache(maxsize=2)  # a model holds some hundred MB
def _loaded(name: str) -> Parser:
    from briefing.reading.parser.spacypipeline import load

    return load(name)
