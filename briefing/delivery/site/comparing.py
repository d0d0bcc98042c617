"""What an edition of a report says that the one before did not: sentences added, gone, changed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.delivery.site.records import Text

ALIKE = 0.6  # of 1; difflib's own measure of a close match
MOST = 60  # sentences of a section of which each is held against each
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in one section. `changed` are pairs: the sentence before, and the one now."""

    title: str
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in a report.

    `revised` are sources with another text under the same name; `same` counts the sentences that
    both have.
    """

    parts: tuple[Changes, ...]
    sources: Changes
    same: int
    revised: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[int, int, int]:
        """Sentences added, gone and changed."""
        parts = self.parts
        return (
            sum(len(p.added) for p in parts),
            sum(len(p.gone) for p in parts),
            sum(len(p.changed) for p in parts),
        )


def compare(before: Text, after: Text) -> Difference:
    """Compare what two editions say, section by section; a section that moved is no change."""
    then = {part.title: part.sentences for part in before.parts}
    now = {part.title: part.sentences for part in after.parts}
    titles = dict.fromkeys([*now, *then])
    parts = [_changes(title, then.get(title, ()), now.get(title, ())) for title in titles]
    same = sum(len(set(then.get(title, ())) & set(now.get(title, ()))) for title in titles)
    sources = _changes("Sources", before.sources, after.sources)
    told = tuple(part for part in parts if part.added or part.gone or part.changed)
    return Difference(told, sources, same, tuple(_revised(before, after)))


def _revised(before: Text, after: Text) -> Iterator[str]:
    then = dict(zip(before.sources, before.texts, strict=False))
    now = dict(zip(after.sources, after.texts, strict=False))
    yield from (name for name, text in now.items() if then.get(name, text) != text)


def _changes(title: str, before: Sequence[str], after: Sequence[str]) -> Changes:
    gone = [one for one in dict.fromkeys(before) if one not in set(after)]
    added = [one for one in dict.fromkeys(after) if one not in set(before)]
    pairs = tuple(_pairs(gone, added)) if len(gone) * len(added) <= MOST * MOST else ()
    old, new = ({pair[n] for pair in pairs} for n in (0, 1))
    return Changes(
        title,
        tuple(one for one in added if one not in new),
        tuple(one for one in gone if one not in old),
        pairs,
    )


def _pairs(gone: list[str], added: list[str]) -> Iterator[Pair]:
    """Each sentence now with the one before that is most like it, each used once."""
    left = dict.fromkeys(gone)
    for now in added:
        close = difflib.get_close_matches(now, left, n=1, cutoff=ALIKE)
        if close:
            del left[close[0]]
            yield close[0], now


def marked(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both sentences in stretches of words, each with whether it is only in this one."""
    one, two = before.split(), after.split()
    old: list[tuple[str, bool]] = []
    new: list[tuple[str, bool]] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if a < b:
            old.append((" ".join(one[a:b]), what != "equal"))
        if c < d:
            new.append((" ".join(two[c:d]), what != "equal"))
    return old, new
