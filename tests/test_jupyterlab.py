"""The notebook runs in JupyterLab as an analyst runs it, in a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

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


@pytest.fixture
def desk(tmp_path: Path, project: Path) -> Path:
    """A project of its own, so that what Lab saves stays out of this one."""
    shutil.copytree(project / "notebooks", tmp_path / "notebooks")
    shutil.copytree(project / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
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


@pytest.mark.skipif(BROWSER is None, reason="no Chromium: JupyterLab was not tried in a browser")
def test_run_all_cells(lab: str) -> None:
    """Opened from `notebooks/`, every cell runs, and the last one proves every statement."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no playwright (`make dev`): JupyterLab was not tried"
    )
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.goto(f"{lab}lab/tree/notebooks/topic_briefing.ipynb?token={TOKEN}", timeout=WAIT)
        page.locator(".jp-Notebook").wait_for(timeout=WAIT)
        page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
        page.get_by_role("menuitem", name="Run", exact=True).click(timeout=WAIT)
        page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        shown = page.get_by_text(re.compile(r"\d+ statements checked, 0 failed")).first
        shown.wait_for(state="attached", timeout=WAIT)
        assert page.locator(".jp-OutputArea-output[data-mime-type*='stderr']").count() == 0
        browser.close()
