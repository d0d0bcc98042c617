"""The page on paper, printed by a real browser: A4 and Letter, without background graphics."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.charts import measure
from briefing.exporters import export
from tests.exporters import notebook as nb
from tests.exporters.opening import opened

WIDE = "\n".join(
    "|" + "|".join(cells) + "|"
    for cells in (
        [f"Column {n}" for n in range(20)],
        ["---"] * 20,
        [f"{n * 111.5}" for n in range(20)],
    )
)
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}  # points


@pytest.fixture(scope="module", params=PAPERS)
def printed(
    request: pytest.FixtureRequest, browser: Any, tmp_path_factory: Any
) -> tuple[str, Path]:
    """The name of the paper, and the PDF a browser prints of a marked briefing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: no page was read")
    folder = tmp_path_factory.mktemp("print")
    notebook = nb.briefing(
        nb.new_markdown_cell(WIDE),
        figure=True,
        front=replace(nb.FRONT, marking="TLP:AMBER+STRICT"),
    )
    (folder / "report.html").write_bytes(export(notebook, "html").data)
    with opened(browser, folder / "report.html") as heard:
        heard.page.pdf(path=folder / "report.pdf", format=request.param, print_background=False)
    return request.param, folder / "report.pdf"


def pages(path: Path) -> list[str]:
    """The text of each page; a test is skipped where nothing can read it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: no page was read")
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")[:-1]


def test_each_page_has_its_marking_and_number(printed: tuple[str, Path]) -> None:
    """TLP 2.0 wants the label in header and footer; page one has its own head."""
    found = pages(printed[1])
    for number, page in enumerate(found, start=1):
        lines = page.strip().splitlines()
        assert lines[0].strip().endswith("TLP:AMBER+STRICT")
        assert lines[-1].replace(" / ", "/").split() == [
            f"{number}/{len(found)}",
            "TLP:AMBER+STRICT",
        ]
    heads = ["A second pier is planned for May" in page.strip().splitlines()[0] for page in found]
    assert heads == [False] + [True] * (len(found) - 1)


def test_no_table_makes_the_browser_shrink_the_page(printed: tuple[str, Path]) -> None:
    """The markings are as wide as in 12 points, though a table has 20 columns."""
    paper, path = printed
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    boxes = [
        {name: float(value) for name, value in re.findall(r'(\w+)="([\d.]+)"', line)}
        for line in told.stdout.decode().splitlines()
        if "<page" in line or "AMBER" in line
    ]
    first = boxes[0]
    wide = [box["xMax"] - box["xMin"] for box in boxes if "xMax" in box]
    assert (round(first["width"]), round(first["height"])) == pytest.approx(PAPERS[paper], abs=1)
    assert wide == pytest.approx([measure.width("TLP:AMBER+STRICT", 12, 700)] * len(wide), rel=0.02)


def test_paper_shows_no_controls(printed: tuple[str, Path]) -> None:
    """Neither what unfolds nor the contents, which name no pages."""
    text = "\n".join(pages(printed[1]))
    assert "Data of figure" not in text
    assert "Contents" not in text


def test_a_running_head_is_set_in_the_fonts_of_the_page(browser: Any, tmp_path: Path) -> None:
    """Its letters are those of the title, in any script."""
    title = "한국 외교부는 두 번째 부두를 계획한다"
    front = replace(nb.FRONT, title=title, language="ko")
    path = tmp_path / "report.html"
    path.write_bytes(export(nb.briefing(front=front), "html").data)
    with opened(browser, path) as heard:
        heard.page.pdf(path=tmp_path / "report.pdf")
    assert pages(tmp_path / "report.pdf")[1].strip().splitlines()[0] == f"DRAFT · {title}"
