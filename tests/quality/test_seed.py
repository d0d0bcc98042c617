"""The first real article: an editorial, labelled by hand. The floors may only rise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.library import Coverage, open_library
from tests.quality.labels import Labels, load
from tests.quality.measure import (
    briefing,
    kendall_tau,
    matched,
    measures,
    printed,
)

# What must be found of each kind, and the least that will do.
FLOORS = {
    "people with roles": 6,
    "quotations with speakers": 2,
    "dates": 7,
    "left unresolved": 4,
    "acronyms": 2,
    "dated events": 11,
    "hedges kept": 6,
    "fact or opinion": 16,
    "traps avoided": 8,
}
# One pattern an entry of the label file's list of what must not be said, in its order. None of
# them may match what the briefing prints in its own voice.
FORBIDDEN = (
    r"Yoon and (?:Fumio )?Kishida will (?:meet|hold)|leaders will have",
    r"Blinken (?:said|told|called|agreed|welcomed|stressed)",
    r"Kishi (?:met|spoke)|(?:met|spoke) with (?:Noburo )?Kishi\b",
    r"GSOMIA (?:ended|lapsed|expired|was (?:ended|terminated))",
    r"(?<!apparent )retaliation",
    r"(?<!apparently )at the request of the United States",
    r"(?:three-way|trilateral) (?:pact|agreement|intelligence)",
    r"Japan is a member of the EDSCG|EDSCG(?:,| is| consists| of) (?:South Korea|Japan)",
    r"Pacific Dragon|(?:\d{1,2} August|August \d{1,2}) 2022",
    r"officials expect|expected by officials",
    r"Moon Jae-in",
    r"(?:in|In) (?:Seoul|Tokyo)\b",
    r"What is encouraging|In a positive move|We hope|should double down|will be the first step"
    r"|Still there are obstacles|there are obstacles",
    r"(?:likely|unlikely|chance).*confidence|confidence.*(?:likely|unlikely|chance)",
)


@pytest.fixture(scope="module")
def path(shared: Path) -> Path:
    """The labels."""
    return shared / "seed" / "gold.json"


@pytest.fixture(scope="module")
def labels(path: Path) -> Labels:
    """The labels, loaded."""
    return load(path)


@pytest.fixture(scope="module")
def made(shared: Path) -> Coverage:
    """The briefing, from the raw file on."""
    found = open_library(shared / "seed").about("trilateral security cooperation")
    return briefing(found.articles[0])


def test_cleaning_gives_the_labelled_text(labels: Labels, made: Coverage) -> None:
    """Title and body are what a person kept of the page."""
    article = made.articles[0]
    assert (labels.title, labels.text) == (article.title, article.text)


@pytest.mark.parametrize("name", FLOORS)
def test_found(labels: Labels, name: str) -> None:
    """Each kind of item is found at least as often as ever before."""
    right, total = measures(labels)[name]
    assert right >= FLOORS[name], f"{name}: {right} of {total}"


def test_timeline_keeps_the_order_of_time(labels: Labels, made: Coverage) -> None:
    """Events stand in the order they happened, not of mention."""
    assert kendall_tau(matched(labels, made)) >= 0.9


def test_nothing_forbidden_is_said(labels: Labels, made: Coverage) -> None:
    """Nothing of the must-not-say list is printed in the kit's own voice."""
    assert len(FORBIDDEN) + 1 == len(labels.forbidden)
    own = [s.text for _, s in printed(made) if s.kind in ("fact", "watch")]
    assert [(text, p) for text in own for p in FORBIDDEN if re.search(p, text)] == []


def test_the_doubtful_date_is_flagged(made: Coverage) -> None:
    """September 2019 may date the decision or its object; the gaps say so."""
    gaps = [s.text for section, s in printed(made) if section.slug == "gaps"]
    assert [text for text in gaps if "September 2019" in text] == [
        "“September 2019” may date either “retracted” or “end GSOMIA”."
    ]
