"""The numbers of an evaluation: by task and by document, with intervals, as JSON or as lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefing.evaluation.counts import Count, interval
from briefing.models import Skipped


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts of each task (`persons`, `times`, …) of each document, by its file name.

    `unlabelled` names the files that were read but hold no labels to score against; `skipped`
    those that could not be read, with the reason.
    """

    documents: dict[str, dict[str, Count]]
    unlabelled: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def total(self) -> dict[str, Count]:
        """Counts of all documents together (micro average), by task."""
        summed: dict[str, Count] = {}
        for tasks in self.documents.values():
            for task, count in tasks.items():
                summed[task] = summed.get(task, Count()) + count
        return summed

    def interval(self, task: str) -> tuple[float, float] | None:
        """95 % interval of the F1 of a task by resampling documents; None with fewer than two."""
        return interval([tasks[task] for tasks in self.documents.values() if task in tasks])

    def to_json(self) -> dict[str, Any]:
        """Everything as plain JSON values; rates are rounded to four places."""
        return {
            "documents": {
                name: {task: rates_of(count) for task, count in tasks.items()}
                for name, tasks in self.documents.items()
            },
            "total": {
                task: {**rates_of(count), "f1_interval_95": rounded(self.interval(task))}
                for task, count in self.total.items()
            },
            "unlabelled": list(self.unlabelled),
            "skipped": [{"place": s.place, "why": s.why} for s in self.skipped],
        }

    def lines(self) -> list[str]:
        """The totals as lines of a table for the terminal."""
        head = f"{'':17}{'P':>7}{'R':>7}{'F1':>7}   95 % interval  right/predicted  found/gold"
        return [head, *(self._line(task, count) for task, count in self.total.items())]

    def _line(self, task: str, count: Count) -> str:
        bounds = self.interval(task)
        between = span_of(bounds)
        rates = "".join(f"{shown(rate):>7}" for rate in (count.precision, count.recall, count.f1))
        made = f"{count.right}/{count.predicted}"
        return f"{task:17}{rates}   {between:14} {made:>15}  {count.found}/{count.gold}"


def shown(rate: float | None) -> str:
    """A rate with three places for the terminal."""
    return "n/a" if rate is None else f"{rate:.3f}"


def rates_of(count: Count) -> dict[str, Any]:
    """Precision, recall and F1 of a count, rounded to four places, and what they are made of."""
    return {
        "precision": _round(count.precision),
        "recall": _round(count.recall),
        "f1": _round(count.f1),
        "right": count.right,
        "predicted": count.predicted,
        "found": count.found,
        "gold": count.gold,
    }


def _round(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)


def rounded(bounds: tuple[float, float] | None) -> list[float] | None:
    """Bounds with four places for JSON."""
    return None if bounds is None else [round(bound, 4) for bound in bounds]


def span_of(bounds: tuple[float, float] | None) -> str:
    """Bounds with three places for the terminal."""
    return f"{bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else "n/a"
