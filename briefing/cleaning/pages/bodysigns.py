"""What can be seen of each block of a page, and is weighed when the body is chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.cleaning import furniture
from briefing.cleaning.pages.bodyblocks import Block
from briefing.cleaning.pages.bodycues import leads_elsewhere
from briefing.cleaning.pages.bodymarks import signature
from briefing.cleaning.pages.bodyorder import find_ends, find_repeats, find_runs, find_titles
from briefing.cleaning.pages.bodyplaces import Places

if TYPE_CHECKING:
    from lxml.etree import _Element

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = re.compile(r"[.!?…。！？।۔][»”\"’')\]]*$")
PROSE = 80  # letters from which a sentence is running text and no label
_TELLING = 60  # letters of a voted block that make elements like its own "alike"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "tr", "td", "th"})


@dataclass(slots=True, eq=False)
class Signs:
    """A block and what is seen of it.

    `voted`: trafilatura has it; `stated`: the page's JSON-LD has it. `inside`: it stands in the
    element that holds most of the text. `share`: how much of the voted text stands in elements
    like its parent; `alike`: voted text stands in an element like its own. `top`, `before`,
    `after`: up to, before and after the running text. `elsewhere`: it belongs to another article.
    `run`: how many items of little but links stand together here.
    """

    block: Block
    voted: bool
    stated: bool
    inside: bool
    marks: frozenset[str]
    size: int
    linked: float
    ends: bool
    share: float = 0.0
    alike: bool = False
    beside_voted: bool = False
    top: bool = False
    before: bool = False
    after: bool = False
    title: bool = False
    again: bool = False
    elsewhere: bool = False
    furniture: str | None = None
    elsewhere_cue: bool = False
    run: int = 0

    @property
    def heading(self) -> bool:
        """True in an element for headings."""
        return self.block.node.tag in _HEADINGS

    @property
    def item(self) -> bool:
        """True for an item of a list or a row of a table."""
        return self.block.node.tag in _ITEMS

    @property
    def prose(self) -> bool:
        """True for a sentence long enough to be running text."""
        return self.ends and self.size >= PROSE


def size(text: str) -> int:
    """The length of `text` in letters; an East Asian one says as much as three others."""
    return len(text) + 2 * len(_EAST_ASIAN.findall(text))


def signs(
    tree: _Element,
    blocks: Sequence[Block],
    voted: Sequence[bool],
    stated: Sequence[bool],
    titles: Sequence[str],
) -> list[Signs]:
    """The signs of all blocks of a page; `titles` are those it may print above its text."""
    sizes = [size(block.text) for block in blocks]
    weights = [
        round(letters * (1 - min(1.0, block.linked / len(block.text)))) * (vote + said)
        for block, letters, vote, said in zip(blocks, sizes, voted, stated, strict=True)
    ]
    places = Places(tree, blocks, weights)
    found = [
        Signs(
            block=block,
            voted=voted[number],
            stated=stated[number],
            inside=places.inside(block.node),
            marks=places.marks(block.node),
            size=sizes[number],
            linked=block.linked / len(block.text),
            ends=bool(_ENDS.search(block.text)),
            elsewhere=places.elsewhere(block.node),
            furniture=_furniture(block.text),
            elsewhere_cue=leads_elsewhere(block.text, block.linked / len(block.text)),
        )
        for number, block in enumerate(blocks)
    ]
    _likeness(found, weights)
    find_ends(found, weights)
    find_titles(found, titles)
    find_repeats(found)
    find_runs(found)
    return found


def _furniture(text: str) -> str | None:
    rule = furniture.rule(text)
    return None if rule == "separator" else rule


def _likeness(found: list[Signs], weights: Sequence[int]) -> None:
    """Compare each block's element and parent with those of the voted text."""
    total = sum(weights) or 1
    own: Counter[tuple[str, str]] = Counter()
    above: Counter[tuple[str, str]] = Counter()
    parents = set()
    for sign, weight in zip(found, weights, strict=True):
        parent = sign.block.node.getparent()
        if weight and sign.size > _TELLING and parent is not None:
            own[signature(sign.block.node)] += weight
            above[signature(parent)] += weight
            parents.add(parent)
    for sign in found:
        node, parent = sign.block.node, sign.block.node.getparent()
        sign.alike = signature(node) in own
        sign.beside_voted = parent in parents or node in parents
        sign.share = above[signature(parent)] / total if parent is not None else 0.0
