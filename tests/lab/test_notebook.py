"""The notebook runs in JupyterLab as an analyst runs it, in a real browser."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from email.message import Message
from typing import Any
from urllib.request import urlopen

import pytest

from tests.lab.conftest import TOKEN, WAIT, Lab, chosen, opened


@pytest.fixture(scope="module")
def page(browser: Any, lab: Lab) -> Iterator[Any]:
    """A notebook of the project, open in JupyterLab, its kernel waiting."""
    page = opened(browser, lab, "notebooks/topic_briefing.ipynb")
    yield page
    page.close()


def test_run_all_cells(page: Any) -> None:
    """Opened from `notebooks/`, every cell runs, and the last one proves every statement."""
    chosen(page, "Run", "Run All Cells")
    shown = page.get_by_text(re.compile(r"\d+ statements checked, 0 failed")).first
    shown.wait_for(state="attached", timeout=WAIT)
    assert page.locator(".jp-OutputArea-output[data-mime-type*='stderr']").count() == 0


def test_the_menu_offers_the_formats(page: Any) -> None:
    """File, Save and Export Notebook As: JupyterLab makes the names of those of nbconvert."""
    page.get_by_role("menuitem", name="File", exact=True).click(timeout=WAIT)
    page.locator(".lm-Menu-itemLabel", has_text="Save and Export Notebook As").first.hover()
    offered = page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Briefing_"))
    offered.first.wait_for(timeout=WAIT)
    assert sorted(offered.all_inner_texts()) == [
        "Briefing_docx",
        "Briefing_html",
        "Briefing_mail",
        "Briefing_markdown",
        "Briefing_pdf",
    ]


def fetched(lab: Lab, path: str) -> tuple[bytes, Message]:
    """What the server answers, and its headers."""
    joint = "&" if "?" in path else "?"
    with urlopen(f"{lab.address}{path}{joint}token={TOKEN}", timeout=60) as answer:  # noqa: S310 loopback
        return answer.read(), answer.headers


def test_the_server_knows_the_formats(lab: Lab) -> None:
    """JupyterLab makes its menu of this list."""
    known = json.loads(fetched(lab, "api/nbconvert")[0])
    assert {name: one["output_mimetype"] for name, one in known.items() if "briefing" in name} == {
        "briefing_html": "text/html",
        "briefing_pdf": "application/pdf",
        "briefing_docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ),
        "briefing_markdown": "text/markdown",
        "briefing_mail": "message/rfc822",
    }


@pytest.mark.parametrize(
    ("name", "suffix", "magic"),
    [
        ("html", "html", b"<!DOCTYPE"),
        ("pdf", "pdf", b"%PDF"),
        ("docx", "docx", b"PK"),
        ("mail", "eml", b"Subject: "),
    ],
)
def test_a_report_is_downloaded(lab: Lab, name: str, suffix: str, magic: bytes) -> None:
    """What the menu does: the file has the notebook's name."""
    raw, headers = fetched(lab, f"nbconvert/briefing_{name}/report.ipynb?download=true")
    assert raw.lstrip().startswith(magic)
    assert f"report.{suffix}" in headers["Content-Disposition"]


def test_markdown_is_downloaded_with_its_figures(lab: Lab) -> None:
    """A zip, in which the text finds the figures right beside it."""
    raw, headers = fetched(lab, "nbconvert/briefing_markdown/report.ipynb?download=true")
    assert "report.zip" in headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        assert sorted(packed.namelist()) == ["figure-1.svg", "report.md"]
        assert "](figure-1.svg)" in packed.read("report.md").decode()
