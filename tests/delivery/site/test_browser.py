"""The site in a real browser, from a folder: no barrier, no request, no message, and a search."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.delivery.site.searched import TITLES, asked
from tests.exporters.barriers import none, violations
from tests.exporters.opening import Heard, opened

PAGES = {
    "front page": "index.html",
    "topics": "topics.html",
    "topic": "topics/steel.html",
    "days": "days.html",
    "day": "days/2026-11-30.html",
    "runs": "nights.html",
    "about": "about.html",
    "changes": "reports/topic_briefing/steel/v2/changes.html",
    "notice": "reports/topic_briefing/fish/v1/report.html",
    "nothing": "404.html",
}
FEW = ((360, "light"), (1280, "dark"))
WIDTHS = (320, 390, 768, 1280)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Any, whole: Path, name: str) -> None:
    """At the width of a phone and of a desk, by day and by night."""
    with opened(browser, whole / PAGES[name], bypass_csp=True) as heard:
        assert violations(heard) == none()


def test_axe_finds_nothing_in_what_was_found(browser: Any, whole: Path) -> None:
    """The form, filled in, and its results."""
    with opened(browser, whole / "index.html", bypass_csp=True) as heard:
        assert asked(heard, "pact")
        assert violations(heard, FEW) == none(FEW)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_and_fits(browser: Any, whole: Path, name: str) -> None:
    """No request out of the folder, no word on the console, no scrolling sideways, also printed."""
    wide = []
    with opened(browser, whole / PAGES[name]) as heard:
        for width in WIDTHS:
            heard.page.set_viewport_size({"width": width, "height": 800})
            if heard.all("document.documentElement.scrollWidth > innerWidth"):
                wide.append(width)
        heard.page.emulate_media(media="print")
        assert (heard.asked, heard.said, wide) == ([], [], [])
        assert heard.page.title() != "owned"


def test_it_works_below_any_address(browser: Any, whole: Path) -> None:
    """Of a web host, as in a folder: pages, style, fonts and search."""
    serving = partial(SimpleHTTPRequestHandler, directory=str(whole.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), serving) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        heard = Heard(page)
        page.on("console", lambda message: heard.said.append(message.text))
        page.on("requestfailed", lambda request: heard.asked.append(request.url))
        page.goto(f"http://127.0.0.1:{server.server_port}/{whole.name}/topics/steel.html")
        page.click("nav >> text=Reports")
        assert asked(heard, "fish") == ["A pact on fish holds"]
        assert (heard.asked, heard.said) == ([], [])
        page.close()
        server.shutdown()


def test_the_house_fonts_are_there(browser: Any, whole: Path) -> None:
    """From their files, though the site lies in a folder."""
    with opened(browser, whole / "index.html") as heard:
        assert heard.all("[...document.fonts].filter((one) => one.status === 'loaded').length") > 0


def test_the_keyboard_is_enough(browser: Any, whole: Path) -> None:
    """From the first stop to the search, a result, and the report; each stop can be seen."""
    with opened(browser, whole / "index.html") as heard:
        heard.page.keyboard.press("Tab")
        assert heard.all("document.activeElement.className") == "skip"
        heard.page.keyboard.press("Enter")
        heard.page.keyboard.press("Tab")
        assert heard.all("document.activeElement.id") == "asked"
        heard.page.keyboard.type("fish")
        heard.page.locator(TITLES).first.wait_for()
        for _ in range(20):
            heard.page.keyboard.press("Tab")
            assert heard.all("getComputedStyle(document.activeElement).outlineStyle") != "none"
            if heard.all("Boolean(document.activeElement.closest('#results h3'))"):
                break
        heard.page.keyboard.press("Enter")
        heard.page.wait_for_load_state()
        assert "Withdrawn" in heard.page.inner_text("h1")


def test_without_scripts_everything_can_be_reached(browser: Any, whole: Path) -> None:
    """No form that does nothing; from the front page to a report, its versions and its changes."""
    with opened(browser, whole / "index.html", java_script_enabled=False) as heard:
        page = heard.page
        assert not page.locator("#search").is_visible()
        page.click("nav >> text=Topics")
        page.click("text=steel >> nth=0")
        page.click("text=What changed >> nth=0")
        page.click("dd a >> nth=1")
        assert page.inner_text("h1") == "A pact on steel holds"


def test_every_report_is_listed_without_scripts(browser: Any, whole: Path) -> None:
    """Each has a link on the page of its topic and on that of its day."""
    with opened(browser, whole / "days.html") as heard:
        days = heard.page.locator(".days a").evaluate_all("(all) => all.map((one) => one.href)")
        found: set[str] = set()
        for day in days:
            heard.page.goto(day)
            found |= {
                *heard.page.locator(".reports h2 a").evaluate_all(
                    "(all) => all.map((one) => one.href)"
                )
            }
    assert len(found) == len([*whole.rglob("report.html")])
