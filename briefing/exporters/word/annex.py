"""The source texts and the reference file in Word, each passage that is cited marked in place."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.exporters.blocks import Known, Missed, Passage, Piece, Source, Sources
from briefing.exporters.word.line import link, say
from briefing.exporters.word.look import Look, mark, run
from briefing.exporters.word.markup import Xml, joined
from briefing.exporters.word.masthead import pair
from briefing.exporters.word.prose import BULLETS
from briefing.exporters.word.references import back
from briefing.exporters.word.scripts import from_right
from briefing.exporters.word.shape import Shape, paragraph
from briefing.exporters.word.story import Story

_PARTS = {
    "reference-file": (
        "Reference file",
        "Facts the kit keeps apart from the sources. Each row names the pages that bear it out and "
        "the day they were read.",
    ),
    "annex": (
        "Source texts",
        "The full text of every source. What this report rests on is marked; each mark names the "
        "places that cite it.",
    ),
    "earlier-texts": (
        "Texts only the earlier briefing had",
        "They are no longer among the sources; what this report still takes from them is marked.",
    ),
}


def annex(sources: Sources, story: Story) -> Iterator[Xml]:
    """Everything the report rests on."""
    if sources.reference:
        yield from _begun("reference-file", story)
        for row in sources.reference:
            yield from _known(row, story)
    for id_, texts in (("annex", sources.articles), ("earlier-texts", sources.earlier)):
        if texts:
            yield from _begun(id_, story)
            for source in texts:
                yield from _source(source, story)
    yield from _skipped(sources.skipped, story)


def _begun(id_: str, story: Story) -> Iterator[Xml]:
    title, intro = _PARTS[id_]
    yield paragraph(story.place((id_,), say(title, story)), Shape("Heading1"))
    yield paragraph(say(intro, story), Shape("Intro"))


def _known(row: Known, story: Story) -> Iterator[Xml]:
    title = story.place((row.id,), say(f"{row.label} {row.name}", story))
    yield paragraph(title, Shape("Heading2"))
    for name, value in row.cells:
        yield pair(name, value, "FactLine", story, keep=True)
    parts = [say(row.file, story)]
    parts += [say(f" · read {row.read}", story)] if row.read else []
    for url in row.urls:
        parts += [say(" · ", story), _address(url.text, url.target, story)]
    yield paragraph(joined((*parts, back(row.back, story))), Shape("Record"))


def _address(text: str, target: str, story: Story) -> Xml:
    if not target:
        return say(text, story)
    return link(target, say(text, story, "Hyperlink"), story)


def _source(source: Source, story: Story) -> Iterator[Xml]:
    label = say(f"{source.label} ", story)
    own = Look(language=source.language, asian=story.ledger.asian)
    title = story.place((source.id,), joined((label, run(source.title, own))))
    yield paragraph(title, Shape("Heading2"))
    if source.subtitle:
        turned = from_right(source.subtitle)
        yield paragraph(run(source.subtitle, own), Shape("Subtitle", turned=turned))
    parts = [say(" · ".join(source.record), story)]
    if source.url:
        parts += [say(" · ", story), _address(source.url, source.url, story)]
    yield paragraph(joined((*parts, back(source.back, story))), Shape("Record", keep=True))
    if source.notes:
        yield paragraph(say(" · ".join(source.notes), story), Shape("Record", keep=True))
    for told in source.corrections:
        yield paragraph(say(told, story), Shape("Record", keep=True))
    for passage in source.paragraphs:
        yield _passage(passage, own, story)
    yield paragraph(say(f"{source.place}, SHA-256 {source.digest}", story), Shape("Record"))


def _passage(passage: Passage, own: Look, story: Story) -> Xml:
    number = joined((say(f"P{passage.number}", story, "ParagraphNumber"), mark("tab")))
    said = joined(_piece(piece, own, story) for piece in passage.pieces)
    turned = from_right(passage.text)
    return paragraph(
        joined((number, said, back(passage.back, story))), Shape("SourceText", turned=turned)
    )


def _piece(piece: Piece, own: Look, story: Story) -> Xml:
    if not piece.inside:
        return story.place(piece.starts, run(piece.text, own))
    marked = Look(style="CitedPassage", language=own.language, asian=own.asian)
    return story.place(piece.starts, run(piece.text, marked))


def _skipped(missed: tuple[Missed, ...], story: Story) -> Iterator[Xml]:
    if missed:
        title = say("Inputs that could not be used", story)
        yield paragraph(title, Shape("Heading1"))
    for one in missed:
        told = say(f"{one.place}: {one.why}", story)
        yield paragraph(told, Shape("ListBullet", number=(BULLETS, 0)))
