"""Objects out of the JSON-LD scripts of a page, within bounds, from broken scripts too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

Node = dict[str, Any]

MOST_SCRIPTS = 40
LARGEST = 1_000_000  # characters of one script, and of all together
MOST_NODES = 2_000
DEEPEST = 12
_OPENS = re.compile(r"(?://\s{0,9})?(?:<!--|<!\[CDATA\[)")
_CLOSES = re.compile(r"(?://\s{0,9})?(?:-->|\]\]>)\s{0,9}$")
_END = 20  # characters in which a closing mark is looked for
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_FIELD = re.compile(
    r'"(?P<key>headline|datePublished|dateCreated|inLanguage|alternativeHeadline)"\s{0,20}:\s{0,20}'
    r'"(?P<value>(?:[^"\\\n]|\\.){1,1000})"'
)


def nodes(scripts: Iterable[str]) -> list[Node]:
    """Every object of the scripts, outermost first; what cannot be read gives what it shows."""
    found: list[Node] = []
    left = LARGEST
    for script in islice(scripts, MOST_SCRIPTS):
        if len(script) > left:
            continue
        left -= len(script)
        for node in _flat(_parsed(script)):
            if len(found) >= MOST_NODES:
                return found
            found.append(node)
    return found


def _flat(value: Any) -> Iterator[Node]:
    """Objects of a parsed value, breadth first, no deeper than DEEPEST."""
    level = [value]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = [item for item in below if isinstance(item, (dict, list))]


def _parsed(script: str) -> Any:
    """The values of a script, one behind the other; what it shows when it is not JSON."""
    bare = script.strip()
    opens, closes = _OPENS.match(bare), _CLOSES.search(bare, max(0, len(bare) - _END))
    bare = bare[opens.end() if opens else 0 : closes.start() if closes else None]
    values = list(_values(bare)) or list(_values(_TRAILING_COMMA.sub("", bare)))
    return values or _shown(bare)


def _values(text: str) -> Iterator[Any]:
    """JSON values from the start of a text, as far as it is JSON."""
    decoder = json.JSONDecoder(strict=False)  # line breaks inside strings are let pass
    at = 0
    for _ in range(MOST_SCRIPTS):
        while text[at : at + 1].isspace():
            at += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value


def _shown(script: str) -> Node:
    """Fields of a script that is not JSON, as far as they can be seen in it."""
    fields: Node = {"@type": "Article"}
    for match in _FIELD.finditer(script):
        try:
            fields.setdefault(match["key"], json.loads(f'"{match["value"]}"', strict=False))
        except ValueError:
            continue
    return fields if len(fields) > 1 else {}
