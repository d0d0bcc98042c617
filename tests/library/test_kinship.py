"""Exact, near and contained copies are found when an article is added, and nothing else is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.library import kinship
from briefing.library.kinship_relation import Relation, compared
from briefing.library.kinship_shingles import sketch
from briefing.models import Article
from tests.build import article
from tests.library.stories import EDITING, FORM, HARVEST, KOREAN, RADAR


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """A library's tables of kinship, empty."""
    opened = sqlite3.connect(":memory:", isolation_level=None)
    opened.executescript(kinship.TABLES)
    yield opened
    opened.close()


def relation(one: Article, other: Article) -> Relation:
    """How two articles are related by their words."""
    return compared(sketch(one), sketch(other))


def groups(*articles: Article) -> list[tuple[int, ...]]:
    """The groups of these articles, numbered from 0, that have more than one."""
    return [group for group in kinship.among(articles).groups if len(group) > 1]


def changed(*paragraphs: str) -> tuple[str, ...]:
    """The paragraphs with a word exchanged in each."""
    return tuple(p.replace(" the ", " that ", 1) for p in paragraphs)


def test_the_same_text_is_exact() -> None:
    """Title, outlet, marks and capitals do not matter."""
    other = article(*(p.upper().replace(",", "") for p in RADAR), title="Another")
    assert relation(article(*RADAR), other) == Relation("exact", 1.0, 1.0)


def test_a_few_words_changed_is_near() -> None:
    """An editor's pen leaves the text what it was."""
    found = relation(article(*RADAR), article(*changed(*RADAR)))
    assert (found.kind, found.similarity > 0.95) == ("near", True)


def test_a_story_inside_a_longer_piece_is_contained() -> None:
    """The wire story is carried whole, with paragraphs of the paper round it."""
    found = relation(article(*RADAR), article(*HARVEST, *RADAR, EDITING))
    assert (found.kind, found.inside) == ("contained", True)


def test_another_story_is_none() -> None:
    """Same title, same outlet, another text."""
    assert relation(article(*RADAR), article(*HARVEST)).kind == "none"


def test_a_passage_that_is_only_quoted_is_no_containment() -> None:
    """A report that quotes a statement is not the statement."""
    quoted = article(*HARVEST, "The minister said: “" + " ".join(RADAR) + "”")
    assert relation(article(*RADAR), quoted).kind == "none"


def test_half_a_text_in_common_is_none() -> None:
    """Two of five paragraphs are shared background."""
    assert relation(article(*RADAR), article(*RADAR[:2], *HARVEST)).kind == "none"


def test_korean_is_compared_by_letters() -> None:
    """Spaces, which writers set differently, do not matter."""
    other = article(KOREAN.replace("국방 장관", "국방장관").replace("나눌지", "쓸지"))
    assert relation(article(KOREAN), other).kind == "near"


def test_a_short_text_is_a_copy_only_with_its_title() -> None:
    """“See the video.” stands under many headlines."""
    one, other = article("See the video.", title="One"), article("See the video.", title="Two")
    assert relation(one, other).kind == "none"


def test_copies_share_a_group() -> None:
    """Exact, near and contained copies are one group; another story stays alone."""
    found = groups(
        article(*RADAR),
        article(*RADAR, title="Again"),
        article(*HARVEST),
        article(*changed(*RADAR)),
        article(*RADAR, EDITING, EDITING.replace("closing", "second")),
    )
    assert found == [(0, 1, 3, 4)]


def test_a_round_up_does_not_join_what_it_carries() -> None:
    """Two stories in one long piece remain two sources."""
    assert groups(article(*RADAR), article(*HARVEST), article(*RADAR, *HARVEST)) == [(0, 2)]


def test_a_form_filled_in_anew_stays_apart() -> None:
    """The same phrases on another day tell of another call."""
    later = FORM.replace("3 May 2021", "9 June 2022").replace("14", "21")
    found = groups(article(FORM, published="2021-05-03"), article(later, published="2022-06-09"))
    assert found == []


def test_a_statement_issued_anew_stays_apart() -> None:
    """One outlet, months later, a few words changed: its next statement."""
    one = article(*RADAR, published="2024-01-10")
    assert groups(one, article(*changed(*RADAR), published="2024-06-20")) == []


def test_another_outlet_months_later_has_a_copy() -> None:
    """A text that another outlet prints does not become its own with time."""
    one = article(*RADAR, published="2024-01-10")
    other = article(*changed(*RADAR), published="2024-06-20", outlet="Valley Post")
    assert groups(one, other) == [(0, 1)]


def test_a_resolution_brought_in_again_is_the_same_text() -> None:
    """Chambers take up each other's texts years later."""
    one = article(*RADAR, published="2020-01-10", genre="resolution")
    other = article(*changed(*RADAR), published="2022-01-10", genre="resolution")
    assert groups(one, other) == [(0, 1)]


def test_a_story_changed_under_another_headline_is_another_story(db: sqlite3.Connection) -> None:
    """It stays one source; as stories, an outlet's old and new headline are two."""
    for number, one in enumerate(
        (
            article(*RADAR, title="Ministers to meet"),
            article(*changed(*RADAR), title="Ministers to meet"),
            article(*changed(*changed(*RADAR)), title="Ministers have met"),
        )
    ):
        kinship.add(db, number, one)
    assert kinship.stories(db) == ((0, 1), (2,))


def test_removing_a_link_parts_the_group(db: sqlite3.Connection) -> None:
    """What was alike only through a third text is alone when that one goes."""
    middle = (*RADAR, EDITING)
    texts = [article(*RADAR), article(*middle), article(*middle[1:])]
    for number, one in enumerate(texts):
        kinship.add(db, number, one)
    before = kinship.related(db, range(3)).groups
    kinship.remove(db, 1)
    assert (before, kinship.related(db, (0, 2)).groups) == (((0, 1, 2),), ((0,), (2,)))


def test_removing_all_leaves_nothing(db: sqlite3.Connection) -> None:
    """No row stays behind."""
    for number, one in enumerate((article(*RADAR), article(*changed(*RADAR)), article(*HARVEST))):
        kinship.add(db, number, one)
    for number in (1, 0, 2, 7):
        kinship.remove(db, number)
    left = db.execute(
        "SELECT (SELECT count(*) FROM kin_texts), (SELECT count(*) FROM kin_articles),"
        " (SELECT count(*) FROM kin_keys), (SELECT count(*) FROM kin_pairs)"
    )
    assert left.fetchone() == (0, 0, 0, 0)


def test_strangers_have_no_relation() -> None:
    """Asked of articles of two groups, the answer is none."""
    kin = kinship.among((article(*RADAR), article(*HARVEST)))
    assert kin.relation(0, 1) == Relation("none")


def test_who_was_not_asked_about_is_refused() -> None:
    """A number that is not among the articles is no article."""
    with pytest.raises(LookupError, match="not among those asked about"):
        kinship.among((article(*RADAR),)).group(5)


SENTENCES = st.sampled_from([*RADAR, *HARVEST, EDITING, FORM, KOREAN])
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map(tuple)
ANY = st.lists(st.text(max_size=80), min_size=1, max_size=4).map(tuple)


@given(TEXTS | ANY, TEXTS | ANY)
@settings(max_examples=150, deadline=None)
def test_relation_is_symmetric(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Whoever comes first, two texts are related in one way."""
    here, there = relation(article(*one), article(*other)), relation(article(*other), article(*one))
    assert (here.kind, here.similarity) == (there.kind, there.similarity)


@given(TEXTS | ANY)
@settings(max_examples=80, deadline=None)
def test_relation_is_reflexive(text: tuple[str, ...]) -> None:
    """Every text is exactly itself, even one without words."""
    assert relation(article(*text), article(*text)).kind == "exact"


@given(st.lists(TEXTS, min_size=2, max_size=7, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_does_not_change_groups(texts: list[tuple[str, ...]], draw: object) -> None:
    """The same articles in another order are grouped the same."""
    shuffled = list(range(len(texts)))
    draw.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis does not name its type
    first = kinship.among([article(*text) for text in texts]).groups
    second = kinship.among([article(*texts[n]) for n in shuffled]).groups
    assert {frozenset(g) for g in first} == {frozenset(shuffled[n] for n in g) for g in second}


@given(st.lists(TEXTS, min_size=2, max_size=6, unique=True), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_removing_is_as_if_never_added(texts: list[tuple[str, ...]], gone: int) -> None:
    """Groups without an article are those of a library it was never in."""
    gone %= len(texts)
    opened = sqlite3.connect(":memory:", isolation_level=None)
    opened.executescript(kinship.TABLES)
    for number, text in enumerate(texts):
        kinship.add(opened, number, article(*text))
    kinship.remove(opened, gone)
    rest = [n for n in range(len(texts)) if n != gone]
    found = kinship.related(opened, rest).groups
    opened.close()
    fresh = kinship.among([article(*texts[n]) for n in rest]).groups
    assert set(found) == {tuple(rest[n] for n in g) for g in fresh}


def test_keys_are_the_same_in_every_process() -> None:
    """What is stored must be found again by another process, whatever seeds its hashes."""
    code = (
        "from tests.library.stories import RADAR\n"
        "from tests.build import article\n"
        "from briefing.library.kinship_keys import keys\n"
        "from briefing.library.kinship_shingles import sketch\n"
        "print(sum(keys(sketch(article(*RADAR)).codes)))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] != ""
