"""How much of what a person found in a text the kit finds too, and what it prints wrongly.

    python -m tests.quality.measure LABELS.json…

prints one line a measure and file. Works on any file `tests.quality.labels` can load.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from briefing.library import Coverage
from briefing.models import Article, Section, Span, Statement
from briefing.reading import read
from briefing.sections.happenings import Happening, happenings
from tests.build import coverage, whole
from tests.quality.labels import Labels, load

Score = tuple[int, int]  # right, of so many
NAME = 7  # words; a shorter passage is a name, a role or a term, and claims nothing


def briefing(article: Article) -> Coverage:
    """A coverage of one article whose sections have all been made."""
    return whole(coverage(article, topic="security cooperation"))


def measures(labels: Labels) -> dict[str, Score]:
    """Every measure of one labelled text."""
    article = labels.article
    made = briefing(article)
    return {
        "people with roles": people(labels, article),
        "quotations with speakers": quotes(labels, article),
        "dates": times(labels, article),
        "left unresolved": unresolved(labels, article),
        "acronyms": acronyms(labels, article),
        "dated events": events(labels, made),
        "hedges kept": hedges(labels, made),
        "fact or opinion": voices(labels, article),
        "traps avoided": traps(labels, made),
    }


def people(labels: Labels, article: Article) -> Score:
    """Full name found, with the role as printed; one printed only as an administration, as that."""
    found = {p.name: p for p in read(article).people}
    right = [
        name
        for name, role in labels.people.items()
        if name in found
        and (found[name].role == role or (found[name].kind == "administration" and bool(role)))
    ]
    return len(right), len(labels.people)


def quotes(labels: Labels, article: Article) -> Score:
    """The words from the first to the last, given to the right name."""
    found = {article.passage(q.span).rstrip(".,?!"): q.speaker for q in read(article).quotes}
    right = [t for t, speaker in labels.quotes.items() if found.get(t.rstrip(".,?!")) == speaker]
    return len(right), len(labels.quotes)


def times(labels: Labels, article: Article) -> Score:
    """The expression found and its value right."""
    found = {(article.passage(t.span), t.value) for t in read(article).times}
    return sum(pair in found for pair in labels.times.items()), len(labels.times)


def unresolved(labels: Labels, article: Article) -> Score:
    """Words that only look like a date have none; the kit lists them or passes them over."""
    dated = " | ".join(article.passage(t.span) for t in read(article).times)
    return sum(words not in dated for words in labels.unresolved), len(labels.unresolved)


def acronyms(labels: Labels, article: Article) -> Score:
    """Spelt out as printed."""
    found = {(t.acronym, t.expansion) for t in read(article).terms}
    return sum(pair in found for pair in labels.acronyms.items()), len(labels.acronyms)


def matched(labels: Labels, made: Coverage) -> list[int]:
    """For each event told, in order of the timeline, the labelled event it is (its number)."""
    left = dict(enumerate(labels.events))
    order = []
    for h in happenings(made):
        number = next((n for n, event in left.items() if _is_event(h, event)), None)
        if number is not None:
            del left[number]
            order.append(number)
    return order


def _is_event(h: Happening, event: tuple[str, int, int]) -> bool:
    date, start, end = event
    return h.event.date == date and start <= h.event.span.start < end


def events(labels: Labels, made: Coverage) -> Score:
    """Right date and right sentence. The publication itself is no event of the text."""
    told = [event for event in labels.events if event[2]]
    return len(matched(labels, made)), len(told)


def kendall_tau(order: list[int]) -> float:
    """Kendall's rank correlation of a sequence with its sorted self; 1.0 for fewer than two."""
    pairs = list(combinations(order, 2))
    return sum(1 if a < b else -1 for a, b in pairs) / len(pairs) if pairs else 1.0


def printed(made: Coverage) -> Iterator[tuple[Section, Statement]]:
    """Every statement and table cell of a briefing."""
    for section in made.sections:
        yield from ((section, statement) for statement in section.statements)
        if section.table is not None:
            yield from ((section, cell) for row in section.table.rows for cell in row)


def facts(made: Coverage) -> Iterator[tuple[Statement, Span]]:
    """The passages a briefing prints in its own voice: neither opinion nor quotation nor gap."""
    for _, statement in printed(made):
        if statement.kind in ("fact", "watch"):
            runs = [p.span for p in statement.parts if p.rule in ("verbatim", "capital") and p.span]
            if runs:
                yield (
                    statement,
                    Span(runs[0].article, runs[0].paragraph, runs[0].start, runs[-1].end),
                )


def hedges(labels: Labels, made: Coverage) -> Score:
    """Read as a hedge, and never cut off: no clause about it is printed without it."""
    article = made.articles[0]
    markers = [
        m.span
        for s in read(article).sentences
        for m in s.markers
        if m.kind in ("hedge", "speculation")
    ]
    told = [
        span
        for statement, span in facts(made)
        if statement.kind == "fact" and len(article.passage(span).split()) > NAME
    ]
    kept = 0
    for start, end, left, right in labels.hedges:
        known = any(m.start < end and start < m.end for m in markers)
        cut = any(
            s.start < right and left < s.end and not (s.start <= start and end <= s.end)
            for s in told
        )
        kept += known and not cut
    return kept, len(labels.hedges)


def voices(labels: Labels, article: Article) -> Score:
    """Reported or attributed, against opinion, speculation, mixed and hedged."""
    right = 0
    sentences = read(article).sentences
    for start, end, plain in labels.voices:
        found = next((s for s in sentences if s.span.start < end and start < s.span.end), None)
        hedged = found and any(m.kind in ("hedge", "speculation") for m in found.markers)
        is_plain = bool(found and found.label in ("reported", "attributed") and not hedged)
        right += is_plain == plain
    return right, len(labels.voices)


_OPENING = re.compile(r"(?:Yet|Though|Although|Still|But|This|For this|However)\b")
_LOOSE = re.compile(
    r"\b(?:the (?:two|three) (?:countries|leaders)|that end|the \w+ move|terminate it|he|she)\b"
    r"(?! \[)",
    re.IGNORECASE,
)


def traps(labels: Labels, made: Coverage) -> Score:
    """A sentence that leans on another is not printed as fact, or not without a bracket."""
    caught = 0
    for start, end in labels.traps:
        for statement, span in facts(made):
            if start <= span.start < end and _dangles(statement.text):
                caught += 1
                break
    return len(labels.traps) - caught, len(labels.traps)


def _dangles(text: str) -> bool:
    return bool(_OPENING.match(text) or _LOOSE.search(text))


def main(paths: list[str]) -> None:
    """Print the measures of each file."""
    for path in paths:
        labels = load(Path(path))
        print(Path(path).stem)
        for name, (right, total) in measures(labels).items():
            print(f"  {name:26} {right}/{total}")
        tau = kendall_tau(matched(labels, briefing(labels.article)))
        print(f"  {'order (Kendall tau)':26} {tau:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
