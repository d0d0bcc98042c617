"""What may be called right in a correction: a label, a name, or a date."""

from __future__ import annotations

import re
from datetime import date

from briefing.judged import Correcting
from briefing.judgements.problems import shown

LABELS = {
    "fact": "reported",
    "reported": "reported",
    "attributed": "attributed",
    "opinion": "opinion",
    "speculation": "speculation",
}
_PARTIAL = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
NO_DATE = "none"


def unfit(correcting: Correcting) -> str:
    """Why the right value of a correction is none; empty when it is one."""
    value = correcting.value
    if correcting.kind == "label" and value not in LABELS:
        return f"a label is one of {', '.join(LABELS)}, not {shown(value)}"
    if correcting.kind == "date" and value != NO_DATE and not _is_partial(value):
        return f"a date is YYYY, YYYY-MM or YYYY-MM-DD, or none, not {shown(value)}"
    return ""


def _is_partial(value: str) -> bool:
    """True for a day, a month or a year that the calendar has."""
    match = _PARTIAL.fullmatch(value)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
