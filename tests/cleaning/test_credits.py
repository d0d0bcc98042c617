"""Agencies are read where credits stand, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cleaning.credits import agency, carrier, credits_of, read
from briefing.models import DroppedLine
from tests.build import article

BODY = "Ministers met in the harbour town and settled how radar pictures will be shared."


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("SEOUL, May 3 (Yonhap) -- ", "Yonhap"),
        ("WASHINGTON (AP) — ", "AP"),
        ("(Reuters) - ", "Reuters"),
        ("TOKYO, Aug. 5, Kyodo -- ", "Kyodo"),
        ("Pyongyang, May 3 (KCNA) -- ", "KCNA"),
        ("(서울=연합뉴스) ", "Yonhap"),
        ("【東京共同】", "Kyodo"),
    ],
)
def test_a_dateline_names_the_agency(start: str, expected: str) -> None:
    """In brackets or before the dash, in three scripts."""
    assert carrier((start + BODY,)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Yonhap)", "Yonhap"),
        ("— Reuters", "Reuters"),
        ("AFP-Jiji", "AFP"),
        ("Source: Kyodo", "Kyodo"),
        ("Carried by KCNA on Friday.", "KCNA"),
        ("This story was originally published by Reuters.", "Reuters"),
        ("© 2024 AFP", "AFP"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "AP"),
    ],
)
def test_a_line_at_the_end_names_the_agency(line: str, expected: str) -> None:
    """A credit line is short, and says nothing else."""
    assert carrier((BODY, line)) == expected


def test_a_bracket_closes_the_last_paragraph() -> None:
    """The agency's mark stands behind the last sentence."""
    assert carrier((BODY, f"{BODY} {BODY} {BODY} (AP)")) == "AP"


@pytest.mark.parametrize("byline", ["The Associated Press", "Ana Lopez, Associated Press", "AP"])
def test_a_byline_names_the_agency(byline: str) -> None:
    """Alone, or behind its writer's name."""
    assert carrier((BODY,), byline) == "AP"


def test_a_dropped_copyright_line_names_the_agency() -> None:
    """What cleaning took off the page still tells whose text it is."""
    assert carrier((BODY,), dropped=("© 2024 AFP",)) == "AFP"


@pytest.mark.parametrize(
    "line",
    [
        "With additional reporting by AFP",
        "The Associated Press contributed to this report.",
        "(With inputs from ANI)",
        "Additional reporting by Reuters in Oslo",
    ],
)
def test_help_is_no_carrying(line: str) -> None:
    """An agency that helped does not make the text its own."""
    assert [credit.kind for credit in read((BODY, line))] == ["contributed"]


@pytest.mark.parametrize(
    "line",
    [
        "Yonhap reported that the talks failed. Reuters said so too.",
        "She told Reuters that the first stations would be linked.",
        "The report was carried by KCNA on Monday, and nobody else confirmed it.",
        "Credit: AP Photo/Ana Lopez",
        "The officers of the AP company (a shipping firm) agreed.",
        "Their map was an apt reply.",
    ],
)
def test_a_mention_is_no_credit(line: str) -> None:
    """A report about an agency, or a picture of one, is not its text."""
    assert [*read((BODY, line)), *read((line, BODY))] == []


def test_an_agency_has_one_name() -> None:
    """However it is printed."""
    assert {agency(n) for n in ("the Associated Press", "AP", " Associated  Press.")} == {"AP"}


@pytest.mark.parametrize("name", [None, "", "The Test Gazette", "AP Moller"])
def test_other_names_are_no_agency(name: str | None) -> None:
    """A paper is a paper."""
    assert agency(name) is None


def test_each_agency_is_told_once_carried_first() -> None:
    """Record, dateline and end may all name it."""
    one = article(
        f"SEOUL, May 3 (Yonhap) -- {BODY}",
        "With additional reporting by AFP",
        carried_by="Yonhap News Agency",
        dropped=(DroppedLine(9, "© 2024 Yonhap", "copyright"),),
    )
    told = [(credit.agency, credit.kind) for credit in credits_of(one)]
    assert told == [("Yonhap", "carried"), ("AFP", "contributed")]


def test_an_agency_is_its_own_source() -> None:
    """The outlet of an agency's own text is the agency."""
    found = credits_of(article(BODY, outlet="Yonhap News"))
    assert [(credit.agency, credit.place) for credit in found] == [("Yonhap", "outlet")]


PIECES = st.sampled_from(
    ["AP", "(", ")", "©", "by", "Reuters", " ", "-", "2024", "聯", "共同", "x"]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_read(line: str, byline: str) -> None:
    """Whatever stands in a text, reading it gives agencies the kit knows."""
    found = [*read((line, line), byline, (line,))]
    assert all(agency(credit.agency) == credit.agency for credit in found)
