"""Whatever the input, nothing unsupported leaves the checks.

Every section of every notebook is made of random articles. The checks must let all of it pass,
and a reading of the printed words that knows nothing of the kit's rules must find each number,
name and quotation in the passages cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import checks, phrases, prepare, sections
from briefing.library import Coverage
from briefing.library.coverage import with_copies
from briefing.models import Article, Statement
from tests.build import article
from tests.conftest import PROJECT

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
_CALL = re.compile(r"^sections\.(\w+)\(coverage", re.MULTILINE)
_PRINTED = ("verbatim", "capital", "bracket")  # rules of words that stand in an article
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|\b[A-Z][a-z]+")

NAMES = [
    "Ana Lopez",
    "Tom Berg",
    "Kim Min-su",
    "Yoko Ito",
    "Lopez",
    "Berg",
    "O'Neil",
    "Noburo Kishi",
]
ROLES = ["Defence Minister", "President", "Foreign Minister", "Prime Minister", ""]
PLACES = ["Oslo", "Seoul", "Japan", "the United States", "North Korea", "Tokyo", "Nordland"]
DAYS = [
    "on Monday",
    "on 3 May 2024",
    "in March 2023",
    "in early August",
    "last week",
    "soon",
    "in 2019",
    "on June 29 and 30",
    "by 2030",
    "between 2018 and 2020",
    "",
]
ACTS = [
    "met {b} in {p}",
    "signed the Radar Exchange Accord (REA)",
    "will visit {p}",
    "did not sign the pact",
    "launched {n} missiles",
    "retracted its decision to end the accord",
    "may meet {b} in {p}",
    "welcomed the {n} percent rise",
    "agreed to hold exercises off {p}",
]
HEDGES = ["", "apparently ", "reportedly ", "never "]
QUOTES = [
    "“We want radar data to flow as soon as possible,” {a} said.",
    "{a} called it “a positive move”.",
    "“No deal,” said {a}.",
    "According to {a}, {n} ships left {p}.",
]
VIEWS = [
    "We hope both sides will move faster.",
    "They should act now.",
    "Expectations are growing that {b} resigns.",
    "Yet it remains unclear.",
]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of a news text, or a scrap of anything."""
    form = draw(st.sampled_from(["act", "act", "act", "quote", "view", "scrap"]))
    if form == "scrap":
        return draw(st.text(max_size=60))
    fill = {
        "a": f"{draw(st.sampled_from(ROLES))} {draw(st.sampled_from(NAMES))}".strip(),
        "b": draw(st.sampled_from(NAMES)),
        "p": draw(st.sampled_from(PLACES)),
        "n": draw(st.sampled_from(["two", "7", "1,250", "3.5", "28,500"])),
    }
    if form == "quote":
        return draw(st.sampled_from(QUOTES)).format(**fill)
    if form == "view":
        return draw(st.sampled_from(VIEWS)).format(**fill)
    act = draw(st.sampled_from(ACTS)).format(**fill)
    who = draw(st.sampled_from([fill["a"], fill["p"], "He", "The two countries", "It"]))
    told = f"{who} {draw(st.sampled_from(HEDGES))}{act} {draw(st.sampled_from(DAYS))}"
    return " ".join(f"{told[:1].upper()}{told[1:]}".split()) + "."


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of one to four paragraphs, of any outlet, form and date."""
    paragraph = st.lists(sentences(), min_size=1, max_size=4).map(" ".join)
    texts = draw(st.lists(paragraph.filter(str.strip), min_size=1, max_size=4))
    return article(
        *(text.replace("\n", " ") for text in texts),
        title=draw(st.sampled_from(["Talks", "Ministers sign accord", "7 ships left"])),
        outlet=draw(st.sampled_from(["The Test Gazette", "Nordland News", None])),
        genre=draw(st.sampled_from(["report", "editorial", "statement", "speech"])),
        published=draw(st.sampled_from(["2024-06-20", "2024-06-27", "2024-07", None])),
    )


def made(notebook: Path, coverage: Coverage) -> Coverage:
    """The coverage with every section of a notebook made of it."""
    node = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    source = "\n".join(cell.source for cell in node.cells if cell.cell_type == "code")
    ready = prepare(coverage, notebook.stem, judgements="none", earlier="none")
    for name in _CALL.findall(source):
        getattr(sections, name)(ready)
    return ready


def printed(coverage: Coverage) -> Iterator[tuple[str, Statement]]:
    """Every statement and cell that was shown, with the section it stands in."""
    for section in coverage.sections:
        yield from ((section.slug, statement) for statement in section.statements)
        if section.headline is not None:
            yield section.slug, section.headline
        for row in section.table.rows if section.table else ():
            yield from ((section.slug, cell) for cell in row)


def unsupported(statement: Statement, texts: dict[str, Article]) -> Iterator[str]:
    """What of the words taken from articles stands in no passage cited, by plain comparison."""
    cited = " ".join(
        texts[span.article].text
        if span.paragraph == 0
        else texts[span.article].paragraphs[span.paragraph - 1]
        for span in statement.spans
    )
    for part in statement.parts:
        if part.rule in _PRINTED:
            words = part.text.casefold()
            if words not in cited.casefold():
                yield part.text
            yield from (
                t for t in _TOKEN.findall(part.text) if t.casefold() not in cited.casefold()
            )
        elif part.rule == "template" and part.text not in phrases.PHRASES:
            yield part.text
        elif part.rule == "template":
            yield from re.findall(r"\d", part.text)
    if statement.kind == "quotation":
        for quote in re.findall(r"“(.*)”", statement.text):
            if quote not in cited:
                yield quote


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.lists(articles(), min_size=0, max_size=4, unique_by=lambda a: a.id))
def test_everything_printed_is_supported(notebook: Path, found: list[Article]) -> None:
    """Every section passes its checks, and stands in its passages to a plain reader too."""
    coverage = made(notebook, with_copies("accord", found))
    verdict = checks.prove(coverage.sections, coverage.annex, coverage.front)
    assert verdict.failures == ()
    texts = {a.id: a for a in coverage.annex.texts}
    loose = [(slug, t) for slug, s in printed(coverage) for t in unsupported(s, texts)]
    assert loose == []
