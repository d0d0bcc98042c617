"""Markdown as typed blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import prose
from briefing.exporters.blocks import Par, words
from briefing.exporters.content import content
from briefing.exporters.document import parse
from tests.exporters import notebook as nb


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


@given(st.text("*_~`[]()^$\\{}<>!|:#-+.1ax \n&;\"'", max_size=200))
def test_any_signs_parse(source: str) -> None:
    """Signs of Markdown in any order break nothing, in a report either."""
    document = parse(nb.notebook(nb.new_markdown_cell(source), nb.shows(nb.FRONT)))
    assert content(document).report.title == nb.FRONT.title


@given(st.lists(st.from_regex(r"[A-Za-z0-9가-힣]{1,12}", fullmatch=True), min_size=1))
def test_no_word_of_a_paragraph_is_lost(told: list[str]) -> None:
    """Plain words come through as they are."""
    (par,) = parsed("x " + " ".join(told))
    assert words(par.nodes) == "x " + " ".join(told)


FLOODS = (
    "[" * 5_000,
    "^[" * 3_000 + "]" * 3_000,
    "$x " * 5_000,
    "<!-- " * 20_000,
    "> " * 3_000 + "x",
    "- " * 3_000 + "x",
    "{#a " * 5_000,
    "*a " * 5_000,
    "<sub>" * 5_000,
    "`" * 10_000,
    "$" + "abc " * 50_000 + "\\\\$",
    "$a{" * 5_000 + "$",
    "https://" * 10_000,
    "<img src=" * 5_000,
    "[^a]: " * 5_000,
    "| a " * 3_000 + "\n" + "|-" * 3_000 + "\n",
)


@pytest.mark.parametrize("source", FLOODS, ids=lambda source: source[:6])
def test_floods_are_read(source: str) -> None:
    """What would cost a careless parser minutes, or its stack, is words like any other."""
    assert parsed(source)


def test_a_novel_is_cut_and_said_so() -> None:
    """A text has a limit; what is left out is told at its end, and to the analyst."""
    reader = prose.Reader()
    *_, last = prose.parse("word " * 200_000, reader, 3)
    assert isinstance(last, Par)
    assert words(last.nodes) == "[500000 more characters left out]"
    assert reader.warnings == [
        "Cell 3: 500000 characters of a text of 1000000 are left out.",
    ]


def test_a_text_that_stands_alone_keeps_its_notes() -> None:
    """Without a notebook the notes follow their text."""
    assert kinds(parsed("Words[^1].\n\n[^1]: A note.")) == ["par", "par"]
