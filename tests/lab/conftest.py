"""JupyterLab in a real browser, on a project of its own, for the tests of the desk.

One server serves a whole test run: it takes seconds to start.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
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
WAIT = 60_000  # milliseconds for a whole run on a busy machine

_LAYOUTS = count(1)


@dataclass(frozen=True, slots=True)
class Lab:
    """A JupyterLab that runs: the folder of its project, and its address, which ends in "/"."""

    desk: Path
    address: str

    def of(self, path: str) -> str:
        """The address of a page, with the token."""
        return f"{self.address}{path}{'&' if '?' in path else '?'}token={TOKEN}"


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab on a copy of this project, on loopback."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(PROJECT / "notebooks", desk / "notebooks")
    shutil.copytree(PROJECT / "data", desk / "data")
    nbformat.write(nb.briefing(figure=True), desk / "report.ipynb")  # type: ignore[no-untyped-call]
    runtime = desk / "runtime"
    command = [sys.executable, "-m", "briefing.cli", "lab", "--no-browser", "--allow-root"]
    command += ["--port=0", f"--IdentityProvider.token={TOKEN}"]
    settings = {
        "BRIEFING_ANALYST": "A. Analyst",
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "JUPYTERLAB_SETTINGS_DIR": str(desk / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(desk / "workspaces"),
    }
    silent = subprocess.DEVNULL
    environment = os.environ | settings
    server = subprocess.Popen(command, cwd=desk, env=environment, stdout=silent, stderr=silent)
    try:
        yield Lab(desk, _address(runtime))
    finally:
        server.terminate()
        server.wait(timeout=20)


def _address(runtime: Path) -> str:
    """Where the server listens, once it answers."""
    for _ in range(240):
        for file in runtime.glob("jpserver-*.json"):
            try:
                address: str = json.loads(file.read_text("utf-8"))["url"]
                with urlopen(f"{address}api?token={TOKEN}", timeout=5):  # noqa: S310 loopback
                    return address
            except (OSError, ValueError):  # not there yet, or not written to its end
                pass
        time.sleep(0.25)
    raise TimeoutError("JupyterLab did not start within a minute")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium; the test is skipped where there is none.

    It ends with its module: while it lives, no other test of the process may run an event loop.
    """
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no playwright (`make dev`): JupyterLab was not tried"
    )
    if BROWSER is None:
        pytest.skip("no Chromium: JupyterLab was not tried in a browser")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Any, lab: Lab, path: str) -> Any:
    """A page of JupyterLab with the notebook at `path` open, its kernel waiting.

    Its layout is its own: what another test has left open is not in it.
    """
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(lab.of(f"lab/workspaces/test-{next(_LAYOUTS)}/tree/{path}"), timeout=WAIT)
    page.locator(".jp-Notebook").wait_for(timeout=WAIT)
    page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
    return page


def chosen(page: Any, menu: str, *entries: str) -> None:
    """Choose an entry of a menu, by the words it begins with, through submenus if need be."""
    page.get_by_role("menuitem", name=menu, exact=True).click(timeout=WAIT)
    for number, entry in enumerate(entries, start=1):
        found = page.locator(".lm-Menu-itemLabel", has_text=entry).first
        found.click() if number == len(entries) else found.hover()
