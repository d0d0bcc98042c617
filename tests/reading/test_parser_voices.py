"""What a parse adds to who speaks. The parses are made by hand: no model is needed."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Quote
from briefing.reading import people, quotes, sentences
from briefing.reading.parser import Parsed, Word, voices
from tests.build import article

_WORD = re.compile(r"\w+|[^\w\s]")


class ByHand:
    """A parser that gives each word the head, relation and tag it was told; others stand alone."""

    identity = description = "by hand"

    def __init__(self, **told: tuple[str, str, str]) -> None:
        self.told = told  # word -> head, relation, tag

    def parse(self, text: str, stretches: tuple[tuple[int, int], ...]) -> Parsed:
        """Parse what was told; a sentence begins after ".", "!", "?" and closing marks."""
        found = [m for a, b in stretches for m in _WORD.finditer(text, a, b)]
        at = {m[0]: number for number, m in reversed(list(enumerate(found)))}
        words = []
        for number, match in enumerate(found):
            head, relation, tag = self.told.get(match[0], (match[0], "dep", "NN"))
            place = at.get(head, number) if match[0] in self.told else number
            lemma = {"barked": "bark", "asking": "ask", "said": "say"}.get(match[0], match[0])
            words.append(Word(match.start(), match.end(), lemma, tag, place, relation))
        begun = [n for n, m in enumerate(found) if n == 0 or found[n - 1][0] in "”.!?"]
        ends = [*begun[1:], len(found)]
        return Parsed(tuple(words), tuple(zip(begun, ends, strict=True)))


def read(text: str, parser: ByHand) -> tuple[Quote, ...]:
    """Return the quotations of a text of one paragraph."""
    made = article(text)
    spans = sentences.split(made)[0]
    return voices.parsed(made, spans, people.find(made, spans), parser)


def test_a_verb_no_list_knows_counts_when_a_sentence_hangs_on_it() -> None:
    """A parse shows that the words are the object of "barked"."""
    text = "Senator Ann Lee barked across the hall “We will not pay for any of this again.”"
    told = ByHand(
        pay=("barked", "ccomp", "VB"),
        Lee=("barked", "nsubj", "NNP"),
        barked=("barked", "ROOT", "VBD"),
    )
    assert [q.speaker for q in read(text, told)] == ["Ann Lee"]


def test_a_sentence_after_the_quotation_names_who_asks() -> None:
    """The parse begins a new sentence after the question mark."""
    text = "“Should there be a wall here?” a reporter can be heard asking after the event."
    told = ByHand(
        reporter=("asking", "nsubj", "NN"),
        a=("reporter", "det", "DT"),
        asking=("asking", "ROOT", "VBG"),
    )
    assert [(q.speaker, q.rule) for q in read(text, told)] == [("a reporter", "parsed subject")]


def test_a_quotation_with_only_a_connective_goes_on() -> None:
    """“…” Then, “…” has one speaker."""
    text = "“We came to talk,” said Ann Lee. Then, “We will see what comes of all of this.”"
    assert [q.speaker for q in read(text, ByHand())] == ["Ann Lee", "Ann Lee"]


def test_where_the_parse_says_nothing_the_rules_stand() -> None:
    """Without links between words the quotations are those of the rules."""
    made = article("Ann Lee, a senator, said, “We came to talk.” The “deal” was off.")
    spans = sentences.split(made)[0]
    named = people.find(made, spans)
    assert voices.parsed(made, spans, named, ByHand()) == quotes.find(made, spans, named)


def test_a_text_without_quotations_is_not_parsed() -> None:
    """Parsing is what takes time."""
    assert read("Nobody was quoted.", ByHand()) == ()


@given(
    st.text('“”"ab .,?\n', max_size=80),
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(("nsubj", "ccomp", "relcl", "conj"))),
        max_size=40,
    ),
)
def test_any_links_on_any_text_give_spans_of_the_text(
    text: str, links: list[tuple[int, str]]
) -> None:
    """Nothing raises, heads in a circle included; a speaker is never empty."""

    class AnyLinks(ByHand):
        def parse(self, text: str, stretches: tuple[tuple[int, int], ...]) -> Parsed:
            plain = super().parse(text, stretches).words
            words = [
                Word(w.start, w.end, "say", "VBD", min(links[n][0], len(plain) - 1), links[n][1])
                if n < len(links)
                else w
                for n, w in enumerate(plain)
            ]
            return Parsed(tuple(words), ((0, len(words)),) if words else ())

    for quote in read(text.strip() or "a", AnyLinks()):
        assert quote.speaker != ""
