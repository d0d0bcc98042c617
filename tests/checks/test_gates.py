"""A sentence that does not rest on its passage is stopped, whatever is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import checks
from briefing.library import Coverage
from briefing.models import Annex, Article, Part, Section, Statement, Verdict
from briefing.sections import bottom_line, places
from tests.build import article, coverage, whole

TEXT = article(
    "Defence Minister Ana Lopez met her counterpart Tom Berg in Oslo on Monday. "
    "“We will share radar data by 2026,” Lopez said after the meeting.",
    "The ministers signed the Radar Exchange Accord (REA) in March 2023. "
    "The pact was apparently delayed at the request of Norway.",
    "We hope the two ministers will move faster. "
    "Both governments should open the accord to others.",
    published="2024-06-20",
    genre="editorial",
)


@pytest.fixture
def made() -> Coverage:
    """A whole briefing of the text above."""
    return whole(coverage(TEXT, topic="radar"))


def judged(*statements: Statement, slug: str = "reported", text: Article = TEXT) -> Verdict:
    """The verdict on these statements of a section."""
    shown = Section(slug, "Section", statements)
    return checks.prove([shown], Annex((text,)), framed=False)


def fact(words: str, *, rule: str = "verbatim", shown: str | None = None) -> Statement:
    """A fact that prints `words` of the text, or `shown` in their place."""
    start = TEXT.text.index(words)
    span = TEXT.span(start, start + len(words))
    return Statement("fact", (Part(shown or words, rule, span),))  # type: ignore[arg-type]


def gates(verdict: Verdict) -> set[str]:
    """The gates that say what is wrong, but for the one that makes everything again."""
    return {failure.check for failure in verdict.failures} - {"again"}


def test_an_honest_briefing_passes(made: Coverage) -> None:
    """What the sections make of a text is proven whole."""
    assert checks.check(made).failures == ()


def test_every_statement_is_looked_at(made: Coverage) -> None:
    """The verdict counts the sentences and table cells it has proven."""
    cells = [c for s in made.sections if s.table for row in s.table.rows for c in row]
    statements = [t for s in made.sections for t in s.statements]
    assert checks.check(made).checked == len(cells) + len(statements)


def test_a_whole_sentence_may_stand() -> None:
    """A sentence of the source, letter for letter, is a fact."""
    words = "The ministers signed the Radar Exchange Accord (REA) in March 2023."
    assert judged(fact(words)).failures == ()


def test_a_misquote_is_stopped(made: Coverage) -> None:
    """One word of a quotation is changed."""
    table = next(s.table for s in made.sections if s.slug == "quotations")
    assert table is not None
    said = next(cell for row in table.rows for cell in row if cell.kind == "quotation")
    wrong = replace(
        said,
        parts=tuple(
            replace(p, text=p.text.replace("will", "may")) if p.span else p for p in said.parts
        ),
    )
    assert "wording" in gates(judged(wrong))


def test_words_given_to_another_speaker_are_stopped(made: Coverage) -> None:
    """The quotation is verbatim, but somebody else's."""
    table = next(s.table for s in made.sections if s.slug == "quotations")
    assert table is not None
    said = next(cell for row in table.rows for cell in row if cell.kind == "quotation")
    assert gates(judged(replace(said, holder="Tom Berg"))) == {"quotation"}


def test_a_wrong_number_is_stopped() -> None:
    """2023 became 2024."""
    words = "The ministers signed the Radar Exchange Accord (REA) in March 2023."
    verdict = judged(fact(words, shown=words.replace("2023", "2024")))
    assert {"wording", "number or name"} <= gates(verdict)


@pytest.mark.parametrize(
    "text",
    [
        "The NATO-led mission ended in Oslo on Monday.",
        "The Seoul--Tokyo pact was signed on 3 May 2021.",
        "President Kim Dae-jung---the winner---spoke in Oslo_ on Monday.",
        "Ministers met in W52-7Oslo on Monday.",
        "Ministers of NATO는 met in Oslo한 on the 31st of February한.",
    ],
)
def test_a_name_that_something_is_joined_to_is_found(text: str) -> None:
    """What is read of a word with a tail passes: a hyphen, digits, letters of Korea."""
    made = whole(coverage(article(text, published="2024-06-20"), topic="radar"))
    places(made)
    assert checks.check(made).failures == ()


def test_half_a_name_is_stopped() -> None:
    """Smith is not Smith-Jones, and Oslo is not Oslofjord."""
    text = article("Ana Smith-Jones went to Oslofjord with Tom Berg.")
    words = Part("Smith", "verbatim", text.span(4, 9)), Part("Oslo", "verbatim", text.span(24, 28))
    found = [
        failure
        for part in words
        for failure in judged(Statement("fact", (part,)), text=text).failures
    ]
    assert [f.why for f in found if f.check == "number or name"] == [
        "the name 'Smith' is not in the cited passage",
        "the name 'Oslo' is not in the cited passage",
    ]


def test_an_uncited_sentence_is_stopped() -> None:
    """A sentence without a passage is no fact, even in the kit's own words."""
    assert gates(judged(Statement("fact", (Part("None stated", "template"),)))) == {"uncited"}


def test_an_opinion_among_the_facts_is_stopped() -> None:
    """The writer's hope is not a fact."""
    assert gates(judged(fact("We hope the two ministers will move faster."))) == {"clause"}


def test_an_opinion_kind_outside_its_section_is_stopped(made: Coverage) -> None:
    """Even a well-formed opinion may not stand among the facts."""
    argued = next(s for s in made.sections if s.slug == "argued")
    assert gates(judged(*argued.statements)) == {"opinion"}


def test_a_hedge_cut_off_is_stopped() -> None:
    """“Apparently” is left out by ending the passage before it."""
    assert gates(judged(fact("The pact was"))) == {"clause"}


def test_a_phrase_of_nobody_is_stopped() -> None:
    """The kit has a closed list of words of its own."""
    wrong = fact("The ministers signed the Radar Exchange Accord (REA) in March 2023.")
    added = replace(wrong, parts=(*wrong.parts, Part(" This is good news.", "template")))
    assert gates(judged(added)) == {"wording"}


def test_an_orphan_reference_is_stopped() -> None:
    """The cited article is not among the sources."""
    other = article("Nobody knows this text.")
    verdict = judged(fact("The pact was"), text=other)
    assert gates(verdict) == {"reference"}


def test_a_reference_to_another_paragraph_is_stopped() -> None:
    """The passage is right, but its printed paragraph is not."""
    right = fact("The ministers signed the Radar Exchange Accord (REA) in March 2023.")
    span = right.parts[0].span
    assert span is not None
    wrong = replace(right, parts=(replace(right.parts[0], span=replace(span, paragraph=3)),))
    assert gates(judged(wrong)) == {"reference"}


def test_a_date_of_another_event_is_stopped(made: Coverage) -> None:
    """A timeline row with the date of another row says what no source says."""
    section = next(s for s in made.sections if s.slug == "timeline")
    assert section.table is not None
    first, second, *_ = section.table.rows
    swapped = replace(section.table, rows=((second[0], *first[1:]),))
    shown = replace(section, table=swapped, statements=(), figure=None, headline=None)
    verdict = checks.prove([shown], Annex((TEXT,)))
    assert {failure.check for failure in verdict.failures} == {"again"}


def test_a_role_of_another_person_is_stopped(made: Coverage) -> None:
    """Each name keeps its own role."""
    section = next(s for s in made.sections if s.slug == "actors")
    assert section.table is not None
    row = next(r for r in section.table.rows if len(r[0].parts) > 1)
    berg = TEXT.text.index("Tom Berg")
    name = Part("Tom Berg", "verbatim", TEXT.span(berg, berg + 8))
    wrong = (replace(row[0], parts=(name, *row[0].parts[1:])), *row[1:])
    table = replace(section.table, rows=(wrong,))
    shown = replace(section, table=table, headline=None)
    verdict = checks.prove([shown], Annex((TEXT,)))
    assert {failure.check for failure in verdict.failures} == {"again"}


def test_a_pronoun_explained_by_another_name_is_stopped() -> None:
    """The brackets hold a name of the article, and the wrong one."""
    text = article(
        "Defence Minister Ana Lopez arrived in Oslo. She met Tom Berg there on Monday.",
        published="2024-06-20",
    )
    right = next(s for s in bottom_line(coverage(text)).statements if "[" in s.text)
    berg = text.text.index("Tom Berg")
    name = Part("Tom Berg", "bracket", text.span(berg, berg + 8))
    wrong = replace(right, parts=tuple(name if p.rule == "bracket" else p for p in right.parts))
    assert judged(right, text=text).failures == ()
    assert [f.check for f in judged(wrong, text=text).failures] == ["again"]


def test_a_table_of_a_section_nobody_knows_is_stopped(made: Coverage) -> None:
    """Under another name, the rows of a timeline could not be made again."""
    section = next(s for s in made.sections if s.slug == "timeline")
    renamed = replace(section, slug="milestones", statements=(), headline=None, figure=None)
    verdict = checks.prove([renamed], Annex((TEXT,)))
    assert {failure.check for failure in verdict.failures} == {"again", "frame"}


def test_a_gap_of_nobodys_making_is_stopped() -> None:
    """Words of the source that are no gap may not be called one."""
    words = "We hope the two ministers will move faster."
    assert judged(replace(fact(words), kind="gap"), slug="gaps").failures != ()


def test_a_second_source_that_says_nothing_of_it_is_stopped() -> None:
    """A fact may not cite a passage that does not tell it."""
    right = fact("The ministers signed the Radar Exchange Accord (REA) in March 2023.")
    other = TEXT.span(0, 20)
    assert judged(replace(right, cites=(other,))).failures != ()
