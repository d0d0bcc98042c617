"""Quotations: the words are alike and the speaker's last name is right.

Pieces are fair: neighbouring gold entries given as one, or one given in pieces, also match.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefing.evaluation.counts import Count
from briefing.evaluation.matching import (
    ALIKE,
    Entry,
    Matched,
    but,
    last_word,
    likeness,
    name,
    passage,
)

_PIECES = (2, 3, 4)  # so many neighbours are tried as one


def quotes(predicted: list[Entry], gold: dict[str, Any]) -> Matched:
    """Count quotations with the right words and the right speaker.

    A prediction inside a turn of its speaker, or one that only frames a title, is neutral.
    """
    labelled: list[Entry] = gold["quotes"]
    table = _Table(predicted, labelled, gold)
    mine, theirs = table.matched()
    optional = {j for j, g in enumerate(labelled) if g.get("optional")}
    neutral = {i for i, js in mine.items() if set(js) <= optional}
    neutral |= {
        i for i in range(len(predicted)) if i not in mine and _is_neutral(predicted[i], gold)
    }
    count = Count(
        right=len(set(mine) - neutral),
        predicted=len(predicted) - len(neutral),
        found=len(theirs - optional),
        gold=len(labelled) - len(optional),
    )
    return Matched(count, but(predicted, {*mine, *neutral}), but(labelled, theirs | optional))


def _forms(speaker: str, others: Sequence[str], gold: dict[str, Any]) -> list[str]:
    """Every right way to name a speaker."""
    forms = [speaker, *others]
    known = {name(form) for form in forms}
    for person in gold["persons"]:
        if name(person["name"]) in known:
            forms += [*person.get("aliases", []), *person.get("alt_names", [])]
    return forms


def _speaks(speaker: Any, forms: Sequence[str]) -> bool:
    if not speaker:
        return False
    last = last_word(speaker)
    return name(speaker) in {name(f) for f in forms} or last in {last_word(f) for f in forms}


def _is_neutral(predicted: Entry, gold: dict[str, Any]) -> bool:
    words = passage(predicted.get("text"))
    for turn in gold.get("turns", []):
        forms = _forms(turn["speaker"], turn.get("speaker_alt", []), gold)
        said = passage(gold["text"][turn["start"] : turn["end"]])
        if words and words in said and _speaks(predicted.get("speaker"), forms):
            return True
    return any(
        other.get("neutral") and likeness(words, passage(other["text"])) >= ALIKE
        for other in gold.get("not_quotes", [])
    )


class _Table:
    """Which predicted quotation may be which labelled one."""

    def __init__(self, predicted: list[Entry], labelled: list[Entry], gold: dict[str, Any]) -> None:
        self.mine = [passage(p.get("text")) for p in predicted]
        self.theirs = [passage(g["text"]) for g in labelled]
        self.labelled = labelled
        forms = [_forms(g["speaker"], g.get("speaker_alt", []), gold) for g in labelled]
        self.speaks = [[_speaks(p.get("speaker"), f) for f in forms] for p in predicted]

    def matched(self) -> tuple[dict[int, list[int]], set[int]]:
        """Return the gold entries of each prediction that is right, and all gold entries found."""
        pairs: dict[int, list[int]] = {}
        found: set[int] = set()
        for i, j in self._alike():
            if i not in pairs and j not in found:
                pairs[i] = [j]
                found.add(j)
        self._joined(pairs, found)
        self._in_pieces(pairs, found)
        return pairs, found

    def _alike(self) -> Iterator[tuple[int, int]]:
        fits = [
            (not g.get("optional"), value, -abs(i - j), i, j)
            for i in range(len(self.mine))
            for j, g in enumerate(self.labelled)
            if self.speaks[i][j] and (value := likeness(self.mine[i], self.theirs[j])) >= ALIKE
        ]
        yield from ((i, j) for *_, i, j in sorted(fits, reverse=True))

    def _flat(self) -> list[int]:
        """The labelled quotations that stand in no other."""
        return [j for j, g in enumerate(self.labelled) if not g.get("nested")]

    def _joined(self, pairs: dict[int, list[int]], found: set[int]) -> None:
        for i in range(len(self.mine)):
            for js in _neighbours(self._flat()):
                if i in pairs or any(j in found or not self.speaks[i][j] for j in js):
                    continue
                if likeness(self.mine[i], " ".join(self.theirs[j] for j in js)) >= ALIKE:
                    pairs[i] = js
                    found.update(js)

    def _in_pieces(self, pairs: dict[int, list[int]], found: set[int]) -> None:
        for j in self._flat():
            for ps in _neighbours(list(range(len(self.mine)))):
                if j in found or any(i in pairs or not self.speaks[i][j] for i in ps):
                    continue
                if likeness(" ".join(self.mine[i] for i in ps), self.theirs[j]) >= ALIKE:
                    found.add(j)
                    pairs.update((i, [j]) for i in ps)


def _neighbours(numbers: list[int]) -> Iterator[list[int]]:
    for size in _PIECES:
        for start in range(len(numbers) - size + 1):
            yield numbers[start : start + size]
