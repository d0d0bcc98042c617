"""Where the blocks of a page stand: in which element, under which names, in which article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cleaning.pages.bodyblocks import Block
from briefing.cleaning.pages.bodymarks import marks, own_marks, signature

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 0.8  # share of the voted text that the element of the body must hold
_COMMON = 0.3  # share of it under one mark from which that mark says nothing on this page
_SMALL = frozenset({"p", "li", "ul", "ol", "table", "tr", "tbody", "blockquote"})
_NOTHING: frozenset[str] = frozenset()


class Places:
    """The element that holds most of the voted text, and what stands where around it."""

    def __init__(self, tree: _Element, blocks: Sequence[Block], weights: Sequence[int]) -> None:
        self._held: Counter[_Element] = Counter()
        for block, weight in zip(blocks, weights, strict=True):
            node: _Element | None = block.node if weight else None
            while node is not None:
                self._held[node] += weight
                node = node.getparent()
        self._total = sum(weights) or 1
        self._top = self._deepest(tree)
        self._around = {self._top, *self._top.iterancestors()}
        self._kinds = {kind for kind in map(signature, self._around) if kind[1]}
        self._marks: dict[_Element, frozenset[str]] = dict.fromkeys(self._around, _NOTHING)
        self._articles: dict[_Element, _Element | None] = {}
        self._common = self._common_marks(blocks, weights)
        self._main = self._main_article(blocks, weights)

    def _deepest(self, tree: _Element) -> _Element:
        node = tree
        while True:
            inner = max(node, key=lambda child: self._held[child], default=None)
            small = inner is None or self._held[inner] < _MOST * self._total
            if inner is None or small or inner.tag in _SMALL:
                return node
            node = inner

    def inside(self, node: _Element) -> bool:
        """True when `node` is the element of the body or stands in it."""
        here: _Element | None = node
        while here is not None and here not in self._around:
            here = here.getparent()
        return here is self._top

    def marks(self, node: _Element) -> frozenset[str]:
        """The marks of `node` and of what is around it, up to the element of the body.

        A mark that much of the text stands under ("video" on a page about one) is left out.
        """
        return self._all_marks(node) - self._common

    def _all_marks(self, node: _Element) -> frozenset[str]:
        if node in self._around:
            return _NOTHING
        parent = node.getparent()
        return own_marks(node) | (self._above(parent) if parent is not None else _NOTHING)

    def _above(self, node: _Element) -> frozenset[str]:
        way = []
        here: _Element | None = node
        while here is not None and here not in self._marks:
            way.append(here)
            here = here.getparent()
        found = self._marks[here] if here is not None else _NOTHING
        for step in reversed(way):
            # Another column of the text bears the names of the first, and is no more foreign.
            own = _NOTHING if signature(step) in self._kinds else marks(step)
            found = self._marks[step] = found | own
        return found

    def _common_marks(self, blocks: Sequence[Block], weights: Sequence[int]) -> frozenset[str]:
        under: Counter[str] = Counter()
        for block, weight in zip(blocks, weights, strict=True):
            if weight:
                for mark in self._all_marks(block.node):
                    under[mark] += weight
        return frozenset(mark for mark, held in under.items() if held > _COMMON * self._total)

    def _article(self, node: _Element) -> _Element | None:
        """The nearest <article> around `node`."""
        way = []
        here: _Element | None = node
        while here is not None and here not in self._articles and here.tag != "article":
            way.append(here)
            here = here.getparent()
        found = self._articles.get(here, here) if here is not None else None
        self._articles.update(dict.fromkeys(way, found))
        return found

    def _main_article(
        self, blocks: Sequence[Block], weights: Sequence[int]
    ) -> tuple[_Element | None, set[_Element]]:
        held: Counter[_Element | None] = Counter()
        for block, weight in zip(blocks, weights, strict=True):
            if weight:
                held[self._article(block.node)] += weight
        main = held.most_common(1)[0][0] if held else None
        return main, set() if main is None else {main, *main.iterancestors()}

    def elsewhere(self, node: _Element) -> bool:
        """True in an <article> that is neither the main one, nor in it, nor around it."""
        main, around = self._main
        article = self._article(node)
        if main is None or article is None or article in around:
            return False
        return main not in article.iterancestors()
