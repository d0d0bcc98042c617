"""The version of a notebook for one audience: what is left, and what must be absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from briefing.audiences import HOUSE, Audience, find, load
from briefing.errors import ExportError, UnknownNameError, nearest
from briefing.exporters import blocks
from briefing.exporters.document import Document, parse
from briefing.exporters.image import Picture
from briefing.exporters.outputs import Printed
from briefing.exporters.variants.annexed import withheld
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.variants.saying import said, told
from briefing.exporters.writing import Options
from briefing.models import Figure, Front, Section, Statement

TAG = "audience:"  # before the name of an audience, in the tags of a cell
# A text left out is proven absent when it tells something: "May 2024" and "Scheduled" do not.
LONG = 24  # letters that always do
SHORT = 12  # letters that do when there are as many words as
WORDS = 4
OVERLAP = 24  # letters that a figure shares with what is left out, from which it goes too


@dataclass(frozen=True, slots=True)
class Version:
    """The report's document for an audience.

    `redacted` are the words blacked out wherever they stand, `gone` those of what was left out;
    neither may stand in any byte of the report.
    """

    audience: Audience
    document: Document
    redacted: Phrases
    gone: Phrases


def version(notebook: Mapping[str, Any], options: Options) -> Version:
    """The version for `options.audience`.

    Raises UnknownNameError for an audience or section nobody knows, UsageError for a broken list
    of audiences, and ExportError for a report that failed its checks.
    """
    audience = find(options.audience)
    whole = parse(notebook, options)
    _known(audience, whole)
    if whole.failures:
        raise ExportError(
            f"This report failed its checks or did not run to its end, so that there is no "
            f"version for {audience.name}: a draft is the house's alone."
        )
    restricted = Phrases.of(_restricted(whole, audience.name))
    kept = parse(_cells(notebook, audience.name, shown=True), options)
    hidden = parse(_cells(notebook, audience.name, shown=False), options)
    left: list[Printed] = []
    out: list[str] = [text for block in _every(hidden) for text in said(block)]
    for block in kept.blocks:
        stays, goes = _parted(block, audience, restricted)
        left += stays
        out += goes
    notes = {key: one for key, one in kept.notes.items() if not _says(one, restricted)}
    out += [text for key in kept.notes.keys() - notes.keys() for text in _note(kept, key)]
    gone = _gone(restricted, out, [*left, *map(blocks.Prose, notes.values())])
    left = [found for block in left if (found := _undrawn(block, gone))]
    redacted = Phrases.of(audience.redact)
    document = replace(
        kept,
        front=_front(kept.front, audience, gone),
        blocks=tuple(left),
        notes=notes,
        annex=whole.annex if kept.annex.articles else kept.annex,
        verdict=whole.verdict,
        audience=audience.title or audience.name,
        withheld=withheld(whole.annex, left, redacted, restricted, gone),
    )
    return Version(audience, document, redacted, gone)


def _every(document: Document) -> Iterator[Printed]:
    """The blocks of a document, and its footnotes as blocks."""
    yield from document.blocks
    yield from map(blocks.Prose, document.notes.values())


def _note(document: Document, key: str) -> Iterator[str]:
    yield from said(blocks.Prose(document.notes[key]))


def _known(audience: Audience, document: Document) -> None:
    """Refuse to leave out a section that neither the kit nor the document has."""
    from briefing import sections

    here = {block.slug for block in document.blocks if isinstance(block, Section)}
    known = {*sections.__all__, *here}
    for slug in audience.leave_out:
        if slug not in known:
            raise UnknownNameError(
                f"[{audience.name}] leaves out {slug!r}, which is no section. "
                f"{nearest(slug, known)}"
            )


def _restricted(document: Document, audience: str) -> Iterator[str]:
    """The words of the judgements that this audience may not read."""
    judgements = document.annex.judgements
    known = [*load(), HOUSE]
    for one in judgements.restrictions if judgements else ():
        for name in one.only:
            if name not in known:
                raise UnknownNameError(
                    f"{judgements.place if judgements else ''}: a restriction names the audience "
                    f"{name!r}. {nearest(name, known)}"
                )
        if audience not in one.only:
            yield one.words


def _cells(notebook: Mapping[str, Any], audience: str, *, shown: bool) -> dict[str, Any]:
    """The notebook with the cells this audience sees, or with those it does not."""
    cells = [cell for cell in notebook.get("cells", ()) if _sees(cell, audience) is shown]
    return {**notebook, "cells": cells}


def _sees(cell: Mapping[str, Any], audience: str) -> bool:
    tags = [str(tag) for tag in cell.get("metadata", {}).get("tags", ())]
    named = [tag.removeprefix(TAG).strip() for tag in tags if tag.startswith(TAG)]
    return not named or audience in named


def _parted(
    block: Printed, audience: Audience, restricted: Phrases
) -> tuple[list[Printed], list[str]]:
    """What stays of a block, and the texts that go."""
    if isinstance(block, Section):
        if block.slug in audience.leave_out:
            return [], [*said(block)]
        return _section(block, restricted)
    if not any(restricted.inside(text) for text in said(block)):
        return [block], []
    if isinstance(block, blocks.Prose):
        stays = [n for n in block.nodes if not _says([n], restricted)]
        goes = [t for n in block.nodes if n not in stays for t in said(blocks.Prose((n,)))]
        return ([blocks.Prose(tuple(stays))] if stays else []), goes
    return [], [*said(block)]


def _says(nodes: Iterable[blocks.ProseBlock], restricted: Phrases) -> bool:
    return any(restricted.inside(text) for text in said(blocks.Prose(tuple(nodes))))


def _section(section: Section, restricted: Phrases) -> tuple[list[Printed], list[str]]:
    """A section without the statements and rows that hold restricted words.

    Its figure may show them too, so that it goes with the first of them.
    """
    gone: list[Statement] = []

    def stays(*statements: Statement) -> bool:
        held = not any(restricted.inside(text) for one in statements for text in told(one))
        if not held:
            gone.extend(statements)
        return held

    statements = tuple(one for one in section.statements if stays(one))
    rows = tuple(row for row in section.table.rows if stays(*row)) if section.table else ()
    headline = section.headline if section.headline and stays(section.headline) else None
    if not gone:
        return [section], []
    table = replace(section.table, rows=rows) if section.table and rows else None
    made = replace(section, statements=statements, table=table, headline=headline, figure=None)
    texts = [text for one in gone for text in told(one)]
    return ([made] if statements or table else []), texts


def _gone(restricted: Phrases, out: Iterable[str], left: Iterable[Printed]) -> Phrases:
    """The words to be proven absent: what was left out and is not said in its own right too."""
    still = "\n".join(" ".join(text.split()) for block in left for text in said(block)).casefold()
    texts = (" ".join(text.split()) for text in out)
    gone = [t for t in texts if _telling(t) and t.casefold() not in still]
    return Phrases.of([*restricted.words, *gone])


def _telling(text: str) -> bool:
    words = [word for word in text.split() if word.strip(".,;:!?").isalpha()]
    return len(text) >= LONG or (len(text) >= SHORT and len(words) >= WORDS)


def _undrawn(block: Printed, gone: Phrases) -> Printed | None:
    """The block without a figure that repeats what was left out, if only the start of it."""
    if isinstance(block, Picture) or not gone.words:
        return block
    starts = Phrases.of(word[:OVERLAP].rsplit(" ", 1)[0] for word in gone.words)
    if isinstance(block, Figure):
        return None if any(starts.inside(text) for text in said(block)) else block
    if isinstance(block, Section) and block.figure is not None:
        bare = replace(block, figure=None)
        if any(starts.inside(text) for text in said(block.figure)):
            return bare if bare.speaks else None
    return block


def _front(front: Front, audience: Audience, gone: Phrases) -> Front:
    """The masthead; a title that says what was left out gives way to the topic."""
    marking = audience.marking or front.marking
    if not gone.inside(front.title):
        return replace(front, marking=marking)
    return replace(front, title=front.topic or "Briefing", headline=None, marking=marking)


def presentable(report: blocks.Report, made: Version) -> blocks.Report:
    """The report without the words that may not stand in it, marks in their place."""
    from briefing.exporters.variants.scrubbing import scrubbed

    values = scrubbed(msgspec.to_builtins(report), made.redacted, made.gone)
    clean = msgspec.convert(values, blocks.Report)
    cited = tuple(row for row in clean.annex.reference if row.back)
    return msgspec.structs.replace(
        clean, annex=msgspec.structs.replace(clean.annex, reference=cited)
    )
