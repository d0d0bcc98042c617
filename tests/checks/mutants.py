"""Statements made false in every way a statement can be, for the checks to refuse.

Each way takes what a section shows (the cells of a row, or one statement as a row of one cell)
and gives it back with a name, date, number, negation, speaker or passage changed. Two sorts: the
printed words are altered and the passage is not, as a careless edit would; or words and passage
are exchanged together for those of another place, as a forger would.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefing.models import Annex, Article, Kind, Part, Section, Span, Statement, Table

Row = tuple[Statement, ...]
KINDS: tuple[Kind, ...] = ("fact", "quotation", "opinion", "watch", "gap", "reference")
_NAME = re.compile(r"\b[A-Z][a-zé]+(?:[ -][A-Z][a-zé]+)*")
_NUMBER = re.compile(r"\d+")
_DENIAL = re.compile(r"\b(?:not|never|no|without)\b ?")
_VERB = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|may|should)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Shown:
    """One row or statement of a section, and whether it stands in the table."""

    section: Section
    row: Row
    tabled: bool


@dataclass(frozen=True)
class Mutant:
    """What was shown, made false; `way` tells how."""

    way: str
    shown: Shown
    row: Row

    @property
    def section(self) -> Section:
        """A section that shows nothing but the mutant."""
        section = self.shown.section
        if not self.shown.tabled:
            return replace(section, statements=self.row, table=None, figure=None, headline=None)
        columns = section.table.columns if section.table else ()
        table = Table(columns, (self.row,))
        return replace(section, statements=(), table=table, figure=None, headline=None)


def shown(sections: tuple[Section, ...]) -> list[Shown]:
    """Every row and statement of these sections."""
    found = []
    for section in sections:
        found += [Shown(section, (statement,), tabled=False) for statement in section.statements]
        rows = section.table.rows if section.table else ()
        found += [Shown(section, row, tabled=True) for row in rows]
    return found


def words(row: Row) -> tuple[object, ...]:
    """What a reader sees of a row: its words, and whose they are said to be."""
    return tuple((cell.text, cell.kind, cell.holder) for cell in row)


def _place(one: Shown) -> str:
    """The section; one name for those that print any fact, since a fact may stand in each."""
    facts = {"bottom_line", "key_points", "reported"}
    return "facts" if one.section.slug in facts else one.section.slug


Way = Callable[[random.Random, Shown, list[Shown], Annex], Row | None]


def mutants(pool: list[Shown], annex: Annex, number: int, seed: int) -> Iterator[Mutant]:
    """`number` false rows; one that reads as some true row does is left out and made again."""
    chance = random.Random(seed)  # noqa: S311 - chosen by chance, not kept secret
    true = {(_place(one), words(one.row)) for one in pool}
    ways = [*WAYS.items()]
    made = tries = 0
    while made < number and tries < 40 * number:
        tries += 1
        way, change = ways[tries % len(ways)]
        one = chance.choice(pool)
        row = change(chance, one, pool, annex)
        if row is None or (_place(one), words(row)) in true:
            continue
        made += 1
        yield Mutant(way, one, row)


# ---------------------------------------------------------------- printed words altered


def _altered(chance: random.Random, row: Row, change: Callable[[str], str | None]) -> Row | None:
    """The row with the words of one part changed, its passage left as it was."""
    places = [
        (c, p)
        for c, cell in enumerate(row)
        for p, part in enumerate(cell.parts)
        if change(part.text) not in (None, part.text)
    ]
    if not places:
        return None
    c, p = chance.choice(places)
    part = row[c].parts[p]
    return _with_part(row, c, p, replace(part, text=change(part.text) or ""))


def _with_part(row: Row, c: int, p: int, part: Part) -> Row:
    parts = (*row[c].parts[:p], part, *row[c].parts[p + 1 :])
    return (*row[:c], replace(row[c], parts=parts), *row[c + 1 :])


def _other_name(chance: random.Random, one: Shown, pool: list[Shown], _: Annex) -> Row | None:
    other = _NAME.findall(" ".join(c.text for c in chance.choice(pool).row))
    name = chance.choice(other) if other else "Nobody"
    return _altered(chance, one.row, lambda text: _NAME.sub(name, text, count=1))


def _other_number(chance: random.Random, one: Shown, _: list[Shown], __: Annex) -> Row | None:
    step = chance.randint(1, 9)
    return _altered(
        chance, one.row, lambda text: _NUMBER.sub(lambda m: str(int(m[0]) + step), text, count=1)
    )


def _other_year(chance: random.Random, one: Shown, _: list[Shown], __: Annex) -> Row | None:
    year = str(chance.randint(1990, 2035))
    return _altered(chance, one.row, lambda text: _YEAR.sub(year, text, count=1))


def _denied(chance: random.Random, one: Shown, _: list[Shown], __: Annex) -> Row | None:
    return _altered(chance, one.row, lambda text: _VERB.sub(r"\g<0> not", text, count=1))


def _undenied(chance: random.Random, one: Shown, _: list[Shown], __: Annex) -> Row | None:
    return _altered(chance, one.row, lambda text: _DENIAL.sub("", text, count=1))


def _word_dropped(chance: random.Random, one: Shown, _: list[Shown], __: Annex) -> Row | None:
    def dropped(text: str) -> str | None:
        found = text.split(" ")
        if len(found) < 2:
            return None
        del found[chance.randrange(len(found))]
        return " ".join(found)

    return _altered(chance, one.row, dropped)


def _word_added(chance: random.Random, one: Shown, _: list[Shown], __: Annex) -> Row | None:
    word = chance.choice(["reportedly", "all", "only", "secretly", "not", "three", "Tokyo"])
    return _altered(
        chance, one.row, lambda text: text.replace(" ", f" {word} ", 1) if " " in text else None
    )


# ---------------------------------------------------------------- words and passage exchanged


def _passages(one: Shown) -> list[tuple[int, int]]:
    return [
        (c, p)
        for c, cell in enumerate(one.row)
        for p, part in enumerate(cell.parts)
        if part.span is not None and part.span.paragraph and part.rule != "date"
    ]


def _article(annex: Annex, span: Span) -> Article | None:
    return next((a for a in annex.texts if a.id == span.article), None)


def _chosen(
    chance: random.Random, one: Shown, annex: Annex
) -> tuple[int, int, Part, Span, Article] | None:
    places = _passages(one)
    if not places:
        return None
    c, p = chance.choice(places)
    part = one.row[c].parts[p]
    article = _article(annex, part.span) if part.span else None
    return None if article is None or part.span is None else (c, p, part, part.span, article)


def _from(article: Article, start: int, end: int, rule: str) -> Part | None:
    if not 0 <= start < end <= len(article.text):
        return None
    span = article.span(start, end)
    return Part(article.passage(span), rule, span)  # type: ignore[arg-type]


def _name_elsewhere(chance: random.Random, one: Shown, _: list[Shown], annex: Annex) -> Row | None:
    """A passage that is a name gives way to another name of the same text."""
    found = _chosen(chance, one, annex)
    if found is None:
        return None
    c, p, part, _span, article = found
    names = [m for m in _NAME.finditer(article.text) if m[0] not in part.text]
    if not names or _NAME.fullmatch(part.text) is None:
        return None
    name = chance.choice(names)
    made = _from(article, name.start(), name.end(), part.rule)
    return None if made is None else _with_part(one.row, c, p, made)


def _cut(chance: random.Random, one: Shown, _: list[Shown], annex: Annex) -> Row | None:
    """A passage ends or begins some words earlier or later."""
    found = _chosen(chance, one, annex)
    if found is None:
        return None
    c, p, part, span, article = found
    breaks = [m.end() for m in re.finditer(r"\s", part.text)]
    if not breaks:
        return None
    place = span.start + chance.choice(breaks)
    ends = (span.start, place - 1) if chance.random() < 0.5 else (place, span.end)
    made = _from(article, *ends, part.rule)
    return None if made is None else _with_part(one.row, c, p, made)


def _denial_stepped_over(
    chance: random.Random, one: Shown, _: list[Shown], annex: Annex
) -> Row | None:
    """Two verbatim passages, with the "not" between them left out."""
    found = _chosen(chance, one, annex)
    if found is None:
        return None
    c, p, part, span, article = found
    match = _DENIAL.search(part.text)
    if match is None or match.start() == 0:
        return None
    first = _from(article, span.start, span.start + match.start(), part.rule)
    second = _from(article, span.start + match.end(), span.end, part.rule)
    if first is None or second is None:
        return None
    parts = (*one.row[c].parts[:p], first, second, *one.row[c].parts[p + 1 :])
    return (*one.row[:c], replace(one.row[c], parts=parts), *one.row[c + 1 :])


def _sentence_elsewhere(
    chance: random.Random, one: Shown, pool: list[Shown], _: Annex
) -> Row | None:
    """One passage of several gives way to one that another row prints; alone it may be true."""
    other = chance.choice(pool)
    mine, theirs = _passages(one), _passages(other)
    if len(mine) < 2 or not theirs:
        return None
    (c, p), (oc, op) = chance.choice(mine), chance.choice(theirs)
    return _with_part(one.row, c, p, other.row[oc].parts[op])


def _cell_elsewhere(chance: random.Random, one: Shown, pool: list[Shown], _: Annex) -> Row | None:
    """A cell gives way to that of another row: the date, the status, the role, the words."""
    others = [o for o in pool if o.tabled and o.section.slug == one.section.slug]
    if not one.tabled or len(others) < 2:
        return None
    other = chance.choice(others)
    c = chance.randrange(min(len(one.row), len(other.row)))
    return (*one.row[:c], other.row[c], *one.row[c + 1 :])


def _date_elsewhere(chance: random.Random, one: Shown, pool: list[Shown], _: Annex) -> Row | None:
    """A date gives way to another date that is as well derived."""
    dates = [p for o in pool for c in o.row for p in c.parts if p.rule == "date"]
    mine = [
        (c, p)
        for c, cell in enumerate(one.row)
        for p, part in enumerate(cell.parts)
        if part.rule == "date"
    ]
    if not mine or not dates:
        return None
    c, p = chance.choice(mine)
    return _with_part(one.row, c, p, chance.choice(dates))


def _other_speaker(chance: random.Random, one: Shown, pool: list[Shown], _: Annex) -> Row | None:
    """Words and views are given to somebody else who has some."""
    holders = sorted({c.holder for o in pool for c in o.row if c.holder})
    mine = [c for c, cell in enumerate(one.row) if cell.holder]
    if not mine or not holders:
        return None
    c = chance.choice(mine)
    return (*one.row[:c], replace(one.row[c], holder=chance.choice(holders)), *one.row[c + 1 :])


def _other_kind(chance: random.Random, one: Shown, _: list[Shown], __: Annex) -> Row | None:
    """An opinion, a quotation or a view of what lies ahead is called a fact, or a fact one."""
    c = chance.randrange(len(one.row))
    kind = chance.choice(KINDS)
    if not one.row[c].spans:
        return None
    return (*one.row[:c], replace(one.row[c], kind=kind), *one.row[c + 1 :])


WAYS: dict[str, Way] = {
    "another name": _other_name,
    "another number": _other_number,
    "another year": _other_year,
    "denied": _denied,
    "denial dropped": _undenied,
    "a word dropped": _word_dropped,
    "a word added": _word_added,
    "name of another passage": _name_elsewhere,
    "passage cut": _cut,
    "denial stepped over": _denial_stepped_over,
    "passage of another row": _sentence_elsewhere,
    "cell of another row": _cell_elsewhere,
    "date of another row": _date_elsewhere,
    "another speaker": _other_speaker,
    "another kind": _other_kind,
}
