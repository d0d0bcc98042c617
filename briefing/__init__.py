"""Policy briefings from articles, every sentence proven by the passage it rests on.

In a notebook::

    from briefing import check, open_library, prepare, sections

    coverage = open_library("data/sample").about("trilateral security cooperation")
    coverage = prepare(coverage, "topic_briefing")
    sections.bottom_line(coverage)
    check(coverage)

Names are imported when first used, so that `import briefing` is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing import desk, sections
    from briefing.checks import check, prove
    from briefing.errors import BriefingError
    from briefing.library import Coverage, Library
    from briefing.library.opening import ingest, open_library
    from briefing.models import Annex, Article, Reading, Section, Span, Statement
    from briefing.preparing import prepare
    from briefing.reading import read
    from briefing.runner.running import run

__all__ = [
    "Annex",
    "Article",
    "BriefingError",
    "Coverage",
    "Library",
    "Reading",
    "Section",
    "Span",
    "Statement",
    "check",
    "desk",
    "ingest",
    "open_library",
    "prepare",
    "prove",
    "read",
    "run",
    "sections",
]

_HOMES = {
    "BriefingError": "errors",
    "Coverage": "library",
    "Library": "library",
    "check": "checks",
    "ingest": "library",
    "open_library": "library",
    "prepare": "preparing",
    "prove": "checks",
    "read": "reading",
    "run": "runner.running",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its module when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in ("desk", "sections"):
        return import_module(f"briefing.{name}")
    return getattr(import_module(f"briefing.{_HOMES.get(name, 'models')}"), name)


def load_ipython_extension(shell: Any) -> None:
    """Teach a notebook %briefing, for `%load_ext briefing`; the forms of the desk do so too."""
    import_module("briefing.desk.magic").register(shell)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
