"""Texts with a label a token (CoNLL): spans of people, organisations and places.

Labels of sets differ in what they cover. So that they can be compared: a title before a name may
stand inside or outside ("President Lena Holm"), "the" before a name too; and a label that holds no
name at all (a pronoun, "the minister", "rebels") is neither asked for nor held against the kit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.evaluation import conllfiles
from briefing.evaluation.conllfiles import Labelled, Text
from briefing.evaluation.conllmatching import Spans, bare, matched, named
from briefing.evaluation.counts import Count
from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome, Slip
from briefing.models import Article, Origin, Reading, Skipped
from briefing.reading import read

NAME = "CoNLL"
TASKS = frozenset({"persons"})
_OTHER = (".json", ".jsonl", ".html", ".htm", ".xml", ".tml", ".ann", ".md", ".pdf", ".py", ".csv")
_MEASURES = {"person": "people", "organisation": "organisations", "place": "places"}


def outcomes(task: str, files: Files) -> Iterator[Outcome | Skipped]:
    """The scores of each document; a text that lies in two files is scored once."""
    del task  # one task only
    seen: set[str] = set()
    paths = sorted(path for path in files.loads if not path.lower().endswith(_OTHER))
    for path in _smallest_first(paths, files):
        try:
            found = conllfiles.documents(path, files.read(path))
        except ValueError as error:
            yield Skipped(path, f"{type(error).__name__}: {error}")
            continue
        for text in found:
            new = [p for p in text.paragraphs if p not in seen or len(p) < 40]
            if 2 * len(new) >= len(text.paragraphs):
                yield _outcome(text)
            seen.update(text.paragraphs)


def _smallest_first(paths: Sequence[str], files: Files) -> list[str]:
    """Files of this form; those of single texts before those that gather many."""
    sizes = {}
    for path in paths:
        try:
            raw = files.read(path)
        except (OSError, ValueError):
            continue
        if conllfiles.is_labelled(raw):
            sizes[path] = len(raw)
    return sorted(sizes, key=lambda path: (sizes[path], path))


def _outcome(text: Text) -> Outcome:
    body = "\n\n".join(text.paragraphs)
    origin = Origin(text.name, "", len(body))
    article = Article(text.name[-40:], "", text.paragraphs, origin)
    reading = read(article)
    counts: dict[str, Count] = {}
    slips: list[Slip] = []
    for kind, measure in _MEASURES.items():  # a set that labels one of them labels all
        gold = [label for label in text.labels if label.kind == kind]
        made = _found(reading, kind)
        for suffix, strict in (("", True), (" (overlap)", False)):
            score = matched(body, made, gold, strict=strict)
            counts[measure + suffix] = score.count
            if strict:
                slips.extend(_slips(measure, body, score))
    people = [label for label in text.labels if label.kind == "person"]
    counts["people (names of a text)"] = _names(body, reading, people)
    return Outcome(text.name, counts, slips=tuple(slips))


def _found(reading: Reading, kind: str) -> list[tuple[Labelled, str]]:
    """What the kit says, with the rules that found it."""
    entities = [e for e in getattr(reading, "entities", ()) if e.kind == kind]
    spans = {(span.start, span.end): entity.rule for entity in entities for span in entity.mentions}
    if kind == "person":
        spans |= {
            (span.start, span.end): person.rule
            for person in reading.people
            if person.kind == "person"
            for span in person.mentions
        }
    return [(Labelled(kind, *where), rule) for where, rule in sorted(spans.items())]


def _names(body: str, reading: Reading, gold: Sequence[Labelled]) -> Count:
    """The names of a text, each once: found when its last word and one full form agree."""
    labels = [bare(body, label) for label in gold if named(body, label)]
    theirs = _fullest({body[s.start : s.end].casefold() for s in labels})
    mine = {p.name.casefold() for p in reading.people if p.kind == "person"}
    common = len(mine & theirs)
    return Count(common, len(mine), common, len(theirs))


def _fullest(names: set[str]) -> set[str]:
    """Leave out the short forms of longer names."""
    parts = [name.split() for name in names]
    return {
        " ".join(one)
        for one in parts
        if not any(len(one) < len(two) and set(one) <= set(two) for two in parts)
    }


def _slips(measure: str, body: str, score: Spans) -> Iterator[Slip]:
    for label, rule in score.wrong:
        yield Slip(measure, "wrong", body[label.start : label.end], "", rule, _around(body, label))
    for label in score.missed:
        yield Slip(measure, "missed", "", body[label.start : label.end], "", _around(body, label))


def _around(body: str, label: Labelled) -> str:
    return body[max(0, label.start - 40) : label.end + 40].replace("\n", " ")
