"""What an analyst judged is the file's own words, rests on passages, and keeps to the standards.

ICD 203 and rule R10 of the trade: a likelihood and a confidence never share a sentence; one
uncorroborated source allows nothing above "likely" and nothing above "moderate".
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.remade import makers
from briefing.judged import Judgements, Passage
from briefing.judgements import at, basis, caps, corrected, founded, outcome, rules, wording
from briefing.models import Annex, Failure, Part, Section, Span, Statement
from briefing.phrases.judging import CORRECTION_LOST, OUR_INFERENCE
from briefing.sections import judged
from briefing.sections.review import unused

TITLE = "Judgements"
_KINDS = ("judgement", "watch", "gap")  # of statements that may hold an analyst's words
_CITED = {
    "bottom_line": "text",
    "key_judgements": "text",
    "meaning": "text",
    "forecasts": "question",
    "watch": "what",
}
_DO = "quote a passage that has it, leave it out, or mark an assessment with inference: yes"


def analyst(part: Part, annex: Annex) -> bool:
    """True when the words of a part stand at its path of the judgements."""
    return (
        annex.judgements is not None
        and part.span is None
        and part.text == at(annex.judgements, part.note or "")
    )


def inferred(row: tuple[Statement, ...]) -> bool:
    """True for a row of the analyst's that is called our inference: it may rest on no passage."""
    told = [part for cell in row for part in cell.parts]
    return any(part.rule == "analyst" for part in told) and any(
        part.text == OUR_INFERENCE and part.rule == "template" for part in told
    )


def judging(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield the statements of a section that put an analyst's words where they may not stand."""
    rows = section.table.rows if section.table else ()
    for statement in (*section.statements, *(cell for row in rows for cell in row)):
        for why in _misplaced(section, statement, annex):
            yield Failure(section.title, statement.text, "judgement", why)


def _misplaced(section: Section, statement: Statement, annex: Annex) -> Iterator[str]:
    paths = [part.note or "" for part in statement.parts if part.rule == "analyst"]
    if paths and statement.kind not in _KINDS:
        yield f"the analyst's words stand in a statement of kind {statement.kind!r}"
    free = statement.kind == "judgement" and section.slug not in makers()
    if free and not {part.rule for part in statement.parts} <= {"analyst", "template"}:
        yield "a judgement is the analyst's; no words of a source stand in it"
    due = [_rests_on(annex.judgements, path) for path in paths]
    if any(p is not None and set(statement.cites) != set(basis(p, annex).spans) for p in due):
        yield "it must cite the passages that the judgement rests on, and no others"
    if section.slug == "bottom_line" and statement.kind == "judgement":
        known = set(judged.lines(annex, "bottom_line"))
        yield from () if statement in known else ("the judgements file has no such bottom line",)


def _rests_on(found: Judgements | None, path: str) -> tuple[Passage, ...] | None:
    """What the sentence at a path rests on; None for words that are no sentence of their own."""
    name, _, rest = path.partition("/")
    if found is None:
        return None
    if path == "title":
        return caps.title_basis(found)
    number, _, leaf = rest.partition("/")
    if leaf != _CITED.get(name) or at(found, path) is None:
        return None
    return tuple(getattr(found, name)[int(number)].rests_on)


def judgements(annex: Annex) -> Iterator[Failure]:
    """Yield what may not stand of all that the analyst wrote, shown or not."""
    found = annex.judgements
    for group in (annex.articles, annex.earlier.articles if annex.earlier else ()):
        if corrected(group, found)[0] != group:
            why = "the corrections laid on the sources are not those of the judgements file"
            yield Failure(TITLE, "", "correction", why)
    if found is None:
        return
    for text, why in (*_worded(found), *_based(found, annex), *caps.broken(annex)):
        yield Failure(TITLE, text, "judgement", why)


def _worded(found: Judgements) -> Iterator[tuple[str, str]]:
    for path, why in rules.broken(found):
        text = at(found, path)
        yield text or path, why


def _based(found: Judgements, annex: Annex) -> Iterator[tuple[str, str]]:
    """What rests on no passage, and the numbers and names that its passages lack."""
    for text, rests_on in _resting(found):
        if rests_on and not basis(rests_on, annex).spans:
            yield text, "no passage it rests on is in a source; quote one or withdraw it"
    if found.title and not caps.title_basis(found):
        yield found.title, "a title rests on the bottom line or the first key judgement; write one"
    for path, text in wording.texts(found):
        spans = _spans(found, path, annex)
        if spans:
            for why in founded.unfounded(text, spans, annex.texts):
                yield text, f"{why} ({path}); {_DO}"


def _spans(found: Judgements, path: str, annex: Annex) -> tuple[Span, ...]:
    """The passages that must hold the numbers and names of a text; none for our inference."""
    name, _, rest = path.partition("/")
    if name == "title":
        return basis(caps.title_basis(found), annex).spans
    one = getattr(found, name)[int(rest.partition("/")[0])]
    inferred = name == "key_judgements" and one.kind == "assessment" and one.inference == "yes"
    return () if inferred else basis(one.rests_on, annex).spans


def doubts(annex: Annex) -> Iterator[Failure]:
    """Yield what stops no report and somebody should look at."""
    found = annex.judgements
    if found is None:
        return
    for one in outcome(annex):
        if one.lost:
            why = CORRECTION_LOST[one.lost].removesuffix(": “")
            yield Failure(TITLE, one.correcting.passage, "correction", why)
    for path, why in rules.doubtful(found):
        yield Failure(TITLE, at(found, path) or path, "wording", why)
    for text, why in (*caps.doubtful(annex), *_lost(found, annex)):
        yield Failure(TITLE, text, "judgement", why)
    for path, lead in unused(annex):
        yield Failure(TITLE, at(found, path) or "", "grade", lead.removesuffix(": “"))


def _lost(found: Judgements, annex: Annex) -> Iterator[tuple[str, str]]:
    for text, rests_on in _resting(found):
        for passage in basis(rests_on, annex).lost:
            yield text, f"the passage {passage.words[:80]!r} is in no source any more"


def _resting(found: Judgements) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Every sentence that may rest on passages, and what was quoted for it."""
    for name, field in _CITED.items():
        yield from ((getattr(one, field), one.rests_on) for one in getattr(found, name))
