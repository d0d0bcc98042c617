"""Words of a page with the languages they are in, for the voices of screen readers.

WCAG 2.2, success criterion 3.1.2. Words that run from right to left stay together, whatever
stands around them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.exporters import languages

if TYPE_CHECKING:
    from markupsafe import Markup

_LEFTWARD = frozenset({"ar", "he"})
Said = Callable[..., "Markup | str"]


def speaker(language: str) -> Said:
    """A function that marks the words of a text which are not in the report's `language`.

    It takes the text, and the language of the place it stands in where that is another.
    """
    from markupsafe import Markup, escape

    def said(text: str, own: str = language) -> Markup | str:
        runs = languages.runs(text, own)
        if len(runs) == 1 and runs[0][1] == own:
            return text
        return Markup("").join(
            escape(part) if spoken == own else _marked(part, spoken) for part, spoken in runs
        )

    return said


def _marked(part: str, language: str) -> Markup:
    from markupsafe import Markup

    name = "bdi" if language in _LEFTWARD else "span"
    return Markup("<{0} lang={1}>{2}</{0}>").format(name, Markup(f'"{language}"'), part)  # noqa: S704 a name the kit gives
