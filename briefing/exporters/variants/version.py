"""The version of a notebook for one audience: what is left, and what must be absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing.audiences import HOUSE, Audience, find, load
from briefing.errors import ExportError, UnknownNameError, nearest
from briefing.exporters import blocks
from briefing.exporters.document import Document, parse
from briefing.exporters.outputs import Printed
from briefing.exporters.variants import missing
from briefing.exporters.variants.annexed import withheld
from briefing.exporters.variants.parting import parted, says
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.variants.saying import said
from briefing.exporters.variants.tagged import cells, names
from briefing.exporters.writing import Options
from briefing.models import Front, Section, Verdict


@dataclass(frozen=True, slots=True)
class Version:
    """The report's document for an audience.

    `redacted` are the words blacked out wherever they stand, `gone` those of what was left out;
    neither may stand in any byte of the report. `figures` counts those of the house's version.
    """

    audience: Audience
    document: Document
    figures: int
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
    known = [*load(), HOUSE]
    _tags(notebook, known)
    if whole.failures:
        raise ExportError(
            f"This report failed its checks or did not run to its end, so that there is no "
            f"version for {audience.name}: a draft is the house's alone."
        )
    restricted = Phrases.of(_restricted(whole, audience.name, known))
    kept = parse(cells(notebook, audience.name, shown=True), options)
    hidden = parse(cells(notebook, audience.name, shown=False), options)
    left: list[Printed] = []
    out: list[str] = [text for block in _every(hidden) for text in said(block)]
    for block in kept.blocks:
        stays, goes = parted(block, audience, restricted)
        left += stays
        out += goes
    notes = {key: one for key, one in kept.notes.items() if not says(one, restricted)}
    out += [text for key in kept.notes.keys() - notes.keys() for text in _note(kept, key)]
    every = [*left, *map(blocks.Prose, notes.values())]
    gone, still = missing.gone(restricted, out, every, whole.annex, kept.front)
    redacted = Phrases.of(audience.redact)
    left = missing.drawn(left, gone, redacted)
    document = replace(
        kept,
        front=_front(kept.front, audience, gone, still),
        blocks=tuple(left),
        notes=notes,
        annex=whole.annex if kept.annex.articles else kept.annex,
        verdict=_verdict(whole, left),
        audience=audience.title or audience.name,
        withheld=withheld(whole.annex, left, redacted, restricted, gone),
    )
    return Version(audience, document, whole.figures, redacted, gone)


def _every(document: Document) -> Iterator[Printed]:
    """The blocks of a document, and its footnotes as blocks."""
    yield from document.blocks
    yield from map(blocks.Prose, document.notes.values())


def _note(document: Document, key: str) -> Iterator[str]:
    yield from said(blocks.Prose(document.notes[key]))


def _known(audience: Audience, document: Document) -> None:
    """Refuse to leave out a section that neither the kit nor the document has."""
    if not audience.leave_out:
        return
    from briefing import sections

    here = {block.slug for block in document.blocks if isinstance(block, Section)}
    known = {*sections.__all__, *here}
    for slug in audience.leave_out:
        if slug not in known:
            raise UnknownNameError(
                f"[{audience.name}] leaves out {slug!r}, which is no section. "
                f"{nearest(slug, known)}"
            )


def _tags(notebook: Mapping[str, Any], known: Sequence[str]) -> None:
    """Refuse tags that name nobody."""
    for name in sorted(names(notebook)):
        if name not in known:
            raise UnknownNameError(
                f"The tag audience:{name} of a cell names no audience. {nearest(name, known)}"
            )


def _restricted(document: Document, audience: str, known: Sequence[str]) -> Iterator[str]:
    """The words of the judgements that this audience may not read."""
    judgements = document.annex.judgements
    for one in judgements.restrictions if judgements else ():
        for name in one.only:
            if name not in known:
                raise UnknownNameError(
                    f"{judgements.place if judgements else ''}: a restriction names the audience "
                    f"{name!r}. {nearest(name, known)}"
                )
        if audience not in one.only:
            yield one.words


def _verdict(whole: Document, left: Iterable[Printed]) -> Verdict | None:
    """The result of the checks, without warnings of sections that are not printed."""
    if whole.verdict is None:
        return None
    titles = {block.title for block in whole.blocks if isinstance(block, Section)}
    titles -= {block.title for block in left if isinstance(block, Section)}
    return replace(
        whole.verdict,
        warnings=tuple(one for one in whole.verdict.warnings if one.section not in titles),
    )


def _front(front: Front, audience: Audience, gone: Phrases, still: str) -> Front:
    """The masthead; a title that says something left out, or a part, gives way to the topic."""
    front = replace(front, marking=audience.marking or front.marking)
    (title,) = Phrases.of([front.title]).letters or ("",)
    part = missing.telling(front.title) and title not in still
    if gone.inside(front.title) or (part and any(title in one for one in gone.letters)):
        return replace(front, title=front.topic or "Briefing", headline=None)
    return front
