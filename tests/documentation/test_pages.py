"""How pages are taken apart."""

from __future__ import annotations

from contextlib import nullcontext, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documentation.pages import Asked, Block, blocks, parsed

PAGE = """# A page

<!-- a word to writers -->
<!-- run: with articles at here; exit 3 -->
```console
briefing list
```

* In a list:

  ```toml
  a = 1
  ```
"""
PIECES = [
    "```console\nls\n```",
    "* in a list\n\n  ```toml\n  a = 1\n  ```",
    "> ```text\n> quoted\n> ```",
    "<!-- run: exit 1 -->\n```console\nfalse\n```",
    "<!-- a word to writers -->",
    "Words `with code` in them.",
    "| a | table |\n|---|---|",
]


def test_a_block_has_its_line_and_what_is_asked_for_it() -> None:
    """Blocks of lists too; other comments ask for nothing."""
    assert blocks(PAGE) == [
        Block(5, "console", "briefing list\n", Asked(things=("articles at here",), exit=3)),
        Block(11, "toml", "a = 1\n"),
    ]


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        ("as data/audiences.toml", Asked(file="data/audiences.toml")),
        ("like brand.toml", Asked(like="brand.toml")),
        ("needs gpg, apscheduler", Asked(needs=("gpg", "apscheduler"))),
        ("output", Asked(output=True)),
        ("until ready", Asked(until_ready=True)),
        ("with a; with b c", Asked(things=("a", "b c"))),
        ("not here: it installs; see .ci/run::make test",
         Asked(why="it installs", proof=".ci/run::make test")),
        ("with a; lines 1, 3 not here: it installs; quickly; see .ci/run",
         Asked(things=("a",), lines=(1, 3), why="it installs; quickly", proof=".ci/run")),
    ],
)  # fmt: skip
def test_each_wish(wish: str, asked: Asked) -> None:
    """As docs/contributing.md lists them."""
    assert parsed(wish) == asked


@pytest.mark.parametrize("wish", ["exit three", "exits 3", "as", "not here: it is long"])
def test_a_wish_nobody_knows_is_an_error(wish: str) -> None:
    """So is a reason that names no proof."""
    with pytest.raises(ValueError, match=r"is nothing a page may ask|names nothing that proves"):
        parsed(wish)


@pytest.mark.parametrize("rest", ["", "\nWords between.\n```console\nls\n```\n", "\n<!-- x -->\n"])
def test_a_wish_without_a_block_is_an_error(rest: str) -> None:
    """It would be forgotten otherwise."""
    with pytest.raises(ValueError, match="line 1: no block follows"):
        blocks(f"<!-- run: exit 1 -->\n{rest}")


@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    """Or has a wish, which is told when nobody knows it."""
    with nullcontext() if "run:" not in text else suppress(ValueError):
        assert all(block.line > 0 for block in blocks(text))


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_no_block_is_lost(pieces: list[str]) -> None:
    """Whatever stands around it, in lists and quotations and after comments."""
    found = blocks("\n\n".join(pieces))
    assert len(found) == sum("```" in piece for piece in pieces)
