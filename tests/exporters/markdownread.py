"""Markdown read as GitHub reads it, for tests of what is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

OURS = re.compile(r'</?(?:a(?: id="[\w-]+")?|mark|em|strong|del|sub|sup|code|span|br)>')


def reader() -> MarkdownIt:
    """A parser with tables, struck words, footnotes and formulas; every link is taken."""
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made.use(footnote_plugin).use(dollarmath_plugin, allow_space=True, allow_digits=True)
    setattr(made, "validateLink", lambda _: True)  # noqa: B010 a method of theirs is set
    return made


def tokens(source: str) -> Iterator[Token]:
    """Every token of a text, those inside its lines too."""
    for token in reader().parse(source):
        yield token
        yield from token.children or ()


def words(source: str) -> str:
    """What is printed, tags of our own left out."""
    found = []
    for token in tokens(source):
        if token.type in ("text", "code_inline", "code_block", "fence", "math_inline"):
            found.append(token.content)
        elif token.type in ("hardbreak", "softbreak"):
            found.append("\n")
        elif token.type in ("html_inline", "html_block"):
            found.append(OURS.sub("", token.content))
    return "".join(found)
