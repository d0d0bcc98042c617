"""The notebook runs in JupyterLab as an analyst runs it, in a real browser."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import nbformat
import pytest

from tests.conftest import PROJECT
from tests.exporters import notebook as nb

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "a-token-for-this-test"  # noqa: S105 opens only the server of this test
WAIT = 120_000  # milliseconds for a whole run on a busy machine


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own, so that what Lab saves stays out of this one."""
    place = tmp_path_factory.mktemp("desk")
    shutil.copytree(PROJECT / "notebooks", place / "notebooks")
    shutil.copytree(PROJECT / "data", place / "data")
    nbformat.write(nb.briefing(figure=True), place / "report.ipynb")  # type: ignore[no-untyped-call]
    return place


@pytest.fixture(scope="module")
def lab(desk: Path) -> Iterator[str]:
    """The address of a JupyterLab on that project, on loopback."""
    runtime = desk / "runtime"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0"]
    command += [f"--ServerApp.root_dir={desk}", f"--IdentityProvider.token={TOKEN}"]
    settings = {
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "JUPYTERLAB_SETTINGS_DIR": str(desk / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(desk / "workspaces"),
    }
    silent = subprocess.DEVNULL
    environment = os.environ | settings
    server = subprocess.Popen(command, cwd=desk, env=environment, stdout=silent, stderr=silent)
    try:
        yield _address(runtime)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _address(runtime: Path) -> str:
    """Where the server listens, once it answers."""
    for _ in range(240):
        for file in runtime.glob("jpserver-*.json"):
            address: str = json.loads(file.read_text("utf-8"))["url"]
            try:
                with urlopen(f"{address}api?token={TOKEN}", timeout=5):  # noqa: S310 loopback
                    return address
            except OSError:
                pass
        time.sleep(0.25)
    raise TimeoutError("JupyterLab did not start within a minute")


@pytest.fixture(scope="module")
def page(lab: str) -> Iterator[Any]:
    """A notebook of the project, open in JupyterLab, its kernel waiting."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no playwright (`make dev`): JupyterLab was not tried"
    )
    if BROWSER is None:
        pytest.skip("no Chromium: JupyterLab was not tried in a browser")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.goto(f"{lab}lab/tree/notebooks/topic_briefing.ipynb?token={TOKEN}", timeout=WAIT)
        page.locator(".jp-Notebook").wait_for(timeout=WAIT)
        page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
        yield page
        browser.close()


def test_run_all_cells(page: Any) -> None:
    """Opened from `notebooks/`, every cell runs, and the last one proves every statement."""
    page.get_by_role("menuitem", name="Run", exact=True).click(timeout=WAIT)
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
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


def fetched(lab: str, path: str) -> tuple[bytes, Message]:
    """What the server answers, and its headers."""
    joint = "&" if "?" in path else "?"
    with urlopen(f"{lab}{path}{joint}token={TOKEN}", timeout=60) as answer:  # noqa: S310 loopback
        return answer.read(), answer.headers


def test_the_server_knows_the_formats(lab: str) -> None:
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
def test_a_report_is_downloaded(lab: str, name: str, suffix: str, magic: bytes) -> None:
    """What the menu does: the file has the notebook's name."""
    raw, headers = fetched(lab, f"nbconvert/briefing_{name}/report.ipynb?download=true")
    assert raw.lstrip().startswith(magic)
    assert f"report.{suffix}" in headers["Content-Disposition"]


def test_markdown_is_downloaded_with_its_figures(lab: str) -> None:
    """A zip, in which the text finds the figures right beside it."""
    raw, headers = fetched(lab, "nbconvert/briefing_markdown/report.ipynb?download=true")
    assert "report.zip" in headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        assert sorted(packed.namelist()) == ["figure-1.svg", "report.md"]
        assert "](figure-1.svg)" in packed.read("report.md").decode()
