"""What tests of a written page share: a browser, and a page of it that reports what it hears."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, one a module; the tests are skipped where it is not installed."""
    sync = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: no page was opened"
    )
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium here: no page was opened")
    with sync.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield started
        started.close()
