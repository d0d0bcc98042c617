"""What a report rests on beside its texts: rows of the reference file, an analyst's corrections."""

from __future__ import annotations

import re

from briefing.exporters.blocks import Address, Known
from briefing.exporters.citations import Citations, row_id
from briefing.models import Article, Correction, Fact

_UNSHOWN = frozenset({"id", "name", "url", "urls", "read"})  # each is printed in a place of its own
LONGEST = 160  # characters of a corrected passage that are repeated


def row(fact: Fact, number: int, cited: Citations) -> Known:
    """One row: its cells that hold something, where they can be checked, and who cites it."""
    called = dict(fact.cells).get("name", "").strip()
    return Known(
        id=row_id(number),
        label=f"R{number}",
        name=called or fact.id,
        file=f"{fact.id} in {fact.file}" if called else fact.file,
        cells=tuple((k, v) for k, v in fact.cells if v.strip() and k not in _UNSHOWN),
        urls=tuple(Address(url, web(url)) for url in fact.urls),
        read=fact.read,
        back=cited.places([row_id(number)]),
    )


def web(url: str) -> str:
    """The address when it is one of the web, else nothing: a report links to nothing else."""
    return url if re.match(r"https?://", url) else ""


def corrections(article: Article) -> list[str]:
    """What an analyst corrected in the reading of an article, a sentence each."""
    return [_told(one, article) for one in article.corrections]


_SAYS = {"label": "is {value}", "speaker": "is said by {value}", "date": "means {value}"}
_BLANK = {"label": "is nothing", "speaker": "has no known speaker", "date": "has no date"}


def _told(one: Correction, article: Article) -> str:
    words = article.passage(one.passage)
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    says = _SAYS[one.kind].replace("{value}", one.value) if one.value else _BLANK[one.kind]
    by = f" by {one.by}" if one.by else ""
    why = f" ({one.why})" if one.why else ""
    return f"Corrected{by}: “{shown}” {says}{why}"
