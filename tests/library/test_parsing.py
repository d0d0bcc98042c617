"""A topic as typed is read as it is meant, or refused with a word on what is wrong."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ParameterError, UnknownNameError, UsageError
from briefing.library.parsing import parse
from briefing.library.query import FIELDS, All, Any, Field, Node, Term

_WORDS = st.text(alphabet="bcdfgh", min_size=2, max_size=5)
_LEAVES = st.one_of(
    _WORDS.map(Term),
    st.lists(_WORDS, min_size=2, max_size=3).map(lambda words: Term(" ".join(words))),
    st.sampled_from(["ko", "en", "ja"]).map(lambda code: Field("language", code)),
)


def _combined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(parts, min_size=2, max_size=3).map(tuple)
    alls = st.builds(All, some, st.lists(parts, max_size=2).map(tuple))
    return st.one_of(alls, some.map(Any))


TREES = _combined(st.recursive(_LEAVES, _combined, max_leaves=8))


def typed(node: Node) -> str:
    """A tree as a person would type it, every group in brackets."""
    if isinstance(node, Term):
        return f'"{node.text}"' if " " in node.text else node.text
    if isinstance(node, Field):
        return f"{node.name}:{node.value}"
    if isinstance(node, Any):
        return "(" + " OR ".join(typed(part) for part in node.parts) + ")"
    never = "".join(f" NOT {typed(part)}" for part in node.never)
    return "(" + " AND ".join(typed(part) for part in node.parts) + never + ")"


@settings(max_examples=60)  # a tree is dear to make
@given(TREES)
def test_what_is_typed_in_brackets_is_read_back(tree: Node) -> None:
    """Groups, operators, phrases and fields come out as they went in."""
    with suppress(UsageError):  # longer than a topic may be
        assert parse(typed(tree)).tree == tree


@given(st.text(max_size=80))
def test_anything_is_read_or_refused(topic: str) -> None:
    """No text makes the parser fail in another way, and none gives an empty query."""
    with suppress(UsageError):
        query = parse(topic)
        assert query.words or query.phrases or query.fields or query.tree


@given(st.text(alphabet='ab:("))ANDORT -', max_size=60))
def test_syntax_alone_is_read_or_refused(topic: str) -> None:
    """Brackets, quotation marks and operators in any order."""
    with suppress(UsageError):
        parse(topic)


@given(st.lists(_WORDS, min_size=1, max_size=6))
def test_bare_words_are_kept_in_order(words: list[str]) -> None:
    """Each once, as typed."""
    assert parse(" ".join(words)).words == tuple(dict.fromkeys(words))


def test_and_binds_before_or() -> None:
    """Neighbours without an operator belong together as with AND."""
    wanted = Any((All((Term("a"), Term("b"))), All((Term("c"), Term("d")), (Term("e"),))))
    assert parse("a AND b OR c d NOT e").tree == wanted


def test_brackets_group() -> None:
    """What is in brackets is read first."""
    wanted = All((Any((Term("a"), Term("b"))), Term("c")))
    assert parse("(a OR b) AND c").tree == wanted


def test_brackets_without_operators_say_nothing() -> None:
    """A topic copied from a text may hold them."""
    assert parse("summit (Camp David)").words == ("summit", "camp", "david")


def test_and_not_is_not() -> None:
    """Both spellings mean the same."""
    assert parse("a AND NOT b").tree == parse("a NOT b").tree


def test_operators_in_small_letters_are_words() -> None:
    """Only capitals combine."""
    assert parse("war and peace").tree is None


def test_fields_are_taken_out_of_the_words() -> None:
    """Each with its value in one form."""
    query = parse('radar outlet:"Korea Times" language:KO since:2024-06 until:2024')
    told = ["outlet Korea Times", "language ko", "since 2024-06-01", "until 2024-12-31"]
    assert (query.words, [str(one) for one in query.fields]) == (("radar",), told)


def test_values_for_one_field_are_alternatives() -> None:
    """Two languages are either of them."""
    (one,) = parse("radar language:ko language:ja").fields
    assert one == Any((Field("language", "ko"), Field("language", "ja")))


def test_a_colon_in_a_word_is_no_field() -> None:
    """A time and an address stay words."""
    assert parse("10:30 https://example.org/a").words == ("10:30", "https://example.org/a")


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        ("(a OR b", "is not closed"),
        ("a) AND b", "closed that was not opened"),
        ("a AND ()", "nothing in front of it"),
        ("NOT a", "must stand between"),
        ("a OR NOT b", "must stand between"),
        ("a AND (NOT b)", "must stand between"),
        ("a NOT", "nothing after it"),
        ("(" * 30 + "a AND b" + ")" * 30, "deeper than 20"),
        ('outlet:""', "outlet needs a value"),
        ("a" * 501, "Shorten it"),
    ],
)
def test_what_makes_no_sense_is_refused(topic: str, message: str) -> None:
    """The message says where."""
    with pytest.raises(UsageError, match=message):
        parse(topic)


@pytest.mark.parametrize(
    ("topic", "kind", "message"),
    [
        ("genre:editoral", UnknownNameError, "Did you mean 'editorial'"),
        ("langauge:ko", UnknownNameError, "no field named 'langauge'. Did you mean 'language'"),
        ("since:yesterday", ParameterError, "write 2024, 2024-06 or 2024-06-20"),
        ("language:Korean!", ParameterError, "a code such as en"),
    ],
)
def test_a_mistyped_field_is_answered(topic: str, kind: type[Exception], message: str) -> None:
    """With the nearest name, or the form."""
    with pytest.raises(kind, match=message):
        parse(topic)


@given(st.sampled_from(FIELDS), st.text(max_size=30))
def test_any_value_of_a_field_is_read_or_refused(name: str, value: str) -> None:
    """Hostile values cost a message."""
    with suppress(UsageError):
        parse(f'radar {name}:"{value}"')
