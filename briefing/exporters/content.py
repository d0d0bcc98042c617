"""A document as plain JSON values, which the page and the print template both set.

Every word a template prints is a text in here, and every id and link target is made here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing import readability
from briefing.checks.lengths import CHECK as LENGTH
from briefing.errors import UnknownNameError, nearest
from briefing.exporters import prose
from briefing.exporters.annex import annex
from briefing.exporters.blocks import Drawing, Values, block, references
from briefing.exporters.citations import Citations
from briefing.exporters.document import Document
from briefing.models import Section
from briefing.phrases import front as words

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")  # first.org/tlp


@dataclass(frozen=True, slots=True)
class Content:
    """What a template sets, and the drawings it shows: drawing `number` n is the nth."""

    values: Values
    drawings: tuple[Drawing, ...]


def content(document: Document) -> Content:
    """Everything a report prints.

    Raises UnknownNameError when the marking is not one of TLP 2.0.
    """
    cited = Citations(document.annex)
    title = _title(document, cited)
    drawings: list[Drawing] = []
    blocks = [
        block(shown, f"part-{number}", cited, drawings)
        for number, shown in enumerate(document.blocks, start=1)
    ]
    last = max((n for n, b in enumerate(blocks, start=1) if b.get("front")), default=0)
    sources = annex(document.annex, cited)
    front = document.front
    values: Values = {
        "title": front.title,
        "heading": front.title,
        "backing": title,
        "short": _cut(front.title, 70),
        "description": _description(document),
        "keywords": [word for word in (front.topic,) if word],
        "language": front.language if re.fullmatch("[a-z]{2,3}", front.language) else "en",
        "marking": _marking(front.marking),
        "topic": front.topic,
        "lines": [[name, value] for name, value in lines(document)],
        "draft": _draft(document),
        "front": blocks[:last],
        "rest": blocks[last:],
        "contents": [*_contents(blocks), *_annexed(sources)],
        "annex": sources,
        "checked": _checked(document),
        "warnings": _warnings(document, cited),
    }
    return Content(values, tuple(drawings))


def _title(document: Document, cited: Citations) -> list[Values]:
    """The references of the title; none when it is only the name of the topic."""
    headline = document.front.headline
    return references(cited.refer(headline.spans, "Title", headline.notes)) if headline else []


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
    if label and label not in TLP:
        raise UnknownNameError(
            f"The marking {marking!r} is not a TLP 2.0 label. {nearest(label, TLP)}"
        )
    return label


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def _draft(document: Document) -> Values | None:
    if not document.draft:
        return None
    failures = [{"section": f.section, "why": f.why, "text": f.text} for f in document.failures]
    return {"head": document.draft, "failures": failures}


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
    long = [w for w in told if w.check == LENGTH and w.text]
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


def _contents(blocks: list[Values]) -> list[Values]:
    found = []
    for one in blocks:
        if one["kind"] == "section":
            found.append({"id": one["id"], "title": one["title"], "says": _says(one)})
        found += [
            {"id": node["id"], "title": prose.words(node["nodes"]), "says": ""}
            for node in one.get("nodes", ())
            if node["kind"] == "heading" and node["level"] == 1
        ]
    return found


def _says(section: Values) -> str:
    """What the section tells in a line: its headline, that of its figure, or that it is empty."""
    headline, figure = section["headline"], section["figure"]
    if headline:
        return str(headline["text"])
    return str(figure["headline"] if figure else section["empty"] or "").removesuffix(".")


_PARTS = (
    ("reference", "reference-file", "Reference file"),
    ("articles", "annex", "Source texts"),
    ("earlier", "earlier-texts", "Texts only the earlier briefing had"),
)


def _annexed(sources: Values) -> list[Values]:
    """The parts of the annex that hold anything."""
    return [{"id": id_, "title": title, "says": ""} for key, id_, title in _PARTS if sources[key]]
