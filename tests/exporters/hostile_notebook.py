"""A briefing made of hostile texts: each stands wherever a text from outside may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefing.exporters.brand import KIT
from briefing.exporters.writing import Options
from briefing.models import Annex, Article, Figure, Front, Part, Section, Statement, Table, Verdict
from tests.exporters.notebook import article, cell, new_markdown_cell, new_output, notebook, shows

# A character without a glyph is another matter, with tests of its own.
NAMED = Options(brand=replace(KIT, missing="name"))
_LABEL = 200  # characters of a text that stand in a figure: a label is no paragraph


def briefing(texts: Sequence[str], *, figure: bool = True, prose: bool = True) -> Any:
    """A notebook whose articles, sentences, cells, labels, prose and output are these texts."""
    source = article(
        *texts,
        published="2024-03-04",
        title=texts[0][:300],
        subtitle=texts[-1][:300],
        byline=texts[len(texts) // 2][:300],
        outlet=texts[len(texts) // 3][:300],
        url="https://a.example/" + texts[0][:200],
    )
    return notebook(
        shows(Front(texts[0][:300], texts[-1][:200], (("Basis", texts[1][:300]),))),
        shows(_points(source, texts)),
        shows(_rows(source, texts)),
        *([shows(_drawn(texts))] if figure else []),
        *([new_markdown_cell(text) for text in texts] if prose else []),
        cell(new_output("stream", name="stdout", text="\n".join(t[:2_000] for t in texts))),
        shows(Annex((source,), ())),
        shows(Verdict(len(texts))),
    )


def _cited(source: Article, number: int, text: str) -> Statement:
    start = sum(len(paragraph) + 2 for paragraph in source.paragraphs[:number])
    span = source.span(start, start + len(text)) if text.strip() else source.whole
    return Statement("fact", (Part(text, "verbatim", span),))


def _points(source: Article, texts: Sequence[str]) -> Section:
    cited = tuple(_cited(source, n, text) for n, text in enumerate(texts))
    return Section("points", texts[0][:200], cited, intro=texts[-1][:300], headline=cited[0])


def _rows(source: Article, texts: Sequence[str]) -> Section:
    rows = tuple((_cited(source, n, t), _cited(source, n, t)) for n, t in enumerate(texts))
    return Section("rows", texts[-1][:200], table=Table((texts[0][:60], texts[1][:60]), rows))


def _drawn(texts: Sequence[str]) -> Section:
    labels = [text[:_LABEL] for text in texts[:12]]
    plotly = {
        "data": [{"type": "scatter", "x": [*range(len(labels))], "y": labels, "text": labels}],
        "layout": {"title": {"text": labels[0]}, "height": 400},
    }
    return Section("drawn", "Drawn", figure=Figure(labels[0], labels[-1], plotly))
