"""What the names of a page's elements say of them: caption, related links, sign-up, comments.

Authors of pages name their elements for what they hold (`class`, `id` and a few more attributes).
The words below are those that pages of many outlets and content systems share; none of them
belongs to one site. A word counts when it stands by itself between hyphens, underscores, spaces
or a change from small to capital letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDS = {
    "related": r"relat(?:ed|es)\w*|recommend\w*|recirc\w*|read-?(?:more|next|also)"
    r"|more-?(?:on|from|stories|articles|news|like)|see-?also|also-?like|trending|popular"
    r"|most-?read|teasers?|outbrain|taboola|zergnet|links?|linklist|latest|promo\w*|up-?next"
    r"|suggest\w*|similar",
    "signup": r"newsletter\w*|sign-?up|subscri\w*|donat\w*|app-?\w*download|cta|offers?"
    r"|membership|register|regwall|upsell|piano|campaign",
    "advertisement": r"advert\w*|ads?|adv|sponsor\w*|banner\w*|commercial|affiliate\w*|dfp|shop\w*"
    r"|product\w*|deal\w*|price\w*",
    "share": r"shar(?:e|es|ing|e-?\w*)|social\w*|follow\w*|whatsapp\w*|twitter\w*|tweet\w*"
    r"|facebook\w*|instagram\w*|embed\w*|telegram",
    "comments": r"comments?\w*|disqus\w*|respond|replies|reply|feedback|rating\w*|polls?|quiz\w*"
    r"|survey\w*|vote\w*|discussion|forum",
    "author": r"authors?\w*|by-?lines?\w*|bios?|biography|writers?|contributors?|vcard|signature"
    r"|about-?\w*",
    "caption": r"captions?\w*|credits?|figures?|images?\w*|img\w*|photos?\w*|pictures?|galler\w*"
    r"|slideshow\w*|carousel\w*|media\w*|videos?\w*|audio\w*|player\w*|lightbox|thumb\w*"
    r"|copyright",
    "navigation": r"nav\w*|menu\w*|breadcrumbs?|footer\w*|pagination|pager|tool-?bar\w*|tools"
    r"|skip\w*|login|cookies?\w*|consent\w*|gdpr|modal\w*|popups?|overlay|tooltip\w*|actions?"
    r"|buttons?|btn|masthead|site-?\w*",
    "label": r"tags?|topics|keywords?|time-?\w*|dates?|published|dateline|meta\w*|kicker\w*"
    r"|categor\w*|labels?|eyebrow|disclaimer\w*|corrections?|print\w*|info|details|attribution"
    r"|source\w*|updated?|rubric\w*|overline|location",
    "hidden": r"(?:visually-?)?hidden|sr-?only|screen-?reader\w*|d-?none|collapsed?|invisible"
    r"|no-?display",
    "box": r"\w*box\w*|facts?|aside\w*|marginal\w*|insets?|side-?bar\w*|widgets?\w*|highlights?"
    r"|key-?points|toc|table-?of-?contents|callout\w*|infographic|summary",
    "lead": r"stand-?first|leads?|lede|sub-?titles?|sub-?head\w*|intro\w*|dek|deck|excerpt"
    r"|preamble|chapeau|abstract|sub-?headline|summary|descriptions?|vorspann|anons|ingress|sapo"
    r"|entradilla|bajada|teaser-?text|lead-?text|desc|tagline|perex",
}
_PATTERNS = {
    mark: re.compile(rf"(?:^|[- ])(?:{words})(?=$|[- ])") for mark, words in _WORDS.items()
}
_ATTRIBUTES = ("class", "id", "data-testid", "data-component", "itemprop", "role", "name")
_LONGEST = 600  # characters of an element's names that are looked at
_OF_LAYOUT = re.compile(r"[:\[\]/!%@]")  # "md:hidden", "w-[30%]": how it looks, not what it is
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Elements that say by themselves what they hold.
_TAGS = {
    "figcaption": "picture", "figure": "picture", "aside": "beside", "nav": "menu",
    "footer": "foot", "form": "form", "header": "header", "blockquote": "quotation",
    "pre": "verbatim", "ul": "list",
}  # fmt: skip
_WHOLE = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td"})


def marks(node: _Element) -> frozenset[str]:
    """What the names and the tag of `node` say it holds."""
    names = " ".join(filter(None, (node.get(name) for name in _ATTRIBUTES)))[:_LONGEST]
    found = _marks(names) if names else frozenset()
    return found | {_TAGS[node.tag]} if node.tag in _TAGS else found


def own_marks(node: _Element) -> frozenset[str]:
    """The marks of the element that holds a block: a paragraph is never the box it stands in."""
    return marks(node) - {"box"} if node.tag in _WHOLE else marks(node)


@lru_cache(maxsize=20_000)
def _marks(names: str) -> frozenset[str]:
    telling = (name for name in names.split() if not _OF_LAYOUT.search(name))
    words = " ".join(_CAMEL.sub("-", name) for name in telling).replace("_", "-").lower()
    return frozenset(mark for mark, pattern in _PATTERNS.items() if pattern.search(words))


def signature(node: _Element) -> tuple[str, str]:
    """The kind of an element: its tag and its class names, those with a digit in them aside."""
    names = (node.get("class") or "")[:_LONGEST].split()
    return str(node.tag), " ".join(sorted(n for n in names if not any(map(str.isdigit, n))))
