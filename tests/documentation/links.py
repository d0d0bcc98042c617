"""The links of Markdown pages and of the built site, and the places they may lead to."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import PROJECT

PLACES = ("docs", "data", "benchmarks", "tests/cases/distribution")
_TAG = re.compile(r"""<(?:a|img)\b[^>]*?\b(?:href|src)=["']([^"']+)["']""")
_NAMED = re.compile(r"""\b(?:id|name)=["']([^"']+)["']""")


def pages() -> list[Path]:
    """Every Markdown page that readers get, in order."""
    inner = (page for place in PLACES for page in (PROJECT / place).glob("**/*.md"))
    found = {page for page in inner if "_build" not in page.parts}
    return sorted({*PROJECT.glob("*.md"), *found})


def links(text: str) -> Iterator[tuple[int, str]]:
    """Every link and picture of a Markdown text: the line of its block, and its target."""
    for block in _parsed(text):
        line = (block.map or [0])[0] + 1
        for token in (block, *(block.children or ())):
            target = token.attrGet("href") or token.attrGet("src")
            if target:
                yield line, str(target)
            if token.type in ("html_inline", "html_block"):
                yield from ((line, found) for found in _TAG.findall(token.content))


def _parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table"]).parse(text)


@cache
def places(page: Path) -> frozenset[str]:
    """The names by which a link reaches a heading, or what is named in HTML; as GitHub's are."""
    seen: Counter[str] = Counter()
    found: set[str] = set()
    tokens = _parsed(page.read_text("utf-8"))
    for token, inner in pairwise(tokens):
        if token.type == "heading_open":
            words = "".join(
                part.content
                for part in inner.children or ()
                if part.type in ("text", "code_inline")
            )
            name = re.sub(r"[^\w\- ]", "", words).strip().lower().replace(" ", "-")
            found.add(f"{name}-{seen[name]}" if seen[name] else name)
            seen[name] += 1
        elif token.type == "html_block":
            found.update(_NAMED.findall(token.content))
    return frozenset(found)


def fault(page: Path, target: str, project: Path = PROJECT) -> str:
    """What is wrong with a link of a page; "" when it leads somewhere.

    The sources of the sample articles stand as they were read, some of them as http.
    """
    parts = urlsplit(target)
    if parts.scheme == "mailto":
        return ""
    if parts.scheme or parts.netloc:
        read = "http" if page.is_relative_to(project / "data" / "sample") else "https"
        fine = (
            parts.scheme in ("https", read) and "." in parts.netloc and not re.search(r"\s", target)
        )
        return "" if fine else "not an https address"
    found = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not found.is_relative_to(project):
        return "leaves the project"
    if not found.exists():
        return "no such file"
    if parts.fragment and found.suffix == ".md" and unquote(parts.fragment) not in places(found):
        return "no such heading"
    return ""


def dead(site: Path) -> Iterator[str]:
    """The links of a built site that lead to no file of it, or to no place in one."""
    named = {page: _within(page) for page in sorted(site.rglob("*.html"))}
    for page, (targets, _) in named.items():
        for target in sorted(targets):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            found = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            place = unquote(parts.fragment)
            if not found.exists() or (found in named and place and place not in named[found][1]):
                yield f"{page.relative_to(site)}: {target}"


def _within(page: Path) -> tuple[set[str], set[str]]:
    from lxml import html

    tree = html.parse(str(page))
    targets = {
        str(one) for one in tree.xpath("//a/@href | //img/@src | //script/@src | //link/@href")
    }
    return targets, {str(one) for one in tree.xpath("//@id | //a/@name")}


def outside() -> list[str]:
    """Every address of the web that a page links to, in order; nothing is asked of them here."""
    every = {target for page in pages() for _, target in links(page.read_text("utf-8"))}
    return sorted(target for target in every if "://" in target)


if __name__ == "__main__":
    sys.stdout.write("\n".join(outside()) + "\n")
