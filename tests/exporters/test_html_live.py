"""Live figures: what goes into the page, and what stays out of it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import Exported, export, live
from briefing.exporters.writing import Options
from briefing.models import Figure
from tests.exporters import notebook as nb
from tests.exporters.live_figures import ATTACK, BOX, chart, with_charts

LARGEST = 1_000_000  # bytes of a page with live figures


def written(*charts: dict[str, Any], moving: bool = True) -> Exported:
    """The page of a notebook with these figures."""
    return export(with_charts(*charts), "html", Options(live=moving))


def figures(page: str) -> list[dict[str, Any]]:
    """The figures that travel in a page."""
    found = re.findall(r'<script type="application/json" id="live-\d+">(.*?)</script>', page)
    return [json.loads(text) for text in found]


@pytest.fixture(scope="module")
def page() -> str:
    """A page with one live figure."""
    return written(nb.PLOTLY).data.decode()


def scripts(page: str) -> list[str]:
    """The scripts that run, and the packed one."""
    packed = re.search(r'<script type="text/plain" id="plotly">(.*?)</script>', page)
    assert packed is not None
    bundle = gzip.decompress(base64.b64decode(packed[1])).decode()
    return [*re.findall("<script>(.*?)</script>", page, re.DOTALL), bundle]


def test_a_page_is_still_unless_asked(page: str) -> None:
    """Without the option there is no script in it; with it the still drawing is there too."""
    assert "<script" not in written(nb.PLOTLY, moving=False).data.decode()
    assert '<div class="scroll drawing" role="img"' in page
    assert 'data-live="live-1"><svg' in page


def test_only_two_scripts_may_run(page: str) -> None:
    """The policy names the kit's own and plotly, by their hashes; none may be evaluated."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = [
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts(page)
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert (rules["default-src"], rules["script-src"].split()) == ("'none'", allowed)


def test_the_page_can_be_mailed(page: str) -> None:
    """The small bundle is taken when it draws all figures of the report."""
    assert len(page.encode()) < LARGEST


def test_the_large_bundle_comes_where_it_is_needed() -> None:
    """A box plot is not in the small one."""
    moving = live.live(_drawn(nb.PLOTLY, BOX), 680)
    small = live.live(_drawn(nb.PLOTLY), 680)
    assert (moving.numbers, small.numbers) == (frozenset({1, 2}), frozenset({1}))
    assert len(moving.scripts) > len(small.scripts) + 400_000


def _drawn(*charts: dict[str, Any]) -> list[Any]:
    return [Figure("", "", one) for one in charts]


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        (chart(type="scattergeo"), "has no scattergeo"),
        (chart(text=["x" * live.LARGEST]), r"500,.* characters of JSON"),
        ({**chart(), "layout": {"images": [{"source": "https://example.org/x.png"}]}}, "picture"),
    ],
)
def test_what_cannot_be_live_stays_still_and_says_so(figure: dict[str, Any], why: str) -> None:
    """A kind outside the bundle, a figure too large, a picture from elsewhere."""
    made = live.live(_drawn(figure, nb.PLOTLY), 680)
    assert made.numbers == {2}
    assert re.search(why, made.warnings[0])


def test_a_figure_with_nothing_to_find_is_not_live() -> None:
    """Marks that answer nothing need no script."""
    mute = {**nb.PLOTLY, "data": [{**nb.PLOTLY["data"][0], "hoverinfo": "skip"}]}
    assert live.live(_drawn(mute), 680) == live.Live()


def test_figures_from_outside_bring_data_and_nothing_else() -> None:
    """No link, no font, no frame, no configuration; every word stays inside its script."""
    page = written(ATTACK).data.decode()
    (figure,) = figures(page)
    text = json.dumps(figure, ensure_ascii=False)
    assert set(figure) == {"data", "layout"}
    for unwanted in ("javascript:", "<a ", "href", "Comic", "evil.example", "\u202e"):
        assert unwanted not in text
    assert figure["data"][0]["text"][0] == "document.title='owned'"
    assert "document.title='owned'</script>" not in page


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<b>a</b><br>b <sub>c</sub>", "<b>a</b><br>b <sub>c</sub>"),
        ("<span style='color: #333; font-size: 10px'>a</span>", None),
        ("<span style='background:url(https://example.org)'>a", "a"),
        ("<span style='color:&#117;rl(x)'>a", "a"),
        ("<%{customdata}>a", "a"),
        ("a<", "a&lt;"),
        ("a < b, <5", "a &lt; b, <5"),
        ("<sub>" * 999 + "a", "a"),
    ],
)
def test_a_label_has_tags_for_the_look_of_letters_only(text: str, kept: str | None) -> None:
    """No style names an address, and no template makes a tag out of two texts."""
    assert live._label(text) == (text if kept is None else kept)


@given(st.text("<>/aA \t\u200b\u202ehref='x:", max_size=60))
def test_no_label_becomes_a_link(text: str) -> None:
    """However a tag is hidden, nothing plotly would read as one is left."""
    assert re.search(r"<\s*a\b", live._label(text), re.IGNORECASE) is None
