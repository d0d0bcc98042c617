"""The article's own text on a web page, and the paragraphs of fragments."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cleaning.pages import text_of
from briefing.cleaning.pages.body import FROM_DATA, Body, body
from briefing.cleaning.pages.bodymarks import marks
from briefing.cleaning.pages.parsing import parsed

FIRST = (
    "The ministers met in Oslo on Monday to agree on how radar data will be shared between "
    "their three countries by the end of the year."
)
SECOND = (
    "A joint cell of twelve officers will sort what the stations send, and each capital will "
    "pay for the officers it sends there."
)
THIRD = (
    "Fishermen along the coast had asked for the stations to be kept away from their harbours, "
    "and two sites were moved for that reason."
)
LINKS = "".join(f'<li><a href="/{n}">Story number {n} of the day</a></li>' for n in range(6))


def page(inner: str, head: str = "") -> str:
    """A page with a menu, a footer, and `inner` as its main part."""
    return (
        f"<!doctype html><html><head><title>Radar for three</title>{head}</head><body>"
        f'<nav class="main-nav"><ul>{LINKS}</ul></nav><main><h1>Radar for three</h1>{inner}</main>'
        f"<footer><p>About us. Contact. Terms of use.</p></footer></body></html>"
    )


def body_of(html: str) -> Body:
    """The body of a page."""
    tree, _ = parsed(html)
    assert tree is not None
    return body(tree)


def article(*parts: str) -> str:
    """A page with an article of these parts around its three paragraphs."""
    before, between, after = (*parts, "", "", "")[:3]
    return page(
        f'<article><div class="story-text">{before}<p>{FIRST}</p><p>{SECOND}</p>{between}'
        f"<p>{THIRD}</p>{after}</div></article>"
    )


def test_menu_title_and_footer_are_no_text() -> None:
    """Only the paragraphs are left."""
    assert body_of(article()).paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("<h2>What the coast says</h2>", "What the coast says"),
        (
            "<blockquote><p>We were heard for once, said one of them.</p></blockquote>",
            "We were heard for once, said one of them.",
        ),
        (
            "<div class='story-text'><p>In a second column the text goes on for a while.</p></div>",
            "In a second column the text goes on for a while.",
        ),
    ],
    ids=["sub-heading", "quotation", "column"],
)
def test_what_belongs_to_the_text_stays(part: str, text: str) -> None:
    """Each as a paragraph of its own, in its place."""
    assert body_of(article("", part)).paragraphs == (FIRST, SECOND, text, THIRD)


def test_list_items_are_paragraphs() -> None:
    """Each item by itself."""
    items = ("Two stations in the north of the bay.", "One station on the island.")
    listed = "".join(f"<li>{item}</li>" for item in items)
    assert body_of(article("", f"<ul>{listed}</ul>")).paragraphs == (FIRST, SECOND, *items, THIRD)


@pytest.mark.parametrize(
    "part",
    [
        "<figure><img src='a.jpg'><figcaption>A station near Oslo at dusk.</figcaption></figure>",
        "<div class='related-stories'><p>Wheat harvest fails in the south again.</p></div>",
        "<div class='newsletter-box'><p>Have the morning's news sent to your inbox.</p></div>",
        "<p>Read more: <a href='/x'>Wheat harvest fails in the south</a></p>",
        f"<ul>{LINKS}</ul>",
        "<p style='display:none'>A line that no reader ever sees on this page.</p>",
        "<p class='visually-hidden'>A line that is only for programs, not readers.</p>",
    ],
    ids=["caption", "related", "newsletter", "read more", "links", "hidden", "unseen"],
)
def test_what_does_not_belong_to_the_text_goes(part: str) -> None:
    """Nothing of it is left between the paragraphs."""
    assert body_of(article("", part)).paragraphs == (FIRST, SECOND, THIRD)


def test_what_closes_the_text_goes() -> None:
    """A line on where to follow the writer, below the last paragraph."""
    tail = "<p>Follow her on social media: @annaberg_writes for more on radar.</p>"
    assert body_of(article("", "", tail)).paragraphs == (FIRST, SECOND, THIRD)


def test_a_dropped_block_is_told_with_its_rule() -> None:
    """Text, rule and line of the page."""
    html = article("", "\n<p>Read more: <a href='/x'>Wheat harvest fails in the south</a></p>")
    dropped = [(line.line, line.text, line.rule) for line in body_of(html).dropped]
    assert dropped == [(2, "Read more: Wheat harvest fails in the south", "leads elsewhere")]


def test_standfirst_is_told_apart() -> None:
    """What stands between title and text under a name for such is no paragraph."""
    html = article().replace(
        "<article>",
        "<p class='standfirst'>Officers of three navies will sit at one table.</p><article>",
    )
    found = body_of(html)
    assert (found.standfirst, found.paragraphs) == (
        "Officers of three navies will sit at one table.",
        (FIRST, SECOND, THIRD),
    )


def test_a_text_the_page_has_only_in_its_data() -> None:
    """The articleBody of the JSON-LD is taken, and a note says so."""
    whole = "\\n\\n".join([FIRST, SECOND, THIRD] * 2)
    stated = f'{{"@type":"NewsArticle","articleBody":"{whole}"}}'
    data = f'<script type="application/ld+json">{stated}</script>'
    found = body_of(page("<p>Loading the story.</p>", data))
    assert (found.paragraphs[:3], found.notes) == ((FIRST, SECOND, THIRD), (FROM_DATA,))


def test_the_page_itself_stays_as_it_was() -> None:
    """Reading the body leaves the tree to those who read on."""
    from lxml.html import tostring

    tree, _ = parsed(article())
    assert tree is not None
    before = tostring(tree)
    body(tree)
    assert tostring(tree) == before


def test_names_of_layout_say_nothing() -> None:
    """A class such as "md:hidden" speaks of looks."""
    tree, _ = parsed("<p class='md:hidden w-[30%] text-lg'>x</p><p class='storyCaption'>y</p>")
    assert tree is not None
    assert [sorted(marks(p)) for p in tree.iter("p")] == [[], ["caption"]]


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("One.<br>Two.<br><br>Three.", ("One. Two.", "Three.")),
        ("<p>A &amp; B<p>C<b>D</b>", ("A & B", "CD")),
        ("<ul><li>x<p>y</p></ul>z", ("x", "y", "z")),
        ("<tr><td>1", ("1",)),
        ("<table><tr><td>1<td>2<tr><td>3<td><b>4</b></table>", ("1 | 2", "3 | 4")),
        ("<pre>a\n b\n\nc</pre>", ("a b", "c")),
        ("Plain text.\n\nIts second part &amp; end.", ("Plain text.", "Its second part & end.")),
        ("<script>x</script><style>y</style><p hidden>z</p>", ()),
        ("<table role='presentation'><tr><td>left<td>right</table>", ("left", "right")),
        ("", ()),
        ("<!-- x -->", ()),
        ("<p>a\x00b", ("a\ufffdb",)),
    ],
)
def test_paragraphs_of_a_fragment(html: str, paragraphs: tuple[str, ...]) -> None:
    """Blocks, line breaks, lists and tables, as a reader sees them apart."""
    assert text_of(html) == paragraphs


@pytest.mark.parametrize("tag", ["div", "span", "ul", "blockquote", "table", "q"])
def test_deep_nesting_is_read_to_its_bottom_or_cut(tag: str) -> None:
    """20,000 levels neither crash nor hang; boxes are read whole."""
    found = text_of(f"<{tag}>" * 20_000 + "deep" + f"</{tag}>" * 20_000 + "<p>after</p>")
    assert found in (("deep", "after"), ())


MARKUP = st.lists(
    st.sampled_from(
        "<div> </div> <p> </p> <br> <table> <tr> <td> </table> <ul> <li> <a href=x> </a> <b> <pre>"
        " <script> </script> <!-- --> <h1> <article> </article> & &amp; &#0; < > \x00 \ud800".split(
            " "
        )
    )
    | st.text(max_size=30),
    max_size=40,
).map("".join)


@given(MARKUP)
@settings(max_examples=40, deadline=None)
def test_any_markup_has_paragraphs(html: str) -> None:
    """No markup trips the reader, and no paragraph is empty or broken in lines."""
    assert all(text and text == " ".join(text.split()) for text in text_of(html))


@given(MARKUP)
@settings(max_examples=12, deadline=None)
def test_any_page_has_one_body(html: str) -> None:
    """The same page gives the same body, whatever it is."""
    whole = article("", html)
    assert body_of(whole) == body_of(whole)
