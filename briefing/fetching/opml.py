"""The list of feeds an analyst keeps: OPML, as feed readers write it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import PathError, SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST = 5_000_000  # bytes; a list of ten thousand feeds has two million
_MOST = 20_000  # feeds
_HOW = 'It must hold lines like <outline text="News" xmlUrl="https://example.org/feed.xml"/>.'


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed of the list. `title` is empty when the list gives none."""

    url: str
    title: str


def feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds of an OPML file, nested outlines too, each once, in its order.

    An outline with isComment="true" is left out, with those in it, as OPML 2.0 has it. Raises
    PathError when the file cannot be read, SourceError when it is no OPML.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        why = error.strerror or "unreadable"
        raise PathError(f"{path} cannot be read ({why}); name a list with --feeds") from error
    return read_feeds(raw, str(path))


def read_feeds(raw: bytes, place: str) -> tuple[Feed, ...]:
    """The feeds in the bytes of an OPML file called `place`. Raises SourceError."""
    if len(raw) > _LARGEST:
        raise SourceError(f"{place}: larger than {_LARGEST:,} bytes; is it a list of feeds?")
    root = _root(raw, place)
    if _name(root) != "opml":
        raise SourceError(f"{place}: its first element is <{_name(root)}>, not <opml>. {_HOW}")
    found: dict[str, Feed] = {}
    waiting = list(reversed(root))
    while waiting and len(found) < _MOST:
        element = waiting.pop()
        fields = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
        if fields.get("iscomment", "").lower() == "true":
            continue
        url = fields.get("xmlurl", "")
        if url and _name(element) == "outline":
            found.setdefault(url, Feed(url, fields.get("title") or fields.get("text", "")))
        waiting.extend(reversed(element))
    return tuple(found.values())


def _root(raw: bytes, place: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        first = (str(error).splitlines() or ["it is empty"])[0]
        raise SourceError(f"{place}: not readable as XML ({first[:200]}). {_HOW}") from error
    # No feed reader writes a document type; it is how files declare entities that unfold.
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(f"{place}: it declares a document type; take the <!DOCTYPE …> out.")
    return root


def _name(element: _Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].lower()[:40]
