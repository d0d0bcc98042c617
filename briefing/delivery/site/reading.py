"""What a report says, read from its own page: the site knows no more than its readers may see."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.delivery.site.records import Part, Text
from briefing.exporters.caching import Cache
from briefing.exporters.visible import shown

LONGEST = 2_000  # characters of a sentence that are compared and searched
MOST = 5_000  # sentences of a report
_VERSION = "2"  # of what is read; another one when a rule of this module changes
_CACHE = Cache("site", "json", most=96_000_000, largest=4_000_000)
_STYLE = re.compile(
    rb"<style\b.*?</style\s*>|<script\b.*?</script\s*>|<svg\b.*?</svg\s*>", re.DOTALL
)
_SAYS = frozenset(("p", "li", "tr", "dd", "pre", "blockquote"))
_OUTER = frozenset(("li", "tr", "blockquote"))
_SKIPPED = ("refs", "tag", "record", "back", "intro", "ends", "note")


def read(raw: bytes, sha256: str) -> Text:
    """What the page of a report says, from the cache where its bytes were read before."""
    name = f"{sha256}-{_VERSION}"
    kept = _CACHE.get(name)
    if kept is not None:
        try:
            return msgspec.json.decode(kept, type=Text)
        except msgspec.DecodeError:
            pass
    found = parse(raw)
    _CACHE.keep(name, msgspec.json.encode(found))
    return found


def known(sha256: str) -> Text | None:
    """What a page with this hash says, None when it was not read before."""
    kept = _CACHE.get(f"{sha256}-{_VERSION}")
    try:
        return None if kept is None else msgspec.json.decode(kept, type=Text)
    except msgspec.DecodeError:
        return None


def parse(raw: bytes) -> Text:
    """What a page says; of a page that is none of a report, what can be found in it."""
    from lxml import etree, html

    plain = _STYLE.sub(b"", raw)
    try:
        page = html.document_fromstring(plain, parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError:  # nothing is in it
        return Text()
    heads = [_words(one) for one in page.iter("h1")]
    sources = [*_sources(page)]
    lead = next((one for one in page.iter("section") if "lead" in _classes(one)), None)
    return Text(
        title=heads[0] if heads else "",
        bottom_line=" ".join(_sentences(lead)) if lead is not None else "",
        parts=tuple(_parts(page)),
        sources=tuple(name for name, _ in sources),
        texts=tuple(text for _, text in sources),
    )


def _parts(page: Any) -> Iterator[Part]:
    left = MOST
    for section in page.iter("section"):
        if "section" not in _classes(section):
            continue
        head = next(section.iter("h2"), None)
        sentences = tuple(_sentences(section))[:left]
        left -= len(sentences)
        if head is not None:
            yield Part(_words(head), sentences)


def _sentences(section: Any) -> Iterator[str]:
    for one in section.iter():
        if one.tag in _SAYS and not _is_within(one, section) and not _skipped(one):
            words = _words(one)
            if words:
                yield words[:LONGEST]


def _is_within(one: Any, section: Any) -> bool:
    """True for what is part of a larger sentence: a paragraph of a list item, a head of a table."""
    for above in one.iterancestors():
        if above is section:
            return False
        if above.tag in _OUTER or above.tag == "thead":
            return True
    return False


def _sources(page: Any) -> Iterator[tuple[str, str]]:
    """Each text the report rests on: its title with outlet and day, and the hash of its words."""
    for article in page.iter("article"):
        if "source" not in _classes(article):
            continue
        title = next((_words(one) for one in article.iter("bdi")), "")
        record = next((_words(p) for p in article.iter("p") if "record" in _classes(p)), "")
        text = " ".join(_words(one) for one in article.iter("p") if one.get("dir"))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        yield " · ".join(part for part in (title, record) if part)[:LONGEST], digest


def _words(one: Any) -> str:
    """The words of an element without references and labels."""
    return " ".join(shown("".join(_texts(one))).split())


def _texts(one: Any) -> Iterator[str]:
    yield one.text or ""
    for inner in one:
        if isinstance(inner.tag, str) and not _skipped(inner):
            yield from _texts(inner)
            if inner.tag in ("td", "th", "p", "br", "div", "li"):
                yield " "
        yield inner.tail or ""


def _skipped(one: Any) -> bool:
    return any(name in _SKIPPED for name in _classes(one))


def _classes(one: Any) -> list[str]:
    return str(one.get("class") or "").split()
