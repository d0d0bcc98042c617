"""Which news agency a page's article came from."""

from __future__ import annotations

import re

from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import key

_NAMES = (
    r"(?:the\s)?(?:KCNA|Yonhap(?: News(?: Agency)?)?|AP|A\.P\.|Associated Press|AFP|Agence France[- ]Presse"
    r"|Reuters|UPI|Xinhua|Kyodo(?: News)?|Jiji(?: Press)?|TASS|dpa|ANSA|EFE|PTI|Bloomberg|APA|SID"
    r"|KNA|epd|PA Media|Press Association|Ritzau|NTB|TT|Canadian Press|Europa Press|BELGA|ANP|Keystone-SDA"
    r"|AAP|STT|ČTK|PAP|MTI|Interfax|Anadolu(?: Agency)?"
    r"|연합뉴스|뉴시스|共同通信|共同|時事通信|時事|新华社|新華社|中央社)"
)
_WHOLE = re.compile(rf"{_NAMES}(?:\s(?:news agency|deutschland|news))?$", re.IGNORECASE)
_INSIDE = re.compile(
    rf"(?P<first>{_NAMES})\s(?:[^\W\d_]+\s){{0,4}}(?:writer|reporter|correspondent|editor)$"
    rf"|.{{3,60}}[\s/](?P<last>{_NAMES})$",
    re.IGNORECASE,
)
# What agencies are called in full, where outlets of theirs go by the short name.
_SHORT = {"associatedpress": "ap", "theassociatedpress": "ap", "agencefrancepresse": "afp"}
_FIELDS = ("source", "creditline", "dc.source", "copyright")


def is_agency(name: str) -> bool:
    """True for the name of a news agency."""
    return _WHOLE.match(name) is not None


def agency(page: Page, writers: list[str], outlets: list[str]) -> str | None:
    """The news agency among the `writers` as stated, or credited; None when there is none.

    An agency that publishes its own text carries nothing.
    """
    houses = [key(name) for name in outlets if name]
    for name in filter(None, map(_within, (*writers, *_credits(page)))):
        short = _SHORT.get(key(name), key(name))
        return None if any(house.startswith(short) for house in houses) else name
    return None


def _within(text: str) -> str | None:
    """The agency a field names, alone or beside a writer; None when it names none."""
    if is_agency(text):
        return text
    match = _INSIDE.match(text)
    return (match["first"] or match["last"]) if match else None


def _credits(page: Page) -> list[str]:
    stated = [jsonld.text(page.article, name) for name in ("creditText", "sourceOrganization")]
    stated.append(jsonld.text(page.article, "provider"))
    stated += [value for _, value in page.stated(*_FIELDS)]
    return [text for text in stated if text]
