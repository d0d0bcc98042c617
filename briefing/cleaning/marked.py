"""Markdown to plain paragraphs: marks resolved, each with the line of the input it begins on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.cleaning.characters import single_spaced
from briefing.cleaning.lines import ends_sentence
from briefing.cleaning.pages import text_of
from briefing.models import DroppedLine

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_NESTING = 40  # lists and quotations in each other; deeper ones are read as text
_BREAK, _ANEW = "\x1e", "\x1f"  # a hard break and a certain end until a paragraph is whole
_BREAKS = re.compile(f"([\n{_BREAK}{_ANEW}]+)")
_SEPARATORS = re.compile("[\x1c-\x1f]")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]{0,20})\b[^>]{0,500}>$|<[!?]")
# A soft break ends a paragraph before a row of a table, a question, a speaker's turn, a bullet.
_STARTS = re.compile(r"\||Q[.:]?\s{1,9}\S|[A-Z][A-Z .’'-]{2,60}:\s|[•●▪■]\s")
# Quotations in each other beyond what tells anything; each level costs a pass over all lines.
_QUOTED_DEEP = re.compile(r"^((?:[ ]{0,3}>){5})[ >]*(?=>)", re.MULTILINE)
_ESCAPED_SPACE = re.compile(r"(?<!\\)\\(?=[ \u00a0])")
# Names of elements; other words in angle brackets are text.
_ELEMENTS = frozenset(
    "a abbr acronym address article aside b bdi bdo big blockquote br center cite code dd del"
    " details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins"
    " kbd label li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub"
    " summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
_STRAY = re.compile(r"\*{2,3}(?=[\s\w“\"(])|(?<=[\s\w.:,”\")])\*{2,3}")  # emphasis nobody closed
_NOTE = re.compile(r"\[\^[^\]\s]{1,30}\]:?")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LINKED = 0.8  # share of letters in links, of a paragraph that is one
_LONGEST_LABEL = 60  # code points, or tokens
_FEWEST_LINKS = 3  # items of nothing but a link; as many are a menu or a list of other texts


@dataclass(slots=True)
class Paragraph:
    """A paragraph of plain text. `level` is that of a heading, 0 for text; `line` counts from 1.

    `links` is the share of its letters that stand in links.
    """

    line: int
    text: str
    level: int = 0
    links: float = 0.0
    listed: bool = False


@dataclass(slots=True)
class Marked:
    """What a Markdown text holds: its paragraphs, what was left out, and how much of some kinds."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    dropped: list[DroppedLine] = field(default_factory=list)
    struck: int = 0  # passages struck out by the publisher


def marked(lines: list[str], first: int = 1) -> Marked:
    """The paragraphs of a Markdown text; `first` is the number of its first line.

    Headings, list items and rows of a table are paragraphs. Code, pictures, comments, struck-out
    words and menus of links are left out.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTING})
    parser.enable(["table", "strikethrough"]).disable("code")
    text = "\n".join(_SEPARATORS.sub("", line) if line.strip() else "" for line in lines)
    text = _QUOTED_DEEP.sub(r"\1", text)
    found = Marked()
    rows = _Rows(found, first)
    for token in parser.parse(_ESCAPED_SPACE.sub("", text)):
        rows.take(token)
    found.paragraphs = list(_without_menus(found))
    return found


class _Rows:
    """Paragraphs as the tokens of the parser give them."""

    def __init__(self, found: Marked, first: int) -> None:
        self._found = found
        self._first = first
        self._level = 0
        self._line = first
        self._numbers: list[int | None] = []  # the next number of each open list, None for bullets
        self._mark = ""  # what stands before the next paragraph: the number of its item
        self._cells: list[str] | None = None

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.map:
            self._line = self._first + token.map[0]
        name = token.type
        if name == "heading_open":
            self._level = int(token.tag[1:])
        elif name == "inline":
            self._inline(token)
        elif name in {"fence", "code_block"}:
            self._drop("code", token.content)
        elif name == "html_block":
            self._html(token.content)
        elif name in {"bullet_list_open", "ordered_list_open"}:
            ordered = name == "ordered_list_open"
            self._numbers.append(int(token.attrGet("start") or 1) if ordered else None)
        elif name in {"bullet_list_close", "ordered_list_close"}:
            self._numbers.pop()
        elif name == "list_item_open":
            self._item()
        elif name == "tr_open":
            self._cells = []
        elif name == "tr_close":
            self._row()

    def _item(self) -> None:
        number = self._numbers[-1]
        self._mark = "" if number is None else f"{number}. "
        if number is not None:
            self._numbers[-1] = number + 1

    def _inline(self, token: Token) -> None:
        inline = _Inline(token.children or [])
        self._found.struck += inline.struck
        if inline.pictures and not inline.text.strip():
            self._drop("picture", inline.pictures[0])
        if self._cells is not None:
            self._cells.append(single_spaced(_BREAKS.sub(" ", inline.text)))
            return
        for text in _parted(inline.text):
            self._add(text, inline.linked)
        self._level = 0

    def _row(self) -> None:
        cells = [cell for cell in self._cells or [] if cell]
        self._cells = None
        self._add(" | ".join(cells), 0)

    def _html(self, content: str) -> None:
        for text in text_of(content):
            self._add(text, 0)

    def _add(self, text: str, linked: int) -> None:
        bare = single_spaced(text)
        if not bare:
            return
        share = min(1.0, linked / len(bare))
        listed = bool(self._numbers)
        line = Paragraph(self._line, self._mark + bare, self._level, share, listed)
        self._found.paragraphs.append(line)
        self._mark = ""

    def _drop(self, rule: str, text: str) -> None:
        shown = single_spaced(text[:500])
        self._found.dropped.append(DroppedLine(self._line, shown, rule))


class _Inline:
    """The plain text of a run of inline tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.struck = 0
        self.linked = 0
        self.pictures: list[str] = []
        self._parts: list[str] = []
        self._silent = 0  # how many struck-out passages stand open
        self._raised = False
        self._links = 0
        said = [token for token in tokens if token.type != "text" or token.content]
        for number, token in enumerate(said, 1):
            after = said[number] if number < len(said) else None
            if token.type == "softbreak" and after and after.type == "strong_open":
                self._say(_ANEW if _is_label(said, number) else "\n")
            else:
                self._take(token)
        self.text = _STRAY.sub("", "".join(self._parts))

    def _take(self, token: Token) -> None:
        name = token.type
        if name in {"text", "code_inline"}:
            self._say(_NOTE.sub("", token.content) if name == "text" else token.content)
        elif name == "softbreak":
            self._say("\n")
        elif name == "hardbreak":
            self._say(_BREAK)
        elif name == "html_inline":
            self._tag(token.content)
        elif name == "image":
            self.pictures.append(token.content)
        elif name in {"link_open", "link_close"}:
            self._links += 1 if name == "link_open" else -1
        elif name in {"s_open", "s_close"}:
            self._strike(opens=name == "s_open")

    def _tag(self, content: str) -> None:
        match = _TAG.match(content)
        name = (match["name"] or "").casefold() if match else "?"
        opens = not content.startswith("</")
        if name and name not in _ELEMENTS:
            self._say(content)
        elif name in {"s", "strike", "del"}:
            self._strike(opens=opens)
        elif name == "sup":
            self._raised = opens
        elif name in {"br", "p", "div", "hr", "li"}:
            self._say(_BREAK)

    def _strike(self, *, opens: bool) -> None:
        self._silent = max(0, self._silent + (1 if opens else -1))
        self.struck += opens

    def _say(self, text: str) -> None:
        if self._silent:
            return
        if self._raised:
            text = text.translate(_SUPERSCRIPTS)
        if self._links:
            self.linked += len(text)
        self._parts.append(text)


def _is_label(tokens: list[Token], start: int) -> bool:
    """True when what is in bold from `start` on ends with a colon ("**Author:** …")."""
    near = range(start, min(len(tokens), start + _LONGEST_LABEL))
    end = next((n for n in near if tokens[n].type == "strong_close"), start)
    bold = "".join(token.content for token in tokens[start:end])
    return len(bold) <= _LONGEST_LABEL and bold.rstrip().endswith(":")


def _parted(text: str) -> Iterator[str]:
    """The paragraphs of a block: parted at breaks that stand for one, joined at the others."""
    pieces = _BREAKS.split(text)
    part, last = pieces[:1], pieces[0]
    for breaks, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if last and _begins_anew(last, breaks, piece):
            yield " ".join(part).strip("| ")
            part, last = [], ""
        part.append(piece)
        last = piece if piece.strip() else last
    yield " ".join(part).strip("| ")


def _begins_anew(before: str, breaks: str, after: str) -> bool:
    if _ANEW in breaks or _STARTS.match(after):
        return True
    runs_on = after.lstrip()[:1].islower() and not ends_sentence(before)
    return _BREAK in breaks and not runs_on


def _without_menus(found: Marked) -> Iterator[Paragraph]:
    """The paragraphs that are no menu; what is goes to the dropped lines."""
    run: list[Paragraph] = []
    for paragraph in [*found.paragraphs, None]:
        if paragraph and _is_link(paragraph):
            run.append(paragraph)
            continue
        menu = len(run) >= _FEWEST_LINKS or not all(one.listed for one in run)
        if menu:
            found.dropped += [DroppedLine(one.line, one.text[:500], "list of links") for one in run]
        else:
            yield from run
        run = []
        if paragraph:
            yield paragraph


def _is_link(paragraph: Paragraph) -> bool:
    linked = paragraph.links >= _LINKED and not paragraph.level
    return linked and not ends_sentence(paragraph.text)
