"""Outlets, independent sources, origins and copies of a coverage."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.library.coverage import Coverage, with_copies
from briefing.models import Article, Published
from tests.build import article
from tests.library.stories import EDITING, HARVEST, RADAR

CHANGED = tuple(p.replace(" the ", " that ", 1) for p in RADAR)


def covered(*articles: Article) -> Coverage:
    """A coverage of these articles, copies marked."""
    return with_copies("radar", articles)


def told(
    outlet: str | None, *paragraphs: str, day: str | None = "2024-06-20", **more: Any
) -> Article:
    """An article of an outlet; its title is the outlet's name."""
    return article(*paragraphs, outlet=outlet, published=day, title=f"{outlet} tells", **more)


def test_copies_of_one_text_are_one_source() -> None:
    """Three papers print one story, a fourth has another."""
    found = covered(
        told("Bay Post", *RADAR),
        told("Hill Times", *CHANGED),
        told("Lake Herald", *RADAR, EDITING),
        told("Moor Journal", *HARVEST),
    )
    assert (len(found.outlets), found.independent) == (4, 2)


def test_one_outlet_is_one_source() -> None:
    """Two stories of one paper do not confirm each other."""
    found = covered(told("Bay Post", *RADAR), told("The Bay Post", *HARVEST))
    assert (found.outlets, found.independent) == (("Bay Post",), 1)


def test_one_agency_is_one_source() -> None:
    """Two papers carry two stories of the same agency."""
    found = covered(
        told("Bay Post", f"OSLO (AP) — {RADAR[0]}", *RADAR[1:]),
        told("Hill Times", *HARVEST, "Source: The Associated Press"),
    )
    assert found.independent == 1


def test_help_of_an_agency_leaves_two_sources() -> None:
    """Additional reporting does not make a text the agency's."""
    found = covered(
        told("Bay Post", *RADAR, "With additional reporting by AFP"),
        told("Hill Times", *HARVEST, "With additional reporting by AFP"),
    )
    assert found.independent == 2


def test_outlets_that_are_not_printed_are_one_source() -> None:
    """Nobody knows whether they are two."""
    assert covered(told(None, *RADAR), told(None, *HARVEST)).independent == 1


def test_nothing_is_lost() -> None:
    """A copy stays in the coverage, marked with the article it repeats."""
    first = told("Bay Post", *RADAR, day="2024-06-19")
    found = covered(first, told("Hill Times", *CHANGED))
    assert [a.copy_of for a in found.articles] == [None, first.id]


def test_copies_tell_how_alike_they_are() -> None:
    """Kind and similarity by the id of the copy."""
    found = covered(told("Bay Post", *RADAR, day="2024-06-19"), told("Hill Times", *CHANGED))
    relation = found.copies[found.articles[1].id]
    assert (relation.kind, relation.similarity > 0.9) == ("near", True)


AGENCY = told("Yonhap", *RADAR, day="2024-06-20")
CARRIES = told("Bay Post", *CHANGED, "(Yonhap)", day="2024-06-20")


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ((CARRIES, AGENCY), (1, "credit")),
        ((CARRIES, told("Hill Times", *RADAR)), (None, "elsewhere")),
        (
            (told("B", *RADAR, day="2024-06-21"), told("H", *CHANGED, day="2024-06-20")),
            (1, "first"),
        ),
        (
            (told("B", *RADAR, EDITING, EDITING, day=None), told("H", *RADAR, day=None)),
            (1, "inside"),
        ),
        ((told("B", *RADAR), told("H", *CHANGED)), (None, "unknown")),
        ((told("B", *RADAR, day="2024-06"), told("H", *CHANGED)), (None, "unknown")),
    ],
    ids=["credit", "elsewhere", "first", "inside", "same day", "a month and a day of it"],
)
def test_the_origin_and_its_evidence(
    group: tuple[Article, ...], expected: tuple[int | None, str]
) -> None:
    """The strongest evidence decides; without any the origin is not known."""
    (found,) = covered(*group).origins.values()
    assert (found.place, found.reason) == expected


@pytest.mark.parametrize(
    ("zones", "expected"),
    [(("KST", "KST"), "first"), (("KST", "GMT"), "unknown"), ((None, None), "unknown")],
)
def test_hours_decide_within_one_zone(zones: tuple[str | None, str | None], expected: str) -> None:
    """Printed times of different zones, or of none, are not compared."""
    group = [
        told("B", *RADAR, day=None),
        told("H", *CHANGED, day=None),
    ]
    dated = [
        Article(
            **{
                **{name: getattr(one, name) for name in Article.__slots__},
                "published": Published("2024-06-20", "line", time, zone),
            }
        )
        for one, time, zone in zip(group, ("09:10", "11:40"), zones, strict=True)
    ]
    (found,) = covered(*dated).origins.values()
    assert found.reason == expected


def test_the_head_counts_outlets_and_sources() -> None:
    """What the notebook shows of a coverage."""
    found = covered(told("Bay Post", *RADAR), told("Hill Times", *CHANGED))
    shown = found._repr_mimebundle_()["text/plain"]
    assert "2 outlets, 1 independent source" in shown.splitlines()[0]


def test_a_copy_is_listed_as_one() -> None:
    """The row of a copy names the source it repeats."""
    found = covered(told("Bay Post", *RADAR, day="2024-06-19"), told("Hill Times", *RADAR))
    assert "copy of S1 (1.00)" in found._repr_mimebundle_()["text/html"]
