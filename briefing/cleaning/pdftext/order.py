"""The reading order of a page: across what spans it, then down one column after the other."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from briefing.cleaning.pdftext.records import Line

_DEEPEST = 4  # columns inside columns
_FEWEST = 4  # lines a column has at least
_STEP = 3.0  # points between the places a gutter is looked for at
_FULL = 0.45  # of a column's width: half its lines are wider, unlike the cells of a table
_NARROWEST = 7.0  # sizes: a column of text is no narrower
_ACROSS = 0.3  # of a column's lines may cross its gutter beside it, as headings do
_LONG = 10.0  # sizes: lines this long are full in any column
_SLACK = 1.0  # points a line may reach into a gutter
_ALIGNED = 1.5  # sizes; a line that begins farther from its column's edge is set apart
_MOST_STEPS = 5_000  # places that are tried; a page is not that wide
_MOST = 5_000  # lines of a page that are looked at for columns


def regions(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """The lines in stretches of one column each, in the order they are read."""
    lines = sorted(lines, key=lambda line: (line.y, line.x0))
    x = _gutter(lines) if depth < _DEEPEST and len(lines) <= _MOST else None
    if x is None:
        return [_bounded(lines)] if lines else []
    found: list[list[Line]] = []
    for band, spans in _bands(lines, x):
        if spans:
            found += regions(band, _DEEPEST)
            continue
        above, left, right = _columns(band, x)
        for part in (above, left, right):
            found += regions(part, depth + 1) if part is not above else regions(part, _DEEPEST)
    return found


def _bounded(lines: list[Line]) -> list[Line]:
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for line in lines:
        line.left, line.right = left, right
    return lines


def _gutter(lines: list[Line]) -> float | None:
    """Where a gutter parts the lines into two columns of running text; None when none does."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    steps = int((right - left) / _STEP)
    places = [
        left + step * _STEP
        for step in range(int(0.15 * steps), int(0.85 * steps) + 1)
        if steps < _MOST_STEPS
    ]
    scores = [_score(lines, x, left, right) for x in places]
    best = max(scores, default=0)
    if not best:
        return None
    # The first of the places side by side; three columns have two such stretches.
    first = scores.index(best)
    last = next((n for n in range(first, len(scores)) if scores[n] < best), len(scores)) - 1
    return (places[first] + places[last]) / 2


def _score(lines: list[Line], x: float, left: float, right: float) -> int:
    """How many lines the smaller of the columns at `x` has; 0 when these are no columns."""
    before = [line for line in lines if line.x1 <= x + _SLACK]
    after = [line for line in lines if line.x0 >= x - _SLACK]
    fewer = min(len(before), len(after))
    narrower = min(x - left, right - x)
    if fewer < _FEWEST or narrower < _NARROWEST * before[0].size:
        return 0
    top, end = max(before[0].y, after[0].y) - 5, min(before[-1].y, after[-1].y) + 5
    beside = min(sum(top <= line.y <= end for line in part) for part in (before, after))
    across = sum(top <= line.y <= end for line in lines) - sum(
        top <= line.y <= end for line in (*before, *after)
    )
    if beside < _FEWEST - 1 or across > _ACROSS * fewer:
        return 0
    full = _is_full(before, x - left) and _is_full(after, right - x)
    return fewer if full else 0


def _is_full(lines: list[Line], width: float) -> bool:
    """True for lines of running text, False for the cells of a table."""
    wanted = min(_FULL * width, _LONG * lines[0].size)
    return median(line.x1 - line.x0 for line in lines) >= wanted


def _bands(lines: list[Line], x: float) -> Iterator[tuple[list[Line], bool]]:
    """Stretches from the top that span the gutter at `x`, or stand beside it."""
    band: list[Line] = []
    spans = False
    for line in lines:
        crosses = line.x0 < x - _SLACK and line.x1 > x + _SLACK
        if band and crosses != spans:
            yield band, spans
            band = []
        band.append(line)
        spans = crosses
    if band:
        yield band, spans


def _columns(band: list[Line], x: float) -> tuple[list[Line], list[Line], list[Line]]:
    """What stands above both columns and at the edge of neither; the left one; the right one."""
    left = [line for line in band if line.x1 <= x + _SLACK]
    right = [line for line in band if line.x1 > x + _SLACK]
    above: list[Line] = []
    if left and right:
        edge = min(line.x0 for line in right)
        while right and right[0].y <= left[0].y and _is_apart(right[0], edge):
            above.append(right.pop(0))
    return above, left, right


def _is_apart(line: Line, edge: float) -> bool:
    return line.x0 - edge > _ALIGNED * line.size
