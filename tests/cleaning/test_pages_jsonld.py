"""JSON-LD as it is found: nested, listed, referred to, and broken."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cleaning.pages import jsonld, scripts

NEWS = {"@type": "NewsArticle", "headline": "Ministers agree", "datePublished": "2024-03-01"}


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(NEWS),
        json.dumps([{"@type": "WebSite"}, NEWS]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "Person"}, NEWS]}),
        json.dumps({"@type": "WebPage", "mainEntity": NEWS}),
        "<!-- " + json.dumps(NEWS) + " -->",
        "//<![CDATA[\n" + json.dumps(NEWS) + "\n//]]>",
        json.dumps(NEWS) + ";",
        json.dumps(NEWS).replace("}", ",}"),
        json.dumps(NEWS).replace("agree", "agree") + "}}",
        json.dumps(NEWS)[:-1],
        json.dumps({**NEWS, "@type": ["Thing", "https://schema.org/NewsArticle"]}),
        json.dumps({**NEWS, "description": "one\ntwo"}).replace("\\n", "\n"),
    ],
)
def test_the_article_is_found(script: str) -> None:
    """Wherever the object stands, and in JSON with the usual faults."""
    node = jsonld.article(scripts.nodes([script]), None, [])
    assert jsonld.text(node, "headline") == "Ministers agree"
    assert jsonld.text(node, "datePublished") == "2024-03-01"


def test_the_article_of_the_page_comes_before_those_it_links_to() -> None:
    """An object that names the page's address or title is the page's."""
    other = {**NEWS, "headline": "Wheat harvest fails", "url": "https://gazette.test/wheat"}
    mine = {**NEWS, "mainEntityOfPage": {"@id": "https://gazette.test/radar"}}
    found = scripts.nodes([json.dumps([other, mine])])
    assert jsonld.article(found, "https://gazette.test/radar/", []) == mine
    assert jsonld.article(found, None, ["MINISTERS AGREE!"]) == mine


def test_a_list_of_other_articles_is_none_of_the_page() -> None:
    """Several articles that name neither address nor title are links."""
    others = [{**NEWS, "headline": f"Wheat harvest fails again {n}"} for n in range(3)]
    found = scripts.nodes([json.dumps({"@type": "ItemList", "itemListElement": others})])
    assert jsonld.article(found, "https://gazette.test/radar", ["Ministers agree"]) is None
    assert jsonld.article(found[:2], "https://gazette.test/radar", []) == others[0]


def test_a_page_without_articles_has_none() -> None:
    """Organisations and lists of links are no articles."""
    found = scripts.nodes([json.dumps([{"@type": "Organization"}, {"@type": "BreadcrumbList"}])])
    assert jsonld.article(found, None, []) is None


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ({"name": "Jane Doe"}, ["Jane Doe"]),
        (
            [{"name": "Jane Doe"}, "Kim Lee", {"name": ["Ada Roe"]}],
            ["Jane Doe", "Kim Lee", "Ada Roe"],
        ),
        ({"givenName": "Jane", "familyName": "Doe"}, ["Jane Doe"]),
        ({"@id": "#p1"}, ["Paul Poe"]),
        ({"@id": "#nobody"}, []),
        (7, []),
        (None, []),
    ],
)
def test_names(author: object, names: list[str]) -> None:
    """Strings, objects, references and lists of them."""
    found = [{"@id": "#p1", "@type": "Person", "name": "Paul Poe"}]
    assert jsonld.named(author, found) == names


def test_a_loop_of_references_ends() -> None:
    """An object that refers to itself has no name."""
    node = {"@id": "#a", "author": {"@id": "#a"}}
    assert jsonld.named(node["author"], [node]) == []


def test_bounds() -> None:
    """A script too large is left out, the next is read; depth and number are bounded."""
    large = json.dumps({**NEWS, "articleBody": "x" * scripts.LARGEST})
    assert scripts.nodes([large, json.dumps(NEWS)]) == [NEWS]
    assert len(scripts.nodes([json.dumps([NEWS] * 5_000)])) == scripts.MOST_NODES
    assert scripts.nodes(["[" * 100_000]) == [{}]
    assert len(scripts.nodes([json.dumps(NEWS)] * 1_000)) == scripts.MOST_SCRIPTS


@given(st.text(max_size=300))
def test_any_text_is_read(script: str) -> None:
    """What is no JSON gives no article, and no error."""
    assert jsonld.article(scripts.nodes([script]), None, []) is None or "{" in script


@given(st.text(max_size=60), st.integers(0, 200))
def test_a_cut_script_shows_what_it_has(headline: str, cut: int) -> None:
    """A script cut anywhere is read as far as it goes, without error."""
    whole = json.dumps({**NEWS, "headline": headline, "name": "x"})
    for node in scripts.nodes([whole[:cut]]):
        assert isinstance(jsonld.text(node, "headline"), str)
