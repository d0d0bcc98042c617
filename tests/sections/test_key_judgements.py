"""Key judgements, the scale and the bottom line say what the analyst wrote, and nothing else."""

from __future__ import annotations

from briefing import checks, sections
from briefing.models import Section
from tests.build import coverage
from tests.judgements.build import GAZETTE, KEY, judged


def texts(section: Section) -> list[str]:
    """The statements of a section as printed."""
    return [statement.text for statement in section.statements]


def test_a_judgement_gives_likelihood_and_confidence_apart() -> None:
    """The range stands after the word, and the reason after "because"."""
    assert texts(sections.key_judgements(judged(KEY))) == [
        "Assessment: Norway will share radar data. Likelihood: likely (55–80%). "
        "Confidence: moderate, because the minister said so in public."
    ]


def test_what_is_blank_is_not_assigned() -> None:
    """Nobody assigned a likelihood or a confidence."""
    blank = KEY.partition("    likelihood")[0]
    assert texts(sections.key_judgements(judged(blank))) == [
        "Assessment: Norway will share radar data. Likelihood: not assigned. "
        "Confidence: not assigned."
    ]


def test_without_a_file_one_line_says_so() -> None:
    """The kit judges nothing of its own."""
    section = sections.key_judgements(coverage(GAZETTE))
    assert texts(section) == [
        "Key judgements: not assigned; an analyst has written none for this briefing."
    ]
    assert not section.numbered


def test_a_judgement_cites_the_passage_it_rests_on() -> None:
    """The passage quoted in the file, in the paragraph where it stands."""
    (made,) = sections.key_judgements(judged(KEY)).statements
    assert [GAZETTE.passage(span) for span in made.spans] == ["We will share radar data by 2026"]


def test_an_alternative_and_an_inference_are_called_so() -> None:
    """What goes beyond the passages is marked."""
    text = KEY + "    alternative: The date slips\n    inference: yes\n"
    (told,) = texts(sections.key_judgements(judged(text)))
    assert told.startswith("Assessment, our inference: Norway will share radar data. Likelihood")
    assert told.endswith("Alternative: The date slips.")


def test_the_scale_is_printed_where_a_likelihood_is() -> None:
    """All words of the row in use, each with its range."""
    told = texts(sections.scale(judged(KEY)))
    assert told[:2] == ["Likelihood words of ICD 203, in percent.", "almost no chance: 1–5%"]
    assert told[-1] == "almost certain: 95–99%"
    assert len(told) == 8


def test_phia_has_its_own_ranges() -> None:
    """With the gaps it leaves on purpose."""
    text = "scale: phia\n" + KEY.replace("likely", "realistic possibility")
    told = texts(sections.scale(judged(text)))
    assert told[4:6] == ["realistic possibility: 40% to less than 50%", "likely: 55–75%"]


def test_no_likelihood_needs_no_scale() -> None:
    """The section is left out of the report."""
    section = sections.scale(judged(KEY.replace("likelihood: likely", "likelihood:")))
    assert not section.speaks


def test_the_analysts_bottom_line_replaces_the_facts() -> None:
    """Every sentence of it cites its passage."""
    text = (
        "bottom_line:\n  - text: Norway and its partner share radar data\n"
        "    rests_on: [{words: We will share radar data by 2026}]\n"
    )
    (made,) = sections.bottom_line(judged(text)).statements
    assert (made.kind, made.text) == ("judgement", "Norway and its partner share radar data.")
    assert len(made.spans) == 1


def test_all_of_it_passes_the_checks() -> None:
    """A judged briefing is proven as any other."""
    text = "title: Norway shares its radar data\nauthor: A. Analyst\n" + KEY
    made = judged(text)
    for make in (
        sections.front,
        sections.bottom_line,
        sections.key_judgements,
        sections.scale,
        sections.review,
        sections.gaps,
        sections.sources,
    ):
        make(made)
    assert checks.check(made).failures == ()
