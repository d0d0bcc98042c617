"""What a mail prints of the sources: their records, and the paragraphs that are cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from briefing.exporters.blocks import Piece, Report, Source

INTRO = (
    "Of each source only the paragraphs that are cited stand here. The full texts are in the "
    "complete report."
)


def cited(report: Report) -> Report:
    """The report, its annex cut down to what is cited."""
    annex = report.annex
    return replace(
        report,
        annex=replace(
            annex,
            articles=tuple(map(_cut, annex.articles)),
            earlier=tuple(map(_cut, annex.earlier)),
        ),
    )


def _cut(source: Source) -> Source:
    kept = (
        replace(paragraph, pieces=tuple(_joined(paragraph.pieces)))
        for paragraph in source.paragraphs
        if any(piece.inside for piece in paragraph.pieces)
    )
    return replace(source, paragraphs=tuple(kept))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Stretches that stand side by side as one, be they of one citation or of several."""
    for is_cited, group in groupby(pieces, key=lambda piece: bool(piece.inside)):
        together = [*group]
        starts = tuple(id_ for piece in together for id_ in piece.starts)
        text = "".join(piece.text for piece in together)
        yield Piece(text, starts, ("cited",) if is_cited else ())
