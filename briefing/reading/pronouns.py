"""Whom "he", "she" and "it" stand for: a person or body named before, in the words of the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading import speakers
from briefing.reading.closed import PREPOSITIONS
from briefing.reading.speakers import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models import Article, Person
    from briefing.reading.nounphrases import Statement
    from briefing.reading.statements import Line

_FAR = 8  # lines; a pronoun further away has been named again


def antecedent(
    lines: list[Line], number: int, at: int, pronoun: str, spoken: Callable[[int], list[Person]]
) -> Person | None:
    """Return whom "he" or "she" at token `at` of a line stands for, None when nobody fits.

    Looked for earlier in the statement, then in those before it. `spoken` gives the people who
    speak in the line of a number.
    """
    here = lines[number].statement
    for place in sorted(here.names):
        past, person = here.names[place]
        owner = past < len(here.words) and here.words[past].shape == "possessive"
        fits = past <= at and not owner and speakers.matches(person, pronoun)
        if fits and not _is_object(here, place):
            return person
    for back in range(number - 1, max(-1, number - _FAR - 1), -1):
        found = _in_line(lines[back], pronoun, spoken(back))
        if found is not None:
            return found
    return None


def _in_line(line: Line, pronoun: str, speaking: list[Person]) -> Person | None:
    """The person a statement is about: its speaker, its subject, else the first named in it."""
    subject = speakers.main_subject(line.statement, 0)
    told = [p for p in speaking if speakers.matches(p, pronoun)]
    if subject is not None and subject.person and speakers.matches(subject.person, pronoun):
        told.append(subject.person)
    for place in sorted(line.statement.names):
        person = line.statement.names[place][1]
        if speakers.matches(person, pronoun):
            told.append(person)
    return told[0] if told else None


def body(article: Article, lines: list[Line], number: int, at: int) -> str | None:
    """Return what "it" stands for: the subject of this statement or the one before."""
    for back, limit in ((number, at), (number - 1, 0)):
        if back < 0 or (limit == 0 and back == number):
            continue
        statement = lines[back].statement
        who = speakers.main_subject(statement, limit)
        if who is not None and who.person is None and statement.low(who.start) not in SUBJECTS:
            first, last = statement.words[who.start], statement.words[who.end - 1]
            return article.text[first.start : last.end]
    return None


def _is_object(statement: Statement, place: int) -> bool:
    before = place
    while before > 0 and statement.words[before - 1].shape == "cap":
        before -= 1
    return statement.low(before - 1) in PREPOSITIONS
