"""Who says that a block belongs to the article: trafilatura, and the page's own data."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any

from briefing.cleaning.pages.bodyblocks import Block, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WORD = re.compile(r"\w+")
_RUN = 4  # words; shingles as in the article extraction benchmark
_ENOUGH = 0.6  # share of a block's shingles that an extractor's text must have
MOST_ELEMENTS = 60_000  # of a page; beyond, trafilatura would take minutes
MOST_SCRIPTS = 200
LARGEST_DATA = 3_000_000  # characters of one script

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def by_trafilatura(tree: HtmlElement) -> str:
    """The text trafilatura finds, one block a line; empty when it finds none or gives up.

    It favours precision: what it misses is found again by what it has found.
    """
    from trafilatura import extract

    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return ""
    try:
        found = extract(deepcopy(tree), include_comments=False, favor_precision=True)
    except Exception:  # noqa: BLE001 - whatever trips trafilatura, the page's blocks are still there
        return ""
    return found or ""


def by_page(tree: HtmlElement) -> tuple[str, ...]:
    """The paragraphs of the longest articleBody in the page's JSON-LD; empty without one."""
    texts: list[str] = []
    for script in islice(tree.iter("script"), MOST_SCRIPTS):
        data = script.text or ""
        if "ld+json" in (script.get("type") or "") and "articleBody" in data:
            texts += _bodies(data)
    return text_of(max(texts, key=len)) if texts else ()


def _bodies(data: str) -> Iterator[str]:
    """Every articleBody of a script that is sound JSON, as deep as it may lie."""
    try:
        left: list[Any] = [json.loads(data, strict=False)] if len(data) <= LARGEST_DATA else []
    except (ValueError, RecursionError):
        return
    while left:
        node = left.pop()
        if isinstance(node, dict):
            text = node.get("articleBody")
            if isinstance(text, str):
                yield text
            left += node.values()
        elif isinstance(node, list):
            left += node


def votes(blocks: Sequence[Block], text: Iterable[str]) -> list[bool]:
    """Which blocks stand in `text`, given as lines."""
    lines = [WORD.findall(line) for line in text]
    whole = {" ".join(words) for words in lines}
    runs = set(_runs([word for words in lines for word in words]))
    return [_stands(WORD.findall(block.text), whole, runs) for block in blocks]


def _stands(words: list[str], whole: set[str], runs: set[tuple[str, ...]]) -> bool:
    if len(words) < _RUN:
        return bool(words) and " ".join(words) in whole
    own = _runs(words)
    return sum(run in runs for run in own) >= _ENOUGH * len(own)


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(_RUN)), strict=False))
