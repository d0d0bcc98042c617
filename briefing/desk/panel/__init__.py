"""The form for the parameters cell."""

from __future__ import annotations

from typing import Any

from briefing.desk.panel.finding import find
from briefing.errors import BriefingError

_NONE = (
    "No parameters to show yet: run the cell tagged `parameters` first, which holds lines such as "
    'topic = "words"  # what it means; then run this cell.'
)


def show() -> Any:
    """The form of the open notebook's parameters; a sentence when there is nothing to change."""
    found = find()
    if found is None or not found.known:
        return Said(_NONE)
    try:
        from briefing.desk.panel.form import shown
    except ImportError:
        return Said("This form needs anywidget: pip install anywidget. The cell above works as is.")
    try:
        return shown(found)
    except BriefingError as error:
        return Said(str(error))


class Said:
    """A sentence where a form would stand."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text
