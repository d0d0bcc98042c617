"""Texts that try to break out of a report, and the briefing made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.judged import Judgements
from briefing.models import (
    Annex,
    Correction,
    Fact,
    Failure,
    Front,
    Part,
    Section,
    Skipped,
    Span,
    Statement,
    Verdict,
)
from tests.exporters.notebook import article, cell, new_markdown_cell, new_output, notebook, shows

SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
TYPST = '#read("/etc/passwd") $x^2$ `raw` *bold* @ref <label> \\ // /* [c] = head #panic()'
JINJA = '{{ 7*7 }} {% include "x" %} </style></title><svg/onload=1>'
LINK = "[click](javascript:alert(1)) ![x](https://example.org/x.png) <https://example.org/y>"
TURNED = "\u202eturned\u202c \u2066apart\u2069 zero\u200b\u200bwidth" + "\u200b" * 2000
PILED = "e" + "\u0301" * 2000 + " piled"
LONG = "W" * 3_000
SIGNS = "😀 and \x00\x07 and \ufdd0 and 𝔘 ℌ"
TEXTS = (SCRIPT, TYPST, JINJA, LINK, TURNED, PILED, LONG, SIGNS, "", "\n")


def briefing() -> Any:
    """A notebook in which every text is hostile, and spans lie outside their texts."""
    source = article(
        *TEXTS,
        published="2024",
        title=SCRIPT + TYPST,
        byline=TURNED,
        outlet=SIGNS,
        language='"><x',
        url="javascript:alert(1)",
    )
    odd = (
        Span(source.id, 3, 10**9, 10**9 + 1),
        Span(source.id, 1, -5, -2),
        Span("nowhere", 1, 0, 4),
        Span(source.id, 1, 5, 20),
        Span(source.id, 1, 0, len(source.text)),
    )
    statements = tuple(Statement("fact", (Part(text, "template"),), odd) for text in TEXTS)
    wrong = Correction("speaker", odd[0], TYPST, by=SCRIPT, why=JINJA)
    source = replace(source, corrections=(wrong,))
    row = Fact(SCRIPT, TYPST, tuple((text, TYPST) for text in TEXTS), TEXTS, JINJA)
    noted = Statement("reference", (Part(JINJA, "reference", note=SCRIPT),))
    judged = Judgements(SCRIPT, TYPST)
    skipped = Skipped("/home/someone/secret/<b>.txt", TYPST)
    failure = Failure(SCRIPT, TYPST, "check", JINJA)
    return notebook(
        shows(Front(SCRIPT + TYPST, JINJA, ((SCRIPT, SIGNS), ("k" * 300, TYPST)), language="<x>")),
        shows(Section("x", SCRIPT, statements, intro=TYPST, front=True, headline=statements[0])),
        shows(Section("y", TYPST, (noted,), headline=noted, notes=(SCRIPT,))),
        # A picture of the web in a cell is an error of its own.
        new_markdown_cell("\n\n".join(TEXTS).replace("![x](", "! [x](")),
        cell(new_output("stream", name="stdout", text=f"\x1b[31mred\n{SCRIPT}\n{LONG}")),
        shows(Annex((source,), (skipped,), (row,), judged, passed_over=(skipped,))),
        shows(Verdict(3, (failure,), (failure,))),
    )
