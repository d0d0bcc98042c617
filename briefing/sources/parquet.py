"""Parquet tables, a row group at a time. Needs pyarrow, which the extra `parquet` brings."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources.rows import LARGEST, Row, articles, mapping_of

__all__ = ["ISOLATED", "LARGEST", "NAME", "SUFFIXES", "mapping_of", "read", "recognises"]

NAME = "a Parquet table"
SUFFIXES = (".parquet", ".pq")
MAPPED = True  # takes a column mapping
ISOLATED = True

_MARK = b"PAR1"
_BATCH = 256  # rows in memory at a time


def recognises(raw: bytes) -> bool:
    """True for bytes between the marks of Parquet."""
    return raw[:4] == _MARK and raw[-4:] == _MARK


def read(
    raw: bytes, place: str, mapping: Mapping[str, str] | None = None
) -> Iterator[Article | Skipped]:
    """An article of each row with a text; the others come as Skipped.

    `mapping` gives columns to fields and goes before their names. Raises SourceError when
    pyarrow is missing, the file is damaged, or no column holds a text.
    """
    yield from articles(_rows(raw, place), raw, place, mapping)


def _rows(raw: bytes, place: str) -> Iterator[tuple[int, Row | Skipped]]:
    number = 0
    arrow = _pyarrow(raw, place)
    try:
        for batch in arrow.parquet.ParquetFile(io.BytesIO(raw)).iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (arrow.ArrowException, OSError, ValueError, LookupError, MemoryError) as error:
        if number == 0:
            raise SourceError(_damaged(place, error)) from error
        why = f"the file is damaged after row {number} ({error!s:.80})"
        yield number + 1, Skipped(f"{place}#row {number + 1}", why)


def _pyarrow(raw: bytes, place: str) -> Any:
    if not recognises(raw):
        raise SourceError(
            f"{place}: this is no Parquet table, or only a part of one. Save it again, whole."
        )
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise SourceError(
            f"{place}: Parquet tables need pyarrow. Run: pip install 'briefing[parquet]'"
        ) from error
    return pyarrow


def _damaged(place: str, error: Exception) -> str:
    first = str(error).split("\n", 1)[0]
    return f"{place}: this Parquet table is damaged ({first:.120}). Save it again, whole."
