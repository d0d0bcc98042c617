"""The page in a real browser: no request, no message, no line too wide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.exporters import export
from briefing.exporters.writing import Options
from briefing.models import Annex, Section
from tests.exporters import hostile
from tests.exporters import notebook as nb
from tests.exporters.live_figures import ATTACK, BOX, with_charts
from tests.exporters.opening import Heard, opened

WIDTHS = (320, 360, 768, 1280, 1920)  # 320 is a page of 1280 at 400 %, WCAG 2.2 SC 1.4.10
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((seen) => seen.getEntries().forEach((one) => (window.shifted += one.value)))
    .observe({ type: "layout-shift", buffered: true });
"""


def made(folder: Path, notebook: Any, options: Options = Options()) -> Path:  # noqa: B008 frozen
    """The page of a notebook as a file."""
    path = folder / "report.html"
    path.write_bytes(export(notebook, "html", options).data)
    return path


@pytest.mark.parametrize("name", ["whole", "hostile", "live"])
def test_the_page_is_quiet_and_fits(browser: Any, name: str, tmp_path: Path) -> None:
    """No request but for the file, no scrolling sideways, and no word on the console.

    A breach of the content policy is such a word.
    """
    notebooks: dict[str, Callable[[], Any]] = {
        "whole": lambda: nb.briefing(figure=True),
        "hostile": hostile.briefing,
        "live": lambda: with_charts(nb.PLOTLY, BOX, ATTACK),
    }
    path = made(tmp_path, notebooks[name](), Options(live=name == "live"))
    wide = []
    with opened(browser, path) as heard:
        for width in WIDTHS:
            heard.page.set_viewport_size({"width": width, "height": 800})
            if heard.all("document.documentElement.scrollWidth > innerWidth"):
                wide.append(width)
        heard.page.emulate_media(media="print", color_scheme="dark")
        heard.all("document.documentElement.offsetHeight")
        assert (heard.asked, heard.said, wide) == ([], [], [])
        assert heard.page.title() != "owned"


def _lit(heard: Heard) -> str:
    """The words that have the colour of a target."""
    found = heard.all(
        """(() => {
            const target = getComputedStyle(document.documentElement).getPropertyValue('--target')
            const probe = document.createElement('i'); probe.style.background = target
            document.body.append(probe)
            const colour = getComputedStyle(probe).backgroundColor
            return [...document.querySelectorAll('mark')]
                .filter(mark => getComputedStyle(mark).backgroundColor === colour)
                .map(mark => mark.textContent).join('')
        })()"""
    )
    return str(found)


def test_the_cited_words_light_up(browser: Any, tmp_path: Path) -> None:
    """After a click on a reference just its passage has the colour of a target."""
    with opened(browser, made(tmp_path, nb.briefing())) as heard:
        heard.page.click("section:has(h2:text-is('Key points')) .refs a >> nth=0")
        assert _lit(heard) == "it would open a second pier in May"


def _long() -> Any:
    """A briefing with an annex of some hundred printed pages; its last point cites the middle."""
    texts = [
        nb.article(*([f"Article {n} says a thing about the pier of the harbour. " * 12] * 12),
                   published="2024-03-04", title=f"Article {n}")
        for n in range(120)
    ]  # fmt: skip
    points = tuple(nb.cited("fact", text, text.paragraphs[6][:50], ".") for text in texts[::2])
    section = Section("points", "Points", points)
    shown = (nb.FRONT, section, Annex(tuple(texts)), nb.PASSED)
    return nb.notebook(*(nb.shows(record) for record in shown))


def test_a_link_into_a_long_annex_arrives(browser: Any, tmp_path: Path) -> None:
    """What it leads to is in the window, at the width of a phone and of a desk, and stays there."""
    path = made(tmp_path, _long())
    for width in (360, 1280):
        with opened(browser, path, width=width) as heard:
            heard.page.locator(".refs a").nth(40).click()
            heard.page.wait_for_timeout(300)
            top = heard.all("document.querySelector('mark.c41').getBoundingClientRect().top")
            assert (_lit(heard)[:11], 0 < top < 800) == ("Article 80 ", True)


def test_nothing_jumps_while_the_page_opens(browser: Any, tmp_path: Path) -> None:
    """Live figures take the place of the still ones; a shift under 0.1 is good (web.dev/cls)."""
    path = made(tmp_path, with_charts(nb.PLOTLY, nb.PLOTLY), Options(live=True))
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(SHIFTS)
    page.goto(path.as_uri())
    page.locator(".drawn").nth(1).wait_for()
    same = page.evaluate(
        """[...document.querySelectorAll('.drawing')].every((box) => {
            const [still, live] = [box.querySelector(':scope > svg'), box.querySelector('.live')]
                .map((one) => one.getBoundingClientRect())
            const far = (side) => Math.abs(still[side] - live[side])
            return ['x', 'y', 'width', 'height'].every((side) => far(side) < 1)
        })"""
    )
    shifted = page.evaluate("window.shifted")
    page.close()
    assert (same, shifted < 0.1) == (True, True)


def test_a_live_figure_answers_to_the_pointer(browser: Any, tmp_path: Path) -> None:
    """A mark says its words; nothing in the figure is a link or takes the keyboard."""
    path = made(tmp_path, with_charts(nb.PLOTLY), Options(live=True))
    with opened(browser, path) as heard:
        heard.page.locator(".drawn").wait_for()
        heard.page.locator(".live .point").first.hover(force=True)
        words = heard.page.locator(".live .hoverlayer text").first
        words.wait_for()
        assert "Plan announced" in words.text_content()
        assert heard.page.locator(".live a, .live [tabindex]").count() == 0


def test_a_hostile_figure_does_nothing(browser: Any, tmp_path: Path) -> None:
    """Whatever is pointed at or clicked, no script runs and the page stays where it is."""
    path = made(tmp_path, with_charts(ATTACK), Options(live=True))
    with opened(browser, path) as heard:
        heard.page.locator(".drawn").wait_for()
        for one in heard.page.locator(".live .point, .live text").all():
            one.hover(force=True)
            one.click(force=True)
        assert (heard.page.title(), heard.page.url) == ("Figures", path.as_uri())
        assert (heard.asked, heard.said, len(heard.page.context.pages)) == ([], [], 1)


def test_print_shows_the_still_figure(browser: Any, tmp_path: Path) -> None:
    """On paper the live figure is gone and the drawing below it is back."""
    path = made(tmp_path, with_charts(nb.PLOTLY), Options(live=True))
    with opened(browser, path) as heard:
        heard.page.locator(".drawn").wait_for()
        heard.page.emulate_media(media="print")
        shown = heard.all(
            "['.live', '.drawing > svg'].map((one) => {"
            "const {display, visibility} = getComputedStyle(document.querySelector(one));"
            "return display !== 'none' && visibility !== 'hidden'})"
        )
        assert shown == [False, True]


def test_without_scripts_the_page_is_whole(browser: Any, tmp_path: Path) -> None:
    """The still figure is what a reader sees who lets no script run."""
    path = made(tmp_path, with_charts(nb.PLOTLY), Options(live=True))
    with opened(browser, path, java_script_enabled=False) as heard:
        assert heard.page.locator(".drawing > svg").is_visible()
        assert heard.page.locator(".drawing").get_by_text("Plan announced").is_visible()
