"""What a document shows, by its kinds, and the forms in which a notebook holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing.exporters.blocks import Prose, Table, Verbatim
from briefing.exporters.image import Picture
from briefing.exporters.place import Place
from briefing.models import Annex, Figure, Front, Section, Verdict

Printed = Section | Prose | Figure | Table | Verbatim | Picture
Shown = Printed | Front | Annex | Verdict
Bundle = Mapping[str, Any]  # the forms of an output, or what its metadata say, by their types
# Reads one form of an output, given all forms and the metadata; None when it has none such.
Form = Callable[[Bundle, Bundle, Place], tuple[Shown, ...] | None]


def joined(text: Any) -> str:
    """Notebook files may hold a text as a list of lines."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text)


def one(made: Shown | None) -> tuple[Shown, ...]:
    """What is shown, as one thing or none."""
    return () if made is None else (made,)
