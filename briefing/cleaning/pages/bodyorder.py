"""What the order of a page's blocks says of them: before, within or after the running text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cleaning.pages.bodyvotes import WORD

if TYPE_CHECKING:
    from briefing.cleaning.pages.bodysigns import Signs

MOST_TITLES = 20
_SAME_TITLE = 15  # letters from which the beginning of a title stands for the whole


def find_ends(found: Sequence[Signs], weights: Sequence[int]) -> None:
    """Mark what stands before and after the running text."""
    text = [
        number
        for number, sign in enumerate(found)
        if weights[number] and sign.inside and sign.prose
    ]
    first, last = (text[0], text[-1]) if text else (0, len(found))
    for number, sign in enumerate(found):
        sign.before, sign.after = number < first, number > last


def find_titles(found: Sequence[Signs], titles: Sequence[str]) -> None:
    """Mark the blocks that repeat one of `titles`, and all up to the first running text."""
    wanted = list(dict.fromkeys(filter(None, map(_plain, titles))))[:MOST_TITLES]
    for sign in found:
        text = _plain(sign.block.text)
        sign.title = bool(text) and any(_same(text, title) for title in wanted)
    opening = (n for n, s in enumerate(found) if s.voted and s.inside and s.prose and not s.title)
    first = next(opening, len(found))
    for number, sign in enumerate(found):
        sign.top = number <= first


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def _same(text: str, title: str) -> bool:
    return (
        text == title
        or (len(title) > _SAME_TITLE and text.startswith(title))
        or (len(text) > _SAME_TITLE and title.startswith(text))
    )


def find_repeats(found: Sequence[Signs]) -> None:
    """Mark the blocks whose words stood in one before."""
    seen: set[str] = set()
    for sign in found:
        text = _plain(sign.block.text)
        sign.again = len(text) > 3 and text in seen
        seen.add(text)


def find_runs(found: Sequence[Signs]) -> None:
    """Count the list items of little but links, without a sentence, that follow one another."""
    run: list[Signs] = []
    for sign in [*found, None]:
        listed = sign is not None and sign.block.node.tag == "li"
        if sign is not None and listed and sign.linked > 0.5 and not sign.ends:
            run.append(sign)
            continue
        for item in run:
            item.run = len(run)
        run = []
