"""What is read in an article stands in it, is read the same again, and its briefing is proven."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from hypothesis import strategies as st

from briefing import checks, prepare, sections
from briefing.cleaning import Known, assembled
from briefing.errors import SourceError
from briefing.library.coverage import with_copies
from briefing.models import Article, Origin, Published, Reading
from briefing.reading import STEPS, anew, forget, kept, read
from briefing.reading.steps import identities
from tests.checks.test_whatever import _CALL, NOTEBOOKS, articles, printed, unsupported
from tests.fuzz import parts, pieces
from tests.fuzz.target import Target
from tests.judgements.build import WIRE
from tests.reading.holding import broken

_GENRES = ("report", "editorial", "statement", "speech", "resolution", "other")
_DAYS = ("2024-06-20", "2024-06", "2024", "0001-01-01", "9999-12-31", "2024-02-29", "")
_IDENTITIES = identities(STEPS)
_SECOND = WIRE  # what another paper says
_OTHER = "The mayor, Ana Lopez, came on 3 May 2021. “We are late,” Ms. Lopez said."


def _case(text: list[str], title: str, genre: str, day: str) -> dict[str, str]:
    return {"head": f"{genre} {day}", "title": title, "text": "\n\n".join(text)}


def made(case: dict[str, str]) -> Article | None:
    """The article of a case, as sources assemble it; None when there is none in it."""
    genre, _, day = case["head"].partition(" ")
    text = case["text"]
    known: Any = {
        "title": case["title"],
        "outlet": "The Test Gazette",
        "genre": genre,
        "published": Published(day, day) if day else None,
    }
    try:
        return assembled(Known(**known), text.split("\n\n"), Origin("a.txt", "0" * 64, len(text)))
    except SourceError:
        return None


def check(case: dict[str, str]) -> Iterator[str]:
    """Read it, read it again after another one, and make a briefing of it."""
    article = made(case)
    if article is None:
        yield "no article"
        return
    forget()
    reading = read(article)
    faults = [*broken(article, reading)]
    assert not faults, f"{faults[0]}"
    _values(reading)
    forget()
    read(made({"head": "report 2021-05-04", "title": "T", "text": _OTHER}) or article)
    assert anew(article) == reading, f"another reading after another article: {article.text!r}"
    _kept(article, reading)
    yield from _rules(reading)
    yield from _proven(article)


def _values(reading: Reading) -> None:
    for number in reading.numbers:
        for value in filter(None, (number.value, number.second)):
            assert Decimal(value).is_finite(), f"no number: {number}"
    for time in (*reading.times, *reading.periods):
        for end in (time.value or "").split("/"):
            assert re.fullmatch(r"[-\w:+.]*", end, re.ASCII), f"no date: {time}"
    for phrase in reading.keyphrases:
        assert 0 <= phrase.score <= 1, f"a score out of bounds: {phrase}"


def _kept(article: Article, reading: Reading) -> None:
    """A library gives back what was read."""
    values = {field.name: getattr(reading, field.name) for field in fields(reading)}
    found = kept.decoded(article, kept.encoded(article, values, _IDENTITIES), _IDENTITIES)
    for name, value in found.items():
        assert value == values[name], f"a library keeps another reading: {name} {value}"


def _rules(reading: Reading) -> Iterator[str]:
    for field in fields(reading):
        value = getattr(reading, field.name)
        if isinstance(value, tuple):
            yield from (f"{field.name} {getattr(one, 'rule', '')}" for one in value)


def _proven(article: Article) -> Iterator[str]:
    """The checks pass all that the sections of a notebook print, and so does a plain reader."""
    names = _sections(NOTEBOOKS[len(article.text) % len(NOTEBOOKS)])
    others = (_SECOND,) if len(article.paragraphs) % 2 else ()
    ready = prepare(
        with_copies("radar", (article, *others)), names[0], judgements="none", earlier="none"
    )
    for name in names[1:]:
        getattr(sections, name)(ready)
    verdict = checks.prove(ready.sections, ready.annex, ready.front)
    first = next(iter(verdict.failures), None)
    assert first is None, (
        f"the check {first and first.check} fails in {first and first.section}: {first}"
    )
    texts = {one.id: one for one in ready.annex.texts}
    for slug, statement in printed(ready):
        loose = [*unsupported(statement, texts)]
        assert not loose, f"words of {slug} stand nowhere: {loose} {statement}"
        yield f"{slug} {statement.kind} {' '.join(part.rule for part in statement.parts[:4])}"


@cache
def _sections(notebook: Path) -> tuple[str, ...]:
    """The name of a notebook, and of the sections it shows."""
    node = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    source = "\n".join(cell.source for cell in node.cells if cell.cell_type == "code")
    return (notebook.stem, *_CALL.findall(source))


def _of_article(article: Article) -> dict[str, str]:
    return _case([*article.paragraphs], article.title, article.genre, "2024-06-20")


def _larger(case: dict[str, str], times: int) -> dict[str, str]:
    return {**case, "text": "\n\n".join([case["text"]] * times)}


_CASES = st.one_of(
    st.builds(
        _case, pieces.paragraphs, pieces.line, st.sampled_from(_GENRES), st.sampled_from(_DAYS)
    ),
    articles().map(_of_article),
)
TARGET = Target(_CASES, check, ".txt", parts.dumps, parts.loads, _larger)
