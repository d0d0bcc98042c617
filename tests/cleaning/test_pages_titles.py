"""Which title of a page is its article's, and what is taken off it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from briefing.cleaning.pages import affixes
from briefing.cleaning.pages.affixes import Around
from briefing.cleaning.pages.page import read
from briefing.cleaning.pages.titles import title

NAMES = ["Harbour Gazette"]


def chosen(
    *,
    og: str = "",
    data: str = "",
    window: str = "",
    headings: tuple[str, ...] = (),
    card: str = "",
) -> tuple[str | None, list[str]]:
    """Title and notes of a page that states these."""
    import json

    script = json.dumps({"@type": "NewsArticle", "headline": data}) if data else "{}"
    page = document_fromstring(
        f'<html><head><title>{window}</title><meta property="og:title" content="{og}">'
        f'<meta property="twitter:title" content="{card}">'
        f'<script type="application/ld+json">{script}</script></head>'
        f"<body>{''.join(f'<h1>{one}</h1>' for one in headings)}<p>x</p></body></html>"
    )
    return title(read(page, "https://www.gazette.test/a"), NAMES, ["Jane Doe"])


@pytest.mark.parametrize(
    ("window", "bare"),
    [
        ("Ministers agree on radar | Harbour Gazette", "Ministers agree on radar"),
        ("Ministers agree on radar - Politics - Harbour Gazette", "Ministers agree on radar"),
        ("Harbour Gazette: Ministers agree on radar", "Ministers agree on radar"),
        ("Harbour Gazette » Ministers agree on radar", "Ministers agree on radar"),
        ("Ministers agree on radar [Harbour Gazette]", "Ministers agree on radar"),
        ("Ministers agree on radar — gazette.test", "Ministers agree on radar"),
        ("Ministers agree on radar | Jane Doe", "Ministers agree on radar"),
        ("Ministers agree on radar：Harbour Gazette", "Ministers agree on radar"),
        ("Ministers agree - and differ - on radar", "Ministers agree - and differ - on radar"),
        ("Radar: ministers agree", "Radar: ministers agree"),
        ("Harbour Gazette", "Harbour Gazette"),
    ],
)
def test_names_around_a_title_are_taken_off(window: str, bare: str) -> None:
    """Outlets, sections beside them, addresses and writers; never a part of the title."""
    assert chosen(window=window)[0] == bare


def test_a_heading_tells_where_the_title_ends() -> None:
    """What the page prints inside its window's title is the title."""
    found = chosen(
        window="Ministers agree on radar - Coast - Some Motto",
        headings=("Ministers agree on radar",),
    )
    assert found == ("Ministers agree on radar", [])


def test_the_name_of_the_site_in_a_heading_is_no_title() -> None:
    """A logo set as a first heading is passed over."""
    found = chosen(headings=("Harbour Gazette", "Ministers agree on radar"))
    assert found[0] == "Ministers agree on radar"


def test_the_data_come_first() -> None:
    """The headline of the data, when window and heading say something else; with a note."""
    found = chosen(
        og="Ministers share radar",
        data="Ministers agree on radar",
        headings=("Ministers share radar",),
    )
    assert found == (
        "Ministers agree on radar",
        ["the page prints the title “Ministers share radar”"],
    )


def test_a_title_made_for_sharing() -> None:
    """It is meant when the data hold only what is printed anyway."""
    found = chosen(
        og="Three ministers, one radar",
        data="Ministers agree on radar",
        window="Ministers agree on radar",
        headings=("Ministers agree on radar",),
    )
    assert found[0] == "Three ministers, one radar"


def test_a_title_that_lacks_its_label() -> None:
    """Of two titles of which one is a part of the other, the printed one."""
    whole = "Talks in Oslo: Ministers agree on radar"
    found = chosen(og="Ministers agree on radar", data=whole, headings=(whole,))
    assert found == (whole, [])


def test_data_cut_at_a_length() -> None:
    """A headline cut inside a word gives way to the whole one."""
    whole = "Ministers of three nations agree on radar data at last"
    assert chosen(og=whole, data=whole[:40], window=f"{whole} | Coast")[0] == whole


def test_labels_that_differ_are_none_of_the_title() -> None:
    """What two titles share behind different labels is the title."""
    found = chosen(
        og="Defence: Ministers agree on radar",
        headings=("Meeting in Oslo - Ministers agree on radar",),
    )
    assert found[0] == "Ministers agree on radar"


def test_a_title_that_was_cut_off() -> None:
    """The whole of it stands elsewhere on the page."""
    found = chosen(og="Ministers agree on…", headings=("Ministers agree on radar data",))
    assert found[0] == "Ministers agree on radar data"


def test_a_page_whose_shared_title_is_that_of_the_site() -> None:
    """A window and a heading that agree outweigh a title that says nothing of them."""
    found = chosen(
        og="All news, all day",
        window="Ministers agree on radar",
        headings=("Ministers agree on radar",),
    )
    assert found[0] == "Ministers agree on radar"


def test_a_heading_that_says_the_same_in_other_words() -> None:
    """Without data, the printed headline comes before the shorter one of the window."""
    printed = "Ministers of three nations agree on radar data at last"
    found = chosen(window="Ministers agree on radar data at last", headings=(printed,))
    assert found[0] == printed


@given(st.text(max_size=80), st.lists(st.text(max_size=30), max_size=4))
def test_what_is_taken_off_leaves_a_part(text: str, names: list[str]) -> None:
    """The bare title is a stretch of the stated one, and never empty for a title."""
    names_around = Around(frozenset(name for name in names if name), frozenset())
    bare = affixes.without(text, names_around)
    assert bare in text
    assert bool(bare) == bool(text)
