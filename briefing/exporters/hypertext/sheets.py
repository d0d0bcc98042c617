"""The style sheets that come with a table, matched to its cells.

Understood are selectors of names, ids and classes, one inside another, and :nth-child; a rule
with another selector is passed over. A rule counts only for the table whose id it begins with, as
those of a pandas Styler do: page-wide decoration is none of a report's.
"""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from briefing.exporters.hypertext.looks import Look, declared, stacked

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 3_000_000  # characters of one style sheet that are read
RULES = 50_000  # selectors read of one output
_PART = re.compile(r"([.#]?)([\w-]+)|:nth-child\(\s*(even|odd|\d{1,5})\s*\)")
_SIMPLE = re.compile(r"(?:[.#]?[\w-]+|\*|:nth-child\(\s*(?:even|odd|\d{1,5})\s*\))+")


@dataclass(frozen=True, slots=True)
class Compound:
    """One element of a selector: its name, id, classes and place, each empty when any will do."""

    name: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    nth: str = ""

    def fits(self, element: HtmlElement) -> bool:
        """True when the element is one of those meant."""
        if self.name and self.name != element.tag:
            return False
        if self.id and self.id != element.get("id"):
            return False
        if self.classes and not self.classes <= {*(element.get("class") or "").split()}:
            return False
        return not self.nth or _stands(element, self.nth)


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector, outermost element first, and the look it gives; `order` settles ties."""

    path: tuple[Compound, ...]
    look: Look
    order: tuple[int, int, int, int]


@dataclass(slots=True)
class Sheet:
    """The rules of an output, by the id or the classes of the element they end in."""

    rules: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))

    def look(self, element: HtmlElement, root: HtmlElement) -> Look:
        """The look of an element inside the table `root`, its own `style` on top."""
        keys = [f"#{element.get('id')}", *(f".{c}" for c in (element.get("class") or "").split())]
        keys += [str(element.tag), ""]
        found = [
            rule for key in keys for rule in self.rules.get(key, ()) if _match(rule, element, root)
        ]
        found.sort(key=lambda rule: rule.order)
        own = declared(element.get("style") or "")
        return stacked([*(rule.look for rule in found), own]) if found else own


def sheet(texts: Iterator[str]) -> Sheet:
    """The rules of style sheets that a report can follow."""
    made = Sheet()
    for count, (selector, look) in enumerate(islice(_selectors(texts), RULES)):
        path = _path(selector)
        if path and path[0].id:
            last = path[-1]
            key = f"#{last.id}" if last.id else ""
            key = key or next((f".{c}" for c in sorted(last.classes)), last.name)
            made.rules[key].append(Rule(path, look, (*_weight(path), count)))
    return made


def _selectors(texts: Iterator[str]) -> Iterator[tuple[str, Look]]:
    """Each selector with the look it gives."""
    import tinycss2

    for text in texts:
        for block in tinycss2.parse_stylesheet(
            text[:LONGEST], skip_comments=True, skip_whitespace=True
        ):
            if block.type != "qualified-rule":
                continue
            with contextlib.suppress(RecursionError):  # brackets in brackets, without end
                look = declared(tinycss2.serialize(block.content))
                selectors = tinycss2.serialize(block.prelude).split(",") if look else []
                yield from ((selector, look) for selector in selectors)


def _path(selector: str) -> tuple[Compound, ...]:
    """The elements of a selector; empty when it cannot be followed."""
    steps = selector.replace(">", " ").split()
    found = []
    for step in steps:
        if not _SIMPLE.fullmatch(step):
            return ()
        name, id_, nth, classes = "", "", "", set()
        for sign, word, place in _PART.findall(step):
            if place:
                nth = place
            elif sign == "#":
                id_ = word
            elif sign == ".":
                classes.add(word)
            else:
                name = word.lower()
        found.append(Compound(name, id_, frozenset(classes), nth))
    return tuple(found)


def _weight(path: tuple[Compound, ...]) -> tuple[int, int, int]:
    """Which rule wins (W3C, Selectors 3, 9)."""
    classes = sum(len(one.classes) + bool(one.nth) for one in path)
    return sum(bool(one.id) for one in path), classes, sum(bool(one.name) for one in path)


def _match(rule: Rule, element: HtmlElement, root: HtmlElement) -> bool:
    *outer, last = rule.path
    if not last.fits(element):
        return False
    above = element
    while outer:
        if above is root or (above := above.getparent()) is None:
            return False
        if outer[-1].fits(above):
            outer.pop()
    return True


def _stands(element: HtmlElement, nth: str) -> bool:
    parent = element.getparent()
    place = 1 + (parent.index(element) if parent is not None else 0)
    return place % 2 == (nth == "odd") if nth in ("even", "odd") else place == int(nth)
