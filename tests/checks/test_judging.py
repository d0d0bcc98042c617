"""A judgement that says more than its sources allow, or not what the file says, is stopped."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.judgements.words import LEVELS, ROWS, above_cap
from briefing.library import Coverage
from briefing.models import Failure, Part, Section, Statement
from tests.judgements.build import COPY, GAZETTE, HERALD, KEY, WIRE, judged

SECOND = "      - words: had been signed after two years of talks\n"


def failures(text: str, *articles: object) -> list[str]:
    """Why judgements of this file are stopped."""
    made = judged(text, *articles)  # type: ignore[arg-type]
    sections.key_judgements(made)
    return reasons(checks.check(made).failures)


def reasons(found: tuple[Failure, ...]) -> list[str]:
    """The reasons of failures."""
    return [failure.why for failure in found]


def on(sources: int, likelihood: str, level: str) -> str:
    """A file with one judgement that rests on so many independent sources."""
    text = KEY.replace("likelihood: likely", f"likelihood: {likelihood}")
    text = text.replace("level: moderate", f"level: {level}")
    return text if sources == 1 else text.replace("    likelihood", SECOND + "    likelihood")


# ---------------------------------------------------------------- how sure it may be

_WORDS = [("icd203", b.word) for row in ROWS["icd203"] for b in row]
_WORDS += [("phia", b.word) for b in ROWS["phia"][0]]


@pytest.mark.parametrize(
    ("scale", "word", "level", "sources"),
    [(*one, level, number) for one, level, number in product(_WORDS, LEVELS, (1, 2))],
)
def test_one_source_caps_every_combination(scale: str, word: str, level: str, sources: int) -> None:
    """Nothing above "likely", nothing above "moderate"; two independent sources lift both."""
    text = f"scale: {scale}\n" + on(sources, word, level)
    over = {
        "likely" if above_cap(scale, word) and sources == 1 else "",  # type: ignore[arg-type]
        "moderate" if level == "high" and sources == 1 else "",
    } - {""}
    found = failures(text, GAZETTE, HERALD)
    assert {
        most for most in ("likely", "moderate") for why in found if f"most '{most}'" in why
    } == over
    assert len(found) == len(over)


def test_a_copy_is_no_second_source() -> None:
    """Two papers with one text are one source, whatever their names."""
    text = KEY.replace(
        "We will share radar data by 2026",
        "We will share radar data by the end\n        source: Bay Post\n"
        "      - words: We will share radar data by the end\n        source: Hill Times",
    ).replace("likelihood: likely", "likelihood: very likely")
    assert any("rests on one uncorroborated source" in why for why in failures(text, WIRE, COPY))


def test_a_mark_taken_off_a_copy_changes_nothing() -> None:
    """Copies are found in the texts."""
    text = KEY.replace(
        "We will share radar data by 2026",
        "We will share radar data by the end\n        source: Bay Post\n"
        "      - words: We will share radar data by the end\n        source: Hill Times",
    ).replace("likelihood: likely", "likelihood: very likely")
    made = judged(text, WIRE, COPY)
    made.articles = tuple(replace(a, copy_of=None) for a in made.articles)
    sections.key_judgements(made)
    assert any("uncorroborated" in why for why in reasons(checks.check(made).failures))


@pytest.mark.parametrize(
    "said",
    [
        "Norway will almost certainly share radar data.",
        "There is a 90% chance that Norway will share radar data.",
        "We have high confidence in it.",
        "Norway will definitely share radar data.",
        "Norway is bound to share radar data.",
        "There is no doubt that Norway will share radar data.",
    ],
)
def test_the_cap_holds_for_words_in_the_text(said: str) -> None:
    """What the field may not say, the sentence may not say either."""
    found = failures(KEY.replace("Norway will share radar data.", f'"{said}"'))
    assert any("one uncorroborated source" in why for why in found)


def test_words_quoted_from_the_source_are_its_own() -> None:
    """A quotation may be as sure as it was."""
    bold = replace(
        GAZETTE, paragraphs=("It is “almost certain” that we will share radar data by 2026.",)
    )
    text = KEY.replace("Norway will", "It is “almost certain” that they will")
    text = text.replace("We will share", "we will share").replace("Norway", "It")
    assert failures(text, bold) == []


# ---------------------------------------------------------------- likelihood and confidence


@pytest.mark.parametrize(
    "said",
    [
        "It is likely, and we hold it with high confidence.",
        "With low confidence we call it unlikely.",
        "There is a 60 per cent chance, with moderate confidence.",
        "A remote chance remains, our confidence in which is low.",
        "That the U.S. Navy joins is probable, with medium confidence.",
    ],
)
def test_likelihood_and_confidence_in_one_sentence_are_stopped(said: str) -> None:
    """In the file they are refused, and a notebook that brings them is stopped."""
    made = judged(KEY)
    assert made.judgements is not None
    one = replace(made.judgements.key_judgements[0], text=said, inference="yes")
    made.judgements = replace(made.judgements, key_judgements=(one,))
    sections.key_judgements(made)
    found = reasons(checks.check(made).failures)
    assert any("stands in one sentence with a confidence" in why for why in found)


@pytest.mark.parametrize(
    "said",
    [
        "It is likely. The confidence is low.",
        "It is likely that confidence-building measures fail.",
        "Voters have little confidence in the court.",
    ],
)
def test_apart_they_may_stand(said: str) -> None:
    """Nor is every confidence the analyst's."""
    found = failures(KEY.replace("Norway will share radar data.", said) + "    inference: yes\n")
    assert found == []


# ---------------------------------------------------------------- what it rests on


def test_a_passage_that_is_in_no_source_stops_the_judgement() -> None:
    """The source dropped out, or was quoted wrongly."""
    found = failures(KEY.replace("share radar data by", "share all data by"))
    assert "no passage it rests on is in a source; quote one or withdraw it" in found


@pytest.mark.parametrize("name", ["forecasts", "watch"])
def test_a_question_or_an_item_whose_passage_is_gone_is_stopped(name: str) -> None:
    """Naming none is allowed; naming one that is nowhere is not."""
    one = {"forecasts": "id: f, question: Will it?, by: 2026-03-01", "watch": "what: It happens"}
    made = judged(f"{name}:\n  - {{{one[name]}, rests_on: [{{words: of nobody at all}}]}}\n")
    assert any("no passage it rests on" in why for why in reasons(checks.check(made).failures))


def test_a_title_that_nothing_backs_is_stopped() -> None:
    """A title is a judgement as any other."""
    found = reasons(checks.check(judged("title: Norway shares radar data\n")).failures)
    assert any("a title rests on the bottom line" in why for why in found)


def test_one_of_two_passages_gone_is_a_warning() -> None:
    """The judgement still rests on the other."""
    made = judged(on(2, "likely", "moderate"), GAZETTE)
    sections.key_judgements(made)
    verdict = checks.check(made)
    assert verdict.failures == ()
    assert any("is in no source any more" in warning.why for warning in verdict.warnings)


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("Norway will share radar data by 2027.", "the number '2027'"),
        ("Norway and Denmark will share radar data.", "the name 'Denmark'"),
        ("Smith will share radar data.", "the name 'Smith'"),
        ("Berg waits, and so does Park.", "the name 'Park'"),
        ("Harbour staff in Bergen wait.", "the name 'Bergen'"),
        ("Norway will share data with NATO.", "the name 'NATO'"),
    ],
)
def test_a_number_or_name_not_in_the_passages_is_stopped(said: str, missing: str) -> None:
    """Unless the analyst says that it is an inference."""
    text = KEY.replace("Norway will share radar data.", said)
    assert [why for why in failures(text) if missing in why] != []
    assert failures(text + "    inference: yes\n") == []


@pytest.mark.parametrize(
    "said",
    [
        "Oslo will share radar data.",
        "The Norwegian side will share radar data by 2026.",
        "Lopez met Berg on 3 June 2024.",
        "Progress is thin, and the ministers know it.",
    ],
)
def test_what_the_passages_hold_may_be_said(said: str) -> None:
    """A capital stands for its country, and a first word that is an ordinary one for itself."""
    assert failures(KEY.replace("Norway will share radar data.", said)) == []


# ---------------------------------------------------------------- a notebook that lies


def changed(made: Coverage, slug: str, statement: Statement) -> list[str]:
    """Why a section that holds this statement in place of its own is stopped."""
    section = Section(slug, "Section", (statement,), front=True)
    return reasons(checks.prove([section], made.annex).failures)


@pytest.fixture
def made() -> Coverage:
    """A coverage with one key judgement."""
    return judged(KEY, GAZETTE, HERALD)


def shown(made: Coverage) -> Statement:
    """The key judgement as printed."""
    return sections.key_judgements(made).statements[0]


def test_other_words_than_the_files_are_stopped(made: Coverage) -> None:
    """The likelihood was raised on the way."""
    right = shown(made)
    parts = tuple(replace(p, text="very likely") if p.text == "likely" else p for p in right.parts)
    found = changed(made, "key_judgements", replace(right, parts=parts))
    assert any("is not what the judgements file has" in why for why in found)


def test_another_passage_than_the_files_is_stopped(made: Coverage) -> None:
    """A judgement cites what it rests on."""
    other = HERALD.span(0, 20)
    found = changed(made, "key_judgements", replace(shown(made), cites=(other,)))
    assert "it must cite the passages that the judgement rests on, and no others" in found


def test_a_judgement_among_the_facts_is_stopped(made: Coverage) -> None:
    """What the analyst thinks is no fact."""
    found = changed(made, "reported", replace(shown(made), kind="fact"))
    assert "the analyst's words stand in a statement of kind 'fact'" in found


def test_a_bottom_line_of_nobody_is_stopped(made: Coverage) -> None:
    """The file has none."""
    part = Part("likely", "analyst", note="key_judgements/0/likelihood")
    found = changed(made, "bottom_line", Statement("judgement", (part,)))
    assert "the judgements file has no such bottom line" in found


def test_an_opinion_called_a_judgement_is_stopped(made: Coverage) -> None:
    """The source's view does not get among the facts by another name."""
    start = GAZETTE.text.index("The plan is a wise step.")
    span = GAZETTE.span(start, start + 24)
    view = Statement("judgement", (Part("The plan is a wise step.", "verbatim", span),))
    found = changed(made, "reported", view)
    assert "a judgement is the analyst's; no words of a source stand in it" in found


def test_a_correction_of_nobody_is_stopped(made: Coverage) -> None:
    """A notebook may not call an opinion a fact by itself."""
    corrected = judged(
        KEY + "corrections:\n  - {kind: label, passage: a wise step, value: fact, by: A. Analyst}\n"
    )
    made.articles = corrected.articles
    found = reasons(checks.check(made).failures)
    assert "the corrections laid on the sources are not those of the judgements file" in found


# ---------------------------------------------------------------- anything at all

_TEXT = st.text(st.characters(whitelist_categories=("L", "N", "P", "Zs")), max_size=60)


@given(
    text=_TEXT,
    because=_TEXT,
    word=st.sampled_from([b.word for b in ROWS["icd203"][0]]),
    level=st.sampled_from(LEVELS),
    sources=st.sampled_from([1, 2]),
)
def test_no_judgement_gets_past_the_caps(
    text: str, because: str, word: str, level: str, sources: int
) -> None:
    """Whatever the analyst writes, too sure is too sure."""
    made = judged(on(sources, "likely", "moderate"), GAZETTE, HERALD)
    assert made.judgements is not None
    one = made.judgements.key_judgements[0]
    assert one.confidence is not None
    sure = replace(one.confidence, level=level, because=because)  # type: ignore[arg-type]
    one = replace(one, text=text, likelihood=word, confidence=sure, inference="yes")
    made.judgements = replace(made.judgements, key_judgements=(one,))
    sections.key_judgements(made)
    stopped = checks.check(made).failures != ()
    assert stopped or sources == 2 or (level != "high" and not above_cap("icd203", word))
