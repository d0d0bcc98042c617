"""An analyst judges in the notebook: in JupyterLab, in a real browser, into the real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import v4

from briefing.judgements import editing
from tests.lab.conftest import WAIT, Lab, chosen, opened

_CELLS = {
    'topic = "trilateral security cooperation"\njudgements = "data/judgements/judged.yaml"': [
        "parameters"
    ],
    "from briefing import desk, open_library, prepare, sections\n"
    'gathered = open_library("data/sample").about(topic)\n'
    'coverage = prepare(gathered, "topic_briefing", judgements=judgements)': ["guide"],
    "sections.bottom_line(coverage)": [],
    "desk.judge(coverage)": ["guide"],
    "sections.key_judgements(coverage)": [],
}
_FILE = """\
# ours
key_judgements:
  - id: kj1
    text: The three will go on.  # to be discussed
    kind: assessment
    rests_on:
      - words: Cooperation among the United States, Japan and South Korea has survived
"""


@pytest.fixture(scope="module")
def file(lab: Lab) -> Path:
    """A judgements file with one judgement, in the project of the Lab."""
    path = lab.desk / "data/judgements/judged.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_FILE)
    return path


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab, file: Path) -> Iterator[Any]:
    """A notebook with the form, all of it run."""
    assert file.exists()
    cells = [v4.new_code_cell(s, metadata={"tags": t}) for s, t in _CELLS.items()]  # type: ignore[no-untyped-call]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
    made = v4.new_notebook(cells=cells, metadata=kernel)  # type: ignore[no-untyped-call]
    nbformat.write(made, lab.desk / "judged.ipynb")  # type: ignore[no-untyped-call]
    page = opened(browser, lab, "judged.ipynb")
    chosen(page, "Run", "Run All Cells")
    page.locator(".briefing-judge").wait_for(timeout=WAIT)
    yield page
    page.close()


def row(page: Any, path: str) -> Any:
    """The row of the form for a field."""
    return page.locator(f'.briefing-judge .row[data-path="{path}"]')


def test_a_likelihood_is_assigned_and_printed(page: Any, file: Path) -> None:
    """It is in the file when the field is left, and in the section after all is run once more."""
    likelihood = row(page, "key_judgements/0/likelihood")
    barred = likelihood.locator("option[disabled]").all_inner_texts()
    assert [words.split(" (")[0] for words in barred] == [
        "very likely",
        "almost certain",
        "highly probable",
        "nearly certain",
    ]
    assert "one uncorroborated source" in likelihood.locator(".barred").inner_text()
    likelihood.locator("select").select_option("likely")
    likelihood.get_by_text("Saved.").wait_for(timeout=WAIT)
    assert file.read_text() == f"{_FILE}    likelihood: likely\n"
    page.get_by_role("button", name="Run all once more").click()
    printed = page.locator(".jp-OutputArea-output", has_text="Likelihood: likely (55–80%).")
    printed.first.wait_for(timeout=WAIT)


def test_a_second_writer_is_a_conflict(page: Any, file: Path) -> None:
    """Who changed the same sentence between typing and leaving the field is shown, both ways."""
    sentence = row(page, "key_judgements/0/text")
    sentence.locator("textarea").fill("The three will go on, with Japan in front.")
    editing.put(editing.opened(file), "key_judgements/0/text", "The three will go on as two.")
    sentence.locator("textarea").press("Tab")
    sentence.locator(".theirs").wait_for(timeout=WAIT)
    assert sentence.locator(".theirs").inner_text() == "The three will go on as two."
    assert sentence.locator(".yours").inner_text() == "The three will go on, with Japan in front."
    assert "text: The three will go on as two.  # to be discussed" in file.read_text()
    sentence.get_by_role("button", name="Write mine").click()
    sentence.get_by_text("Saved.").wait_for(timeout=WAIT)
    assert "text: The three will go on, with Japan in front.  # to be" in file.read_text()


def test_own_words_above_the_cap_are_told_while_they_are_typed(page: Any, file: Path) -> None:
    """Before anything is written."""
    sentence, before = row(page, "key_judgements/0/text"), file.read_text()
    sentence.locator("textarea").fill("The three will almost certainly go on.")
    sentence.locator(".about .wrong", has_text="one uncorroborated source").wait_for(timeout=WAIT)
    assert file.read_text() == before


def test_a_passage_is_searched_for_and_picked(page: Any, file: Path) -> None:
    """With a second source, the words above the cap can be chosen."""
    passages = row(page, "key_judgements/0/rests_on")
    passages.get_by_role("searchbox").fill("ministers turns hosts")
    passages.locator(".pick", has_text="take turns").click(timeout=WAIT)
    passages.get_by_text("2 independent sources").wait_for(timeout=WAIT)
    assert row(page, "key_judgements/0/likelihood").locator("option[disabled]").count() == 0
    assert len(editing.opened(file).judgements.key_judgements[0].rests_on) == 2
