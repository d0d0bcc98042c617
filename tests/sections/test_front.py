"""The masthead: one sentence as title, what it rests on, and how far to trust it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing import checks, sections
from briefing.judged import Judgements, Released
from briefing.models import Earlier, Front, Skipped
from briefing.phrases import NOT_ASSIGNED
from briefing.phrases import front as words
from briefing.sections import titling
from tests.build import article, coverage

PIER = article(
    "The harbour council approved a second pier on Monday. The vote was close.",
    "Work is due to begin in March 2025, and the council has asked three companies from two "
    "countries for an offer that names a price, a date and the number of people to be employed.",
    title="Council approves pier",
)


def front(*paragraphs: str, topic: str = "second pier") -> Front:
    """The masthead of a briefing on one article of these paragraphs."""
    return sections.front(coverage(article(*paragraphs), topic=topic))


def lines(made: Front) -> dict[str, str]:
    """The lines of a masthead by their labels."""
    return dict(made.lines)


def test_the_title_is_a_sentence_of_the_source() -> None:
    """The weightiest short fact, its full stop left out."""
    made = sections.front(coverage(PIER, topic="second pier"))
    assert made.title == "The harbour council approved a second pier on Monday [17 June 2024]"
    assert made.headline is not None
    assert made.headline.spans[0].paragraph == 1


def test_a_long_sentence_is_no_title() -> None:
    """Where there is no short fact, the name of the topic must do."""
    made = front(PIER.paragraphs[1])
    assert (made.title, made.headline) == ("Second pier", None)


def test_a_view_is_no_title() -> None:
    """What a source argues may not stand above the report."""
    made = front("We hope that the council will build the pier.")
    assert made.headline is None


def test_a_list_is_no_title() -> None:
    """A sentence that only announces what follows tells nothing."""
    made = front("Following are the main news items of the harbour council on Tuesday.")
    assert made.headline is None


def test_the_newer_half_gives_the_title() -> None:
    """Of many articles the older ones are history."""
    texts = [
        article(f"The council rejected pier plan number {word} on Monday.", published=day)
        for word, day in zip(
            ("one", "two", "three", "four"),
            ("2024-01-02", "2024-02-06", "2024-03-05", "2024-04-09"),
            strict=True,
        )
    ]
    found = titling.title(coverage(*texts, topic="pier plan"))
    assert found is not None
    assert found.article >= 2


def test_a_profile_is_titled_by_its_actor() -> None:
    """A fact that names somebody else is no title of it, however heavy."""
    text = article(
        "President Carl Moor opened the summit in Oslo on Monday.",
        "Treasurer Ada Finch left the summit in Oslo early.",
    )
    made = coverage(text, topic="Ada Finch")
    made.kind = "actor_profile"
    assert sections.front(made).title == "Treasurer Ada Finch left the summit in Oslo early"


def test_the_title_is_not_said_twice() -> None:
    """What stands above page one is not its first sentence again."""
    made = coverage(PIER, topic="second pier")
    title = sections.front(made).headline
    shown = [*sections.bottom_line(made).statements, *sections.key_points(made).statements]
    assert title not in shown


def test_a_bottom_line_is_never_empty_for_the_title() -> None:
    """The only fact stands in both places."""
    made = coverage(article("The harbour council approved a second pier."), topic="second pier")
    title = sections.front(made).headline
    assert sections.bottom_line(made).statements == (title,)


def test_the_kind_is_told() -> None:
    """What the notebook makes, and on what."""
    made = coverage(PIER, topic="second pier")
    made.kind = "weekly_digest"
    assert sections.front(made).topic == "Weekly digest: second pier"


def test_the_cut_off_is_as_printed() -> None:
    """The last day a source was published."""
    assert lines(front("The council met."))[words.CUT_OFF] == "20 June 2024"


def test_nothing_found_is_said() -> None:
    """A library without an article on the topic gives a masthead that says so."""
    made = coverage(topic="second pier")
    assert sections.front(made).title == "Second pier"
    assert lines(sections.front(made))[words.BASIS] == words.NO_ARTICLE
    assert lines(sections.front(made))[words.CUT_OFF] == words.NO_SOURCE


def test_what_could_not_be_read_is_counted() -> None:
    """The basis tells of files that gave no article."""
    made = coverage(PIER, topic="second pier")
    made.skipped = (Skipped("a.pdf", "it is damaged"), Skipped("b.pdf", "it is damaged"))
    assert lines(sections.front(made))[words.BASIS].endswith("; 2 inputs could not be read")


def test_a_first_run_says_so() -> None:
    """There is nothing to compare with."""
    assert lines(front("The council met."))[words.RUN] == words.FIRST_RUN


def test_a_later_run_names_the_earlier_one() -> None:
    """By its day."""
    made = coverage(PIER, topic="second pier")
    made.earlier = Earlier("run", "2024-06-13", ())
    assert lines(sections.front(made))[words.RUN] == "Compared with the run of 13 June 2024"


def test_a_draft_is_called_one() -> None:
    """Nobody has released it, and nobody has said who may have it."""
    told = lines(front("The council met."))
    assert told[words.STATUS_LINE].startswith("DRAFT")
    assert told[words.DISTRIBUTION] == NOT_ASSIGNED


def test_an_analyst_clears_and_marks() -> None:
    """Clearance, distribution and marking are those of the judgements file; it stays a draft."""
    made = coverage(PIER, topic="second pier")
    made.judgements = Judgements(
        marking="TLP:GREEN",
        distribution="Harbour office",
        released=Released("A. Reader", "2024-07-01"),
    )
    shown = sections.front(made)
    assert shown.marking == "TLP:GREEN"
    assert lines(shown)[words.STATUS_LINE] == (
        "DRAFT: cleared by A. Reader on 1 July 2024, not yet released"
    )
    assert lines(shown)[words.DISTRIBUTION] == "Harbour office"


def test_the_title_of_the_analyst_comes_first() -> None:
    """Word for word, and as a judgement."""
    made = coverage(PIER, topic="second pier")
    made.judgements = Judgements(title="The pier is coming, and nobody knows the price")
    shown = sections.front(made)
    assert shown.title == "The pier is coming, and nobody knows the price"
    assert shown.headline is not None
    assert shown.headline.kind == "judgement"


WORDS = st.sampled_from(
    "The council of Oslo met minister Ana Lopez on Monday and 12 ships will not sail , . ; “ ” "
    "We hope approved rejected 2019 which is “radar” (REA) yet it its".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=6))
def test_no_title_is_long_or_without_a_passage(paragraphs: list[str]) -> None:
    """Whatever the articles say, the title is the topic, or a short proven fact."""
    made = coverage(article(*paragraphs), topic="council")
    shown = sections.front(made)
    if shown.headline is None:
        assert shown.title == "Council"
    else:
        assert titling.length(shown.headline) <= titling.LONGEST
        assert shown.headline.spans
    assert checks.check(made).failures == ()
