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

    An article that names this page's address or one of the `titles` the page prints comes first,
    then one with a date, then the first.
    """
    wanted = {key(title) for title in titles if title}
    best: tuple[int, Node] | None = None
    for node in found:
        score = _score(node, address, wanted)
        if score and (best is None or score > best[0]):
            best = score, node
    return best[1] if best else None


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
    types = kinds(node)
    if any(_ARTICLE.match(kind) for kind in types):
        score = 4
    elif any(_WEAK.match(kind) for kind in types) and ("datePublished" in node):
        score = 1
    else:
        return 0
    if key(text(node, "headline")) in wanted or key(text(node, "name")) in wanted:
        score += 4
    if address and _points_to(node, address):
        score += 3
    return score + ("datePublished" in node) + ("headline" in node)


def _points_to(node: Node, address: str) -> bool:
    page = node.get("mainEntityOfPage")
    page = page.get("@id", page.get("url")) if isinstance(page, dict) else page
    stated = (page, node.get("url"), node.get("@id"))
    bare = address.split("#", maxsplit=1)[0].rstrip("/")
    return any(isinstance(one, str) and one.split("#")[0].rstrip("/") == bare for one in stated)
