"""Where the text of an article begins and ends among the lines of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.cleaning import furniture, genres, names, stamps
from briefing.cleaning.clusters import main_text, runs
from briefing.cleaning.draft import Draft
from briefing.cleaning.lines import Line, Unit, blank, blocks, ends_sentence, is_prose, words
from briefing.cleaning.menus import is_menu
from briefing.cleaning.wrapping import joined

_HEAD = 15  # units above the text among which title and record are looked for
_REPEATS = 3  # times; a short line printed so often is a running head or foot
# Furniture that may stand between two paragraphs of a text.
_INSIDE = frozenset({"page number", "separator", "repeated line", "caption", "note in brackets"})
_LINK = 25  # words; text below a heading such as "Related stories" is prose from here on


@dataclass(frozen=True, slots=True)
class Zones:
    """The units above the text, the text from first to last prose, and the units below."""

    head: list[Unit]
    body: list[Unit]
    tail: list[Unit]


def zones(draft: Draft, lines: list[Line], text: str) -> Zones:
    """Sort the lines; furniture is dropped on the way. `body` is empty when nothing is prose."""
    heads, kept = _kept(draft, lines)
    units = list(_linked(draft, joined(list(_blocks(lines, kept)), text), heads))
    for unit in units:
        _unmark(draft, unit)
    prose = _prose(units, shortest=6) or _prose(units, shortest=3)
    if not prose:
        return Zones(units, [], [])
    first, last = main_text(units, prose)
    prose = [number for number in prose if first <= number <= last]
    if _is_standfirst(units, first, prose):
        first = prose[1]
    listed = {number for number in runs(units) if first <= number <= last}
    top = max(0, first - _HEAD)
    for number in sorted({*range(top), *listed}):
        draft.drop_unit(units[number], "list of links" if number in listed else "above the head")
    body = [units[number] for number in range(first, last + 1) if number not in listed]
    return Zones(units[top:first], body, units[last + 1 :])


def _unmark(draft: Draft, unit: Unit) -> None:
    """Take a mark that says the story ends here off the end of a paragraph."""
    bare = furniture.without_end_mark(unit.text)
    if bare and bare != unit.text:
        draft.notes.append(f"end mark taken off: {unit.text[len(bare) :].strip()}")
        draft.ends.append(unit.lines[-1].number)
        unit.text = bare


def _kept(draft: Draft, lines: list[Line]) -> tuple[list[int], set[int]]:
    """Numbers of the headings of link lists, and numbers of the lines that are no furniture."""
    counts = Counter(line.text for line in lines if _may_repeat(line.text))
    heads, kept = [], set()
    for line in lines:
        if not line.text:
            continue
        rule = furniture.rule(line.text) or _other(line, counts)
        if rule is None:
            kept.add(line.number)
            continue
        draft.drop(line, rule)
        if rule not in _INSIDE:
            draft.ends.append(line.number)
        if rule == "related" and furniture.heads_links(line.text):
            heads.append(line.number)
    return heads, kept


def _may_repeat(text: str) -> bool:
    plain = 1 < len(text) <= 80 and not text.endswith((",", ":", ";", ")", "]"))
    return plain and words(text) <= 6 and not ends_sentence(text)


def _other(line: Line, counts: Counter[str]) -> str | None:
    if counts[line.text] >= _REPEATS:
        return "repeated line"
    pieces = names.pieces(line.text) if len(line.text) <= furniture.LONGEST else []
    if len(pieces) > 1 and all(furniture.rule(piece) for piece in pieces):
        return "menu"
    return None


def _blocks(lines: list[Line], kept: set[int]) -> Iterator[list[Line]]:
    """Stretches of kept lines; a dropped line parts them as a blank one does."""
    return blocks(line if line.number in kept else blank(line) for line in lines)


def _linked(draft: Draft, units: list[Unit], heads: list[int]) -> Iterator[Unit]:
    """The units without the lists of links below the given headings."""
    waiting, listing = list(reversed(heads)), False
    for unit in units:
        while waiting and waiting[-1] < unit.first:
            waiting.pop()
            listing = True
        listing = listing and not (unit.words >= _LINK and ends_sentence(unit.text))
        if listing and not _speaks_of_article(unit):
            draft.drop_unit(unit, "list of links")
        else:
            yield unit


def _speaks_of_article(unit: Unit) -> bool:
    found = stamps.read(unit.text)
    return (found is not None and found.label != "plain") or bool(names.byline(unit.text))


def _prose(units: list[Unit], *, shortest: int) -> list[int]:
    return [
        number
        for number, unit in enumerate(units)
        if is_prose(unit.text, shortest=shortest) and not _is_label_line(unit)
    ]


def _is_label_line(unit: Unit) -> bool:
    if len(unit.lines) == 1 and is_menu(unit.lines[0]):
        return True
    return stamps.read(unit.text) is not None or genres.wrapper(unit.text) is not None


def _is_standfirst(units: list[Unit], first: int, prose: list[int]) -> bool:
    """True when the first prose only says what the text is ("Statement of 3 May, in brief.")."""
    text = units[first].text
    return (
        first > 0
        and prose[1:2] == [first + 1]
        and words(text) <= 14
        and text.count(".") == 1
        and genres.of_title(text) in {"statement", "speech", "resolution"}
        and " is " not in text
        and " was " not in text
    )
