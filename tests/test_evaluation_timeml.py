"""Texts marked up in TimeML: how they are read and how what was found in them is scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.evaluation import Count, evaluate
from briefing.evaluation.timemltexts import Marked, parse

TEXT = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">March 22,
2013</TIMEX3></DCT>
<TEXT>
The mill &amp; the dam <EVENT eid="e1">opened</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2013-03-18">Monday</TIMEX3>.

It took <TIMEX3 tid="t2" type="DURATION" value="P2Y">two years</TIMEX3> and will close
<TIMEX3 tid="t3" type="DATE" value="2013-05">some day</TIMEX3>.
</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one marked text and one file that is none."""
    (tmp_path / "mill.tml").write_text(TEXT, "utf-8")
    (tmp_path / "other.xml").write_text("<note>on Monday</note>", "utf-8")
    return tmp_path


def test_a_text_is_read_with_its_day_and_its_marks() -> None:
    """Tags go, broken lines are joined, marks stand at their words."""
    made, marked = parse("mill.tml", TEXT.encode())
    assert made.paragraphs == (
        "The mill & the dam opened on Monday.",
        "It took two years and will close some day.",
    )
    assert made.published is not None
    assert made.published.date == "2013-03-22"
    assert [(made.text[m.start : m.end], m.kind, m.value) for m in marked] == [
        ("Monday", "DATE", "2013-03-18"),
        ("two years", "DURATION", "P2Y"),
        ("some day", "DATE", "2013-05"),
    ]


def test_spans_types_and_values_are_counted(folder: Path) -> None:
    """The creation time is no expression; a wrong value costs the value alone."""
    (scores,) = evaluate("times", folder)
    assert scores.counts == {
        "value": Count(2, 3, 2, 3),
        "relaxed span": Count(3, 3, 3, 3),
        "strict span": Count(3, 3, 3, 3),
        "type": Count(3, 3, 3, 3),
    }


def test_a_wrong_value_is_told(folder: Path) -> None:
    """What was found and what is marked stand side by side."""
    (scores,) = evaluate("times", folder)
    ((document, slip, _),) = scores.slips()
    assert (document, slip.found, slip.expected, slip.rule) == (
        "mill.tml",
        "some day = FUTURE_REF",
        "some day = 2013-05",
        "reference",
    )


def test_a_text_without_words_is_skipped(folder: Path) -> None:
    """It is named, and the others are scored."""
    (folder / "empty.tml").write_text("<TimeML><TEXT> </TEXT></TimeML>", "utf-8")
    (scores,) = evaluate("times", folder)
    assert [skipped.place for skipped in scores.skipped] == ["empty.tml"]


_PIECES = (
    "<TIMEX3 type='DATE' value='2013'>",
    "</TIMEX3>",
    " ",
    "\n\n",
    "may",
    "<",
    ">",
    "&amp;",
    "é",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
@settings(max_examples=150, deadline=None)
def test_marks_lie_in_the_text(body: str) -> None:
    """However tags stand, marks are stretches of the text without space at their ends."""
    made, marked = parse("x.tml", f"<TimeML><TEXT>word {body} end</TEXT>".encode())
    for mark in marked:
        assert isinstance(mark, Marked)
        assert 0 <= mark.start <= mark.end <= len(made.text)
        assert made.text[mark.start : mark.end].strip() == made.text[mark.start : mark.end]
