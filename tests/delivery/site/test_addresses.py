"""Addresses on the site: safe on every host, one for each word, and the same for ever."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.site import addresses
from tests.delivery.site import made

ODD = (
    "../../etc/passwd",
    "con",
    "a/b",
    "",
    ".",
    "x\0y",
    "İ",
    "\ud800",
    "a" * 300,
    "steel-0123456789ab",
)


@given(st.text())
@pytest.mark.parametrize("blank", ["", " "])
def test_a_name_is_safe(blank: str, word: str) -> None:
    """Small letters, digits, hyphens and underscores, not long, and no device of Windows."""
    name = addresses.place(word, blank)
    assert re.fullmatch(r"[a-z0-9_][a-z0-9_-]{0,80}", name)
    assert name not in {"con", "aux", "nul", "prn"}


@given(st.text(), st.text())
@pytest.mark.parametrize("blank", ["", " "])
def test_two_words_have_two_names(blank: str, one: str, other: str) -> None:
    """Whatever they differ in."""
    names = {addresses.place(word, blank) for word in (one, other, *ODD)}
    assert len(names) == len({one, other, *ODD})


def test_names_can_be_read() -> None:
    """What needs no hash has none."""
    assert addresses.topic("export controls") == "topics/export-controls.html"
    assert addresses.key("topic_briefing/export-controls") == "topic_briefing/export-controls"


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "a-b"), ("Steel", "steel"), ("São", "Sao"), ("a  b", "a b")]
)
def test_topics_with_one_slug_have_two_pages(one: str, other: str) -> None:
    """Capitals, accents, hyphens and blanks are kept apart."""
    assert addresses.topic(one) != addresses.topic(other)


def test_an_address_is_told_from_the_copy_alone(tmp_path: Path) -> None:
    """A version has its own, a draft that of its day."""
    signed, draft = made.copy(tmp_path, version=2), made.copy(tmp_path)
    assert addresses.report(signed) == "reports/topic_briefing/steel/v2/report.html"
    assert addresses.report(draft) == "reports/topic_briefing/steel/2026-11-30-draft/report.html"
