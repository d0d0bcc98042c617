"""Libraries of Jupyter, imported without what nobody here asks of them."""

from __future__ import annotations

import sys
from importlib import import_module

# jsonschema builds some 35 parsers for these formats when it is imported: a second or more.
# nbformat, which needs it, checks no format.
_COSTLY = ("rfc3987_syntax",)


def jsonschema() -> None:
    """Import jsonschema without its costly grammars, if nobody imported it before.

    Whoever imports the grammars themselves later gets them whole.
    """
    if "jsonschema" in sys.modules:
        return
    left_out = [name for name in _COSTLY if name not in sys.modules]
    for name in left_out:
        sys.modules[name] = None  # type: ignore[assignment]  # how Python says: no such module
    try:
        import_module("jsonschema")
    finally:
        for name in left_out:
            del sys.modules[name]
