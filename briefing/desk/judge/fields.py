"""The fields of the form, as its page is told of them: path, label, kind, value, and what is wrong.

A blank value is shown as "not assigned"; none is ever filled in here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.desk.judge import offering, quoting
from briefing.desk.judge.faults import Faults
from briefing.judged import Forecast, Judgements, KeyJudgement, Passage
from briefing.library import Coverage

Field = dict[str, Any]
INFERENCE = "yes: the text says more than its passages do; it is then printed as our inference"
_TITLE = "one sentence with a verb; blank: a fact of the sources"


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the fields of one file, for one coverage."""

    found: Judgements
    faults: Faults
    coverage: Coverage

    def field(self, path: str, label: str, kind: str, value: Any, **more: Any) -> Field:
        """A field, with what is wrong at its path."""
        told = {"wrong": self.faults.wrong.get(path, []), "mild": self.faults.mild.get(path, [])}
        return {"path": path, "label": label, "kind": kind, "value": value, **told, **more}

    def passages(self, path: str, held: tuple[Passage, ...], label: str = "Rests on") -> Field:
        """The passages something rests on, each with where it stands."""
        told = [
            {"words": one.words, "source": one.source}
            | quoting.standing(self.coverage, one.words, one.source)
            for one in held
        ]
        number = offering.sources(held, self.coverage, self.found)
        return self.field(
            f"{path}/rests_on", label, "passages", told, help=offering.counted(number)
        )

    def both(self, path: str, label: str, parts: list[Field], **more: Any) -> Field:
        """Fields that are written together or not at all."""
        return self.field(path, label, "together", None, parts=parts, **more)

    def key_judgement(self, number: int, one: KeyJudgement) -> Field:
        """An entry of the key judgements."""
        path = f"key_judgements/{number}"
        sources = offering.sources(one.rests_on, self.coverage, self.found)
        sure, because = (
            (one.confidence.level, one.confidence.because) if one.confidence else ("", "")
        )
        level = self.field(
            f"{path}/confidence/level",
            "Confidence",
            "choice",
            sure,
            choices=offering.levels(sources),
        )
        reason = self.field(f"{path}/confidence/because", "because", "text", because)
        fields = [
            self.field(f"{path}/text", "Judgement", "long", one.text, needed=True),
            kinds(self, path, one.kind),
            self.passages(path, one.rests_on),
            self.likelihood(path, one.likelihood, sources),
            self.both(f"{path}/confidence", "Confidence", [level, reason], help=_SEPARATE),
            self.field(f"{path}/alternative", "Alternative", "long", one.alternative, help=_ELSE),
            inference(self, path, one.inference),
        ]
        return self.entry(path, f"{number + 1}. {one.id}", fields)

    def likelihood(self, path: str, word: str, sources: int) -> Field:
        """A likelihood, with the words that so many sources allow."""
        path = f"{path}/likelihood"
        choices = offering.likely(self.found, path, sources)
        return self.field(path, "Likelihood", "choice", word, choices=choices)

    def forecast(self, number: int, one: Forecast) -> Field:
        """An entry of the forecasts."""
        path = f"forecasts/{number}"
        sources = offering.sources(one.rests_on, self.coverage, self.found)
        done = one.outcome
        parts = [
            self.field(
                f"{path}/outcome/result",
                "Outcome",
                "choice",
                done.result if done else "",
                choices=offering.results(),
            ),
            self.field(f"{path}/outcome/by", "says", "text", done.by if done else ""),
            self.field(f"{path}/outcome/why", "because", "text", done.why if done else ""),
        ]
        fields = [
            self.field(f"{path}/question", "Question", "long", one.question, needed=True),
            self.field(f"{path}/by", "Day of the answer", "date", one.by, needed=True),
            self.passages(path, one.rests_on),
            self.likelihood(path, one.likelihood, sources),
            self.both(f"{path}/outcome", "Outcome", parts),
        ]
        return self.entry(path, f"{number + 1}. {one.id}", fields)

    def entry(self, path: str, title: str, fields: list[Field]) -> Field:
        """An entry of a list, with its fields."""
        return self.field(path, title, "entry", None, fields=fields)

    def lines(self) -> Iterator[Field]:
        """The sentences of the bottom line."""
        for number, line in enumerate(self.found.bottom_line):
            path = f"bottom_line/{number}"
            fields = [
                self.field(f"{path}/text", "Sentence", "long", line.text, needed=True),
                self.passages(path, line.rests_on),
            ]
            yield self.entry(path, f"{number + 1}.", fields)

    def masthead(self) -> list[Field]:
        """Title, marking and names."""
        held = self.found
        released = [
            self.field("released/by", "Cleared by", "text", held.released.by),
            self.field("released/on", "on", "date", held.released.on),
        ]
        return [
            self.field("title", "Title", "text", held.title, help=_TITLE),
            self.field("author", "Author", "text", held.author),
            self.field("reviewer", "Reviewer", "text", held.reviewer),
            self.field("marking", "Marking", "choice", held.marking, choices=offering.markings()),
            self.both("released", "Cleared for release", released, help=_CLEARED),
        ]

    def scale(self) -> Field:
        """The scale of the whole file."""
        choices = offering.scales()
        return self.field(
            "scale", "Scale", "choice", self.found.scale, choices=choices, needed=True, help=_SCALE
        )


_SEPARATE = "never in one sentence with a likelihood; both the level and its reason are needed"
_ELSE = "what else may be true"
_CLEARED = "who and when: both, or neither. The report stays a draft until somebody releases it"
_SCALE = "of all likelihoods in the file"


def kinds(maker: Maker, path: str, word: str) -> Field:
    """Whether a judgement is a finding or an assessment."""
    told = {"finding": "finding: what sources say", "assessment": "assessment: what you think"}
    choices = [offering.choice(value, label) for value, label in told.items()]
    return maker.field(f"{path}/kind", "Kind", "choice", word, choices=choices, needed=True)


def inference(maker: Maker, path: str, word: str) -> Field:
    """Whether a judgement says more than its passages."""
    choices = [offering.choice("yes"), offering.choice("no")]
    where = f"{path}/inference"
    return maker.field(where, "Inference", "choice", word, choices=choices, help=INFERENCE)
