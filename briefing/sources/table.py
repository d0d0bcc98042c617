"""CSV and its kind: a line of column names, then one article a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping

from briefing.cleaning.columns import has_text
from briefing.cleaning.encodings import decoded
from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources.rows import LARGEST, Row, articles, mapping_of

__all__ = ["LARGEST", "NAME", "SUFFIXES", "mapping_of", "read"]

NAME = "a table (CSV)"
SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
MAPPED = True  # takes a column mapping

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)?")
_STATED = re.compile(r"\"?sep=([,\t;|])\"?[ \t]*(?:\r\n?|\n)", re.IGNORECASE)  # as Excel writes it
_DELIMITERS = ",\t;|"
_SAMPLE = 200_000  # code points searched for the delimiter
_SAMPLE_ROWS = 50
_LONGEST_CELL = 5_000_000  # code points, as of one article
_MOST_CELLS = 2_000


def read(
    raw: bytes, place: str, mapping: Mapping[str, str] | None = None
) -> Iterator[Article | Skipped]:
    """An article of each row with a text; the others come as Skipped.

    `mapping` gives columns to fields and goes before their names. Raises SourceError when no
    column holds a text, or the file is no table.
    """
    text, notes = decoded(raw, place)
    text = text.lstrip("\ufeff\r\n")
    stated = _STATED.match(text)
    text = text[stated.end() :] if stated else text
    delimiter = stated[1] if stated else _delimiter(text[:_SAMPLE], mapping or {})
    yield from articles(_rows(text, delimiter, place), raw, place, mapping, notes)


def _delimiter(sample: str, mapping: Mapping[str, str]) -> str:
    """The sign that parts the cells: it gives known columns, then as many cells in each row."""
    return max(_DELIMITERS, key=lambda sign: _fit(sample, sign, mapping))


def _fit(sample: str, sign: str, mapping: Mapping[str, str]) -> tuple[bool, float, int]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        found = [row for row, _ in zip(_reader(sample, sign), range(_SAMPLE_ROWS), strict=False)]
    except csv.Error:
        return False, 0.0, 0
    rows = [row for row in found if row][:-1] or found  # the sample may end inside the last
    head = rows[0] if rows else []
    known = has_text(head) or any(column in head for column in mapping.values())
    even = sum(len(row) == len(head) for row in rows) / max(1, len(rows))
    return known and len(head) > 1, even if len(head) > 1 else 0.0, len(head)


def _reader(text: str, sign: str) -> Iterator[list[str]]:
    return iter(csv.reader(_lines(text), delimiter=sign))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; a file made of the whole text would take four times its size."""
    return (match[0] for match in _LINE.finditer(text) if match[0])


def _rows(text: str, sign: str, place: str) -> Iterator[tuple[int, Row | Skipped]]:
    csv.field_size_limit(_LONGEST_CELL)
    rows = _reader(text, sign)
    head = _head(rows, place)
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            why = f"row {number} and what follows cannot be read ({error}). Check its quotes"
            yield number, Skipped(f"{place}#row {number}", why)
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield number, _row(head, cells, sign, f"{place}#row {number}")


def _head(rows: Iterator[list[str]], place: str) -> list[str]:
    try:
        head = [name.strip() for name in next(rows, [])]
    except csv.Error as error:
        raise SourceError(f"{place}: this is no table ({error}). Save it again as CSV.") from error
    if len(head) > _MOST_CELLS:
        raise SourceError(
            f"{place}: {len(head):,} columns, more than {_MOST_CELLS:,}. "
            "Check that it is a table of articles."
        )
    return head


def _row(head: list[str], cells: list[str], sign: str, place: str) -> Row | Skipped:
    """The cells by column. Cells beyond the last column belong to it, if that is the text."""
    if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
        if not has_text(head[-1:]):
            why = (
                f"{len(cells)} cells in a table of {len(head)} columns. "
                "Put quotes around text that holds the delimiter"
            )
            return Skipped(place, why)
        cells = [*cells[: len(head) - 1], sign.join(cells[len(head) - 1 :])]
    return dict(zip(head, cells, strict=False))
