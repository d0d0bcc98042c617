"""The site in a real browser, from a folder: no barrier, no request, no message, and a search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.exporters.barriers import LOOKS, none, violations
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
WIDTHS = (320, 390, 768, 1280)
TITLES = "#results h3"


def asked(heard: Heard, words: str) -> list[str]:
    """The titles that the search finds for words."""
    heard.page.fill("#asked", words)
    heard.page.wait_for_timeout(250)
    return [str(one) for one in heard.page.locator(TITLES).all_text_contents()]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Any, whole: Path, name: str) -> None:
    """At the width of a phone and of a desk, by day and by night."""
    with opened(browser, whole / PAGES[name], bypass_csp=True) as heard:
        assert violations(heard) == none()


def test_axe_finds_nothing_in_what_was_found(browser: Any, whole: Path) -> None:
    """The form, filled in, and its results."""
    with opened(browser, whole / "index.html", bypass_csp=True) as heard:
        assert asked(heard, "pact")
        assert violations(heard, LOOKS) == none()


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


def test_the_house_fonts_are_there(browser: Any, whole: Path) -> None:
    """From their files, though the site lies in a folder."""
    with opened(browser, whole / "index.html") as heard:
        assert heard.all("[...document.fonts].filter((one) => one.status === 'loaded').length") > 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zurich sao", "A pact on Zürich São Tomé holds"),
        ("ZÜRICH", "A pact on Zürich São Tomé holds"),
        ("나라", "세 나라가 합의했다"),
        ("subject 7 pact", "A pact on subject 7 holds"),
        ("gazette key points steel", "A pact on steel holds"),
    ],
)
def test_the_search_finds(browser: Any, whole: Path, words: str, found: str) -> None:
    """Without regard to capitals and accents, by beginnings of words, Korean by its characters."""
    with opened(browser, whole / "index.html") as heard:
        assert asked(heard, words)[0] == found
        assert (heard.asked, heard.said) == ([], [])


def test_the_search_wants_every_word(browser: Any, whole: Path) -> None:
    """And says so when nothing has them all."""
    with opened(browser, whole / "index.html") as heard:
        assert asked(heard, "steel submarines") == []
        assert "Nothing found" in heard.page.inner_text("#told")


def test_filters_narrow_what_is_found(browser: Any, whole: Path) -> None:
    """By topic, marking, status and year, alone or with words; the way back shows the lists."""
    with opened(browser, whole / "index.html") as heard:
        heard.page.focus("#asked")
        heard.page.select_option("#by-status", "withdrawn")
        heard.page.wait_for_timeout(250)
        assert heard.page.locator(TITLES).all_text_contents() == ["A pact on fish holds"]
        heard.page.select_option("#by-status", "")
        heard.page.select_option("#by-marking", "TLP:AMBER+STRICT")
        heard.page.wait_for_timeout(250)
        assert "1 of " in heard.page.inner_text("#told")
        heard.page.click("button[type=reset]")
        heard.page.wait_for_timeout(250)
        assert heard.page.locator("#listed").is_visible()
        assert not heard.page.locator("#found").is_visible()


def test_what_was_asked_stands_in_the_address(browser: Any, whole: Path) -> None:
    """So that the way back from a report leads to what was found."""
    with opened(browser, whole / "index.html") as heard:
        asked(heard, "fish")
        heard.page.click("#results a >> nth=0")
        assert "Withdrawn" in heard.page.inner_text("h1")
        heard.page.go_back()
        heard.page.locator(TITLES).first.wait_for()
        assert heard.page.input_value("#asked") == "fish"
        assert heard.page.locator(TITLES).first.text_content() == "A pact on fish holds"


def test_more_is_shown_on_demand(browser: Any, whole: Path) -> None:
    """Thirty at a time; the focus goes to the first of the new ones."""
    with opened(browser, whole / "index.html") as heard:
        assert len(asked(heard, "pact")) == 30
        heard.page.click("#more")
        assert heard.page.locator(TITLES).count() == 60
        assert heard.all("document.activeElement.closest('li') === document.querySelector('#results').children[30]")


def test_hostile_words_found_are_words(browser: Any, whole: Path) -> None:
    """What a title says is never run."""
    with opened(browser, whole / "index.html") as heard:
        assert any("<script>" in one for one in asked(heard, "script owned"))
        assert heard.page.title() != "owned"
        assert heard.said == []


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
            found |= {*heard.page.locator(".reports h2 a").evaluate_all("(all) => all.map((one) => one.href)")}
    assert len(found) == len([*whole.rglob("report.html")])
