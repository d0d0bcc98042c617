"""The public names, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys

import briefing

LIGHT = """
import sys, briefing
heavy = ("papermill", "nbconvert", "nbformat", "pandas", "plotly", "spacy", "kiwipiepy", "typst")
print([name for name in heavy if name in sys.modules])
"""


def test_public_names() -> None:
    """The public API is this list; it grows only on purpose."""
    assert briefing.__all__ == [
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


def test_every_public_name_exists() -> None:
    """Each name can be imported."""
    assert [name for name in briefing.__all__ if getattr(briefing, name, None) is None] == []


def test_import_is_light() -> None:
    """`import briefing` loads none of the heavy libraries."""
    shown = subprocess.run(
        [sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"


def test_unknown_name_is_an_attribute_error() -> None:
    """A typo fails as Python users expect."""
    assert not hasattr(briefing, "secions")
