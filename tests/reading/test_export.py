"""A reading as JSON, with the keys of the hand-labelled files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.models import Article
from briefing.reading import read
from briefing.reading.export import to_json
from tests.build import article

TEXT = (
    "“The canal will open,” Transport Minister Ilse Koch said on Monday.",
    "The Northern Canal Company (NCC) was founded in 1968. The council will meet on July 5. "
    "The two ports agreed to share the boats. They want more as soon as possible.",
)


@pytest.fixture(scope="module")
def made() -> Article:
    """A short report."""
    return article(*TEXT, published="2022-06-16")


@pytest.fixture(scope="module")
def shown(made: Article) -> dict[str, Any]:
    """Its reading as JSON."""
    return to_json(made, read(made))


def test_keys(shown: dict[str, Any]) -> None:
    """The lists have the names the scorer reads."""
    assert {
        "persons",
        "quotes",
        "times",
        "times_unresolvable",
        "acronyms",
        "events",
        "upcoming",
        "sentences",
    } <= set(shown)


def test_people_quotes_and_terms(shown: dict[str, Any]) -> None:
    """Entries hold what was read, as printed."""
    assert [(p["name"], p["role"]) for p in shown["persons"]] == [
        ("Ilse Koch", "Transport Minister")
    ]
    assert [(q["speaker"], q["text"]) for q in shown["quotes"]] == [
        ("Ilse Koch", "The canal will open")
    ]
    assert shown["acronyms"] == [{"acronym": "NCC", "expansion": "Northern Canal Company"}]


def test_upcoming_are_the_events_ahead(shown: dict[str, Any]) -> None:
    """Only what lies after publication is upcoming."""
    assert [e["date"] for e in shown["upcoming"]] == ["2022-07-05"]


def test_a_bound_is_no_date(shown: dict[str, Any]) -> None:
    """What is only bounded has bounds instead of a date."""
    (bounded,) = [e for e in shown["events"] if e["bounds"]]
    assert (bounded["date"], bounded["bounds"]) == (None, "../2022-06-16")


def test_undated_times_keep_their_reason(shown: dict[str, Any]) -> None:
    """Vague words are listed with why they have no date."""
    assert [t["text"] for t in shown["times_unresolvable"]] == ["as soon as possible"]
    assert all(t["why"] for t in shown["times_unresolvable"])


def test_offsets_slice_the_text(made: Article, shown: dict[str, Any]) -> None:
    """Every start and end cuts the printed words out of the text."""
    for key in ("quotes", "times", "times_unresolvable", "sentences"):
        for entry in shown[key]:
            assert entry["text"] == made.text[entry["start"] : entry["end"]]


def test_it_is_json(shown: dict[str, Any]) -> None:
    """Nothing but plain values is in it."""
    assert shown == json.loads(json.dumps(shown))
