"""The form a judgements file may name: `schema: briefing.judgements/1`."""

from __future__ import annotations

from dataclasses import replace

from briefing.judgements.nodes import Node
from briefing.judgements.problems import Problem
from briefing.schemas import forms

FIELD = "schema"
NAME = "briefing.judgements"


def bare(node: Node) -> Node | Problem:
    """The file without the name of its form; a problem when it is none that this kit reads."""
    for key, value in node.pairs:
        if key.words == FIELD and not value.blank:
            try:
                forms.number(value.words if value.kind == "scalar" else None, NAME)
            except forms.FormError as error:
                return Problem(value.line, value.column, str(error))
    kept = [(key, value) for key, value in node.pairs if key.words != FIELD]
    return replace(node, keys=[key for key, _ in kept], items=[value for _, value in kept])
