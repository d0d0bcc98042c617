"""Libraries of Jupyter, imported without what nobody here asks of them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import Self

# jsonschema builds some 35 parsers for these formats when it is imported: a second or more.
# nbformat, which needs it, checks no format.
_COSTLY = ("rfc3987_syntax",)

# papermill reads notebooks from Hadoop if Arrow can; the kit gives it what it has read itself.
_STORES = ("pyarrow.fs",)


def jsonschema() -> None:
    """Import jsonschema without its costly grammars, if nobody imported it before.

    Whoever imports the grammars themselves later gets them whole.
    """
    if "jsonschema" not in sys.modules:
        with absent(*_COSTLY):
            import_module("jsonschema")


def papermill() -> None:
    """Import papermill without its way to Hadoop, if nobody imported it before.

    The library it would fetch notebooks from the network with is loaded when something uses it.
    """
    if "papermill" not in sys.modules:
        with _Later("requests"), absent(*_STORES):
            import_module("papermill")


@contextmanager
def uncollected() -> Iterator[None]:
    """Inside, no garbage is looked for; what is there at the end is never looked at again.

    For imports: they leave a hundred thousand things that stay, and looking through them again
    and again is a fifth of their time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def absent(*names: str) -> Iterator[None]:
    """Inside, these modules are as good as not installed, those apart that are there already."""
    left_out = [name for name in names if name not in sys.modules]
    for name in left_out:
        sys.modules[name] = None  # type: ignore[assignment]  # how Python says: no such module
    try:
        yield
    finally:
        for name in left_out:
            del sys.modules[name]


class _Later(MetaPathFinder):
    """Finds modules that are loaded when their first attribute is asked for."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find one of these modules, and no other."""
        if fullname not in self._names:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec

    def __enter__(self) -> Self:
        sys.meta_path.insert(0, self)
        return self

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)
