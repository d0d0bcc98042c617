"""What a notebook was asked for is what its records say: topic, kind, files, model, library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.errors import BriefingError
from briefing.history import look
from briefing.judged import Judgements
from briefing.judgements import find
from briefing.model.settings import settings
from briefing.models import Annex, Earlier, Failure

_NAMED = re.compile(r"“([^”]{1,100})”")  # how a report prints the name of a model


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a run and the code of its notebook, None and "" when not known."""

    parameters: Mapping[str, object] = field(default_factory=dict)
    code: str = ""

    @classmethod
    def of(cls, notebook: Any, parameters: Mapping[str, object]) -> Asked:
        """What the cells of a notebook ask for with these parameters."""
        cells = (cell.source for cell in notebook.cells if cell.cell_type == "code")
        return cls(parameters, "\n".join(cells))

    def text(self, name: str) -> str | None:
        """The parameter `name` if it is a text, else None."""
        found = self.parameters.get(name)
        return found.strip() if isinstance(found, str) else None

    def says(self, words: str) -> bool:
        """True when these words are a parameter, or stand in quotation marks in the code."""
        given = (" ".join(v.split()) for v in self.parameters.values() if isinstance(v, str))
        return words in given or any(f"{mark}{words}{mark}" in self.code for mark in "\"'")


def otherwise(annex: Annex, asked: Asked) -> Iterator[Failure]:
    """Yield what an annex says of its briefing and the notebook was not asked for."""
    for text, why in _otherwise(annex, asked):
        yield Failure("Notebook", text, "asked", why)


def _otherwise(annex: Annex, asked: Asked) -> Iterator[tuple[str, str]]:
    for what, words in (("topic", " ".join(annex.topic.split())), ("kind", annex.kind)):
        if words and not asked.says(words):
            yield words, f"this {what} is neither a parameter of the notebook nor in its code"
    yield from _model(annex.model, asked)
    if annex.kind:
        yield from _files(annex, asked)


def _model(shown: str, asked: Asked) -> Iterator[tuple[str, str]]:
    named = _NAMED.match(shown)
    names = [asked.text("model") or "", *(n for n in (named and named[1],) if n and asked.says(n))]
    if shown and shown not in {*map(_described, names)}:
        yield shown, "neither the notebook nor the environment names this language model"


def _described(name: str) -> str:
    try:
        found = settings(name)
    except BriefingError:
        return ""
    return found.describe() if found else ""


def _files(annex: Annex, asked: Asked) -> Iterator[tuple[str, str]]:
    """The judgements and the earlier run are those the parameters lead to, or none where none is.

    That the records hold what the files hold is for `briefing.runner.filed`.
    """
    judgements, earlier = asked.text("judgements"), asked.text("earlier")
    try:
        if judgements is not None:
            yield from _judgements(annex, judgements)
        if earlier is not None:
            yield from _earlier(annex, earlier)
    except BriefingError as error:
        yield "", f"its files cannot be read again: {error}"


def _judgements(annex: Annex, place: str) -> Iterator[tuple[str, str]]:
    found = find(annex.kind, annex.topic, place)
    if _place(found) != _place(annex.judgements):
        yield _place(found), "the briefing must rest on these judgements"


def _earlier(annex: Annex, place: str) -> Iterator[tuple[str, str]]:
    found = look(annex.kind, annex.topic, place)
    if _place(found.earlier) != _place(annex.earlier):
        yield _place(found.earlier), "the briefing must be compared with this run"
    for one in annex.passed_over:
        if one not in found.passed_over:
            yield one.place, "no such run was passed over"


def _place(record: Judgements | Earlier | None) -> str:
    return record.place if record else "none"
