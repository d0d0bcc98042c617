"""News with people's own highlights, one JSON object a line: `text` and `reference`.

The form of CNN/DailyMail as REALSumm prints it: lower case, in tokens, the text between <t> and
</t>, no mark between sentences but their full stops; highlights are run together by " .".
Summaries have three sentences of the text, the first three in order being what to beat.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome, Slip
from briefing.evaluation.rouge import rouge_lsum, rouge_n
from briefing.models import Skipped
from briefing.reading.summary import summarise

NAME = "CNN/DailyMail highlights"
TASKS = frozenset({"summary"})
SENTENCES = 3
_TAG = re.compile(r"</?t>")
_JOINT = re.compile(r"(?<= \.)(?=\S)")  # where one highlight ends and the next begins
_STOPS = frozenset(".!?")
_CLOSERS = frozenset(["''", ")", "'", "’", "”"])


def outcomes(task: str, files: Files) -> Iterator[Outcome | Skipped]:
    """ROUGE of our summary and of the first three sentences, and by how much ours is better."""
    if task not in TASKS:
        return
    for path in sorted(files.loads):
        if path.endswith(".jsonl"):
            yield from _file(path, files)


def _file(path: str, files: Files) -> Iterator[Outcome | Skipped]:
    try:
        lines = files.read(path).decode("utf-8").splitlines()
    except (ValueError, OSError) as error:
        yield Skipped(path, f"{type(error).__name__}: {error}")
        return
    for number, line in enumerate(lines, start=1):
        outcome = _line(f"{path}:{number}", line)
        if outcome is not None:
            yield outcome


def _line(place: str, line: str) -> Outcome | Skipped | None:
    """None for a line that is no text with a reference."""
    try:
        told: Any = json.loads(line) if line.strip() else None
    except ValueError as error:
        return Skipped(place, f"{type(error).__name__}: {error}")
    if not isinstance(told, dict):
        return None
    text, reference = told.get("text"), told.get("reference")
    if not isinstance(text, str) or not isinstance(reference, str):
        return None
    return scored(place, sentences(text), _JOINT.split(reference))


def sentences(text: str) -> list[str]:
    """The sentences of a text in tokens: each ends with a stop and what closes after it."""
    found: list[list[str]] = [[]]
    ended = False
    for token in _TAG.sub(" ", text).split():
        if ended and token not in _CLOSERS:
            found.append([])
            ended = False
        ended = ended or token in _STOPS
        found[-1].append(token)
    return [" ".join(tokens) for tokens in found if tokens]


def scored(place: str, text: list[str], reference: list[str]) -> Outcome:
    """Score one text, given like its reference as sentences."""
    chosen = summarise(text, SENTENCES)
    ours = _measures([text[at] for at in chosen], reference)
    lead = _measures(text[:SENTENCES], reference)
    rates = dict(ours)
    rates |= {f"{name} of lead-3": rate for name, rate in lead.items()}
    rates |= {f"{name} above lead-3": ours[name] - lead[name] for name in ours}
    return Outcome(place, rates=rates, slips=tuple(_slips(text, chosen, reference)))


def _measures(summary: list[str], reference: list[str]) -> dict[str, float]:
    mine, theirs = "\n".join(summary), "\n".join(reference)
    return {
        "ROUGE-1": rouge_n(mine, theirs, 1),
        "ROUGE-2": rouge_n(mine, theirs, 2),
        "ROUGE-Lsum": rouge_lsum(summary, reference),
    }


def _slips(text: list[str], chosen: tuple[int, ...], reference: list[str]) -> Iterator[Slip]:
    """The best single sentence, where it was left out for one that shares less."""
    if not text or not chosen:
        return
    theirs = "\n".join(reference)
    worth = [rouge_n(sentence, theirs, 1) + rouge_n(sentence, theirs, 2) for sentence in text]
    best = max(range(len(text)), key=lambda at: worth[at])
    worst = min(chosen, key=lambda at: worth[at])
    if best not in chosen and worth[best] > worth[worst]:
        place = f"sentence {worst + 1} chosen, sentence {best + 1} of {len(text)} left out"
        yield Slip("ROUGE-1", "wrong", text[worst], text[best], "expected-overlap", place)
