"""The list of all sections, made of their own docstrings."""

from __future__ import annotations

import inspect

from briefing import sections
from briefing.library import Coverage
from briefing.models import Section


def page() -> str:
    """A row for each section: its name, its title in a report, what it shows."""
    rows = "\n".join(_row(name) for name in sections.__all__)
    return f"| `sections.…` | Title | What it shows |\n|---|---|---|\n{rows}\n"


def _row(name: str) -> str:
    function = getattr(sections, name)
    line = (inspect.getdoc(function) or "").partition("\n")[0]
    return f"| `{name}` | {_title(name)} | {line} |"


def _title(name: str) -> str:
    """What a report prints over it; of no articles, since the title is the same."""
    if name == "about_actor":
        return ""
    made = getattr(sections, name)(Coverage("", ()))
    return made.title if isinstance(made, Section) else ""
