"""A report without the files that print source texts whole; a mail has the cited paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email.utils import format_datetime

from briefing.delivery.copies import Copy

MAIL = "briefing.eml"
_WHOLE = (".html", ".pdf", ".docx", ".md", ".ipynb")
_DATE = re.compile(rb"^Date: [^\r\n]*", re.MULTILINE)


def printing(names: Iterable[str]) -> list[str]:
    """The files of a report in which every source text stands whole."""
    return sorted(name for name in names if name.endswith(_WHOLE))


def spared(copy: Copy, report: Mapping[str, bytes], *, silent: bool) -> dict[str, bytes]:
    """The files that stay, and the mail, written now where there is none. Raises DeliveryError.

    With `silent` there is a text of which no word may go along: then the mail does not stay.
    """
    away = (*_WHOLE, ".eml") if silent else _WHOLE
    kept = {name: content for name, content in report.items() if not name.endswith(away)}
    if MAIL not in kept and not silent:
        from briefing.delivery import releases

        kept[MAIL] = _dated(releases.written(copy, "eml"), copy.day)
    return kept


def _dated(mail: bytes, day: str) -> bytes:
    """The mail as of the day of its report, so that the same report gives the same bytes."""
    from datetime import UTC, datetime

    try:
        when = datetime.fromisoformat(day).replace(tzinfo=UTC)
    except ValueError:
        return mail
    return _DATE.sub(f"Date: {format_datetime(when)}".encode(), mail, count=1)
