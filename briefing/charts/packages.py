"""Where packages of fonts lie."""

from __future__ import annotations

import importlib
from pathlib import Path

from briefing.errors import ExportError


def folder(module: str, error: type[ExportError] = ExportError) -> Path:
    """The folder of a package of fonts; raises `error` when it is not installed."""
    try:
        found = importlib.import_module(module).__file__
    except ImportError as missing:
        wheel = module.replace("_", "-")
        raise error(
            f"The fonts of the package {wheel} are not installed. Run: pip install {wheel}"
        ) from missing
    return Path(str(found)).parent
