"""The Markdown that analysts write: CommonMark with tables, footnotes, formulas and definitions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from briefing.exporters.prose import dollars, rules

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

    Rule = Callable[[StateInline, bool], bool]

NESTED = 24  # levels of markdown-it itself; blocks stop before, at rules.DEEPEST


@cache
def _markdown() -> MarkdownIt:
    """The parser; raw HTML is words to it, and every address is taken, to be judged later."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.amsmath import amsmath_plugin
    from mdit_py_plugins.deflist import deflist_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTED})
    parser.enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 judged later
    deflist_plugin(parser)
    amsmath_plugin(parser)
    _notes(parser)
    _formulas(parser)
    block, inline = parser.block.ruler, parser.inline.ruler
    block.before("table", "too_deep", rules.too_deep)
    block.before("table", "comment", rules.comment, {"alt": ["paragraph", "blockquote", "list"]})
    inline.before("autolink", "comment", rules.comment_in_line)
    inline.before("autolink", "picture", rules.picture)
    inline.before("autolink", "tag", rules.tag)
    inline.before("autolink", "attributes", rules.attributes)
    return parser


def _notes(parser: MarkdownIt) -> None:
    """Footnotes; each mark is one, whether its note is in this text or in another."""
    from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

    parser.block.ruler.before(
        "reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]}
    )
    parser.inline.ruler.after("image", "footnote_inline", _once(footnote_inline))
    parser.inline.ruler.after(
        "footnote_inline", "footnote_ref", partial(footnote_ref, always_match=True)
    )


def _once(rule: Rule) -> Rule:
    """A note inside a note stays words: nested notes would be read without end."""

    def note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 called by markdown-it
        if state.env.get("in a note"):
            return False
        state.env["in a note"] = not silent
        try:
            return rule(state, silent)
        finally:
            state.env["in a note"] = False

    return note


def _formulas(parser: MarkdownIt) -> None:
    """Formulas between dollar signs, in a line and on lines of their own."""
    from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar

    close, loose = (
        math_inline_dollar(allow_space=blanks, allow_digits=False, allow_double=True)
        for blanks in (False, True)
    )
    inline = parser.inline.ruler
    inline.before("escape", "math_inline", _priced(close, dollars.close))
    inline.after("math_inline", "math_inline_loose", _priced(loose, dollars.loose))
    alone = math_block_dollar(allow_labels=False, label_normalizer=str, allow_blank_lines=False)
    parser.block.ruler.before("fence", "math_block", alone)


def _priced(rule: Rule, is_formula: Callable[[str, str], bool]) -> Rule:
    """Dollars that are money stay words, in "$5 and $6" and "US$ 5/$6 a head"."""

    def formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 called by markdown-it
        start = state.pos
        if state.src[start] != "$" or not rule(state, True):  # noqa: FBT003 called as markdown-it does
            return False
        between, state.pos = state.src[start + 1 : state.pos - 1], start
        before = state.src[start - 1] if start else ""
        if not between.startswith("$") and not is_formula(between, before):
            return False
        return rule(state, silent)

    return formula


def start(source: str, env: dict[str, Any]) -> StateCore:
    """The text cut into blocks, the lines in them not read yet."""
    from markdown_it.rules_core import StateCore

    state = StateCore(source, _markdown(), env)
    for rule in state.md.core.ruler.getRules("")[:2]:
        rule(state)
    return state


def finish(state: StateCore) -> None:
    """Read the lines of the blocks."""
    for rule in state.md.core.ruler.getRules("")[2:]:
        rule(state)
