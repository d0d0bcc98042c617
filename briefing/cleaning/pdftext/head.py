"""The head of a printed text: its title, date, outlet and writer, as page one shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.cleaning import furniture, names, stamps
from briefing.cleaning.lines import has_words, is_prose, words
from briefing.cleaning.pdftext.records import Block
from briefing.cleaning.pdftext.texts import line_text
from briefing.models import Published

_LARGER = 1.08  # of the body's size: letters of a title
_LOWEST = 0.62  # of page one's height: a title stands above
_LONGEST_TITLE = 40  # words
_APART = 2.0  # sizes between base lines: lines of one title stand closer
_LOOKED_AT = 24  # paragraphs from the top that may be the head
_NO_TITLE = re.compile(
    r"untitled|microsoft (?:word|powerpoint)|(?:slide|page|document|doc|scan|print)\s?\d*$|.*\.(?:docx?|pdf|indd|qxd|rtf|odt"
    r"|pptx?|xlsx?|pages|tex|dvi|html?|txt|ai|eps|pmd|fm|tmp)$|(?:layout|template|title|none|null|unknown)\b|[\W\d_]+$",
    re.IGNORECASE,
)
# What stands above a title and is none.
_LABEL = re.compile(
    r"(?:for immediate release|embargoed?\b.{0,60}|(?:press|news|media) (?:release|statement|advisory)"
    r"|check against delivery|as (?:prepared|delivered).{0,30}|unclassified|official(?: use only)?|draft)\W*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What the head of a text says; None for what it does not. `used` are its paragraphs' ids."""

    title: str | None = None
    published: Published | None = None
    outlet: str | None = None
    byline: str | None = None
    used: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def read(blocks: list[Block], height: float, size: float, stated: str | None) -> Head:
    """The head of `blocks`. `height` is that of page one, `size` that of the body's letters.

    `stated` is the title in the file's own record, which is taken when it is sane.
    """
    head = Head()
    _read_title(head, blocks, height, size, stated)
    for block in blocks[:_LOOKED_AT]:
        if id(block) in head.used:
            continue
        if block.first.page != blocks[0].first.page or is_prose(block.text, shortest=12):
            break
        _read_line(head, block)
    return head


def _read_title(
    head: Head, blocks: list[Block], height: float, size: float, stated: str | None
) -> None:
    sane = stated if stated and is_title(stated) else None
    top = [
        b for b in blocks if b.first.page == blocks[0].first.page and b.first.y < _LOWEST * height
    ]
    printed = next((b for b in top if sane and _same(b.text, sane)), None)
    chosen = [printed] if printed else _largest(top, size)
    if chosen:
        head.title = " ".join(block.text for block in chosen)
        head.used |= set(map(id, chosen))
    elif sane:
        head.title = sane
        head.notes.append("the title is that of the file's own record; none is printed")


def is_title(text: str) -> bool:
    """True for a title that a person wrote, not a program or a file's name."""
    line = " ".join(text.split())
    return 2 <= words(line) <= _LONGEST_TITLE and not _NO_TITLE.match(line)


def _same(printed: str, stated: str) -> bool:
    a, b = (re.sub(r"\W+", "", text).casefold() for text in (printed, stated))
    return a == b and bool(a)


def _largest(top: list[Block], size: float) -> list[Block]:
    """The paragraphs in the largest letters above the text, if they can be a title."""
    fit = [b for b in top if b.first.size >= _LARGER * size and _can_be_title(b)]
    if not fit:
        return _emphasised(top)
    largest = max(b.first.size for b in fit)
    first = next(n for n, b in enumerate(top) if b in fit and b.first.size >= 0.97 * largest)
    chosen = [top[first]]
    for block in top[first + 1 :]:
        alike = abs(block.first.size - largest) <= 0.03 * largest
        near = block.first.y - chosen[-1].last.y < _APART * largest
        if not (alike and near and _can_be_title(block)):
            break
        chosen.append(block)
    return chosen


def _emphasised(top: list[Block]) -> list[Block]:
    """Without larger letters: the first bold or capital lines of page one, above its text."""
    chosen: list[Block] = []
    for block in top[:12]:
        strong = block.first.bold or (block.text.isupper() and words(block.text) >= 2)
        apart = chosen and block.first.y - chosen[-1].last.y > _APART * block.first.size
        if strong and _can_be_title(block) and not apart:
            chosen.append(block)
        elif chosen or is_prose(block.text, shortest=12):
            break
    return chosen


def _can_be_title(block: Block) -> bool:
    text = block.text
    return (
        has_words(text)
        and not block.first.cells
        and words(text) <= _LONGEST_TITLE
        and stamps.read(text) is None
        and furniture.rule(text[: furniture.LONGEST]) is None
        and not _LABEL.match(text)
        and not (names.is_outlet(text) and words(text) <= 5)
        and sum(c.isalpha() for c in text) >= 4
    )


def _read_line(head: Head, block: Block) -> None:
    dated = stamps.read(block.text)
    if dated is not None:
        found = dated.stamp
        if head.published is None:
            head.published = Published(found.date, block.text, found.time, found.zone)
            if dated.label == "updated":
                head.notes.append(
                    "only the date of an update is printed; it stands for publication"
                )
        head.outlet = head.outlet or dated.outlet
        head.byline = head.byline or dated.byline
        head.used.add(id(block))
        return
    if head.published is None and len(block.lines) > 1:
        _read_inside(head, block)
    writer = names.byline(block.text)
    if writer and head.byline is None:
        head.byline = writer
        head.used.add(id(block))
    elif names.is_outlet(block.text) and head.outlet is None:
        head.outlet = names.outlet(block.text)
        head.used.add(id(block))


def _read_inside(head: Head, block: Block) -> None:
    """A date on a line of its own among others, as in the box of an official document."""
    for line in block.lines[:8]:
        dated = stamps.read(line_text(line.words))
        if dated is not None and len(dated.stamp.date) == 10:
            found = dated.stamp
            head.published = Published(found.date, dated.line, found.time, found.zone)
            return
