"""Score one task on every labelled set of a folder: with intervals, and with its errors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import PathError, UnknownNameError, nearest
from briefing.evaluation.counts import Count, interval, mean, resampled
from briefing.evaluation.extractionfiles import origins
from briefing.evaluation.outcome import Outcome, Slip
from briefing.evaluation.scores import rates_of, rounded, shown, span_of
from briefing.evaluation.sets import TASKS, forms
from briefing.models import Skipped


@dataclass(frozen=True, slots=True)
class SetScores:
    """The scores of one labelled set. `name` is that of its form and of its folder or archive."""

    name: str
    outcomes: tuple[Outcome, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def counts(self) -> dict[str, Count]:
        """Counts of all documents together (micro average), by measure."""
        summed: dict[str, Count] = {}
        for outcome in self.outcomes:
            for measure, count in outcome.counts.items():
                summed[measure] = summed.get(measure, Count()) + count
        return summed

    @property
    def rates(self) -> dict[str, list[float]]:
        """The rates of each document, by measure."""
        found: dict[str, list[float]] = {}
        for outcome in self.outcomes:
            for measure, rate in outcome.rates.items():
                found.setdefault(measure, []).append(rate)
        return found

    def interval(self, measure: str) -> tuple[float, float] | None:
        """95 % interval of a measure by resampling documents; None with fewer than two."""
        rates = self.rates.get(measure)
        if rates is not None:
            return resampled(rates, mean)
        return interval([o.counts[measure] for o in self.outcomes if measure in o.counts])

    def slips(self, most: int | None = None) -> list[tuple[str, Slip, int]]:
        """Each different error with a document it is in and how often it was made, commonest first.

        `most` bounds their number; None gives all.
        """
        first: dict[Slip, str] = {}
        often: Counter[tuple[str, str, str, str]] = Counter()
        for outcome in self.outcomes:
            for slip in outcome.slips:
                first.setdefault(slip, outcome.document)
                often[_sort(slip)] += 1
        told: dict[tuple[str, str, str, str], tuple[str, Slip]] = {}
        for slip, document in first.items():
            told.setdefault(_sort(slip), (document, slip))
        return [(*told[sort], count) for sort, count in often.most_common(most)]

    def to_json(self, errors: int | None = 0) -> dict[str, Any]:
        """Everything as plain JSON values; `errors` bounds the list of errors, None gives all."""
        return {
            "set": self.name,
            "documents": len(self.outcomes),
            "measures": {
                **{
                    measure: {**rates_of(count), "interval_95": rounded(self.interval(measure))}
                    for measure, count in self.counts.items()
                },
                **{
                    measure: {
                        "mean": round(mean(rates), 4),
                        "documents": len(rates),
                        "interval_95": rounded(self.interval(measure)),
                    }
                    for measure, rates in self.rates.items()
                },
            },
            "skipped": [{"place": s.place, "why": s.why} for s in self.skipped],
            "errors": [
                {
                    "measure": slip.measure,
                    "kind": slip.kind,
                    "found": slip.found,
                    "expected": slip.expected,
                    "rule": slip.rule,
                    "context": slip.context,
                    "document": document,
                    "times": times,
                }
                for document, slip, times in (self.slips(errors) if errors != 0 else [])
            ],
        }

    def lines(self) -> list[str]:
        """The measures as lines of a table for the terminal."""
        head = f"{self.name}: {len(self.outcomes)} documents"
        columns = (
            f"  {'':26}{'P':>7}{'R':>7}{'F1':>7}   95 % interval   right/predicted  found/gold"
        )
        counted = [self._counted(measure, count) for measure, count in self.counts.items()]
        averaged = [self._averaged(measure, rates) for measure, rates in self.rates.items()]
        return [head, *([columns] if counted else []), *counted, *averaged]

    def _counted(self, measure: str, count: Count) -> str:
        rates = "".join(f"{shown(rate):>7}" for rate in (count.precision, count.recall, count.f1))
        made = f"{count.right}/{count.predicted}"
        return (
            f"  {measure:26}{rates}   {self._bounds(measure):15} {made:>15}  "
            f"{count.found}/{count.gold}"
        )

    def _averaged(self, measure: str, rates: list[float]) -> str:
        return f"  {measure:26}{'':14}{shown(mean(rates)):>7}   {self._bounds(measure):15}"

    def _bounds(self, measure: str) -> str:
        return span_of(self.interval(measure))


def evaluate(task: str, place: Path) -> tuple[SetScores, ...]:
    """Score `task` on every labelled set in a folder or a .tar.gz.

    The forms of `briefing.evaluation.sets` are found by themselves; several sets may lie in one
    folder, archives included. Raises UnknownNameError for a task there is none of, PathError when
    `place` does not exist or holds no labels for the task.
    """
    if task not in TASKS:
        raise UnknownNameError(f"no task named {task!r}. {nearest(task, TASKS)}")
    found = []
    for files in origins(place):
        for form in forms(task):
            told = list(form.outcomes(task, files))
            outcomes = tuple(one for one in told if isinstance(one, Outcome))
            skipped = tuple(one for one in told if isinstance(one, Skipped))
            if told:
                found.append(SetScores(f"{form.NAME} ({files.name})", outcomes, skipped))
    if not any(scores.outcomes for scores in found):
        names = ", ".join(form.NAME for form in forms(task))
        why = "".join(f" {s.place}: {s.why}." for scores in found for s in scores.skipped[:3])
        raise PathError(f"{place} holds no labels for {task!r}; the forms known are {names}.{why}")
    return tuple(found)


def _sort(slip: Slip) -> tuple[str, str, str, str]:
    return slip.measure, slip.kind, slip.found.casefold(), slip.expected.casefold()
