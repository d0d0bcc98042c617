"""Five texts on one remark of a minister, two of them of one paper: every difference is found.

The texts are invented round public facts; only the words of the remark are as papers had them.
"""

from __future__ import annotations

import pytest

from briefing.library import Coverage
from tests.comparison.texts import compared, lines, proven, rows, section

EDITORIAL, NEWS, DAILY, SUN, WIRE = (
    "The Harbour Times, editorial",
    "The Harbour Times, report",
    "Hill Country Daily",
    "Morning Sun",
    "Pacific Wire",
)


@pytest.fixture(scope="module")
def made() -> Coverage:
    """The comparison of the five texts."""
    return compared("gsomia", "GSOMIA")


def test_every_sentence_is_proven(made: Coverage) -> None:
    """The checks find nothing to object to."""
    assert proven(made).failures == ()


def test_the_remark_is_what_all_share(made: Coverage) -> None:
    """The card says whose remark five sources print or retell."""
    assert "Remark | Park Jin, printed or retold in 5 sources" in lines(made, "event_card")


def test_four_printings_no_two_alike(made: Coverage) -> None:
    """Each quotation stands letter for letter with its source, and one text only paraphrases."""
    printed = [row for row in rows(made, "same_words") if row[1].kind == "quotation"]
    assert len({row[1].text for row in printed}) == 4
    told = [line for line in lines(made, "same_words") if line.endswith("Paraphrase only")]
    assert len(told) == 1
    assert WIRE in told[0]


@pytest.mark.parametrize(
    ("source", "differs"),
    [(NEWS, "“the”"), (EDITORIAL, "“relations”"), (SUN, "“quickly”")],
)
def test_the_differing_words_are_shown(made: Coverage, source: str, differs: str) -> None:
    """Beside each printing stand the words the fullest one does not have."""
    (line,) = [line for line in lines(made, "same_words") if source in line]
    assert differs in line.rpartition(" | ")[2]


def test_one_paper_prints_it_in_two_wordings(made: Coverage) -> None:
    """The news and the editorial of one paper differ in the same quotation."""
    said = [statement.text for statement in section(made, "same_words").statements]
    assert said == ["The Harbour Times prints one remark in 2 wordings."]


def test_two_months_for_the_reversal(made: Coverage) -> None:
    """One source has September, one November."""
    (line,) = [line for line in lines(made, "conflicts") if "Date: “" in line]
    assert line.endswith("Date: “November 2019” / “September 2019”")


def test_one_source_gives_no_date(made: Coverage) -> None:
    """The third says only that it was at the last minute."""
    (line,) = [line for line in lines(made, "conflicts") if "only one gives it" in line]
    assert SUN in line
    assert line.endswith("the other says “the last minute”")


def test_three_causes_of_the_reversal(made: Coverage) -> None:
    """A backlash, pressure, or a request: each wording is set against another."""
    shown = " ".join(line for line in lines(made, "conflicts") if "Cause: “" in line)
    for cause in (
        "after a backlash from the United States",
        "largely because of pressure from Washington",
        "apparently at the request of the United States",
    ):
        assert f"“{cause}”" in shown


def test_a_name_in_two_spellings(made: Coverage) -> None:
    """The editorial spells a given name as no other source does."""
    (line,) = [line for line in lines(made, "conflicts") if "Spelling" in line]
    assert line.endswith("“Nobuo Kishi” / “Noburo Kishi”")


def test_who_answered_for_japan(made: Coverage) -> None:
    """One source has the defence minister answer, another the chief cabinet secretary."""
    said = [s.text for s in section(made, "not_heard").statements]
    assert (
        said[0]
        == "Different voices answer for “Japan”: Hirokazu Matsuno in S3; Noburo Kishi in S5."
    )


def test_only_the_editorial_has_a_voice_of_its_own(made: Coverage) -> None:
    """No news text gives an opinion."""
    views = section(made, "own_voice").statements
    assert {made.annex.label(s)[:2] for view in views for s in view.spans} == {"S5"}
    assert any("We hope" in view.text for view in views)
    assert any("should" in view.text for view in views)


def test_what_independent_sources_agree_on(made: Coverage) -> None:
    """A year and a month of that year agree; the two texts of one paper count once."""
    (line,) = [line for line in lines(made, "agreed") if "was signed in 2016" in line]
    assert "November 2016" in line
    assert line.endswith("| 2")
