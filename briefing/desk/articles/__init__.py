"""The articles of a coverage with all that was read in them; a click corrects a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.library import Coverage


def show(coverage: Coverage) -> Any:
    """The viewer of these articles, as a form."""
    from briefing.desk.articles.viewer import Viewer

    return Viewer(coverage)
