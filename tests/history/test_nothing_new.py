"""What is no change is not listed as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing import reading
from briefing.history.comparison import compare
from briefing.library import Coverage
from briefing.models import Article
from tests.conftest import PROJECT
from tests.history.cases import listed, made, read_case
from tests.history.runs import digest, earlier_run

TEXTS = [
    read_case(path.read_text("utf-8")).then
    for path in sorted((PROJECT / "tests" / "cases" / "history").glob("*.md"))
]
ALL = tuple(article for texts in TEXTS for article in texts)


def news(coverage: Coverage) -> list[tuple[str, str]]:
    """What a digest lists, but the items of the last run that are open still."""
    return [item for item in listed(coverage) if not item[0].startswith("open")]


def test_the_same_texts_again_are_no_news() -> None:
    """A second run on the same folder lists nothing."""
    assert news(digest(earlier_run(ALL), ALL)) == []


def test_another_order_is_no_news() -> None:
    """A library that gives its texts in another order lists nothing."""
    assert news(digest(earlier_run(ALL), tuple(reversed(ALL)))) == []


def test_other_rules_are_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both runs are read by the rules of today, whatever those of then were."""
    then = earlier_run(ALL)
    monkeypatch.setattr(reading, "VERSION", reading.VERSION + 1)
    assert news(digest(then, ALL)) == []


def test_what_was_printed_otherwise_is_no_news() -> None:
    """A run whose sections were cut shorter than those of today lists nothing."""
    then = earlier_run(ALL)
    shorter = replace(then, sections=tuple(replace(s, statements=()) for s in then.sections))
    assert news(digest(shorter, ALL)) == []


def test_a_copy_under_another_outlet_is_repeated() -> None:
    """An old story in another paper is listed as repeated, and nothing of it as new."""
    old = max(ALL, key=lambda article: len(article.text))
    copy = made(f"{old.title}, again", old.text, "Reprint Weekly", "2036-07-01")
    found = news(digest(earlier_run(ALL), (*ALL, copy)))
    assert [kind for kind, _ in found if kind != "quiet"] == ["repeated"]


def test_the_first_run_lists_nothing() -> None:
    """Without an earlier run there is nothing to compare."""
    annex = Coverage("x", ALL).annex
    assert (compare(annex).changed, compare(annex).new) == ((), ())


def test_a_name_cut_out_of_a_word_is_no_name() -> None:
    """What a rule reads inside "G7" is not printed as an actor."""
    text = "The Presidency of the G7 met in Tarn. Officials of the Tarn Council-led group agreed."
    found = digest(earlier_run(ALL), (*ALL, made("Group", text, "Post", "2036-07-01")))
    cut = [passage for new in compare(found.annex).new for passage in (new.first, *new.also)]
    assert [passage.text for passage in cut if not passage.is_whole] == []


def test_a_retelling_in_other_words_changes_no_value() -> None:
    """The same facts by another outlet give no other date, number or status."""
    path = PROJECT / "tests" / "cases" / "history" / "nothing.md"
    case = read_case(Path(path).read_text("utf-8"))
    fresh: list[Article] = [a for a in case.now if a not in case.then]
    then = earlier_run(case.then)
    assert compare(digest(then, (*case.then, *fresh)).annex).changed == ()
