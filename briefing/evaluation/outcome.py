"""What scoring one document gives: counts, rates, and what went wrong, to learn from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefing.evaluation.counts import Count


@dataclass(frozen=True, slots=True)
class Slip:
    """One error: something said that is `wrong`, or something `missed`.

    `measure` names the column it costs, `found` what the kit said (empty when nothing), `expected`
    what people labelled (empty when nothing), `rule` the rule or model that found it, `context`
    the words around it.
    """

    measure: str
    kind: Literal["wrong", "missed"]
    found: str = ""
    expected: str = ""
    rule: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The scores of one document.

    `counts` are added up over a set, so that its F1 is a micro average; `rates` (0 to 1) are
    averaged over the documents. A set has one or both.
    """

    document: str
    counts: dict[str, Count] = field(default_factory=dict)
    rates: dict[str, float] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
