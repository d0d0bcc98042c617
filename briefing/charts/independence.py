"""Source independence: one row an independent source, one box an article.

Boxes tell by their frame and their words whether an article brings a text of its own, repeats
that of another, or is of the same agency or outlet as another; grey print loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.charts import independence_drawing
from briefing.charts.independence_drawing import Box, Relation, Row
from briefing.charts.numerals import numeral, opened, several, short
from briefing.models import Figure

__all__ = ["Carrier", "independence", "relations"]

MOST = 12  # rows; sources of one article beyond them share the last one
BOXES = 24  # boxes in a row; more are counted
UNNAMED = "Outlet not printed"


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article as a carrier of a text.

    `number` is that of the source (1 for S1), `outlet` None when not printed. Carriers with one
    `source` are one independent source, those with one `text` have the same text. `agency` is
    the agency whose text it carries, None when it credits none.
    """

    number: int
    outlet: str | None
    source: int
    text: int
    agency: str | None = None


def independence(carriers: Sequence[Carrier]) -> Figure:
    """The figure of `carriers`: which of them count as one source, and why.

    Raises ValueError when there is nothing to draw.
    """
    if not carriers:
        raise ValueError("source independence needs at least one article")
    groups = _groups(carriers)
    singles = [g for g in groups[MOST - 1 :] if len(g) == 1] if len(groups) > MOST else []
    kept = [g for g in groups if g not in singles][:MOST]
    rows = [_row(group) for group in kept]
    if singles:
        rows.append(Row(f"{len(singles)} further sources of one article each", (), len(singles)))
    drawn = sum(row.articles for row in rows)
    return Figure(
        headline=opened(_headline(carriers, groups)) + _left(len(carriers) - drawn),
        alt=_alt(rows, groups, len(carriers) - drawn),
        plotly=independence_drawing.draw(rows),
        columns=("Independent source", "Articles"),
        rows=tuple((row.label, _boxes(row) if row.boxes else str(row.articles)) for row in rows),
    )


def _groups(carriers: Sequence[Carrier]) -> list[list[Carrier]]:
    """The carriers by source, the largest first."""
    found: dict[int, list[Carrier]] = {}
    for carrier in sorted(carriers, key=lambda c: c.number):
        found.setdefault(carrier.source, []).append(carrier)
    return sorted(found.values(), key=lambda group: (-len(group), group[0].number))


def _row(group: list[Carrier]) -> Row:
    related = relations(group)
    boxes = [
        Box(f"S{number}", relation, f"S{lead}" if relation == "copy" else "")
        for number, (relation, lead) in related.items()
    ]
    return Row(_outlets(group), tuple(boxes[:BOXES]), len(group))


def relations(source: Sequence[Carrier]) -> dict[int, tuple[Relation, int]]:
    """What each article of one source is to those before it, and to which, by its number.

    A copy repeats the first article with its text; another text goes with the first article of
    its outlet or agency; a text of its own goes with itself.
    """
    found: dict[int, tuple[Relation, int]] = {}
    before: list[Carrier] = []
    for carrier in sorted(source, key=lambda c: c.number):
        found[carrier.number] = _relation(carrier, before)
        before.append(carrier)
    return found


def _relation(carrier: Carrier, before: list[Carrier]) -> tuple[Relation, int]:
    for one in before:
        if one.text == carrier.text:
            return "copy", one.number
    for one in before:
        if _outlet(one) == _outlet(carrier):
            return "outlet", one.number
    for one in before:
        if one.agency is not None and one.agency == carrier.agency:
            return "agency", one.number
    return ("outlet", before[0].number) if before else ("own", carrier.number)


def _outlet(carrier: Carrier) -> str:
    return short(carrier.outlet or "") or UNNAMED


def _outlets(group: list[Carrier]) -> str:
    names = list(dict.fromkeys(_outlet(c) for c in group))
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _headline(carriers: Sequence[Carrier], groups: list[list[Carrier]]) -> str:
    total, sources = len(carriers), len(groups)
    if total == 1:
        return "one article is the only source: no other confirms it"
    sharing, outlets = _sharing(carriers)
    count = f"{several(total, 'article')} count as {several(sources, 'independent source')}"
    if sharing > 1 and sharing < outlets:
        return f"{numeral(sharing)} of {several(outlets, 'outlet')} carry one text; {count}"
    if sharing > 1:
        all_of = "both outlets" if outlets == 2 else f"all {several(outlets, 'outlet')}"
        return f"{all_of} carry one text; {count}"
    if sources == total:
        return f"each of the {several(total, 'article')} is an independent source"
    if len({_outlet(c) for c in carriers}) == 1:
        return f"all {several(total, 'article')} come from one outlet and count as one source"
    return count


def _sharing(carriers: Sequence[Carrier]) -> tuple[int, int]:
    """How many outlets carry the text that most outlets carry, and how many outlets there are."""
    by_text: dict[int, set[str]] = {}
    for carrier in carriers:
        by_text.setdefault(carrier.text, set()).add(_outlet(carrier))
    return max(map(len, by_text.values())), len({_outlet(c) for c in carriers})


def _left(number: int) -> str:
    return f"; {several(number, 'article')} in smaller groups are not drawn" if number else ""


def _alt(rows: Sequence[Row], groups: list[list[Carrier]], left: int) -> str:
    """The figure in words: each source with its outlets, articles and their relation."""
    told = [f"{row.label}: {_boxes(row)}" if row.boxes else row.label for row in rows]
    number = several(len(groups), "independent source")
    return f"{opened(number)}, the largest first. {'; '.join(told)}{_left(left)}."


def _boxes(row: Row) -> str:
    said = ", ".join(f"{box.name} ({box.words})" for box in row.boxes)
    more = row.articles - len(row.boxes)
    return said + (f" and {several(more, 'further article')}" if more else "")
