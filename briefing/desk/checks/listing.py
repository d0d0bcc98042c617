"""A verdict as the page lists it: by section, each line with why and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefing.desk.checks.advice import advice
from briefing.library import Coverage
from briefing.models import Failure, Verdict

_MOST = 200  # lines of each kind that are listed; all are counted
# What is not said of one section, and where to look then.
_ELSEWHERE = {
    "Briefing": "front",
    "Judgements": "key_judgements",
    "Masthead": "front",
    "Page one": "front",
    "Title": "front",
}


def listing(verdict: Verdict, coverage: Coverage) -> dict[str, Any]:
    """What the page shows of a verdict."""
    slugs = _ELSEWHERE | {section.title: section.slug for section in coverage.sections}
    return {
        "checked": verdict.checked,
        "failed": len(verdict.failures),
        "warned": len(verdict.warnings),
        "failures": _groups(verdict.failures, slugs),
        "warnings": _groups(verdict.warnings, slugs),
    }


def _groups(found: Iterable[Failure], slugs: Mapping[str, str]) -> list[dict[str, Any]]:
    """The lines of each section, in the order in which its first was found."""
    groups: dict[str, list[dict[str, str]]] = {}
    for number, one in enumerate(found):
        if number == _MOST:
            break
        line = {"text": one.text, "why": one.why, "check": one.check, "advice": advice(one.check)}
        groups.setdefault(one.section, []).append(line)
    return [
        {"section": section, "slug": slugs.get(section, ""), "lines": lines}
        for section, lines in groups.items()
    ]


def told(shown: Mapping[str, Any]) -> str:
    """The count in words, as the page says it."""
    if not shown["checked"]:
        return "Nothing to check yet: run the cells below “Gather”."
    failed, warned = shown["failed"], shown["warned"]
    wrong = f"{failed} failed" if failed else "none failed"
    warnings = f", {warned} {'warning' if warned == 1 else 'warnings'}" if warned else ""
    return f"{shown['checked']} statements checked, {wrong}{warnings}."
