"""The annex tells copies in the words of the table of sources, and the script of Chinese."""

from __future__ import annotations

from briefing.exporters.annex import annex
from briefing.exporters.citations import Citations
from briefing.library.coverage import with_copies
from briefing.models import Annex
from tests.build import article
from tests.library.stories import EDITING, RADAR


def test_a_longer_copy_holds_its_source() -> None:
    """And the first text names the other."""
    first = article(*RADAR, outlet="Bay Post", published="2024-06-19")
    longer = article(*RADAR, EDITING, EDITING.upper(), outlet="Hill Times")
    made = with_copies("radar", (first, longer))
    texts = Annex(made.articles, ())
    shown = annex(texts, Citations(texts))
    assert [[*entry.record[3:]] for entry in shown.articles] == [
        ["same text: S2", "origin as far as known: published first"],
        ["copy of S1 (holds it, 1.00)"],
    ]


def test_the_two_scripts_of_chinese_are_told_apart() -> None:
    """Voice, fonts and spelling go by them."""
    texts = Annex(
        (
            article("中國與美國的對話。", language="zh"),
            article("中国与美国的对话。", language="zh"),
            article("韓國의 對話.", language="ko"),
        ),
        (),
    )
    shown = annex(texts, Citations(texts))
    assert [source.language for source in shown.articles] == ["zh-Hant", "zh-Hans", "ko"]
