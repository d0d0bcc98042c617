"""A rewording may make a sentence plainer and nothing else, whoever tries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.checks.edits import edits
from briefing.checks.naming import Brackets
from briefing.checks.smoothing import plainest, refusal
from briefing.checks.tokens import tokens
from tests.checks import looser
from tests.checks.attacks import attacks

KIT = Brackets(
    frozenset({"[Berg]", "[REA]", "[Ana Lopez and Tom Berg]"}),
    frozenset(
        {"[14 June 2024]", "[10 June 2024]", "[June 2024]", "[5 June 2024]", "[early June 2024]"}
    ),
)
GOOD = [
    ("Lopez left prior to the vote.", "Lopez left before the vote."),
    ("Prior to the vote, Lopez left.", "Before the vote, Lopez left."),
    ("In order to win, Lopez also left.", "To win, Lopez left."),
    ("A total of 40 ships left.", "40 ships left."),
    ("A total of twelve ships left.", "Twelve ships left."),
    ("Berg, meanwhile, paid a visit to Oslo.", "Berg visited Oslo."),
    ("Norway, for its part, left.", "Norway left."),
    ("Lopez said that it would rain.", "Lopez said it would rain."),
    ("In the event that it rains, Berg stays.", "If it rains, Berg stays."),
    ("Norway stayed, with the exception of one ship.", "Norway stayed, except for one ship."),
    ("He [Berg] left.", "[Berg] left."),
    ("Lopez told him [Berg] to go.", "Lopez told [Berg] to go."),
    ("Norway dropped the pact [REA].", "Norway dropped [REA]."),
    ("The two leaders [Ana Lopez and Tom Berg] met.", "[Ana Lopez and Tom Berg] met."),
    ("Lopez left on Friday [14 June 2024].", "Lopez left on [14 June 2024]."),
    ("On June 5 [5 June 2024] Lopez left.", "On [5 June 2024] Lopez left."),
    ("In June [June 2024] Lopez left.", "In [June 2024] Lopez left."),
    ("The bank lied, Lopez said.", "Lopez said the bank lied."),
    ("No ship left Oslo, officials said.", "Officials said no ship left Oslo."),
    ("Norway left the pact, according to Lopez.", "According to Lopez, Norway left the pact."),
    ("It [REA] also lapsed, the bank says.", "The bank says [REA] lapsed."),
    ("Also, Lopez left.", "Lopez left."),
    ("The mayors' plan ended with immediate effect.", "The mayors' plan ended at once."),
]
WORDS = st.sampled_from(
    "Lopez Berg Norway Denmark accused praised paid not no never only reportedly may will all some "
    "two of three the a by to from if unless said that , and or but 40 more less than war peace "
    "signed denied".split()
)


@pytest.mark.parametrize(("sentence", "better"), GOOD)
def test_plainer_words_pass(sentence: str, better: str) -> None:
    """What only makes a sentence plainer may stand for it."""
    assert refusal(sentence, better, KIT) == ""


@pytest.mark.parametrize(("sentence", "bad"), attacks())
def test_no_attack_passes(sentence: str, bad: str) -> None:
    """A rewording that says another thing is refused."""
    assert refusal(sentence, bad, KIT) != ""


@pytest.mark.parametrize("gate", [looser.no_new_word, looser.in_order, looser.in_order_and_kept])
def test_looser_gates_would_let_attacks_through(gate: Callable[[str, str], bool]) -> None:
    """Tests on words and their order alone are not enough: docs/model.md gives the numbers."""
    assert sum(gate(sentence, bad) for sentence, bad in attacks()) > 25


def test_there_are_many_attacks() -> None:
    """The table is long enough to mean something, and says nothing twice."""
    assert len(set(attacks())) == len(attacks()) >= 120


def test_the_rule_text_itself_is_no_rewording() -> None:
    """A sentence given back as it was is not counted as reworded."""
    assert refusal("Lopez left.", "Lopez left.") == "it is the rule text"


def test_a_bracket_of_the_source_names_nobody() -> None:
    """Only the kit's own brackets may take the place of a word."""
    assert refusal("He [Sic] left.", "[Sic] left.", KIT) != ""


def test_a_plain_sentence_is_its_own_draft() -> None:
    """Where nothing may change, the draft is the sentence."""
    assert plainest("Lopez left Oslo on 14 June 2024.") == "Lopez left Oslo on 14 June 2024."


@pytest.mark.parametrize(("sentence", "better"), GOOD)
def test_a_draft_has_every_change(sentence: str, better: str) -> None:
    """The draft shown to a model has all that may be made plain."""
    assert plainest(sentence, KIT) == better


def test_no_plain_word_is_wordy_again() -> None:
    """No edit undoes another: each ends in words that no edit begins with."""
    turns = {" ".join(e.wordy) for several in edits().values() for e in several}
    plain = {" ".join(e.plain) for several in edits().values() for e in several}
    assert turns.isdisjoint(plain)


def test_no_edit_touches_a_word_that_decides() -> None:
    """Denials, limits, modal verbs and verbs of doubt neither come nor go."""
    deciding = set(
        "not no never none nobody nor neither without only may might can could will would shall "
        "should must reportedly allegedly apparently likely perhaps said says".split()
    )
    for several in edits().values():
        for edit in several:
            assert deciding & set(edit.wordy) == deciding & set(edit.plain)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_gets_an_answer(sentence: str, rewritten: str) -> None:
    """Whatever comes, there is a verdict, and never one that lets other words through."""
    why = refusal(sentence, rewritten, KIT)
    assert why or tokens(sentence)


@given(st.lists(WORDS, min_size=2, max_size=12), st.data())
def test_no_other_sentence_passes(words: list[str], chosen: st.DataObject) -> None:
    """Words dropped, put in, exchanged or moved are refused: none of these may change."""
    sentence = " ".join(["Oslo", *words, "left."])
    other = list(words)
    at = chosen.draw(st.integers(0, len(other) - 1))
    way = chosen.draw(st.sampled_from(["drop", "add", "exchange", "move"]))
    if way in ("drop", "move"):
        gone = other.pop(at)
    if way == "move":
        other.insert(chosen.draw(st.integers(0, len(other))), gone)
    elif way == "add":
        other.insert(at, chosen.draw(WORDS))
    elif way == "exchange":
        other[at] = chosen.draw(WORDS)
    assume(other != words)
    changed = " ".join(["Oslo", *other, "left."])
    assert changed == plainest(sentence) or refusal(sentence, changed) != ""


@given(st.lists(st.sampled_from([w.removesuffix(".") for w, _ in GOOD]), min_size=1, max_size=3))
def test_every_draft_passes(several: list[str]) -> None:
    """What is made of a sentence is either the sentence or may stand for it."""
    sentence = " and ".join(several) + "."
    draft = plainest(sentence, KIT)
    assert draft == sentence or refusal(sentence, draft, KIT) == ""


def test_a_long_run_of_edits_is_settled_fast() -> None:
    """A sentence full of wordy turns has one answer, not one for each choice."""
    sentence = "Oslo also " * 100 + "left."
    assert refusal(sentence, "Oslo " * 100 + "left.") == ""
