"""What a web page states of its article, all fields together, from markup of many habits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

from briefing.cleaning.known import Known
from briefing.cleaning.pages.metadata import metadata
from briefing.models import Published

ADDRESS = "https://gazette.test/world/radar"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ministers agree on radar data",
    "datePublished": "2024-03-01T10:00:00+09:00",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Kim Lee"}],
    "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
    "inLanguage": "en-GB",
}


def script(value: Any) -> str:
    """A JSON-LD script of `value`."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def tree(head: str, body: str = "<p>Text.</p>", lang: str = "") -> HtmlElement:
    """The tree of a page."""
    attribute = f' lang="{lang}"' if lang else ""
    return document_fromstring(f"<html{attribute}><head>{head}</head><body>{body}</body></html>")


def known(head: str, body: str = "<p>Text.</p>", lang: str = "") -> Known:
    """What the page of this head and body states."""
    return metadata(tree(head, body, lang), ADDRESS)


def test_json_ld_gives_every_field() -> None:
    """An article's own data are read whole."""
    assert known(script(ARTICLE)) == Known(
        title="Ministers agree on radar data",
        outlet="Harbour Gazette",
        byline="Jane Doe, Kim Lee",
        published=Published(
            "2024-03-01",
            "JSON-LD datePublished 2024-03-01T10:00:00+09:00",
            "10:00:00",
            "+09:00",
        ),
        language="en-GB",
        url=ADDRESS,
    )


def test_open_graph_gives_what_json_ld_would() -> None:
    """A page with nothing but meta fields."""
    found = known(
        '<meta property="og:title" content="Ministers agree | Harbour Gazette">'
        '<meta property="og:site_name" content="Harbour Gazette">'
        '<meta property="og:locale" content="en_US">'
        '<meta property="article:published_time" content="2024-03-01T01:00:00Z">'
        '<meta name="author" content="By Jane Doe">'
    )
    assert (found.title, found.outlet, found.byline, found.language) == (
        "Ministers agree",
        "Harbour Gazette",
        "Jane Doe",
        "en-US",
    )
    assert found.published == Published(
        "2024-03-01", "meta article:published_time 2024-03-01T01:00:00Z", "01:00:00", "Z"
    )


def test_microdata_gives_its_fields() -> None:
    """Properties of an Article in the markup of the text."""
    body = (
        '<div itemscope itemtype="https://schema.org/Article">'
        '<h1 itemprop="headline">Ministers agree on radar data</h1>'
        '<span itemprop="author" itemscope><b itemprop="name">Jane Doe</b></span>'
        '<meta itemprop="datePublished" content="2024-03-01"></div>'
    )
    found = known("<title>x</title>", body)
    assert found.byline == "Jane Doe"
    assert found.published == Published("2024-03-01", "microdata datePublished 2024-03-01")


def test_a_page_that_states_nothing() -> None:
    """Every field is None, but the address the page was found at."""
    assert known("") == Known(url=ADDRESS)


def test_without_an_address_there_may_be_none() -> None:
    """No address is made up."""
    assert metadata(tree("<title>Ministers agree</title>")).url is None


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<link rel="canonical" href="/world/other">', "https://gazette.test/world/other"),
        ('<meta property="og:url" content="https://gazette.test/o">', "https://gazette.test/o"),
        ('<base href="https://b.test/"><link rel="canonical" href="x">', "https://b.test/x"),
        ('<link rel="canonical" href="javascript:alert(1)">', ADDRESS),
        ('<link rel="canonical" href="data:text/html,x">', ADDRESS),
        ('<link rel="canonical" href="https://[broken">', ADDRESS),
        ('<link rel="canonical" href="https://gazette.test/">', ADDRESS),
    ],
)
def test_the_address_of_the_page(markup: str, url: str) -> None:
    """Canonical before og:url, absolute, of the web, and not the front page for an article."""
    assert known(markup).url == url


@pytest.mark.parametrize(
    ("head", "lang", "language"),
    [
        ("", "de", "de"),
        ("", "EN_us", "en-US"),
        ("", "zh-hant-tw", "zh-Hant-TW"),
        ('<meta http-equiv="Content-Language" content="fr, en">', "", "fr"),
        ('<meta property="og:locale" content="ja_JP">', "", "ja-JP"),
        ("", "x y", None),
        ("", "und", None),
    ],
)
def test_the_language_a_page_states(head: str, lang: str, language: str | None) -> None:
    """As a BCP 47 tag, from the page, a meta field or the locale."""
    assert known(head, lang=lang).language == language


def test_the_script_of_a_title_outweighs_the_stated_language() -> None:
    """A Korean title on a page that says it is English is Korean, with a note."""
    found = known("<title>세 나라 장관이 레이더 자료를 나누기로 했다</title>", lang="en")
    assert found.language == "ko"
    assert found.notes == ("the page says its language is en; its title is in ko",)


@pytest.mark.parametrize(
    ("author", "outlet", "carried_by"),
    [
        ("Reuters", "Harbour Gazette", "Reuters"),
        ("Jane Doe Associated Press", "Harbour Gazette", "Associated Press"),
        ("AP Sports Writer", "Harbour Gazette", "AP"),
        ("Associated Press", "AP News", None),
        ("Jane Doe", "Harbour Gazette", None),
    ],
)
def test_the_agency_that_carried_the_text(author: str, outlet: str, carried_by: str | None) -> None:
    """An agency in an author field, unless the outlet is the agency itself."""
    data = {**ARTICLE, "author": author, "publisher": {"name": outlet}}
    assert known(script(data)).carried_by == carried_by


def test_an_opinion_type_is_an_editorial() -> None:
    """The type of the article tells its genre."""
    assert known(script({**ARTICLE, "@type": "OpinionNewsArticle"})).genre == "editorial"


def test_a_section_tells_the_genre() -> None:
    """A section that is called by the name of a genre."""
    assert known('<meta property="article:section" content="Opinion">').genre == "editorial"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Harbour Gazette - All the news of the coast", "Harbour Gazette"),
        ("https://gazette.test", None),
        ("U.S.", None),
        ("@gazette", "gazette"),
    ],
)
def test_the_outlet_without_motto_address_or_section(name: str, outlet: str | None) -> None:
    """What a site calls itself, without what is no name."""
    assert known(f'<meta property="og:site_name" content="{name}">').outlet == outlet


def test_the_better_spelling_of_an_outlet() -> None:
    """The same name with capitals and spaces is kept."""
    head = '<meta property="og:site_name" content="harbourgazette">' + script(ARTICLE)
    assert known(head).outlet == "Harbour Gazette"


_HOSTILE = [
    script([ARTICLE] * 5_000),
    '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    '<script type="application/ld+json">{"@type":"Article","datePublished":'
    + "9" * 9_000
    + "}</script>",
    "".join(f'<meta name="m{n}" content="x">' for n in range(30_000)),
    '<meta property="og:title" content="' + "a - " * 3_000 + '">',
    "<h1>a b</h1>" * 5_000,
    "<h1>T</h1>" + "<div>" * 200 + "<span> </span>" * 20_000,
    "<time datetime='0001-01-01'>x</time>" * 5_000,
    "<div itemscope>" * 200 + "<i itemprop=author>x</i>" * 5_000,
]


@pytest.mark.parametrize("markup", _HOSTILE, ids=range(len(_HOSTILE)))
def test_hostile_pages_cost_little(markup: str) -> None:
    """Giant, deep and repeated statements are read within bounds: no title, date or error."""
    found = known("<title>Ministers agree</title>" + markup)
    assert found.published is None or found.published.date == "2024-03-01"


def test_control_characters_and_markup_are_taken_off() -> None:
    """A field is one line of visible characters."""
    title = "Ministers\u200b &amp;lt;b&amp;gt;agree\u202e\u0007 on&amp;nbsp;radar"
    found = known(f'<meta property="og:title" content="{title}">')
    assert found.title == "Ministers agree on radar"


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "@type @id @graph headline name author publisher datePublished dateModified "
                "mainEntityOfPage articleSection inLanguage creditText url itemListElement".split()
            ),
            inner | st.sampled_from(["NewsArticle", "WebPage", "2024-03-01", "#a", ADDRESS]),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(_VALUES)
@settings(max_examples=150, deadline=None)
def test_any_json_ld_is_read_without_error(value: Any) -> None:
    """Whatever the objects hold, the fields are texts on one line or None."""
    found = known(script(value))
    fields = (found.title, found.outlet, found.byline, found.language, found.carried_by)
    assert all(one is None or (one and "\n" not in one) for one in fields)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read_without_error(markup: str) -> None:
    """A page of arbitrary characters states something or nothing, and never raises."""
    page = document_fromstring(f"<html><body><h1>x</h1>{markup.replace(chr(0), '')}</body></html>")
    assert isinstance(metadata(page, markup), Known)
