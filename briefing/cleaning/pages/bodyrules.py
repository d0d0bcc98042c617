"""Which blocks are the article's: one named rule each, for what goes and for what comes back.

A rule sees the signs of one block. What trafilatura voted for stays unless a rule drops it; what
it missed comes back when a rule adds it.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.cleaning.pages.bodysigns import Signs

Rule = Callable[[Signs], bool]
_LONG = 250  # letters; a longer block is neither a title nor a caption
_MOSTLY = 0.6  # share of the voted text in elements like the parent, from which they are the body
_PARTLY = 0.2  # as above, for sentences inside the element of the body
_FOREIGN = frozenset(
    "hidden related comments signup author navigation advertisement box caption label header"
    " picture form beside foot menu share".split()
)


def _linked(sign: Signs) -> bool:
    return sign.linked > 0.5


def _bare_link(sign: Signs) -> bool:
    quoted = "quotation" in sign.marks
    return _linked(sign) and not (sign.item or sign.heading or quoted or sign.ends)


def _caption(sign: Signs) -> bool:
    if "picture" in sign.marks and "quotation" not in sign.marks:
        return True
    short = sign.size < _LONG and not sign.ends and not sign.item
    return "caption" in sign.marks and short and "quotation" not in sign.marks


def _box(sign: Signs) -> bool:
    return "box" in sign.marks and not sign.marks & {"quotation", "lead", "verbatim"}


def _furniture(sign: Signs) -> bool:
    return sign.furniture is not None and (sign.top or sign.after or not sign.ends)


def _title(sign: Signs) -> bool:
    named = sign.title or sign.block.node.tag == "h1"
    return named and sign.top and sign.size < _LONG


def _below(sign: Signs) -> bool:
    return sign.after and bool(sign.marks & {"signup", "author", "navigation", "label"})


DROPS: dict[str, Rule] = {
    "title": _title,
    "hidden from readers": lambda sign: "hidden" in sign.marks,
    "another article": lambda sign: sign.elsewhere or "related" in sign.marks,
    "comments": lambda sign: "comments" in sign.marks,
    "caption": _caption,
    "box": _box,
    "leads elsewhere": lambda sign: sign.elsewhere_cue,
    "link alone": _bare_link,
    "list of links": lambda sign: sign.run >= 2,
    "furniture": _furniture,
    "below the text": _below,
}


def _foreign(sign: Signs) -> bool:
    return (
        sign.elsewhere
        or sign.elsewhere_cue
        or sign.furniture is not None
        or sign.title
        or sign.again
        or sign.before
        or _linked(sign)
        or sign.block.node.tag == "h1"
        or bool(sign.marks & _FOREIGN)
    )


def _twin(sign: Signs) -> bool:
    """A sentence in an element like those that hold the text, perhaps in another column."""
    long_enough = sign.size >= (100 if sign.after else 40)
    return sign.share > _MOSTLY and sign.alike and sign.ends and long_enough


def _sibling(sign: Signs) -> bool:
    """A heading or a short line between the paragraphs of the text."""
    return sign.share > _MOSTLY and sign.beside_voted and not sign.after


def _among(sign: Signs) -> bool:
    """A sentence between the others, on a page that spreads its text over many elements."""
    placed = sign.inside and not sign.after and "list" not in sign.marks
    return placed and sign.share > _PARTLY and sign.alike and sign.prose


ADDS: dict[str, Rule] = {
    "like the text": lambda sign: _twin(sign) and not _foreign(sign),
    "among the text": lambda sign: _among(sign) and not _foreign(sign),
    "between the text": lambda sign: _sibling(sign) and not _foreign(sign),
}


def dropped_by(sign: Signs) -> str | None:
    """The rule that drops a voted block; None when it stays."""
    return next((name for name, rule in DROPS.items() if rule(sign)), None)


def added(sign: Signs) -> bool:
    """True when a block that was not voted for is the article's all the same."""
    return any(rule(sign) for rule in ADDS.values())
