"""The fonts of a page as a browser takes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import v4

from briefing.exporters import export
from briefing.models import Annex, Front
from tests.build import article
from tests.exporters import notebook as nb
from tests.exporters.opening import opened
from tests.exporters.test_fonts import WRITINGS

TEXTS = {"ja": "骨を直すために", "zh": "骨干与经济", "zh-Hant": "骨幹與經濟", "ko": "骨子를직접"}
SHAPES = {
    "ja": "NotoSerifJP-Regular",
    "zh": "NotoSerifSC-Regular",
    "zh-Hant": "NotoSerifTC-Regular",
    "ko": "NotoSerifKR-Regular",
}


def fonts_of(page: Any, selector: str) -> Iterator[tuple[str, bool]]:
    """The fonts that the words below an element are drawn in, and whether they are the page's."""
    asked = page.context.new_cdp_session(page)
    asked.send("DOM.enable")
    asked.send("CSS.enable")
    root = asked.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    found = asked.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})
    for node in found["nodeIds"]:
        for font in asked.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            yield font["postScriptName"], font["isCustomFont"]


def test_every_word_is_in_a_font_of_the_page(browser: Any, tmp_path: Path) -> None:
    """In titles, running text, bold, code and tables, and in every writing."""
    rows = "\n".join(f"| {words} | **{words}** | `{words}` |" for words in WRITINGS.values())
    prose = "\n\n".join(f"{w} **{w}** *{w}* `{w}`" for w in WRITINGS.values())
    words = f"{prose}\n\n| a | b | c |\n|---|---|---|\n{rows}\n"
    cell: Any = v4.new_markdown_cell(words)  # type: ignore[no-untyped-call]
    front = nb.shows(Front(" ".join(WRITINGS.values()), "", ()))
    path = tmp_path / "a.html"
    path.write_bytes(export(nb.notebook(front, cell), "html").data)
    with opened(browser, path) as heard:
        names = "h1, p, strong, em, code, th, td"
        strange = {name for name, own in fonts_of(heard.page, names) if not own}
    assert strange == set()


def test_shared_characters_have_the_shapes_of_their_source(browser: Any, tmp_path: Path) -> None:
    """Four sources in four scripts are set in four fonts."""
    sources = tuple(article(text, language=name[:2], title="A") for name, text in TEXTS.items())
    path = tmp_path / "a.html"
    path.write_bytes(export(nb.notebook(nb.shows(Annex(sources, ()))), "html").data)
    with opened(browser, path) as heard:
        heard.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        seen = [
            {name for name, _ in fonts_of(heard.page, f"#s{number} .text p")}
            for number in range(1, 5)
        ]
    assert [{SHAPES[name]} for name in TEXTS] == seen
