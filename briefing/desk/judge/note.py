"""A sentence in place of the form."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Note:
    """Why there is no form, in words."""

    words: str

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.words)}</p>"

    def __repr__(self) -> str:
        return self.words
