"""Rows of a table, whatever file it came in, to articles."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing.cleaning import Known, assembled, genres, names
from briefing.cleaning.cells import cell_date, cell_text, days_first, is_printed
from briefing.cleaning.characters import mend
from briefing.cleaning.columns import columns, is_brief
from briefing.cleaning.lines import blocks, lines
from briefing.cleaning.wrapping import joined
from briefing.errors import SourceError
from briefing.models import Article, Genre, Origin, Skipped

LARGEST = 200_000_000  # bytes of one table
MAPPING_SUFFIX = ".columns.toml"
_LOOKED_AT = 200  # rows read before the first article: their columns and dates are the table's
_MOST_COLUMNS = 2_000
_LARGEST_MAPPING = 100_000  # bytes
_MARKUP = re.compile(r"</?(?:p|div|br|li|h[1-6]|span|strong|blockquote)\b[^<>]{0,500}>", re.I)
_URL = re.compile(r"https?://[^\s<>\"']{3,2000}$", re.I)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")
_AFTER_TITLE = re.compile(r"\s*[\r\n]\s*(?P<note>\[[^\[\]\n]{1,60}\])\s*$")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table's rows come from, which column holds which field, how its dates are read."""

    origin: Origin
    fields: Mapping[str, str]
    day_first: bool | None = None
    notes: tuple[str, ...] = ()


def articles(
    rows: Iterable[tuple[int, Row | Skipped]],
    raw: bytes,
    place: str,
    mapping: Mapping[str, str] | None = None,
    notes: tuple[str, ...] = (),
) -> Iterator[Article | Skipped]:
    """An article of each row with a text; rows count from 1, the line of column names apart.

    Raises SourceError when there is no row, or no column with a text.
    """
    coming = iter(rows)
    first = list(itertools.islice(coming, _LOOKED_AT))
    shown = [row for _, row in first if isinstance(row, dict)]
    if not shown:
        raise SourceError(f"{place}: there is no row in this table. Check that it was saved whole.")
    named = list(dict.fromkeys(name for row in shown for name in row))[:_MOST_COLUMNS]
    fields = columns(named, place, mapping)
    dates = [row.get(fields["date"]) for row in shown] if "date" in fields else []
    origin = Origin.of(raw, place)
    if is_brief(fields["text"]):
        notes = (*notes, f"the column {fields['text']!r} stands for the text; it may be a summary")
    table = Table(origin, fields, days_first(dates), notes)
    for number, row in itertools.chain(first, coming):
        yield row if isinstance(row, Skipped) else _of_row(row, number, table)


def _of_row(row: Row, number: int, table: Table) -> Article | Skipped:
    origin = replace(table.origin, place=f"{table.origin.place}#row {number}")
    column = table.fields["text"]
    if not is_printed(row.get(column)):
        return Skipped(origin.place, f"row {number} has nothing in its text column {column!r}")
    try:
        return assembled(_known(row, table), paragraphs(row[column]), origin)
    except SourceError as error:
        return Skipped.of(origin.place, error)


def paragraphs(value: Any) -> tuple[str, ...]:
    """The paragraphs of a text in a cell: plain, hard-wrapped, marked up, or a list of them."""
    text = cell_text(value, "\n\n")
    if _MARKUP.search(text[:20_000]):
        from briefing.cleaning.pages import text_of

        return text_of(text)
    mended, _ = mend(text)
    return tuple(unit.text for unit in joined(list(blocks(lines(mended))), mended))


def _known(row: Row, table: Table) -> Known:
    def cell(field: str) -> Any:
        value = row.get(table.fields[field]) if field in table.fields else None
        return value if is_printed(value) else None

    def text(field: str) -> str | None:
        return cell_text(cell(field)).strip() or None

    title, notes = _title(text("title"))
    published = cell_date(cell("date"), table.fields.get("date", ""), day_first=table.day_first)
    if published is None and cell("updated") is not None:
        published = cell_date(cell("updated"), table.fields["updated"])
        notes += ("only the date of an update is given; it stands for publication",)
    if published is None and cell("date") is not None:
        notes += (f"the date {text('date')!r:.80} cannot be read",)
    return Known(
        title=title,
        subtitle=text("subtitle"),
        outlet=_outlet(text("outlet")),
        byline=names.byline(text("byline") or "") or text("byline"),
        genre=_genre(cell("genre")),
        published=published,
        language=_language(text("language")),
        url=_url(text("url")) or _url(text("outlet")),
        notes=(*table.notes, *notes),
    )


def _title(printed: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A title without a date in brackets on a line of its own below it."""
    match = _AFTER_TITLE.search(printed[-200:]) if printed else None
    if printed is None or match is None:
        return printed, ()
    title = printed[: len(printed) - len(match[0])]
    return title or printed, (f"below the title: {match['note']}",)


def _outlet(printed: str | None) -> str | None:
    return names.outlet(printed) if printed and not _URL.match(printed) else None


def _url(printed: str | None) -> str | None:
    return printed if printed and _URL.match(printed) else None


def _language(printed: str | None) -> str | None:
    return printed.replace("_", "-") if printed and _TAG.match(printed) else None


def _genre(value: Any) -> Genre | None:
    """The first of a cell's labels that names a genre."""
    labels = re.split(r"[,;/|]", cell_text(value)[:1_000])
    found = (genres.of_label(label) for label in labels)
    return next((genre for genre in found if genre), None)


def mapping_place(path: Path) -> Path:
    """Where the column mapping of a table stands, if it has one."""
    return path.with_name(path.name + MAPPING_SUFFIX)


def mapping_of(path: Path) -> Mapping[str, str] | None:
    """The column mapping beside a table, `NAME.columns.toml`; None when there is none.

    Its keys are the fields of `briefing.cleaning.columns.FIELDS`, its values names of columns.
    Raises SourceError when it cannot be read.
    """
    beside = mapping_place(path)
    if not beside.is_file():
        return None
    try:
        if beside.stat().st_size > _LARGEST_MAPPING:
            raise SourceError(f"{beside.name}: too large for a column mapping. Write a few lines.")
        found = tomllib.loads(beside.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise SourceError(f"{beside.name}: cannot be read as TOML ({error}). Mend it.") from error
    wrong = next((key for key, value in found.items() if not isinstance(value, str)), None)
    if wrong is not None:
        raise SourceError(f'{beside.name}: {wrong} must name one column, as in {wrong} = "Body".')
    return found
