"""What the JSON-LD of a page says: which of its objects is the article, and their fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from briefing.cleaning.pages.scripts import Node
from briefing.cleaning.pages.strings import key, plain

# schema.org types of a text that was published: https://schema.org/Article and CreativeWork
_ARTICLE = re.compile(
    r"(?:[A-Za-z]*NewsArticle|Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report"
    r"|ScholarlyArticle|TechArticle|SatiricalArticle|AdvertiserContentArticle|MedicalScholarlyArticle"
    r"|ClaimReview|Review|PressRelease|DiscussionForumPosting)$"
)
_OF_ARTICLE = 100  # points of a node of such a type
_OWN = 10  # points of one that is this page's
_LONG = 12  # characters of a title that may be recognised by its beginning
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_WEAK = re.compile(r"(?:WebPage|ItemPage|CreativeWork|VideoObject|[A-Za-z]*Page)$")


def kinds(node: Node) -> tuple[str, ...]:
    """The types of a node, without the address of their vocabulary."""
    stated = node.get("@type", node.get("type"))
    several = stated if isinstance(stated, list) else [stated]
    names = [kind for kind in several[:10] if isinstance(kind, str)]
    return tuple(re.split(r"[/#:]", name)[-1] for name in names)


def is_article(kind: str) -> bool:
    """True for the address of a type of texts that are published."""
    return bool(_ARTICLE.match(re.split(r"[/#:]", kind[:200])[-1]))


def article(found: list[Node], address: str | None, titles: Iterable[str]) -> Node | None:
    """The node that describes the page's article, None when none does.

    It names this page's `address` or one of the `titles` the page prints. One that names neither
    is taken when it stands alone: several are a list of other articles.
    """
    wanted = {key(title) for title in titles if title}
    scored = [(_score(node, address, wanted), node) for node in found]
    own = [(score, node) for score, node in scored if score % _OF_ARTICLE >= _OWN]
    if own:
        return max(own, key=lambda one: one[0])[1]
    best = max((score // _OF_ARTICLE for score, _ in scored if score), default=0)
    alone = [node for score, node in scored if score and score // _OF_ARTICLE == best]
    return alone[0] if len(alone) == 1 else None


def named(value: Any, found: list[Node]) -> list[str]:
    """The names in a value: a string, an object, a reference to an object, or a list of them."""
    names: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:50]:
        node = _resolved(item, found) if isinstance(item, dict) else item
        name = _name(node) if isinstance(node, dict) else node
        for one in (name if isinstance(name, list) else [name])[:50]:
            text = plain(one)
            if text:
                names.append(text)
    return list(dict.fromkeys(names))


def _name(node: Node) -> Any:
    """The name of a person or an outlet, whole or in parts."""
    parts = (node.get("givenName"), node.get("familyName"))
    in_parts = " ".join(part for part in parts if isinstance(part, str))
    return node.get("name") or in_parts


def text(node: Node | None, *keys: str) -> str:
    """The first of the fields that is a text; empty when none is."""
    for name in keys if node else ():
        value = (node or {}).get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("@value", value.get("name"))
        if isinstance(value, (str, int)) and plain(str(value)[:6000]):
            return plain(str(value)[:6000])
    return ""


def _resolved(item: Node, found: list[Node]) -> Node:
    """The node an object of nothing but an `@id` refers to."""
    if "name" in item or not isinstance(item.get("@id"), str):
        return item
    return next((n for n in found if n.get("@id") == item["@id"] and "name" in n), item)


def _score(node: Node, address: str | None, wanted: set[str]) -> int:
    """How surely a node is the page's article: 0 when it cannot be.

    Hundreds for its type, tens for naming the page, ones for what it states.
    """
    types = kinds(node)
    if any(_ARTICLE.match(kind) for kind in types):
        score = _OF_ARTICLE
    elif any(_WEAK.match(kind) for kind in types) and "datePublished" in node:
        score = 1
    else:
        return 0
    if any(_is_among(key(text(node, name)), wanted) for name in ("headline", "name")):
        score += _OWN + 1
    if address and _points_to(node, address):
        score += _OWN
    return score + ("datePublished" in node) + ("headline" in node)


def _is_among(title: str, wanted: set[str]) -> bool:
    """True for one of the titles, or one that is cut or goes on where another ends."""
    if len(title) < _LONG:
        return title in wanted
    return any(
        title.startswith(one) or one.startswith(title) for one in wanted if len(one) >= _LONG
    )


def _points_to(node: Node, address: str) -> bool:
    page = node.get("mainEntityOfPage")
    page = page.get("@id", page.get("url")) if isinstance(page, dict) else page
    stated = (page, node.get("url"), node.get("@id"))
    return any(isinstance(one, str) and _bare(one) == _bare(address) for one in stated)


def _bare(address: str) -> str:
    """An address without its scheme and fragment."""
    return _SCHEME.sub("", address.split("#", maxsplit=1)[0]).rstrip("/")
