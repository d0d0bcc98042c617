"""`search`: pages, fields, passages, and Korean, Japanese and Chinese by words or letter pairs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ParameterError, UnknownNameError, UsageError
from briefing.library import Library, segmenting
from briefing.models import Article
from tests.build import article

told_into_words = pytest.mark.skipif(
    not (find_spec("kiwipiepy") and find_spec("sudachipy")),
    reason="kiwipiepy and sudachipy are not installed: finding by words was not tried",
)


TEXTS = {
    "Radar": ("Radar data are shared. " * 3 + "The allies agreed on it in Oslo.", "en"),
    "Warnings": ("Missile warnings and radar data flow to the allies.", "en"),
    "Müller": ("The café in São Paulo was shut by the mayor.", "en"),
    "안보": ("한미일은 안보를 강화한다. 대통령이 만났다.", "ko"),
    "東京": ("東京都で会議が開かれた。知事が本を読んだ。", "ja"),
    "京都": ("京都の会議で本を読む。", "ja"),
    "北京": ("北京的会议讨论安全合作。", "zh"),
}


def _nobody(_: str) -> None:
    """In the place of `segmenter`: nothing is installed."""


def articles() -> list[Article]:
    """One article a title, each of another month."""
    return [
        article(text, title=title, language=language, published=f"2024-{month:02}", outlet=outlet)
        for month, (title, (text, language)) in enumerate(TEXTS.items(), start=1)
        for outlet in ("The Bergen Post" if month % 2 else "Osaka Times",)
    ]


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """The articles, with segmenters."""
    with closing(Library()) as made:
        made.add(*articles())
        yield made


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The articles in a library made without segmenters."""
    monkeypatch.setattr(segmenting, "segmenter", _nobody)
    with closing(Library()) as made:
        made.add(*articles())
        yield made


def titles(library: Library, query: str, **asked: Any) -> list[str]:
    """The titles found, the best first."""
    return [hit.article.title for hit in library.search(query, **asked)]


def test_the_best_comes_first(library: Library) -> None:
    """By BM25: more often, in a shorter text, in the title."""
    assert titles(library, "radar") == ["Radar", "Warnings"]


def test_accents_and_case_do_not_matter(library: Library) -> None:
    """“CAFE” finds “café”, and the other way round."""
    assert titles(library, "CAFE Sâo") == ["Müller"]


def test_pages(library: Library) -> None:
    """Limit and offset choose the page, total counts all."""
    page = library.search("radar", limit=1, offset=1)
    assert ([h.article.title for h in page], page.total) == (["Warnings"], 2)


def test_a_page_behind_the_last(library: Library) -> None:
    """It is empty, and no error."""
    assert len(library.search("radar", offset=50)) == 0


@pytest.mark.parametrize(
    ("query", "asked", "found"),
    [
        ("radar", {"outlet": "bergen post"}, ["Radar"]),
        ('radar outlet:"The Osaka Times"', {}, ["Warnings"]),
        ("radar OR missile", {"outlet": "Osaka Times"}, ["Warnings"]),
        ("radar", {"since": "2024-02"}, ["Warnings"]),
        ("radar until:2024-01", {}, ["Radar"]),
        ("language:ja", {}, ["京都", "東京"]),
        ("(language:ja OR language:zh) NOT 北京", {}, ["京都", "東京"]),
        ("", {"language": "zh"}, ["北京"]),
        ("radar genre:editorial", {}, []),
        ("data AND (missile OR warnings)", {}, ["Warnings"]),
        ('"radar data" NOT missile', {}, ["Radar"]),
    ],
)
def test_fields_and_operators(
    library: Library, query: str, asked: dict[str, str], found: list[str]
) -> None:
    """Typed in the query or given beside it; without words the latest comes first."""
    assert sorted(titles(library, query, **asked)) == sorted(found)


def test_without_words_the_latest_comes_first(library: Library) -> None:
    """There is nothing to rank by."""
    assert titles(library, "language:en") == ["Müller", "Warnings", "Radar"]


def test_an_outlet_nobody_has(library: Library) -> None:
    """The nearest one is named."""
    with pytest.raises(UnknownNameError, match="Did you mean 'Osaka Times'"):
        library.search("radar", outlet="Osaka Tmes")


def test_a_genre_nobody_has(library: Library) -> None:
    """The nearest one is named."""
    with pytest.raises(UnknownNameError, match="Did you mean 'editorial'"):
        library.search("radar", genre="editoral")


def test_limits_in_the_wrong_order(library: Library) -> None:
    """As in `about`."""
    with pytest.raises(ParameterError, match="swap them"):
        library.search("radar", since="2025", until="2024")


def test_nothing_asked(library: Library) -> None:
    """Neither words nor a field."""
    with pytest.raises(UsageError, match="the topic is empty"):
        library.search("")


def test_the_passage_shows_what_was_found(library: Library) -> None:
    """Its marks are the words themselves, in other forms too."""
    (hit,) = library.search("warning")
    assert hit.marked("[", "]") == "Missile [warnings] and radar data flow to the allies."


def test_the_passage_of_a_phrase(library: Library) -> None:
    """A phrase is marked as a whole."""
    hit = library.search('"radar data" missile')[0]
    assert "**radar data**" in hit.marked()


def test_hits_show_as_a_table() -> None:
    """In a notebook: what matches is marked, and a hostile text stays text."""
    with closing(Library()) as made:
        made.add(article("Radar <b>data</b> & more.", title="<script>alert(1)</script>"))
        shown = made.search("radar")._repr_mimebundle_()
    assert "<mark>Radar</mark> &lt;b&gt;data&lt;/b&gt; &amp; more." in shown["text/html"]
    assert "<script>" not in shown["text/html"]
    assert shown["text/plain"].startswith("1 of 1 articles\n2024-06-20  The Test Gazette")


def test_the_reason(library: Library) -> None:
    """Words, missing words and fields."""
    (hit,) = library.search("missile wheat genre:report")
    assert hit.why == "has missile; without wheat; genre report"


def test_an_older_version_is_not_found() -> None:
    """A page saved again with other text takes the place of the first."""
    with closing(Library()) as made:
        old = article("Ferries are late today.", title="Ferries", url="https://example.org/a")
        made.add(old)
        made.add(replace(old, id="other", paragraphs=("Ferries are on time.",)))
        assert (titles(made, "ferries"), made.search("late").total) == (["Ferries"], 0)
        assert [a.id for a in made.versions(old.id)] == ["other", old.id]


@pytest.mark.parametrize("query", ["안보", "안보를", "대통령", '"안보를 강화"', "만나다"])
@told_into_words
def test_korean_words_are_found_without_their_endings(library: Library, query: str) -> None:
    """Particles and endings do not matter."""
    assert titles(library, query) == ["안보"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("京都", ["京都"]),
        ("東京", ["東京"]),
        ("読む", ["京都", "東京"]),
        ("会議", ["京都", "東京"]),
    ],
)
@told_into_words
def test_japanese_is_found_by_words(library: Library, query: str, found: list[str]) -> None:
    """No hit across the border of two words: 京都 is not in 東京都."""
    assert sorted(titles(library, query)) == sorted(found)


@pytest.mark.parametrize("query", ["北京", "安全合作", "讨论安全", "安"])
def test_chinese_is_found_by_letter_pairs(library: Library, query: str) -> None:
    """There are no words, so any stretch is found."""
    assert titles(library, query) == ["北京"]


def test_without_segmenters_pairs_are_searched(plain: Library) -> None:
    """What is there is found, across borders too."""
    assert sorted(titles(plain, "京都")) == ["京都", "東京"]


def test_a_library_made_without_segmenters_is_searched_by_pairs(
    monkeypatch: pytest.MonkeyPatch, plain: Library
) -> None:
    """With a segmenter now: nothing is lost, and the statistics tell how many have no words."""
    monkeypatch.undo()
    assert titles(plain, "안보") == ["안보"]
    assert plain.stats().pairs_only == {"hangul": 1, "han": 3}


@told_into_words
def test_the_index_is_made_anew_with_segmenters(
    monkeypatch: pytest.MonkeyPatch, plain: Library
) -> None:
    """Words are told now, and 京都 is not found in 東京都 any more."""
    monkeypatch.undo()
    plain.index_anew()
    assert titles(plain, "京都") == ["京都"]
    assert plain.stats().pairs_only == {"hangul": 0, "han": 1}


@told_into_words
def test_a_missing_segmenter_is_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are in the index, but cannot be told in the query: pairs are searched."""
    monkeypatch.setattr(segmenting, "segmenter", _nobody)
    hits = library.search("안보")
    assert ([h.article.title for h in hits], "kiwipiepy" in hits.notes[0]) == (["안보"], True)


def test_a_text_too_long_to_be_told_into_words_has_pairs() -> None:
    """It costs no minutes, and is found."""
    told = segmenting.told("안보 " * 70_000, "ko")
    assert (told.hangul, told.words.strip(), told.pairs[:5]) == (2, "", "안보 보 ")


@told_into_words
def test_the_library_knows_its_segmenters(library: Library) -> None:
    """Name and version."""
    assert set(library.stats().segmenters) == {"hangul", "han"}


@settings(deadline=None, max_examples=50)  # the first letter of a script loads its segmenter
@given(st.text(max_size=40), st.text(max_size=300))
def test_any_passage_has_marks_inside_it(query: str, text: str) -> None:
    """Whatever the letters: marks are in order, apart, and within the passage."""
    with closing(Library()) as made:
        made.add(article(text or "a"))
        try:
            hits = made.search(f"{query} OR a" if query.strip() else "a")
        except UsageError:
            return
        for hit in hits:
            ends = [end for mark in hit.marks for end in mark]
            assert ends == sorted(ends)
            assert all(0 <= end <= len(hit.snippet) for end in ends)
