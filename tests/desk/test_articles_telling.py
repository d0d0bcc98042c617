"""What the page of the viewer gets: pieces of text, each with the marks that cover it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.desk.articles import paging
from briefing.desk.articles.found import marks
from briefing.desk.articles.marks import KINDS
from briefing.desk.articles.rules import plain
from briefing.desk.articles.telling import listed, told
from briefing.library import open_library
from briefing.library.coverage import with_copies
from briefing.models import DroppedLine
from briefing.reading import read
from tests.build import article
from tests.conftest import PACKAGE, PROJECT
from tests.judgements.build import COPY, GAZETTE, WIRE

HOSTILE = "<script>alert(1)</script> \u202egnp.exe\u202c <img src=x onerror=alert(2)>"


def text_of(shown: dict[str, Any]) -> list[str]:
    """The paragraphs as the page puts them together."""
    return ["".join(text for text, _ in p["pieces"]) for p in shown["paragraphs"]]


def marked(shown: dict[str, Any], number: int) -> str:
    """The letters that a mark covers on the page."""
    pieces = (piece for p in shown["paragraphs"] for piece in p["pieces"])
    return "".join(text for text, numbers in pieces if number in numbers)


def test_a_quotation_tells_speaker_verb_and_rule() -> None:
    """What a pointer on the mark shows, and what a click may correct."""
    (found,) = [m for m in told(GAZETTE, 1)["marks"] if m["kind"] == "quote" and not m["cue"]]
    assert found["value"] == "said by Ana Lopez"
    assert ["verb", "said"] in found["told"]
    assert (found["rule"], found["why"]) == (
        "after",
        "a reporting verb after the words, with who speaks",
    )
    assert (found["corrects"], found["shows"]) == ("speaker", "Ana Lopez")


def test_a_date_tells_its_value_and_precision() -> None:
    """And begins the form with the value as it is written to the file."""
    found = next(m for m in told(GAZETTE, 1)["marks"] if m["kind"] == "date")
    assert (found["value"], found["shows"]) == ("3 June 2024", "2024-06-03")
    assert ["precise to", "day"] in found["told"]


@pytest.fixture(scope="module")
def sample() -> set[tuple[str, str]]:
    """Kind and rule of every mark in the sample articles."""
    articles = open_library(PROJECT / "data" / "sample").articles()
    return {(mark.kind, mark.rule) for one in articles for mark in marks(one, read(one))}


def test_every_kind_of_reading_is_marked(sample: set[tuple[str, str]]) -> None:
    """The sample articles have them all."""
    assert {kind for kind, _ in sample} == set(KINDS)


def test_rules_are_told_in_plain_words(sample: set[tuple[str, str]]) -> None:
    """No rule that reads the sample articles is told by a bare name."""
    bare = [rule for kind, rule in sample if "-" in rule and plain(kind, rule) == spaced(rule)]
    assert bare == []
    assert plain("date", "a-rule-of-tomorrow") == "a rule of tomorrow"


def spaced(rule: str) -> str:
    """The name of a rule as words."""
    return rule.replace("-", " ")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_any_text_arrives_letter_for_letter(paragraphs: list[str]) -> None:
    """Astral letters, controls and quotation marks too; each mark covers its own passage."""
    found = article(*paragraphs)
    shown = told(found, 1)
    assert text_of(shown) == list(found.paragraphs)
    for number, mark in enumerate(shown["marks"]):
        if not mark["cue"]:
            assert marked(shown, number) == found.text[mark["start"] : mark["end"]].replace(
                "\n\n", ""
            )


def test_hostile_text_stays_text() -> None:
    """Tags and direction marks arrive as letters of the text; the page sets them as text."""
    shown = told(article(f"He said {HOSTILE} on Monday.", title=HOSTILE), 1)
    assert text_of(shown) == [f"He said {HOSTILE} on Monday."]
    assert json.loads(json.dumps(shown)) == shown


def test_a_long_article_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many letters at a time are sent, and which these are is said."""
    monkeypatch.setattr(paging, "LONGEST", 300)
    long = article(*["Boats carry radar receivers. " * 5] * 8)
    shown = told(long, 1, 3)
    assert sum(map(len, text_of(shown))) <= 300
    assert shown["cut"] == (
        "The article has 1,174 characters and is shown in 4 parts; here are paragraphs 7 to 8 of 8."
    )


def test_what_cleaning_dropped_has_its_rule() -> None:
    """Line, text and rule; many are counted."""
    dropped = tuple(DroppedLine(number, "Share this", "sharing") for number in range(1, 301))
    shown = told(article("Radar.", dropped=dropped), 1)
    assert shown["dropped"][0] == [1, "Share this", "sharing"]
    assert (len(shown["dropped"]), shown["undropped"]) == (200, 100)


def test_a_copy_names_its_original() -> None:
    """By its number in the list."""
    found = listed(with_copies("radar", [GAZETTE, WIRE, COPY]).articles)
    assert [one["copy"] for one in found] == [0, 0, 2]


@pytest.mark.parametrize("part", [-3, 99])
def test_a_part_that_is_not_there_is_the_nearest(part: int) -> None:
    """Whatever the page asks."""
    assert told(GAZETTE, 1, part)["part"] == 0


@pytest.mark.parametrize("name", ["articles", "articles_text", "articles_card"])
def test_the_page_makes_no_markup_of_text(name: str) -> None:
    """Everything from outside is set as text."""
    source = (PACKAGE / "desk" / "assets" / f"{name}.js").read_text("utf-8")
    assert [word for word in ("HTML", "document.write", "eval(") if word in source] == []
