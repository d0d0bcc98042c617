"""HTML of a cell: what a reader saw of it, and nothing that could act."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.errors import ExportError
from briefing.exporters import blocks
from briefing.exporters.blocks import (
    Break,
    Bullets,
    Code,
    Emph,
    Enum,
    Heading,
    Link,
    Par,
    Quote,
    Rule,
    Strong,
    Struck,
    Sub,
    Sup,
    Text,
    Verbatim,
)
from briefing.exporters.image import Picture
from briefing.exporters.outputs import Printed
from briefing.exporters.variants.saying import said
from briefing.runner.census import Page
from tests.exporters.showing import IMG, page, prose


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One.</p>Two.", [Par((Text("One."),)), Par((Text("Two."),))]),
        ("<h1>A</h1><h6>B</h6>", [Heading(1, (Text("A"),)), Heading(3, (Text("B"),))]),
        ("<blockquote><p>Q</p></blockquote>", [Quote((Par((Text("Q"),)),))]),
        ("<hr>", [Rule()]),
        (
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            [Bullets(((Par((Text("a"),)), Bullets(((Par((Text("b"),)),),))),))],
        ),
        ('<ol start="4"><li>a</li></ol>', [Enum(((Par((Text("a"),)),),), 4)]),
        ("<dl><dt>T</dt><dd>D</dd></dl>", [Par((Strong((Text("T"),)),)), Par((Text("D"),))]),
        ("<p>a<br>b</p>", [Par((Text("a"), Break(), Text("b")))]),
        ("<p> a \n <b> b </b> c </p>", [Par((Text("a "), Strong((Text("b "),)), Text("c")))]),
    ],
)
def test_blocks_of_html(source: str, expected: list[Any]) -> None:
    """Paragraphs, headings, lists and quotations come through as the typed blocks."""
    assert prose(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<i>a</i>", Emph((Text("a"),))),
        ("<s>a</s>", Struck((Text("a"),))),
        ("H<sub>2</sub>", Sub((Text("2"),))),
        ("m<sup>2</sup>", Sup((Text("2"),))),
        ("<code>a b</code>", Code("a b")),
        ("<a href=' https://x.org/a?b=c '>w</a>", Link("https://x.org/a?b=c", (Text("w"),))),
        ("<span style='font-weight:bold'>a</span>", Strong((Text("a"),))),
    ],
)
def test_words_in_a_line(source: str, expected: Any) -> None:
    """Weight, stress, code and links of the web are kept."""
    (par,) = prose(source)
    assert par.nodes[-1] == expected


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.org", "ftp://x"]
)
def test_other_links_are_words(href: str) -> None:
    """A link that leads anywhere but to the web leads nowhere."""
    assert prose(f"<a href='{href}'>words</a>") == [Par((Text("words"),))]


def test_preformatted_lines_stay_as_they_are() -> None:
    """Blanks and line ends of <pre> count."""
    assert page("<pre>a\n  b</pre>") == (Verbatim(("a", "  b")),)


@pytest.mark.parametrize(
    "hiding",
    ["hidden", "style='display:none'", "style='color:red; visibility : hidden'"],
)
def test_what_nobody_saw_is_not_printed(hiding: str) -> None:
    """Hidden parts stay hidden."""
    assert prose(f"<p>a</p><p {hiding}>secret</p><p>b</p>") == [
        Par((Text("a"),)),
        Par((Text("b"),)),
    ]


def test_pictures_stand_where_they_stood() -> None:
    """A picture between paragraphs stays there; one in a line comes after its paragraph."""
    kinds = [type(shown).__name__ for shown in page(f"<p>a</p>{IMG}<p>b {IMG} c</p><p>d</p>")]
    assert kinds == ["Prose", "Picture", "Prose", "Picture", "Prose"]


def test_a_caption_is_the_headline() -> None:
    """A figure of HTML brings its headline along."""
    (shown,) = page(f"<figure>{IMG}<figcaption>What it <i>shows</i></figcaption></figure>")
    assert isinstance(shown, Picture)
    assert (shown.alt, shown.headline) == ("A dot", "What it shows")


def test_a_drawing_keeps_its_names() -> None:
    """SVG inside HTML keeps capitals, which a reader of HTML would spoil."""
    drawn = "<svg viewBox='0 0 2 2'><title>Two</title><linearGradient id='g'/></svg>"
    (shown,) = page(f"<div>{drawn}</div>")
    assert isinstance(shown, Picture)
    assert (shown.suffix, shown.alt) == ("svg", "Two")
    assert b"viewBox" in shown.raw
    assert b"linearGradient" in shown.raw


@pytest.mark.parametrize(
    "source",
    [
        "<img src='https://x.org/a.png'>",
        "<img src='plot.png'>",
        "<img src='file:///etc/passwd'>",
        "<img srcset='https://x.org/a.png 2x'>",
        "<svg><image href='https://x.org/a.png'/></svg>",
        "<svg><script>1</script></svg>",
        "<svg onload='x()'></svg>",
        "<svg><style>@import 'https://x.org';</style></svg>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
    ],
)
def test_a_picture_from_elsewhere_is_an_error(source: str) -> None:
    """Nothing is fetched, and no drawing may act."""
    with pytest.raises(ExportError, match="Cell 3 shows a picture that"):
        page(source)


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("<script>alert(1)</script>", "an interactive output"),
        ("<div class=bk-root></div><script>Bokeh.embed()</script>", "Bokeh"),
        ("<iframe srcdoc='leaflet'></iframe>", "Folium"),
        ("<iframe src='https://x.org'></iframe>", "iframe"),
        ("<canvas></canvas>", "canvas"),
        ("<video src='a.mp4'></video>", "video"),
        ("<audio src='a.mp3'></audio>", "sound"),
        ("<p>Name: <input value='x'></p>", "form"),
        ("<object data='a.pdf'></object>", "embedded object"),
        ("<script src='https://d3js.org/d3.v7.min.js'></script>", "D3"),
    ],
)
def test_what_needs_a_browser_is_an_error(source: str, named: str) -> None:
    """The message names the cell, what it shows, and what to do."""
    with pytest.raises(ExportError, match=rf"Cell 3 shows .*{named}.*remove-cell"):
        page(source)


@pytest.mark.parametrize(
    "source",
    [
        "<script type='application/json'>{}</script>",
        "<script>window.PlotlyConfig = {MathJaxConfig: 'local'};</script>",
        "<style>p { color: red }</style><noscript><p>none</p></noscript>",
        "<!-- words --><template><p>words</p></template>",
    ],
)
def test_what_shows_nothing_is_nothing(source: str) -> None:
    """Setting up a library is no output."""
    assert page(source) == ()


def test_handlers_do_not_survive() -> None:
    """Attributes that act are not even read."""
    assert prose("<p onclick='alert(1)' style='background:url(https://x.org)'>words</p>") == [
        Par((Text("words"),))
    ]


def test_shapes_for_other_drawings_are_no_picture() -> None:
    """Xarray puts its icons into a drawing without size, and its words into a hidden part."""
    store = "<svg style='position: absolute; width: 0; height: 0'><symbol id='i'/></svg>"
    assert page(f"{store}<pre>an array</pre><div style='display:none'><input></div>") == (
        Verbatim(("an array",)),
    )


@pytest.mark.parametrize("part", ["<svg ", "<style>", "<!--", "<script>", "</svg>", "<td ", "&#"])
def test_openings_without_end_are_read_in_good_time(part: str) -> None:
    """A hundred thousand of them are no more than their length."""
    with contextlib.suppress(ExportError):
        page(part * 100_000)


def test_brackets_without_end_in_a_style_sheet_are_passed_over() -> None:
    """The table comes without that rule."""
    source = f"<style>#a{{color:{'(' * 50_000}}}</style><table id=a><tr><td>1</td></tr></table>"
    assert len(page(source)) == 1


def test_deep_nesting_is_read_whole() -> None:
    """Ten thousand boxes inside each other lose no word."""
    assert "words" in " ".join(told(page("<div>" * 10_000 + "words")))
    assert "words" in " ".join(told(page("<b>" * 300 + "words")))


def told(shown: tuple[Printed, ...]) -> list[str]:
    """All texts of what is printed."""
    return [text for one in shown for text in said(one)]


PARTS = st.sampled_from(
    """<p> </p> <div> <ul><li> </ul> <b> </b> <table><tr><td> <td> <tr> </table> <th> <br> <pre>
    </pre> <span> <blockquote> <h2> </h2> <a href='https://x.org'> </a> &amp; &lt; <!-- -->
    <style> </style> <caption> <svg/> <td@rowspan=9> <td@colspan=7> <thead> <tfoot> <p@hidden>
    <td@style='color:red'> <script@type='text/plain'> </script>""".replace("\n", " ").split()
).map(lambda part: part.replace("@", " "))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)


@given(st.lists(st.one_of(PARTS, WORDS)).map("".join))
@example("<table><tr><td rowspan=9><td colspan=7><tr><td>")
def test_any_html_is_read_or_is_an_error(source: str) -> None:
    """Broken markup is what notebooks hold; every grid that comes of it is full."""
    with contextlib.suppress(ExportError):
        for shown in page(source):
            if isinstance(shown, blocks.Table):
                places = [c.columns * c.rows for r in (*shown.head, *shown.rows) for c in r.cells]
                assert sum(places) == len(shown.columns) * len((*shown.head, *shown.rows))


@given(st.lists(WORDS.filter(lambda word: re.fullmatch(r"[^<>&]*", word))))
def test_words_of_paragraphs_survive(words: list[str]) -> None:
    """No word is lost on the way."""
    source = "".join(f"<p>{word}</p>" for word in words)
    found = " ".join(told(page(source))).split()
    assert found == " ".join(words).split()


SHOWN = [
    IMG,
    "<p>a</p>",
    "<svg></svg>",
    "<div hidden>",
    "</div>",
    "<noscript><img src=x></noscript>",
]


@given(st.lists(st.sampled_from([*SHOWN, f"<table><tr><td>{IMG}<td><svg/></td></tr></table>"])))
def test_pictures_are_counted_alike(parts: list[str]) -> None:
    """The runner counts pictures by a reading of its own, and comes to the same number."""
    hidden = parts.count("<div hidden>")
    source = "".join(parts) + "</div>" * hidden
    pictures = [shown for shown in page(source) if isinstance(shown, Picture)]
    assert len(pictures) == Page.of(source).figures
