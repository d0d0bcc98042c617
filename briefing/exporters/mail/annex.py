"""What a report rests on, as plain text: records of the sources, and the paragraphs cited."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.exporters.blocks import Known, Report, Source
from briefing.exporters.mail.cited import INTRO
from briefing.exporters.mail.wrapping import headed, wrap


def annex(report: Report) -> Iterator[str]:
    """The lines of all that a report rests on, cut down by `cited`."""
    if report.annex.reference:
        yield from headed("Reference file")
        for row in report.annex.reference:
            yield from _known(row)
    for title, intro, sources in (
        ("Sources", INTRO, report.annex.articles),
        ("Texts only the earlier briefing had", "", report.annex.earlier),
    ):
        if sources:
            yield from headed(title)
            yield from wrap(intro)
            for source in sources:
                yield from ("", *_source(source))
    if report.annex.skipped:
        yield from headed("Inputs that could not be used")
        for one in report.annex.skipped:
            yield from wrap(f"{one.place}: {one.why}", "* ")


def _known(row: Known) -> Iterator[str]:
    yield from wrap(f"{row.label} {row.name}")
    for name, said in row.cells:
        yield from wrap(f"{name}: {said}", "  ", "    ")
    told = " · ".join([row.file, *([f"read {row.read}"] if row.read else [])])
    yield from wrap(told, "  ")
    for url in row.urls:
        yield from wrap(url.text, "  ")


def _source(source: Source) -> Iterator[str]:
    yield from wrap(source.title, f"{source.label} ")
    if source.subtitle:
        yield from wrap(source.subtitle, "   ")
    yield from wrap(" · ".join((*source.record, *source.notes)), "   ")
    for one in (*source.corrections, source.url):
        if one:
            yield from wrap(one, "   ")
    for paragraph in source.paragraphs:
        yield from wrap(f"[{source.label}.P{paragraph.number}] {paragraph.text}", "   ")
