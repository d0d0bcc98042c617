"""Word: a report as a DOCX file that an office can edit, restyle and forward."""

from __future__ import annotations

from briefing.exporters.blocks import Report
from briefing.exporters.content import Content
from briefing.exporters.word import margins, notes, properties
from briefing.exporters.word.body import after, before, separate
from briefing.exporters.word.bounding import bounded
from briefing.exporters.word.contents import contents
from briefing.exporters.word.fitting import fitted
from briefing.exporters.word.markup import Xml, joined, root, w
from briefing.exporters.word.package import Part, packed
from briefing.exporters.word.scripts import common
from briefing.exporters.word.story import Ledger, Story
from briefing.exporters.word.styling import NAMES, styling
from briefing.exporters.writing import Options, Written

_FILES = {"fonttable.xml": "fontTable.xml", "theme.xml": "theme/theme1.xml"}
# A4 and its margins, in twentieths of a point.
_PAGE = w("pgSz", w=11906, h=16838)
_MARGINS = w(
    "pgMar", top=1417, right=1304, bottom=1304, left=1304, header=680, footer=624, gutter=0
)


def write(made: Content, options: Options) -> Written:
    """The Word file of a report.

    The date inside is that of the variable SOURCE_DATE_EPOCH, if set: then the same report
    gives the same bytes. Raises FigureError or ExportError.
    """
    report, doubts = bounded(made.report)
    brand = options.brand
    ledger = Ledger(
        made.drawings,
        {note.number: note for note in report.footnotes},
        asian=common(report),
        accent=brand.accent.lstrip("#"),
    )
    main, noted = Story(ledger), Story(ledger, footnote=True)
    front = [*separate(before(report, brand, main))]
    rest = [*separate(after(report, brand, main))]
    # Footnotes may begin lists of their own, so that the numbering is made after them.
    inside = root("w:footnotes", notes.footnotes(noted))
    blank = [*contents(report.contents, {}, main)]
    styled = styling(report, brand, ledger)
    size, counted, last = fitted(front, blank, rest, inside, styled)
    text = [*front, *contents(report.contents, counted, main), *rest]
    parts: dict[str, Part] = {}
    for name in NAMES:
        kind = name.removesuffix(".xml")
        _add(parts, main, kind, _FILES.get(name, name), styled.part(name, size))
    _add(parts, main, "footnotes", "footnotes.xml", inside, noted)
    section = _section(report, last, main, parts)
    document = root("w:document", w("body", *text, section))
    parts = {
        "word/document.xml": Part("document", document, main.relations),
        **parts,
        "docProps/core.xml": Part("core", properties.core(report, brand)),
    }
    return Written(packed(parts, ledger.media), doubts)


def _add(
    parts: dict[str, Part], main: Story, kind: str, name: str, raw: bytes, own: Story | None = None
) -> str:
    """Put a part into the file; the id of the way to it from the text."""
    parts[f"word/{name}"] = Part(kind, raw, own.relations if own else {})
    return main.relate({"fonttable": "fontTable"}.get(kind, kind), name)


def _section(report: Report, last: int, main: Story, parts: dict[str, Part]) -> Xml:
    """The page, and the parts of its head and foot: page one has its own."""
    ways = []
    for number, kind in enumerate(("default", "first"), start=1):
        for name in ("header", "footer"):
            story = Story(main.ledger)
            inner = (
                margins.head(report, story, first=kind == "first")
                if name == "header"
                else margins.foot(report, last, story)
            )
            raw = root(f"w:{'hdr' if name == 'header' else 'ftr'}", inner)
            id_ = _add(parts, main, name, f"{name}{number}.xml", raw, story)
            ways.append(w(f"{name}Reference", type=kind, r_id=id_))
    return w("sectPr", joined(ways), _PAGE, _MARGINS, w("titlePg"))
