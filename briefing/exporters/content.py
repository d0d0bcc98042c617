"""A document as the typed blocks of a report, which every format writes.

Every word a writer prints is a text in here, and every id and link target is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from briefing import readability
from briefing.errors import UnknownNameError, nearest
from briefing.exporters import tlp
from briefing.exporters.annex import annex
from briefing.exporters.blocks import (
    Block,
    Draft,
    Entry,
    Fault,
    Heading,
    Part,
    Prose,
    Ref,
    Report,
    Sources,
)
from briefing.exporters.blocks import words as said
from briefing.exporters.building import Builder, Graphic
from briefing.exporters.citations import Citations
from briefing.exporters.document import Document
from briefing.exporters.notes import Notes
from briefing.exporters.stamping import DRAFT
from briefing.exporters.visible import mapped, shown
from briefing.models import Figure, Section
from briefing.phrases import front as words


@dataclass(frozen=True, slots=True)
class Content:
    """What a writer sets, and the drawings it shows: drawing `number` n is the nth.

    `warnings` are the analyst's alone: what of the notebook could not be shown as it was meant.
    """

    report: Report
    drawings: tuple[Graphic, ...]
    warnings: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        """The report as plain JSON values, for a template."""
        made: dict[str, Any] = msgspec.to_builtins(self.report)
        return made


def content(document: Document) -> Content:
    """Everything a report prints, as it may be shown.

    Raises UnknownNameError when the marking is not one of TLP 2.0.
    """
    cited = Citations(document.annex, withheld=document.withheld)
    builder = Builder(cited, Notes(document.notes))
    backing = _backing(document, builder.cited)
    made = [builder.block(shown, f"part-{n}") for n, shown in enumerate(document.blocks, start=1)]
    last = max(
        (n for n, b in enumerate(made, start=1) if isinstance(b, Part) and b.front), default=0
    )
    sources = annex(document.annex, builder.cited)
    front = document.front
    report = Report(
        title=front.title,
        short=_cut(front.title, 70),
        description=_description(document),
        language=front.language if re.fullmatch("[a-z]{2,3}", front.language) else "en",
        marking=_marking(front.marking),
        topic=front.topic,
        checked=_checked(document),
        backing=backing,
        keywords=(front.topic,) if front.topic else (),
        lines=tuple(lines(document)),
        draft=_draft(document),
        front=tuple(made[:last]),
        rest=tuple(made[last:]),
        contents=(*_contents(made), *_annexed(sources)),
        footnotes=builder.footnotes,
        annex=sources,
        warnings=tuple(_warnings(document, cited)),
        audience=document.audience,
        head=document.head or (DRAFT if document.draft else ""),
    )
    drawings = tuple(map(_drawable, builder.drawings))
    return Content(_presentable(report), drawings, tuple(map(shown, document.warnings)))


def _drawable(drawing: Graphic) -> Graphic:
    """The drawing, every label of it as it may be shown."""
    if not isinstance(drawing, Figure):
        return drawing
    return replace(drawing, plotly=mapped(drawing.plotly, shown))


def _presentable(report: Report) -> Report:
    """The report, every text in it as it may be shown."""
    return msgspec.convert(mapped(msgspec.to_builtins(report), shown), Report)


def _backing(document: Document, cited: Citations) -> tuple[Ref, ...]:
    """The references of the title; none when it is only the name of the topic."""
    headline = document.front.headline
    return tuple(cited.refer(headline.spans, "Title", headline.notes)) if headline else ()


def lines(document: Document) -> list[tuple[str, str]]:
    """The lines of the masthead, the reading time of what is printed after its basis."""
    found = [*document.front.lines]
    sections = [block for block in document.blocks if isinstance(block, Section)]
    if found and sections:
        basis = next((n for n, (label, _) in enumerate(found, start=1) if label == words.BASIS), 0)
        found.insert(basis or len(found), (words.READING_TIME, _reading_time(sections)))
    return found


def _reading_time(sections: list[Section]) -> str:
    front = readability.total(sections, front=True)
    told = f"page one {_minutes(front)}; all " if front else ""
    told += f"{_minutes(readability.total(sections))}"
    return f"{told[:1].upper()}{told[1:]}, at {readability.WORDS_PER_MINUTE} words a minute"


def _minutes(count: int) -> str:
    number = readability.minutes(count)
    return f"{number} minute{'' if number == 1 else 's'}"


def _description(document: Document) -> str:
    number = len(document.annex.articles)
    sources = f"{number} source{'' if number == 1 else 's'}"
    return f"{document.front.topic or 'Report'}: {document.front.title} ({sources})"


def _marking(marking: str) -> str:
    label = marking.strip()
    if label and label not in tlp.LABELS:
        raise UnknownNameError(
            f"The marking {marking!r} is not a TLP 2.0 label. {nearest(label, tlp.LABELS)}"
        )
    return label


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def _draft(document: Document) -> Draft | None:
    if not document.draft:
        return None
    return Draft(document.draft, tuple(Fault(f.section, f.why, f.text) for f in document.failures))


def _checked(document: Document) -> str:
    if document.verdict is None:
        return "The statements of this report were not checked."
    number = document.verdict.checked
    what = "1 statement was" if number == 1 else f"{number} statements were"
    failed = len(document.verdict.failures)
    if failed:
        return f"{what} checked against the passages cited; {failed} failed."
    return f"{what} checked against the passages cited; none failed."


def _warnings(document: Document, cited: Citations) -> list[str]:
    """What a reader should know of the checks; of long sentences only how many there are."""
    told = document.verdict.warnings if document.verdict else ()
    long = [w for w in told if w.check == readability.CHECK and w.text]
    found = [
        f"{w.section}: {w.why}{f': {w.text}' if w.text else ''}" for w in told if w not in long
    ]
    if long:
        what = "1 sentence has" if len(long) == 1 else f"{len(long)} sentences have"
        most = readability.SENTENCE
        found.append(
            f"{what} more than {most} words outside quotations; the run record lists them."
        )
    if cited.lost:
        found.append(f"{len(cited.lost)} passages cited are of a text that is not in the annex.")
    return found


def _contents(made: Iterable[Block]) -> Iterator[Entry]:
    for one in made:
        if isinstance(one, Part):
            yield Entry(one.id, one.title, _says(one))
        elif isinstance(one, Prose):
            for node in one.nodes:
                if isinstance(node, Heading) and node.level == 1:
                    yield Entry(node.id, said(node.nodes))


def _says(section: Part) -> str:
    """What the section tells in a line: its headline, that of its figure, or that it is empty."""
    if section.headline:
        return section.headline.text
    return (section.figure.headline if section.figure else section.empty).removesuffix(".")


def _annexed(sources: Sources) -> Iterator[Entry]:
    """The parts of the annex that hold anything."""
    if sources.reference:
        yield Entry("reference-file", "Reference file")
    if sources.articles:
        yield Entry("annex", "Source texts")
    if sources.earlier:
        yield Entry("earlier-texts", "Texts only the earlier briefing had")
