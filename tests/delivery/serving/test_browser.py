"""The preview in a real browser: it comes in, shows a report, and loads it again."""

from __future__ import annotations

import re
import webbrowser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from briefing.cli.serve import opened
from briefing.delivery.serving.built import Built, project_site
from briefing.delivery.serving.preview import Preview
from tests.delivery.evidence.packed import FRONT, filed, notebook
from tests.delivery.serving.talking import asked, serving

DAY = "reports/topic_briefing/harbour/2026-11-30"
SOON = 20_000  # milliseconds to wait for the page to load again


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one draft."""
    for name in ("notebooks", "data"):
        (tmp_path / name).mkdir()
    filed(tmp_path / DAY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    """Its preview."""
    built = Built(project / "reports", lambda: project_site(project))
    assert built.lost == ()
    with serving(built) as found:
        yield found


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a browser that knows nothing yet, and what it says."""
    context = browser.new_context()
    made = context.new_page()
    made.said = []
    made.asked = []
    made.on("console", lambda message: made.said.append(message.text))
    made.on("pageerror", lambda error: made.said.append(str(error)))
    made.on("request", lambda request: made.asked.append(request.url))
    yield made
    context.close()


def test_the_site_of_the_latest_reports_drafts_included(preview: Preview) -> None:
    """The front page names the draft; run.json and the notebook are the house's and not there."""
    front = asked(preview, "/").body.decode()
    links = re.findall(r'href="(reports/[^"]+report\.html)"', front)
    assert ("DRAFT" in front, len(set(links))) == (True, 1)
    report = asked(preview, f"/{links[0]}").body.decode()
    assert 'aria-label="Preview"' in report
    for name in ("run.json", "briefing.ipynb"):
        assert asked(preview, f"/{links[0].rpartition('/')[0]}/{name}").status == 404


def test_a_browser_comes_in_and_its_page_loads_again(
    preview: Preview, project: Path, page: Any
) -> None:
    """The token leaves the address, nothing outside is asked, and a new run is shown by itself."""
    page.goto(preview.door.address)
    page.wait_for_url(preview.door.home)
    page.click("a[href$='report.html']")
    page.wait_for_selector("nav[aria-label=Preview]")
    filed(project / DAY, notebook(replace(FRONT, title="Another title", headline=None)))
    page.wait_for_selector("h1:has-text('Another title')", timeout=SOON)
    assert [one for one in page.said if "404" not in one] == []
    assert {
        one for one in page.asked if not one.startswith((preview.door.origin, "data:"))
    } == set()


def test_the_browser_is_led_in_by_a_file_of_this_user_alone(
    preview: Preview, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token stands in no call of a program, and the file is gone afterwards."""
    called: list[str] = []

    def note(url: str) -> bool:
        called.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", note)
    with opened(preview.door.address):
        file = Path(urlsplit(called[0]).path)
        assert (file.stat().st_mode & 0o077, "token" in called[0]) == (0, False)
        page.goto(called[0])
        page.wait_for_url(preview.door.home)
        assert page.locator("h1").inner_text() == "Reports"
    assert not file.exists()


def test_a_link_within_a_report_is_not_hidden_by_the_line(preview: Preview, page: Any) -> None:
    """The passage that a reference leads to is seen, below the line."""
    page.goto(preview.door.address)
    page.wait_for_url(preview.door.home)
    page.click("a[href$='report.html']")
    page.set_viewport_size({"width": 800, "height": 300})
    page.click(".refs a >> nth=1")
    line = page.locator("nav[aria-label=Preview]").bounding_box()
    passage = page.locator("mark.c2").first.bounding_box()
    assert passage["y"] >= line["y"] + line["height"]


def test_the_line_above_a_report_breaks_no_rule_of_access(preview: Preview, browser: Any) -> None:
    """All rules of axe-core, on the page as the preview shows it."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed: nothing was checked"
    )
    context = browser.new_context(bypass_csp=True)  # axe is a script that the page does not know
    page = context.new_page()
    page.goto(preview.door.address)
    page.wait_for_url(preview.door.home)
    page.click("a[href$='report.html']")
    page.wait_for_selector("nav[aria-label=Preview]")
    found = axe.Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_without_scripts_a_page_is_whole(preview: Preview, browser: Any) -> None:
    """Everything is there; it only does not load again by itself."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(preview.door.address)
    page.wait_for_url(preview.door.home)
    page.click("a[href$='report.html']")
    assert page.locator("h1").inner_text().startswith("A second pier is planned for May")
    context.close()


def test_another_page_gets_nothing(preview: Preview, page: Any, tmp_path: Path) -> None:
    """A page of the disk that embeds, asks for or leads to the preview sees none of it."""
    page.goto(preview.door.address)
    page.wait_for_url(preview.door.home)
    origin = preview.door.home[:-1]
    evil = tmp_path / "evil.html"
    evil.write_text(
        f'<iframe src="{origin}/"></iframe><img src="{origin}/style/icon.svg">'
        f'<script src="{origin}/search/words.js"></script>',
        "utf-8",
    )
    page.goto(evil.as_uri())
    told = page.evaluate(
        f"fetch('{origin}/', {{credentials: 'include'}}).then(a => a.text(), e => 'refused')"
    )
    framed = page.frames[1].evaluate("document.body ? document.body.innerText : ''")
    assert (told, "Reports" in framed) == ("refused", False)
