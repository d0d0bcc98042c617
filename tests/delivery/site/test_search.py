"""The search of the site in a real browser, from a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.delivery.site.searched import TITLES, asked, settled
from tests.exporters.opening import opened


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
        settled(heard, "status", "withdrawn")
        assert heard.page.locator(TITLES).all_text_contents() == ["A pact on fish holds"]
        heard.page.select_option("#by-status", "")
        heard.page.select_option("#by-marking", "TLP:AMBER+STRICT")
        settled(heard, "marking", "TLP:AMBER+STRICT")
        assert "1 of " in heard.page.inner_text("#told")
        heard.page.click("button[type=reset]")
        settled(heard, "marking", "")
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
        assert heard.page.locator(TITLES).count() == 41
        assert heard.all(
            "document.activeElement.closest('li') === document.querySelectorAll('#results li')[30]"
        )


def test_hostile_words_found_are_words(browser: Any, whole: Path) -> None:
    """What a title says is never run."""
    with opened(browser, whole / "index.html") as heard:
        assert any("<script>" in one for one in asked(heard, "script owned"))
        assert heard.page.title() != "owned"
        assert heard.said == []
