"""What one text claims: the clause, who acts, what was done, when, how many and why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.claims import Scale, claims, conflicts, groups, likeness, same, utterances
from briefing.claims.amounts import bounds
from briefing.claims.causes import find as cause
from briefing.claims.names import respelt
from briefing.models import Number, Span
from tests.build import article

PACT = article(
    "In June 2021 Norland revoked its decision to leave the grain pact at the request of Sudmark. "
    "We hope that others follow. “We will stay,” said Prime Minister Ana Lund.",
    published="2021-07-01",
)


def test_a_claim_has_its_act_date_and_cause() -> None:
    """The clause is read into parts that another text can be compared with."""
    (claim,) = claims(PACT)
    assert claim.main == {"undo"}
    assert claim.date == "2021-06"
    assert claim.cause is not None
    assert PACT.passage(claim.cause) == "at the request of Sudmark"


def test_opinions_and_quotations_are_no_claims() -> None:
    """What the writer hopes and what somebody says in quotation marks is left out."""
    assert [claim.text.split()[0] for claim in claims(PACT)] == ["In"]


def test_a_conditional_clause_is_no_claim() -> None:
    """What would happen if something else did is not said to happen."""
    assert claims(article("If Norland quits the pact on 3 May 2024, the port will close.")) == ()


def test_same_words_of_one_day_are_one_event() -> None:
    """Two clauses with act, thing and day in common are about one event."""
    one = claims(article("Norland signed the grain pact on 3 May 2024."))[0]
    other = claims(article("On 3 May 2024 the grain pact was signed by Norland."))[0]
    assert same(one, other)


def test_another_person_is_another_event() -> None:
    """Each clause names somebody the other does not."""
    one = claims(article("Minister Ana Lund met pilots in Arle on 3 May 2024."))[0]
    other = claims(article("Minister Tom Berg met pilots in Arle on 3 May 2024."))[0]
    assert not same(one, other)


def test_rare_words_weigh_more() -> None:
    """A word that every claim has says less than one that two have."""
    texts = [f"Norland signed the {name} pact on 3 May 2024." for name in ("grain", "cable", "cod")]
    told = [claims(article(text))[0] for text in texts]
    scale = Scale.of(told)
    assert scale.weight("pact") < scale.weight("cable")
    assert likeness(told[0], told[0], scale) == 1.0


def number(value: str, *, bound: str = "exact", second: str | None = None) -> Number:
    """A number of no text."""
    return Number(Span("a", 1, 0, 1), value, "test", second=second, bound=bound)  # type: ignore[arg-type]


def test_bounds_of_a_number() -> None:
    """An estimate reaches a tenth to both sides, a range from end to end."""
    assert tuple(map(float, bounds(number("100", bound="about")) or ())) == (90.0, 110.0)
    assert tuple(map(float, bounds(number("5", second="8")) or ())) == (5.0, 8.0)
    assert bounds(number("many")) is None


def test_due_to_arrive_is_no_cause() -> None:
    """What somebody is due to do is not why something was done."""
    assert cause("The envoy is due to arrive in the harbour on Sunday") is None


def test_respelt() -> None:
    """One other letter in a longer name is a spelling; another name is not."""
    assert respelt(frozenset(("marten", "olsen")), frozenset(("martin", "olsen")))
    assert not respelt(frozenset(("ana", "olsen")), frozenset(("tom", "olsen")))


PIECES = st.sampled_from(
    "Norland Sudmark signed left the pact on 3 May 2024 . , “ ” said Ana Lund because of 14 people"
    " killed not will \n\n if “We will stay,” Lund said. 5 percent $3 billion".split(" ")
)


@given(st.lists(PIECES, max_size=60), st.lists(PIECES, max_size=60))
def test_any_texts_can_be_compared(one: list[str], other: list[str]) -> None:
    """Whatever the texts, every passage named lies in its article and the call ends."""
    texts = (article(" ".join(one) or "x"), article(" ".join(other) + " y", outlet="The Herald"))
    for conflict in conflicts(texts):
        assert conflict.one.article.passage(conflict.here)
        assert conflict.other.article.passage(conflict.there)
    assert all(len(group.claims) > 1 for group in groups(texts))
    for remark in utterances(texts):
        assert all(p.article.passage(p.span) for p in (*remark.printings, *remark.paraphrases))


@given(st.text(max_size=300))
def test_any_text_can_be_read_for_claims(text: str) -> None:
    """Whatever the text, each claim's clause lies in its sentence."""
    for claim in claims(article(text or "x")):
        assert claim.sentence.start <= claim.span.start <= claim.span.end <= claim.sentence.end
