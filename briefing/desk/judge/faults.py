"""What is wrong with judgements as they are or would be, each thing at the field it is about.

The words are those of the reader of the file and of the checks: nothing is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.checks.judging import doubts, judgements
from briefing.judged import Judgements
from briefing.judgements import caps, rules, wording
from briefing.judgements.nodes import parsed
from briefing.judgements.problems import Problem
from briefing.judgements.rendered import block
from briefing.judgements.shape import Places, record
from briefing.library import Coverage


@dataclass(slots=True)
class Faults:
    """What is wrong, and what somebody should look at, by path; `found` None for no judgements."""

    found: Judgements | None = None
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    mild: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def examined(held: dict[str, Any], coverage: Coverage) -> Faults:
    """What is wrong with judgements, given as plain values, on the sources of this coverage."""
    text = "\n".join(block(held))
    node = parsed(text)
    if isinstance(node, Problem):
        return Faults(wrong={"": [node.why]})
    places, faults = Places(), Faults()
    found = record(node, Judgements, places)
    if found is not None and not places.problems:
        rules.keep(found, places)
    paths = {mark: path for path, mark in places.marks.items()}
    for one in sorted(places.problems):
        told = faults.mild if one.mild else faults.wrong
        told[paths.get((one.line, one.column), "")].append(one.why)
    if found is None or any(not one.mild for one in places.problems):
        return faults
    faults.found = found
    _checked(faults, found, coverage)
    return faults


def _checked(faults: Faults, found: Judgements, coverage: Coverage) -> None:
    """Add what the checks of a report would say."""
    annex = replace(coverage.annex, judgements=found)
    for path, _, why in caps.placed(annex):
        faults.wrong[path].append(why)
    paths = {text: path for path, text in _texts(found)}
    for told, checked in ((faults.wrong, judgements(annex)), (faults.mild, doubts(annex))):
        known = {why for whys in told.values() for why in whys}
        for one in checked:
            if one.why not in known and one.check != "correction":
                told[paths.get(one.text, "")].append(one.why)


def _texts(found: Judgements) -> Iterator[tuple[str, str]]:
    """Each text of the analyst's with its path, the first one of equal texts last."""
    yield from reversed([(path, text) for path, text in wording.texts(found) if text])
    for number, grade in enumerate(found.grades.reliability):
        yield f"grades/reliability/{number}/source", grade.source
    for number, item in enumerate(found.grades.credibility):
        yield f"grades/credibility/{number}/item", item.item
