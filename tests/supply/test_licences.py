"""Each distribution has a licence that fits anyone's use, or a test fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supply import carried, licences, page
from supply.parts import PROJECT, all_pins, parts

HERE = sys.version_info[:2] == (3, 11) and sys.platform == "linux"


def test_every_distribution_has_a_licence_that_is_allowed() -> None:
    """For use, for tests, for another platform: a new one without an answer fails here."""
    told = {name: licences.licence(name) for name in all_pins()}
    assert {n: t for n, t in told.items() if not licences.allowed(t.expression)} == {}


def test_no_answer_by_hand_is_left_over() -> None:
    """Of a distribution that is pinned no more, nothing is told."""
    assert sorted(licences.answers().keys() - all_pins().keys()) == []


def test_every_answer_by_hand_names_its_source() -> None:
    """The version that was looked at, and the file."""
    assert [n for n, one in licences.answers().items() if len(one.source) < 15] == []


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT AND (GPL-3.0-only OR Apache-2.0)", True),
        ("(MIT AND GPL-3.0-only) OR AGPL-3.0-only", False),
        ("", False),
        ("MIT AND", False),
        ("(MIT", False),
        ("MIT)", False),
        ("MIT MIT", False),
        ("LicenseRef-Commercial", False),
    ],
)
def test_what_is_allowed(expression: str, *, expected: bool) -> None:
    """Of OR one side is enough, of AND both are needed; what cannot be read is refused."""
    assert expected is licences.allowed(expression)


@given(st.lists(st.sampled_from(["MIT", "GPL-3.0", "(", ")", "AND", "OR", "WITH", "x"])))
def test_no_expression_breaks_the_policy(words: list[str]) -> None:
    """Whatever a metadata field says, it is allowed or not; and never without a known name."""
    assert not licences.allowed(" ".join(words)) or "MIT" in words


def test_an_unknown_distribution_has_no_licence() -> None:
    """So that the first test can fail."""
    assert not licences.allowed(licences.licence("no-such-distribution").expression)


@pytest.mark.skipif(not HERE, reason="the page tells what Python 3.11 on Linux takes")
def test_the_page_is_up_to_date() -> None:
    """`make licences` writes it; the pins and the page are changed together."""
    assert page.text() == page.PAGE.read_text("utf-8")


def test_the_page_names_every_distribution() -> None:
    """On any platform, whatever is installed."""
    told = page.PAGE.read_text("utf-8")
    assert [name for name in all_pins() if f"\n| {name} | " not in told] == []


def test_every_file_in_the_wheel_is_told_of() -> None:
    """A font, a bundled script or a model of others does not come in unseen."""
    files = [Path(file.path) for file in carried.files()]
    odd = [f for f in files if f.suffix not in carried.KINDS and not f.name.startswith("dot-")]
    assert [f.name for f in odd if f.name not in {".gitkeep"}] == ["py.typed"]
    assert [str(f) for f in files if carried.place(f.as_posix()) in {"", "briefing/"}] == [
        "briefing/py.typed"
    ]


def test_no_script_of_others_is_carried() -> None:
    """A bundle has lines longer than a person writes."""
    root = PROJECT
    scripts = [root / f.path for f in carried.files() if f.path.endswith((".js", ".css"))]
    long = [s.name for s in scripts if max(map(len, s.read_text("utf-8").splitlines())) > 500]
    assert long == []


def test_parts_are_known_by_who_asks_for_them() -> None:
    """What an extra adds is told from what every installation has, and from what tests need."""
    found = {part.pin.name: part.extras for part in parts()}
    assert found["papermill"] == ("",)
    assert found["dkimpy"] == ("dkim",)
    assert found["pytest"] == ()
