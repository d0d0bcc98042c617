"""Markdown as typed blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import prose
from briefing.exporters.blocks import words


def parsed(source: str) -> Any:
    """The blocks of a Markdown text."""
    return prose.parse(source)


def kinds(nodes: Iterable[Any]) -> list[str]:
    """The kinds of the nodes, in order."""
    return [node.kind for node in nodes]


def test_blocks() -> None:
    """Every kind of block has its own node."""
    source = "# H\n\np\n\n- a\n\n3. b\n\n> q\n\n```\nc\n```\n\n|x|y|\n|-|-|\n|1|2|\n\n---\n"
    expected = ["heading", "par", "list", "enum", "quote", "verbatim", "table", "rule"]
    assert expected == kinds(parsed(source))


def test_inline() -> None:
    """Emphasis, code and links keep their words."""
    (par,) = parsed("*a* **b** `c` [d](https://example.org)  \ne")
    assert [kind for kind in kinds(par.nodes) if kind != "text"] == [
        "emph",
        "strong",
        "code",
        "link",
        "break",
    ]
    assert words(par.nodes) == "a b c d e"


def test_only_web_links_are_links() -> None:
    """Scripts and files are words, and so is HTML."""
    (par,) = parsed("[a](javascript:b) [c](file:///d) <b>g</b>")
    assert {"text"} == set(kinds(par.nodes))


def test_levels_of_headings() -> None:
    """One and two number signs both open a part of the report."""
    assert [node.level for node in parsed("# a\n\n## b\n\n### c\n\n#### d\n\n###### e")] == [
        1,
        1,
        2,
        3,
        3,
    ]


@given(st.text(max_size=300))
def test_any_text_parses(source: str) -> None:
    """No text breaks it, and every block has a known kind."""
    known = {"heading", "par", "list", "enum", "quote", "verbatim", "table", "rule", "formula"}
    assert known >= set(kinds(parsed(source)))
