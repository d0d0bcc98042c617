"""The numbers of an evaluation of extraction: by collection, with every page, as JSON or lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing.evaluation.extractionshingles import Match, over_all
from briefing.models import Skipped


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an extractor got right on a page, and its processor time in seconds.

    `title` and `date` are None where there is no ground truth.
    """

    match: Match
    seconds: float
    title: bool | None = None
    date: bool | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page, what this kit made of it, and what trafilatura did."""

    collection: str
    name: str
    ours: Outcome
    theirs: Outcome


@dataclass(frozen=True, slots=True)
class Extractions:
    """All pages that were scored, and the files that could not be."""

    pages: tuple[Page, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def collections(self) -> dict[str, tuple[Page, ...]]:
        """The pages by the collection they come from."""
        names = dict.fromkeys(page.collection for page in self.pages)
        return {name: tuple(p for p in self.pages if p.collection == name) for name in names}

    def to_json(self) -> dict[str, Any]:
        """Everything as plain JSON values; rates are rounded to four places."""
        return {
            "collections": {
                name: {
                    **_summary(pages),
                    "pages": {
                        page.name: {
                            "ours": _outcome(page.ours),
                            "trafilatura": _outcome(page.theirs),
                        }
                        for page in pages
                    },
                }
                for name, pages in self.collections.items()
            },
            "skipped": [{"place": one.place, "why": one.why} for one in self.skipped],
        }

    def lines(self) -> list[str]:
        """A table for the terminal, two lines a collection."""
        head = f"{'':34}{'P':>7}{'R':>7}{'F1':>7}  {'title':>9} {'date':>9} {'ms a page':>10}"
        rows = [head]
        for name, pages in self.collections.items():
            summary = _summary(pages)
            rows.append(f"{name}, {len(pages)} pages")
            rows += [f"  {who:32}{_row(summary[who])}" for who in ("ours", "trafilatura")]
            if summary["gain"] is not None:
                rows.append(f"  {'F1 of ours less theirs':46}{summary['gain']:>+7.4f}")
        return rows


def _summary(pages: Sequence[Page]) -> dict[str, Any]:
    ours = _rates([page.ours for page in pages])
    theirs = _rates([page.theirs for page in pages])
    comparable = ours["f1"] is not None and theirs["f1"] is not None
    gain = round(ours["f1"] - theirs["f1"], 4) if comparable else None
    return {"count": len(pages), "ours": ours, "trafilatura": theirs, "gain": gain}


def _rates(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    rates = over_all([outcome.match for outcome in outcomes]) or (None, None, None)
    f1, precision, recall = (None if rate is None else round(rate, 4) for rate in rates)
    seconds = sum(outcome.seconds for outcome in outcomes) / (len(outcomes) or 1)
    return {
        "f1": f1,
        "precision": precision,
        "recall": recall,
        "titles": _share([outcome.title for outcome in outcomes]),
        "dates": _share([outcome.date for outcome in outcomes]),
        "seconds_a_page": round(seconds, 4),
    }


def _share(marks: Sequence[bool | None]) -> dict[str, Any]:
    known = [mark for mark in marks if mark is not None]
    right = sum(known)
    share = round(right / len(known), 4) if known else None
    return {"right": right, "of": len(known), "share": share}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    found = outcome.match
    return {
        "f1": round(found.f1, 4),
        "precision": round(found.precision, 4),
        "recall": round(found.recall, 4),
        "title": outcome.title,
        "date": outcome.date,
        "seconds": round(outcome.seconds, 4),
    }


def _row(rates: dict[str, Any]) -> str:
    numbers = "".join(
        "    n/a" if rates[name] is None else f"{rates[name]:>7.4f}"
        for name in ("precision", "recall", "f1")
    )
    fields = " ".join(
        f"{rates[name]['right']}/{rates[name]['of']}".rjust(9) for name in ("titles", "dates")
    )
    return f"{numbers}  {fields} {1000 * rates['seconds_a_page']:>10.0f}"
