"""News agencies that a text credits: whose text it is, or who helped with it.

Only the places where credits stand are read: dateline, byline, outlet, copyright line, and the
short lines and brackets at the end. "Yonhap reported that ..." in the body is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.cleaning.names import dateline
from briefing.models import Article

# What an agency is called, and the one name the records keep. Names as the agencies print them.
_NAMES = {
    "AP": "Associated Press|AP",
    "Reuters": "Thomson Reuters|Reuters|ロイター|로이터",
    "AFP": "Agence France-Presse|Agence France Presse|AFP",
    "UPI": "United Press International|UPI",
    "Bloomberg": "Bloomberg News|Bloomberg",
    "Yonhap": "Yonhap News Agency|Yonhap News|Yonhap|연합뉴스",
    "Newsis": "Newsis|뉴시스",
    "News1": "News1|뉴스1",
    "KCNA": "Korean Central News Agency|KCNA|조선중앙통신|朝鮮中央通信",
    "Kyodo": "Kyodo News|Kyodo|共同通信社|共同通信|共同",
    "Jiji": "Jiji Press|Jiji|時事通信社|時事通信|時事",
    "Xinhua": "Xinhua News Agency|Xinhua|新华社|新華社",
    "Central News Agency": "Central News Agency|中央社",  # "CNA" is also a broadcaster
    "TASS": "ITAR-TASS|TASS",
    "RIA Novosti": "RIA Novosti|RIA",
    "Interfax": "Interfax",
    "dpa": "Deutsche Presse-Agentur|dpa|DPA",
    "ANSA": "ANSA",
    "EFE": "Agencia EFE|EFE",
    "PTI": "Press Trust of India|PTI",
    "ANI": "Asian News International|ANI",
    "Anadolu": "Anadolu Agency|Anadolu",
    "AAP": "Australian Associated Press|AAP",
    "The Canadian Press": "Canadian Press",
    "PA Media": "PA Media|Press Association",
    "Bernama": "Bernama",
    "Antara": "Antara News|Antara",
    "VNA": "Vietnam News Agency|VNA",
    "PNA": "Philippine News Agency|PNA",
}
_KNOWN = {name.casefold(): agency for agency, names in _NAMES.items() for name in names.split("|")}
_ANY = "|".join(
    sorted((re.escape(n) for names in _NAMES.values() for n in names.split("|")), key=len)[::-1]
)
_AGENCY = rf"(?:[Tt]he\s)?(?P<agency>{_ANY})(?!\w|-[a-z]|\s(?:[Pp]hoto|[Ii]mages|[Ff]ile))"
_YEARS = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?"

_HEAD = re.compile(
    rf"[(（\[【]{_AGENCY}[)）\]】]\s?(?:--|-|–|—|=)?\s"
    rf"|[(（\[【][^)）\]】]{{1,20}}?=?{_AGENCY.replace('agency', 'within')}[)）\]】]"
    rf"|[A-Z][\w .,'’]{{1,40}}[,/]?\s{_AGENCY.replace('agency', 'after')}\s?(?:--|–|—)\s"
)
_WHOLE = re.compile(  # a line that is nothing but an agency's name, marks round it aside
    rf"(?:[-–—~=/(（\[【<]\s?){{0,2}}{_AGENCY}(?:\s?[/-]\s?(?:{_ANY}))?(?:[)）\]】>]|\s?[-–—=])?\.?$"
)
_ENDS = re.compile(rf"[(（\[【]\s?{_AGENCY}(?:\s?[/-]\s?(?:{_ANY}))?\s?[)）\]】]\.?$")
_CARRIED = re.compile(
    r"\(?(?i:(?:this|the) (?:story|article|report|text|piece|item) )?(?i:(?:was|is|has been) )?"
    r"(?i:(?:first |originally )?(?:published|carried|distributed|provided|supplied|released|issued"
    r"|produced|written|reported|syndicated) (?:by|from|through|on|via)|via|courtesy of|source|"
    rf"credit|from|출처|配信|提供)\s?[:：]?\s?{_AGENCY}[^.;,]{{0,30}}\.?\)?$"
)
_HELPED = re.compile(
    r"(?i:additional (?:reporting|material)|with (?:additional )?(?:reporting|inputs?|files|agenc|"
    r"contributions?|material)|reporting)"
    rf"[^.]{{0,40}}?\s(?i:by|from)\s[^.]{{0,60}}?{_AGENCY}"
    rf"|^\(?{_AGENCY.replace('agency', 'within')}[^.]{{0,60}}?\scontributed to this"
)
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)\s?(?:\(c\)|©)?\s?(?:{_YEARS})?,?\s?(?i:by\s)?{_AGENCY}", re.IGNORECASE
)
_TAIL = 3  # paragraphs at the end that may be credits
_LONGEST = 200  # code points of a line that may be one
_HELPS = ("contributed", "with ", "additional", "reporting")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency a text names as its own source.

    `kind` is "carried" when the text is the agency's, "contributed" when the agency only
    helped. `place` says where the credit stands, `evidence` is the line or its beginning.
    """

    agency: str
    kind: Literal["carried", "contributed"]
    place: Literal["outlet", "byline", "dateline", "copyright", "end", "record"]
    evidence: str


def agency(name: str | None) -> str | None:
    """The agency that `name` is a name of, as the records keep it; None for any other name."""
    if not name:
        return None
    plain = " ".join(name.split()).strip(" .,()[]").casefold().removeprefix("the ")
    return _KNOWN.get(plain)


def credits_of(article: Article) -> tuple[Credit, ...]:
    """The credits of an article, each agency once; what carries it before what helped."""
    dropped = [line.text for line in article.dropped]
    own = agency(article.outlet)
    record = agency(article.carried_by)
    found: list[Credit] = []
    if own:
        found.append(Credit(own, "carried", "outlet", article.outlet or ""))
    if record:
        found.append(Credit(record, "carried", "record", article.carried_by or ""))
    found += read(article.paragraphs, article.byline, dropped)
    found.sort(key=lambda credit: credit.kind)
    return tuple({credit.agency: credit for credit in reversed(found)}.values())[::-1]


def carrier(
    paragraphs: tuple[str, ...],
    byline: str | None = None,
    dropped: Iterable[str] = (),
) -> str | None:
    """The agency whose text this is by its own credits; None when none is named.

    `dropped` are lines of the page that are no part of the text, such as a copyright line.
    """
    found = read(paragraphs, byline, dropped)
    return next((credit.agency for credit in found if credit.kind == "carried"), None)


def carried_by(
    outlet: str | None, paragraphs: tuple[str, ...], byline: str | None, dropped: Iterable[str]
) -> str | None:
    """The agency whose text an outlet carried; None for an agency's own, or when none is named."""
    found = carrier(paragraphs, byline, dropped)
    return None if found == agency(outlet) else found


def read(
    paragraphs: tuple[str, ...], byline: str | None = None, dropped: Iterable[str] = ()
) -> Iterator[Credit]:
    """The credits of a text, in the order of dateline, byline, copyright line, end."""
    yield from _of_head(paragraphs[0] if paragraphs else "")
    yield from _of_byline(byline or "")
    for line in dropped:
        match = _COPYRIGHT.search(line[:_LONGEST])
        if match:
            yield Credit(_KNOWN[match["agency"].casefold()], "carried", "copyright", match[0])
    for number, line in enumerate(reversed(paragraphs[-_TAIL:])):
        yield from _of_end(line, last=number == 0)


def _of_head(paragraph: str) -> Iterator[Credit]:
    """The agency of a dateline: "SEOUL, May 3 (Yonhap) --", "(Reuters) -", "TOKYO, Kyodo --"."""
    start = paragraph[:160]
    line = dateline(paragraph)
    match = _HEAD.match(start)
    named = (line.agency if line else None) or (match and next(filter(None, match.groups()), None))
    found = agency(named)
    if found and (line or match):
        yield Credit(
            found, "carried", "dateline", line.text if line and line.agency else start[:60]
        )


def _of_byline(byline: str) -> Iterator[Credit]:
    """A byline that is an agency, or a writer of one: "Ana Lopez, Associated Press"."""
    for part in re.split(r"\s*[,|/•·()（）]\s*|\s+(?:and|[-–—])\s+", byline[:_LONGEST]):
        found = agency(part)
        if found:
            yield Credit(found, "carried", "byline", byline[:_LONGEST])


def _of_end(line: str, *, last: bool) -> Iterator[Credit]:
    """A short line that is a credit, or a bracket at the very end of the text."""
    if len(line) > _LONGEST:
        match = _ENDS.search(line[-60:]) if last else None
    else:
        helped = _HELPED.search(line)
        if helped:
            named = next(filter(None, helped.groups()))
            yield Credit(_KNOWN[named.casefold()], "contributed", "end", line)
            return
        match = _WHOLE.match(line) or _CARRIED.match(line) or _COPYRIGHT.search(line)
        match = match or (_ENDS.search(line[-60:]) if last else None)
    if match:
        yield Credit(_KNOWN[match["agency"].casefold()], "carried", "end", match[0])
