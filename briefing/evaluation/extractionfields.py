"""When a title and a date are right.

A title is right when it equals the true one, or the true one without the outlet at its end
("… | The Gazette", "… - The Gazette", "…_The Gazette", "… [Gazette]"); spaces, kinds of quotation
marks and dashes, and capital letters are not compared.

A date is right when it is the same calendar day as the true one: as both are printed, or, when
both state a time and a zone, in UTC.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from briefing.models import Published

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―", "-"),
        "\u00ad": None,
        "\u200b": None,
    }
)
_PARTING = re.compile(r"\s+[|:•·/>-]{1,2}\s+|\s*(?:--|_{1,2})\s*|\s+(?=[\[(])")
_LONGEST_OUTLET = 60  # letters
_LEAST = 0.25  # share of a title that must be left of it without its outlet


def same_title(true: str, found: str | None) -> bool:
    """True when `found` is the true title."""
    if not found:
        return False
    shorter = plain(true)
    wanted = {shorter}
    for _ in range(3):  # a section and a writer may stand before the outlet
        shorter = _without_outlet(shorter)
        if len(shorter) >= _LEAST * len(plain(true)):
            wanted.add(shorter)
    return plain(found) in wanted


def _without_outlet(title: str) -> str:
    """`title` up to its last parting, if what follows is short enough to be an outlet."""
    partings = list(_PARTING.finditer(title))
    if not partings or len(title) - partings[-1].end() > _LONGEST_OUTLET:
        return title
    return title[: partings[-1].start()].strip()


def plain(title: str) -> str:
    """A title as it is compared."""
    text = unicodedata.normalize("NFKC", title.translate(_ALIKE)).translate(_ALIKE)
    return " ".join(text.casefold().split())


def same_day(true: str, found: Published | None) -> bool:
    """True when `found` is the day of the true date, given in ISO 8601."""
    if found is None:
        return False
    if true[:10] == found.date:
        return True
    wanted = _instant(true)
    got = _instant(f"{found.date}T{found.time}{found.zone}") if found.time and found.zone else None
    return wanted is not None and got is not None and wanted.date() == got.date()


def _instant(text: str) -> datetime | None:
    """The moment in UTC; None when `text` states no moment with a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
