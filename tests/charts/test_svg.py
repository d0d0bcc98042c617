"""A plotly figure becomes a still SVG that is whole, safe and the same every time."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from briefing.charts import assets, javascript, measure
from briefing.charts.raster import png
from briefing.charts.still import still
from briefing.charts.svg import render
from briefing.errors import FigureError, GlyphError

PICTURE = png(2, 1, [{"op": "fillRect", "x": 0, "y": 0, "w": 1, "h": 1, "fill": "#ff0000"}])
LINE: dict[str, Any] = {"x": [1, 2, 3], "y": [2, 5, 3]}


def texts(svg: str) -> list[str]:
    """The printed words, one `text` element each."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


def drawn(*traces: dict[str, Any], **layout: Any) -> str:
    """A small figure of the traces."""
    return render({"data": list(traces), "layout": layout}, width=480, height=320)


BATTERY: dict[str, tuple[list[dict[str, Any]], dict[str, Any], set[str]]] = {
    "scatter": ([LINE], {"title": {"text": "Seen"}}, {"Seen", "1", "3"}),
    "bar": ([{"type": "bar", "x": ["서울", "Tokyo"], "y": [3, 1]}], {}, {"서울", "Tokyo"}),
    "stacked": (
        [{"type": "bar", "x": ["a"], "y": [n], "name": f"s{n}"} for n in (1, 2)],
        {"barmode": "stack"},
        {"a", "s1", "s2"},
    ),
    "pie": ([{"type": "pie", "labels": ["p", "q"], "values": [3, 1]}], {}, {"p", "75%", "25%"}),
    "histogram": ([{"type": "histogram", "x": [1, 2, 2, 3]}], {}, {"1", "2"}),
    "box": ([{"type": "box", "y": [1, 2, 2, 9], "name": "A"}], {}, {"A"}),
    "heatmap": ([{"type": "heatmap", "z": [[1, 2], [3, 4]], "x": ["u", "v"]}], {}, {"u", "v"}),
    "subplots": (
        [LINE, {"type": "bar", "y": [3, 1], "xaxis": "x2", "yaxis": "y2"}],
        {"grid": {"rows": 1, "columns": 2, "pattern": "independent"}},
        {"trace 0", "trace 1"},
    ),
    "sharp picture": (
        [{"type": "image", "z": [[[255, 0, 0], [0, 0, 255]]]}],
        {"title": {"text": "Seen"}},
        {"Seen"},
    ),
    "embedded picture": ([{"type": "image", "source": PICTURE}], {}, {"0"}),
    "smooth heatmap": ([{"type": "heatmap", "z": [[1, 2], [3, 4]], "zsmooth": "best"}], {}, {"4"}),
    "parallel categories": (
        [{"type": "parcats", "dimensions": [{"label": "L", "values": ["u", "v"]}]}],
        {},
        {"L", "u", "v"},
    ),
    "points of WebGL": ([{"type": "scattergl", "x": [1, 2], "y": [2, 5]}], {}, {"1", "5"}),
    "sankey": (
        [
            {
                "type": "sankey",
                "node": {"label": ["서울", "Tokyo"]},
                "link": {"source": [0], "target": [1], "value": [3]},
            }
        ],
        {},
        {"서울", "Tokyo"},
    ),
    "polar": ([{"type": "scatterpolar", "r": [1, 2], "theta": ["N", "E"]}], {}, {"N", "E"}),
    "dates": ([{"x": ["2022-06-01", "2022-08-15"], "y": [1, 2]}], {}, {"Jul 2022"}),
    "table": (
        [{"type": "table", "header": {"values": ["h"]}, "cells": {"values": [["c"]]}}],
        {},
        {"h", "c"},
    ),
}


@pytest.mark.parametrize("name", BATTERY)
def test_kinds_of_charts_are_drawn_with_their_words(name: str) -> None:
    """Every common kind of chart has its marks and its labels."""
    traces, layout, expected = BATTERY[name]
    svg = drawn(*traces, **layout)
    assert expected - set(texts(svg)) == set()
    assert re.search("<(path|image|rect) ", svg)


def test_size_is_in_the_svg() -> None:
    """Width, height and viewBox are what was asked for."""
    root = ET.fromstring(drawn(LINE))  # noqa: S314 - our own drawing
    assert [root.get(k) for k in ("width", "height", "viewBox")] == ["480", "320", "0 0 480 320"]


def test_height_comes_from_the_layout() -> None:
    """Without a height in the call, that of the layout counts."""
    svg = render({"data": [LINE], "layout": {"height": 222}}, width=480)
    assert 'height="222"' in svg


def test_same_figure_gives_the_same_bytes() -> None:
    """Neither chance nor figures drawn before change a drawing."""
    first = drawn(LINE, title={"text": "한국"})
    drawn({"type": "pie", "labels": ["other"], "values": [1]})
    javascript.ENGINE.close()
    assert first == drawn(LINE, title={"text": "한국"})


def test_another_process_gives_the_same_bytes() -> None:
    """Nothing of the process is in a drawing: no order of a set, no time, no chance."""
    figure = {"data": [LINE, {"type": "sankey", "node": {"label": ["a", "서울"]},
              "link": {"source": [0], "target": [1], "value": [1]}}], "layout": {}}  # fmt: skip
    code = (
        "import json, sys; from briefing.charts.svg import render; "
        "sys.stdout.buffer.write(render(json.loads(sys.argv[1]), width=300).encode())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code, json.dumps(figure)],
            check=True,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1] == render(figure, width=300).encode()


def test_ids_of_two_figures_differ() -> None:
    """Two figures can stand on one page."""
    one, two = drawn(LINE), drawn(LINE, title={"text": "other"})
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (one, two)]
    assert ids[0]
    assert ids[1]
    assert set() == ids[0] & ids[1]


def test_references_point_at_ids_of_the_figure() -> None:
    """No clip path is missing, none is there twice."""
    svg = drawn(LINE, showlegend=True)
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert sorted(set(ids)) == sorted(ids)
    assert set() == set(re.findall(r"url\(#([^)]+)\)", svg)) - set(ids)


@pytest.mark.parametrize(
    "label",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="https://example.org/">x</a>',
        "<span style=\"fill:url('https://example.org/')\">x</span>",
        '"><image href="https://example.org/a.png"/>',
        "&lt;script&gt;",
        "\x00\x07\x1b",
    ],
)
def test_hostile_labels_bring_nothing_active(label: str) -> None:
    """A label can hold no script, link, picture or address."""
    svg = drawn(LINE | {"name": label}, title={"text": label}, showlegend=True)
    nodes = list(ET.fromstring(svg).iter())  # noqa: S314
    names = {str(node.tag).rpartition("}")[2] for node in nodes}
    assert set() == names & {"script", "a", "image", "foreignObject", "style", "use"}
    assert not [value for node in nodes for value in node.attrib.values() if "http" in value]
    assert not [key for node in nodes for key in node.attrib if key.startswith("on")]


def test_a_picture_in_the_figure_is_drawn() -> None:
    """A PNG or JPEG in base 64 stands where the layout puts it; nothing else does."""
    place = {"x": 0.5, "y": 0.5, "sizex": 0.3, "sizey": 0.3}
    assert f'href="{PICTURE}"' in drawn(LINE, images=[place | {"source": PICTURE}])
    for source in ("data:image/svg+xml;base64,AAAA", "file:///etc/hosts", "a.png"):
        with pytest.raises(FigureError, match="no PNG or JPEG"):
            drawn(LINE, images=[place | {"source": source}])
        with pytest.raises(FigureError, match="no PNG or JPEG"):
            drawn(LINE, template={"layout": {"images": [place | {"source": source}]}})


def test_values_of_a_matrix_keep_their_edges() -> None:
    """A pixel a value, scaled without blurring: the only style that stands in a drawing."""
    svg = drawn({"type": "heatmap", "z": [[1, 2], [3, 4]]})
    assert re.findall(r'style="([^"]*)"', svg) == ["image-rendering:pixelated"]


def test_what_waits_for_a_pointer_is_left_out() -> None:
    """Menus, sliders and range selectors are of no use on paper."""
    menu = {"buttons": [{"label": "Menu", "method": "skip"}]}
    slider = {"steps": [{"label": "Step", "method": "skip"}]}
    axis = {"rangeselector": {"buttons": [{"label": "Year"}]}, "rangeslider": {"visible": True}}
    svg = drawn(
        LINE | {"x": ["2022-06-01", "2022-06-02", "2022-08-15"]},
        updatemenus=[menu],
        sliders=[slider],
        xaxis=axis,
    )
    assert {"Menu", "Step", "Year"} & set(texts(svg)) == set()
    prices = {key: [1, 2] for key in ("open", "high", "low", "close")}
    svg = drawn({"type": "candlestick", "x": ["2024-01-01", "2024-01-02"]} | prices)
    assert "rangeslider" not in svg


def test_a_dark_template_keeps_its_light_letters() -> None:
    """The colour of the kit's text does not override that of a template."""
    template = {"layout": {"font": {"color": "#f2f5fa"}, "paper_bgcolor": "#111111"}}
    assert re.search(r'<text[^>]*fill="#f2f5fa"', drawn(LINE, template=template))


def test_a_character_of_no_font_is_an_error() -> None:
    """It tells which it is."""
    figure = {"data": [{"type": "bar", "x": ["a\U0001fae8\U000e0fff𒀀"], "y": [1]}]}
    with pytest.raises(GlyphError, match=r"U\+12000 CUNEIFORM SIGN A of a label"):
        render(figure, width=480)


@pytest.mark.parametrize("label", ["العربية", "हिन्दी", "ที่นี่", "မြန်မာ", "שָׁלוֹם", "a\u0323\u0308"])
def test_letters_that_join_or_bear_marks_are_outlines(label: str) -> None:
    """In a PDF they would stand for no character; the shape is there, the word in the data."""
    svg = drawn({"type": "bar", "x": [f"{label} <br>서울"], "y": [1]})
    assert "서울" in " ".join(texts(svg))
    assert not any(set(label) & set(text) for text in texts(svg))
    assert re.search(r'<path transform="translate\([^"]+" d="M[^"]{60,}Z" fill="#', svg)


def test_a_long_label_of_an_axis_is_not_cut() -> None:
    """Where no template tells, axes make room for their labels."""
    svg = drawn({"type": "bar", "orientation": "h", "y": ["wide " * 9], "x": [1]})
    (left,) = re.findall(r'<text text-anchor="end" x="([\d.]+)"[^>]*>wide', svg)
    assert float(left) > measure.width("wide " * 9, 12)


def test_a_label_without_end_is_cut() -> None:
    """A million letters cost a thousand."""
    (label,) = [text for text in texts(drawn(LINE, title={"text": "ab" * 500_000})) if "ab" in text]
    assert (len(label), label[-1]) == (1001, "…")


def test_a_cloud_of_very_many_marks_is_left_to_pixels() -> None:
    """Up to 20,000 marks are vectors, whatever the trace is called."""
    few, many = {"mode": "markers", "y": [1] * 9}, {"mode": "markers", "y": [1] * 20_001}
    kinds = [
        still({"data": [trace | {"type": kind}], "layout": {}})["data"][0]["type"]
        for trace in (few, many)
        for kind in ("scatter", "scattergl")
    ]
    assert kinds == ["scatter", "scatter", "scattergl", "scattergl"]


def test_numbers_in_base64_are_counted_too() -> None:
    """By their bytes."""
    raw = {"dtype": "f8", "bdata": "A" * (8 * 20_001 * 4 // 3)}
    trace = {"type": "scattergl", "mode": "markers", "y": raw}
    assert still({"data": [trace], "layout": {}})["data"][0]["type"] == "scattergl"


def test_emoji_have_a_shape() -> None:
    """Those of the font without colours."""
    assert "'Noto Emoji'" in drawn({"type": "bar", "x": ["😀 a"], "y": [1]})


def test_bold_asian_letters_have_a_bold_font() -> None:
    """Print takes the heavy font, a page the one it embeds under the short name."""
    svg = drawn(LINE, title={"text": "<b>서울</b>"})
    assert "font-family=\"'Noto Sans CJK KR', 'Noto Sans KR', Inter, sans-serif\"" in svg


def test_sums_of_money_are_no_formulas() -> None:
    """Words between two dollar signs print as they are, without MathJax."""
    assert "from $5 to $6" in texts(drawn(LINE, title={"text": "from $5 to $6"}))


def test_no_style_leaks() -> None:
    """Looks are attributes: no style sheet, no class, no inline style."""
    svg = drawn(LINE)
    assert not re.search(r"<style|\bstyle=|\bclass=", svg)


def test_no_mode_bar_and_no_mark_of_the_maker() -> None:
    """Buttons and logos of the browser version stay out."""
    assert "modebar" not in drawn(LINE)
    assert "plotly" not in drawn(LINE).lower()


def test_korean_and_japanese_have_a_place_and_a_font() -> None:
    """Each stretch of another script is placed absolutely, in the font it was measured in."""
    svg = drawn(LINE, title={"text": "Talks 서울 and 東京"})
    spans = re.findall(
        r'<tspan x="[\d.]+"( font-family="\'Noto Sans KR\'[^"]*")?>([^<]*)</tspan>', svg
    )
    assert [(bool(font) or "", words) for font, words in spans] == [
        ("", "Talks "),
        (True, "서울 "),
        ("", "and "),
        (True, "東京"),
    ]


def test_arrows_end_where_they_point() -> None:
    """An arrowhead lies at the end of its line, not in the corner."""
    note = {"x": 2, "y": 5, "text": "peak", "ax": 40, "ay": 40, "showarrow": True}
    svg = drawn(LINE, annotations=[note])
    heads = re.findall(r'transform="translate\(([\d.]+),([\d.]+)\)rotate', svg)
    assert heads
    assert all(float(x) > 50 and float(y) > 50 for x, y in heads)


@pytest.mark.parametrize("kind", ["scater", "pointcloud"])
def test_what_cannot_be_drawn_is_an_error_that_names_it(kind: str) -> None:
    """Never an empty picture: the error names the type, and one that is near."""
    with pytest.raises(FigureError, match=rf"'{kind}', which cannot be drawn"):
        drawn({"type": kind, "x": [1], "y": [1]})


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        ({"data": "x", "layout": {}}, "list 'data'"),
        ({"data": [{"x": {1, 2}.__iter__}], "layout": {}}, "not plain JSON"),
        ({"data": [], "layout": {"images": [{"source": "https://example.org"}]}}, "no PNG or JPEG"),
        ({"data": [], "layout": {"height": 1e9}}, "cannot be drawn"),
        ({"data": [{"type": "heatmap", "z": [1, 2]}], "layout": {}}, "left out trace 0"),
        ({"data": [{"x": [1], "name": "\ud800"}], "layout": {}}, "half a character"),
    ],
)
def test_unusable_figures_are_errors(figure: dict[str, Any], says: str) -> None:
    """A figure that would come out wrong or empty is refused, with the reason."""
    with pytest.raises(FigureError, match=says):
        render(figure, width=480)


def test_missing_values_are_gaps() -> None:
    """NaN is no JSON; it becomes a gap in the line."""
    assert "NaN" not in drawn({"y": [1, float("nan"), 3]})


def test_typed_arrays_of_plotly_py_are_read() -> None:
    """plotly.py 6 writes numbers as base64: little-endian doubles 1 and 2 here."""
    doubles = {"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAAAQA=="}
    assert {"1", "2"} <= set(texts(drawn({"type": "bar", "x": ["a", "b"], "y": doubles})))


def test_threads_may_draw_at_the_same_time() -> None:
    """One engine serves them one after another."""
    expected, found = drawn(LINE), []
    threads = [threading.Thread(target=lambda: found.append(drawn(LINE))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [expected] * 3 == found


def test_a_running_event_loop_does_not_block_it() -> None:
    """In a notebook the engine starts while the kernel's loop runs."""
    javascript.ENGINE.close()

    async def inside() -> str:
        return drawn(LINE)

    assert drawn(LINE) == asyncio.run(inside())


def test_a_figure_that_takes_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is bounded, and the next figure is drawn."""
    expected = drawn(LINE)
    with monkeypatch.context() as patch:
        patch.setattr(javascript, "SECONDS", 0.001)
        with pytest.raises(FigureError, match="Draw fewer points"):
            drawn({"y": list(range(5000))})
    assert expected == drawn(LINE)


def test_a_changed_script_is_refused() -> None:
    """Only the tested files run; the message says how to get them."""
    with pytest.raises(FigureError, match=r"pip install --force-reinstall plotly-mirage==0\.2\.0"):
        assets.script(assets.DOM[0], "0" * 64)


def test_a_missing_script_is_named() -> None:
    """A broken install is told, with the remedy."""
    with pytest.raises(FigureError, match=r"absent\.js"):
        assets.script("absent.js", "0" * 64)
