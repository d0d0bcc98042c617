"""The analyst's own watch items stand before those of the sources."""

from __future__ import annotations

from dataclasses import replace

from briefing import checks, sections
from briefing.models import Part
from tests.judgements.build import GAZETTE, judged

ITEMS = """\
watch:
  - what: Norway names a day for the first exchange of data
    date: 2024-09-01
    direction: would make the judgement firmer
    rests_on:
      - words: We will share radar data by 2026
  - what: The harbours refuse the receivers
    date: no date
"""


def test_what_the_analyst_watches_comes_first() -> None:
    """When, what, and which way it would move the judgement."""
    table = sections.watch(judged(ITEMS)).table
    assert table is not None
    assert [tuple(cell.text for cell in row) for row in table.rows[:2]] == [
        (
            "1 September 2024",
            "Norway names a day for the first exchange of data",
            "Watched by the analyst; would make the judgement firmer",
        ),
        ("No date", "The harbours refuse the receivers", "Watched by the analyst (our inference)"),
    ]


def test_an_item_cites_what_it_rests_on() -> None:
    """One without a passage is called an inference instead."""
    table = sections.watch(judged(ITEMS)).table
    assert table is not None
    cited = [GAZETTE.passage(s) for cell in table.rows[0] for s in cell.spans]
    assert cited == ["We will share radar data by 2026"]
    assert [s for cell in table.rows[1] for s in cell.spans] == []


def test_the_items_pass_the_checks() -> None:
    """Both the one with a passage and the one without."""
    made = judged(ITEMS)
    sections.watch(made)
    assert checks.check(made).failures == ()


def test_an_item_the_file_does_not_have_is_stopped() -> None:
    """The day of another item."""
    made = judged(ITEMS)
    section = sections.watch(made)
    assert section.table is not None
    first, second, *_ = section.table.rows
    wrong = replace(first[0], parts=(Part("No date", "template"),))
    table = replace(section.table, rows=((wrong, *first[1:]), second))
    found = checks.prove([replace(section, table=table)], made.annex).failures
    assert "again" in {failure.check for failure in found}
