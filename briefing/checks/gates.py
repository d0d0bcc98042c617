"""All gates over all sections of a briefing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefing import phrases
from briefing.checks.clauses import clauses
from briefing.checks.counts import counts
from briefing.checks.facts import facts
from briefing.checks.figures import figures
from briefing.checks.frames import frames, own_titles
from briefing.checks.front import front as masthead
from briefing.checks.front import titled
from briefing.checks.headings import headings
from briefing.checks.judging import doubts, inferred, judgements, judging
from briefing.checks.lengths import lengths
from briefing.checks.numbers import numbers
from briefing.checks.owned import fixed_words, owned
from briefing.checks.reference import apart, rows_on_file
from briefing.checks.references import references
from briefing.checks.remade import remade
from briefing.checks.rewriting import plain
from briefing.checks.speech import opinion, quotation
from briefing.checks.texts import Texts
from briefing.checks.wording import wording
from briefing.library import Coverage
from briefing.models import Annex, Failure, Front, Section, Statement, Verdict

_UNCITED = ("gap", "judgement")  # kinds that may speak of the set as a whole
# slugs of the sections that print opinions, and nothing else
_OPINIONS = frozenset({"argued", "described", "own_voice"})
_EVENTS = frozenset(
    {"timeline"}
)  # slugs of sections that list events, which may be part of a clause
# Gates over a section as a whole; each yields its failures.
_WHOLE: tuple[Callable[[Section, Annex], Iterator[Failure]], ...] = (
    remade,
    facts,
    judging,
    figures,
    apart,
    owned,
)


def check(coverage: Coverage) -> Verdict:
    """Prove every statement the sections of this coverage have shown so far.

    >>> from briefing import check, open_library, sections
    >>> coverage = open_library("data/sample").about("trilateral security cooperation")
    >>> shown = sections.bottom_line(coverage), sections.terms(coverage)
    >>> verdict = check(coverage)
    >>> verdict.passed
    True
    """
    return prove(coverage.sections, coverage.annex, coverage.front)


def prove(
    sections: Iterable[Section], annex: Annex, front: Front | None = None, *, framed: bool = True
) -> Verdict:
    """Prove every statement of `sections` against the texts of `annex`, read again.

    The masthead `front` is proven too, its title like any other statement, when there is one.
    `framed` is False for a few statements of a section, whose frame is then not looked at.

    >>> from briefing import open_library, prove, sections
    >>> coverage = open_library("data/sample").about("trilateral security cooperation")
    >>> prove([sections.bottom_line(coverage)], coverage.annex).failures
    ()
    """
    texts = Texts(annex)
    given = tuple(sections)
    shown, failures = plain((*titled(front), *given), annex)
    failures += [failure for section in shown for failure in _section(section, texts, annex)]
    failures += [failure for section in given for failure in headings(section, annex)]
    if framed:
        failures += [failure for section in given for failure in frames(section, annex, front)]
        failures += masthead(front, annex)
    failures += judgements(annex)
    failures += rows_on_file(annex)
    warnings = (*lengths(given, annex.kind), *doubts(annex), *own_titles(given))
    return Verdict(sum(map(_size, shown)), tuple(failures), warnings)


def _size(section: Section) -> int:
    table = section.table
    return len(section.statements) + (sum(map(len, table.rows)) if table else 0)


def _section(section: Section, texts: Texts, annex: Annex) -> Iterator[Failure]:
    for text, why in counts(section, annex):
        yield Failure(section.title, text, "count", why)
    for gate in _WHOLE:
        yield from gate(section, annex)
    for statement in section.statements:
        yield from _failures(section, statement, _alone(section, statement, texts))
    if section.table is not None:
        for row in section.table.rows:
            yield from _row(section, row, texts)
    if _bare(section.intro) not in phrases.INTROS:
        yield Failure(section.title, section.intro, "wording", "no phrase of the kit")


def _bare(intro: str) -> str:
    return re.sub(r"\d+", "", intro).strip()


def _row(section: Section, row: tuple[Statement, ...], texts: Texts) -> Iterator[Failure]:
    if not any(cell.spans for cell in row) and not inferred(row):
        yield Failure(
            section.title, " | ".join(c.text for c in row), "uncited", "it cites no passage"
        )
    for cell in row:
        yield from _failures(section, cell, _everywhere(section, cell, texts))


Found = Iterator[tuple[str, str]]


def _failures(section: Section, statement: Statement, found: Found) -> Iterator[Failure]:
    for gate, why in found:
        yield Failure(section.title, statement.text, gate, why)


def _everywhere(section: Section, statement: Statement, texts: Texts) -> Found:
    """The gates for any statement, in a list or in a table."""
    lost = [*references(statement, texts)]
    yield from (("reference", why) for why in lost)
    if not lost:
        yield from _sound(section, statement, texts)


def _sound(section: Section, statement: Statement, texts: Texts) -> Found:
    """The gates for any statement whose references lead somewhere."""
    fixed = fixed_words(section)
    yield from (("wording", why) for why in wording(statement, texts, fixed))
    yield from (("number or name", why) for why in numbers(statement, texts, fixed))
    if statement.kind == "quotation":
        yield from (("quotation", why) for why in quotation(statement, texts))
    if statement.kind == "opinion":
        yield from (("opinion", why) for why in opinion(statement, texts))
    if (statement.kind == "opinion") != (section.slug in _OPINIONS):
        yield "opinion", "opinions stand in the section of opinions, and nothing else does"


def _alone(section: Section, statement: Statement, texts: Texts) -> Found:
    """The gates for a sentence that stands in a list."""
    if not statement.spans and statement.kind not in _UNCITED:
        yield "uncited", "it cites no passage"
        return
    lost = [*references(statement, texts)]
    yield from (("reference", why) for why in lost)
    if lost:
        return
    yield from _sound(section, statement, texts)
    if statement.kind == "fact" and section.slug not in _EVENTS:
        yield from (("clause", why) for why in clauses(statement, texts))
