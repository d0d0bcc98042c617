"""Pages and what they must become, as cases that anybody can add in tests/cases/cleaning."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cleaning import clean
from briefing.models import Article, Origin
from tests.build import articles_in
from tests.conftest import PROJECT

CASE = re.compile(r"^# ([^\n]+)\n## text\n(.*?)\n## expected\n(.*?)(?=\n# |\Z)", re.M | re.S)


def cases() -> Iterator[tuple[str, str, str]]:
    """Name, text and expected lines of every case."""
    for path in sorted((PROJECT / "tests/cases/cleaning").glob("*.md")):
        yield from CASE.findall(path.read_text("utf-8"))


def shown(article: Article, name: str) -> str:
    """A field of an article as the cases write it."""
    if name == "published":
        found = article.published
        parts = (found.date, found.time, found.zone) if found else ("none",)
        return " ".join(part for part in parts if part)
    if name == "paragraphs":
        return str(len(article.paragraphs))
    if name == "first":
        return article.paragraphs[0]
    if name == "dropped":
        return ", ".join(line.rule for line in article.dropped)
    return str(getattr(article, name))


@pytest.mark.parametrize(
    ("name", "text", "expected"), [pytest.param(*case, id=case[0]) for case in cases()]
)
def test_case(name: str, text: str, expected: str) -> None:
    """Every field that a case names is as it says."""
    article = clean(text, Origin(f"{name}.txt", "0" * 64, len(text)))
    wanted = dict(line.split(": ", 1) for line in expected.strip().splitlines())
    assert {key: shown(article, key) for key in wanted} == wanted


def test_the_seed(shared: Path) -> None:
    """The first real input: title, subtitle, body and dropped lines as a person marked them."""
    gold = json.loads((shared / "seed/gold.json").read_text("utf-8"))
    path = shared.parent / gold["source_file"]["path"]
    (article,) = articles_in(path.read_bytes(), path.name)
    assert (article.title, article.subtitle, article.text) == tuple(
        gold["text"][key] for key in ("title", "subtitle", "body")
    )
    assert [line.text for line in article.dropped] == gold["cleaning"]["drop_lines"]
