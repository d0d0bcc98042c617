"""The page in a real browser: no request, no message, no line too wide."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.exporters import export
from tests.exporters import hostile
from tests.exporters import notebook as nb


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, if it is there."""
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


@pytest.fixture(scope="module", params=["whole", "hostile"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a briefing, and that of hostile texts."""
    made = nb.briefing(figure=True) if request.param == "whole" else hostile.briefing()
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(export(made, "html").data)
    return path


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_quiet_and_fits(browser: Any, file: Path, width: int, scheme: str) -> None:
    """No request but for the file, no scrolling sideways, and no word on the console.

    A breach of the content policy is such a word.
    """
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    title = page.title()
    page.close()
    outside = [url for url in asked if not url.startswith(("file:", "data:"))]
    assert (outside, said, overhang <= 0) == ([], [], True)
    assert title != "owned"


def test_the_cited_words_light_up(browser: Any, tmp_path: Path) -> None:
    """After a click on a reference just its passage has the colour of a target."""
    path = tmp_path / "report.html"
    path.write_bytes(export(nb.briefing(), "html").data)
    page = browser.new_page()
    page.goto(path.as_uri())
    page.click("section:has(h2:text-is('Key points')) .refs a >> nth=0")
    lit = page.evaluate(
        """() => {
            const target = getComputedStyle(document.documentElement).getPropertyValue('--target')
            const probe = document.createElement('i'); probe.style.background = target
            document.body.append(probe)
            const colour = getComputedStyle(probe).backgroundColor
            return [...document.querySelectorAll('mark')]
                .filter(mark => getComputedStyle(mark).backgroundColor === colour)
                .map(mark => mark.textContent).join('')
        }"""
    )
    page.close()
    assert lit == "it would open a second pier in May"
