"""The form for the judgements file: each field is written to the file, which stays what counts."""

from __future__ import annotations

from typing import Any

from briefing.desk.following import shell
from briefing.errors import BriefingError
from briefing.judged import Judgements
from briefing.judgements import editing
from briefing.judgements.editing import Opened
from briefing.library import Coverage

_PARAMETER = "judgements"  # the parameter of every notebook that names the file, "none" for none


def show(coverage: Coverage) -> Any:
    """The form; a sentence where the parameter names no file, or one that cannot be its file."""
    try:
        place = editing.place_of(coverage.kind, coverage.topic, _parameter())
    except BriefingError as error:
        return _said(str(error))
    from briefing.desk.judge.form import shown

    return shown(Opened(place, "", Judgements(), coverage.kind, coverage.topic), coverage)


def _parameter() -> str:
    """The value of the parameter in the notebook; "" where it has none."""
    found = getattr(shell(), "user_ns", {}).get(_PARAMETER, "")
    return found if isinstance(found, str) else ""


def _said(words: str) -> Any:
    from briefing.desk.judge.note import Note

    return Note(words)
