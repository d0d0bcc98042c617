"""A briefing that rests on more than its sources: reference file, earlier run, analyst."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.judged import Judgements
from briefing.models import Annex, Correction, Earlier, Fact, Front, Part, Section, Statement
from tests.exporters import notebook as nb

OLD = nb.article(
    "The council said last year that no second pier was planned.",
    published="2023-05-02",
    title="No second pier, says council",
)
UNCITED = nb.article("Gulls are back at the pier.", published="2023-05-03", title="Gulls")
ROW = Fact(
    "pier-plan",
    "events.csv",
    (("id", "pier-plan"), ("name", "Second pier planned"), ("date", "2024-03-04"), ("note", "")),
    ("https://example.org/minutes", "javascript:alert(1)"),
    "2024-06-01",
)
_PASSAGE = nb.FIRST.span(0, len("The harbour council"))
CORRECTED = replace(
    nb.FIRST,
    corrections=(Correction("speaker", _PASSAGE, "Ada Finch", "A. Reader", "see minutes"),),
)
CHECKED = Statement(
    "reference", (Part("Second pier planned", "reference", note="pier-plan"),), (_PASSAGE,)
)
BEFORE = nb.cited("fact", OLD, "no second pier was planned", ".")
SECTION = Section(
    "changed",
    "What changed",
    (BEFORE, CHECKED),
    notes=("pier-plan",),
    earlier=(OLD.id,),
    headline=nb.LEAD,
)
ANNEX = Annex(
    (CORRECTED, nb.SECOND),
    reference=(ROW,),
    judgements=Judgements("data/judgements/pier.yaml", "ab" * 32),
    earlier=Earlier("run", "2023-05-04", (OLD.id, UNCITED.id), (OLD, UNCITED)),
)
FRONT = Front(nb.LEAD.text.rstrip("."), "Topic briefing: harbour", nb.FRONT.lines, headline=nb.LEAD)


def briefing() -> Any:
    """The run notebook of it."""
    shown = (FRONT, *nb.SECTIONS, SECTION, nb.DRAWN, ANNEX, nb.PASSED)
    return nb.notebook(*(nb.shows(record) for record in shown))
