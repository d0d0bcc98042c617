"""What pdftotext reads from a report is what its blocks say, in the same order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.exporters import pdf
from briefing.exporters.brand import KIT
from briefing.exporters.content import content
from briefing.exporters.document import parse
from briefing.exporters.writing import Options
from briefing.models import Annex
from tests.exporters import backed, readback
from tests.exporters import notebook as nb

CHINESE = "海关当局同一天公布了新的港口规则，邻近地区的贸易团体表示欢迎。"
TRADITIONAL = "海關當局同一天公布了新的港口規則，鄰近地區的貿易團體表示歡迎。"
SCRIPTS = f"""## 한국어와 日本語

{nb.KOREAN}

{nb.JAPANESE} {CHINESE}

| 项目 | 數量 | 비고 |
|---|---|---|
| **港口** | 1 | 새 **부두**와 {"W" * 80} |
| 令 骨 直 | 2 | https://example.org/{"a-long-path/" * 12}end.html |

- {TRADITIONAL}
- Both in one line: 令 (Han), れい (Kana), 영 (Hangul), **太字 굵게**.
"""


def difference(notebook: Any, folder: Path) -> str:
    """Where the PDF of a notebook says something else than its blocks; empty when nowhere."""
    made = readback.bare(content(parse(notebook)))
    written = pdf.write(made, Options(brand=replace(KIT, missing="name")))
    return readback.difference(made.report, readback.extracted(written.data, folder))


@pytest.mark.parametrize("draft", [False, True])
def test_a_briefing_says_what_its_blocks_say(tmp_path: Path, draft: bool) -> None:  # noqa: FBT001 two versions
    """Masthead, sections, tables, data of figures and source texts: not a letter less or more."""
    verdict = nb.FAILED if draft else nb.PASSED
    assert difference(nb.briefing(figure=True, verdict=verdict), tmp_path) == ""


def test_a_reference_file_and_earlier_texts_too(tmp_path: Path) -> None:
    """Rows of the reference file and texts of the run before are printed whole."""
    assert difference(backed.briefing(), tmp_path) == ""


def test_eastern_scripts_can_be_read_back(tmp_path: Path) -> None:
    """Korean, Japanese and both kinds of Chinese, bold too, in lines, tables and source texts."""
    sources = (
        nb.article(nb.KOREAN, "굵은 글씨", published="2024", language="ko", title="부두 소식"),
        nb.article(nb.JAPANESE, "太字", published="2024", language="ja", title="埠頭の話"),
        nb.article(CHINESE, TRADITIONAL, published="2024", language="zh", title="码头消息"),
    )
    made = nb.notebook(nb.shows(nb.FRONT), nb.new_markdown_cell(SCRIPTS), nb.shows(Annex(sources)))
    assert difference(made, tmp_path) == ""


def test_heads_that_come_again_and_notes_at_the_foot_are_no_difference(tmp_path: Path) -> None:
    """A table of many pages repeats its head; a note stands at the foot of the page of its mark."""
    rows = "\n".join(f"| row {n} | {'word ' * 20}| {n} |" for n in range(1, 150))
    table = f"| A | B | C |\n|---|---|--:|\n{rows}"
    source = f"One[^a] and two[^b].\n\n{table}\n\n[^a]: First.\n[^b]: Second."
    assert difference(nb.briefing(nb.new_markdown_cell(source)), tmp_path) == ""


def test_a_word_too_few_is_found(tmp_path: Path) -> None:
    """The comparison sees what it is made for: a changed word, and a missing end."""
    made = readback.bare(content(parse(nb.briefing())))
    read = readback.extracted(pdf.write(made, Options()).data, tmp_path)
    assert "pier" in readback.difference(made.report, read.replace("pier", "peer", 1))
    assert readback.difference(made.report, read[:-9]).startswith("not in the PDF")
