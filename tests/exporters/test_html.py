"""The page: whole, closed to the outside, and easy to read."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefing.errors import UnknownNameError
from briefing.exporters import export
from briefing.exporters.writing import Options
from briefing.models import Front
from tests.exporters import hostile
from tests.exporters import notebook as nb

LARGEST = 300_000  # bytes of a page without pictures


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, source: str) -> None:
        """Read the page at once."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def page(notebook: object) -> str:
    """The page of a notebook."""
    return export(notebook, "html").data.decode("utf-8")


@pytest.fixture(scope="module")
def whole() -> str:
    """The page of a whole briefing with a figure."""
    return page(nb.briefing(figure=True))


@pytest.fixture(scope="module")
def attacked() -> str:
    """The page of hostile texts."""
    return page(hostile.briefing())


def test_code_and_cells_for_the_analyst_are_gone(whole: str) -> None:
    """Neither sources nor parameters nor guides are anywhere in the file."""
    found = [w for w in ("show_the_section", "secret parameter", "analyst only") if w in whole]
    assert found == []


def test_every_link_inside_the_page_arrives(whole: str) -> None:
    """Each link leads to an id that is there once."""
    read = Page(whole)
    ids = read.values("id")
    wanted = {link[1:] for link in read.values("href") if link.startswith("#")}
    assert (set(), len(ids)) == (wanted - set(ids), len(set(ids)))


def test_a_reference_leads_to_its_very_words(whole: str) -> None:
    """The passage is marked letter for letter, under the id the reference names."""
    key_points = whole[whole.index("Key points</h2>") :]
    target = re.search(r'href="#(c\d+)">S1\.P1<', key_points)
    assert target is not None
    marked = re.findall(rf'<mark class="[^"]*\b{target[1]}\b[^"]*">([^<]+)</mark>', whole)
    assert "".join(marked) == "it would open a second pier in May"


def test_the_page_says_what_it_is(whole: str) -> None:
    """Language, title and headings in order; every head of a table and figure is named."""
    read = Page(whole)
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert ("html", {"lang": "en"}) in read.tags
    assert "<title>A second pier is planned for May</title>" in whole
    assert all(attrs.get("scope") == "col" for tag, attrs in read.tags if tag == "th")
    assert nb.FIGURE.alt in read.values("aria-label")


def test_the_page_asks_for_nothing(whole: str) -> None:
    """A strict policy, no script, and only links a reader may click lead outside."""
    read = Page(whole)
    assert "default-src 'none'" in read.values("content")[0]
    assert "script" not in {tag for tag, _ in read.tags}
    outside = [link for link in read.values("href") if not link.startswith("#")]
    assert set(outside) == {"data:,", "https://example.org/one", "https://example.org/pier"}
    assert [link for link in read.values("src") if not link.startswith("data:")] == []
    assert re.findall(r"url\((?!data:font/woff2;|#)", whole) == []


def test_the_page_is_small_and_the_same_each_time(whole: str) -> None:
    """It can be mailed, and equal input gives equal bytes."""
    assert len(whole.encode()) < LARGEST
    assert whole == page(nb.briefing(figure=True))


def test_a_draft_lists_what_failed() -> None:
    """Section, sentence and why stand above everything else."""
    shown = page(nb.briefing(verdict=nb.FAILED))
    banner = shown[shown.index('class="draft"') : shown.index("<main")]
    for words in ("DRAFT: 1 statement failed the checks", "Key points", "It opened in May."):
        assert words in banner
    assert "no passage has these words" in banner


def test_hostile_texts_stay_texts(attacked: str) -> None:
    """No tag, attribute or style comes from a text; no expression is evaluated."""
    read = Page(attacked)
    known = {"script", "img", "svg", "iframe", "object", "style"}
    assert {tag for tag, _ in read.tags} & known == {"style"}
    assert [a for _, attrs in read.tags for a in attrs if a.startswith("on")] == []
    assert [link for link in read.values("href") if link.startswith("javascript")] == []
    assert "{{ 7*7 }}" in attacked
    assert not set(attacked) & set("\u202e\u2066\u200b\x00\x07")
    assert "/home/someone" not in attacked


def test_the_marking_stands_at_head_and_foot() -> None:
    """A TLP label is printed twice, and one that is unknown is refused."""
    front = Front("T", "", (), marking="TLP:AMBER+STRICT")
    assert page(nb.briefing(front=front)).count(">TLP:AMBER+STRICT</span>") == 2
    with pytest.raises(UnknownNameError, match="'TLP:AMBER'"):
        page(nb.briefing(front=Front("T", "", (), marking="TLP:AMBRE")))


def test_another_process_writes_the_same_bytes(project: Path) -> None:
    """Nothing of a page hangs on the order of a set, the time, or chance."""
    code = (
        "import sys; from briefing.exporters import export;"
        "from briefing.exporters.writing import Options;"
        "from tests.exporters import notebook as nb;"
        "made = export(nb.briefing(figure=True), 'html', Options(live=True));"
        "sys.stdout.buffer.write(made.data)"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(project)},
        cwd=project,
        capture_output=True,
        check=True,
    ).stdout
    assert other == export(nb.briefing(figure=True), "html", Options(live=True)).data


def test_running_heads_are_words_of_a_style_sheet() -> None:
    """A title cannot end its string, its rule or the style sheet; a marking is in both margins."""
    front = Front('</style>"}*{color:red}\\ 제목', "", (), marking="TLP:RED")
    shown = page(nb.briefing(front=front))
    assert shown.count("</style>") == 1
    head = r'"\3c \2f style\3e \22 \7d \2a \7b color\3a red\7d \5c  제목"'
    assert f"@page{{@top-left{{content:{head}}}@top-right{{" in shown
    assert "@bottom-right{content:" in shown


def test_a_figure_has_its_data_below_it() -> None:
    """Folded up, as a table, for those who cannot see the drawing."""
    shown = page(nb.briefing(figure=True))
    figure = shown[shown.index("<figure") : shown.index("</figure>")]
    assert "<summary>Data of figure 1</summary>" in figure
    assert figure.index('role="img"') < figure.index("<details") < figure.index("Pier to open</td>")
