"""What a notebook shows of a coverage: what is in and why, what was left out and why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Coverage, Library
from briefing.library.coverage import with_copies
from briefing.library.glimpse import glimpse
from briefing.library.showing import bundle, has, rows
from briefing.models import Skipped
from tests.build import article

RADAR = (
    "The two ministers signed an agreement on radar data in the harbour of Bergen on Monday.",
    "Norway will share what its eleven northern stations see, and its partner will pay for the"
    " receivers in three harbours that the fishing boats of the coast use in winter and summer.",
)


def test_the_words_that_matched_are_marked_in_a_passage() -> None:
    """The passage is the one with most of the words, whatever their form."""
    found = article("A bad harvest.", "Boats carry radar receivers, and the radar works.")
    line, marks = glimpse(found, ("radar", "receiver"))
    assert [line[a:b] for a, b in marks] == ["radar", "receivers", "radar"]


def test_a_word_that_stands_nowhere_gives_no_passage() -> None:
    """Words of the title, or of a fold that only the index knows, are told without one."""
    assert glimpse(article("A bad harvest."), ("volcano",)) == ("", ())


@given(st.lists(st.text(), min_size=1), st.lists(st.text(max_size=12)))
def test_marks_lie_in_the_passage(paragraphs: list[str], words: list[str]) -> None:
    """Whatever the text and the words, marks are in order, apart, and inside."""
    line, marks = glimpse(article(*paragraphs), tuple(words))
    ends = [place for mark in marks for place in mark]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(line) for place in ends)


def test_the_words_of_a_reason() -> None:
    """Only what an article has is looked for in it."""
    assert has("has radar data, missile; without wheat; outlet Bay") == ("radar data", "missile")
    assert has("outlet Bay") == ()


def test_copies_stand_under_their_original() -> None:
    """S1 and its copy S3 come first, then S2."""
    made = with_copies(
        "radar",
        [
            article(*RADAR, outlet="Bay Post", published="2024-06-18"),
            article("Wheat is dear.", title="Wheat", outlet="Farm", published="2024-06-19"),
            article(*RADAR, outlet="Hill Times", title="Again", published="2024-06-20"),
        ],
    )
    assert [(row.number, row.original) for row in rows(made)] == [(1, 0), (3, 1), (2, 0)]


def test_articles_of_one_source_are_named() -> None:
    """Two articles of one outlet are no two sources, and the reader sees which they are."""
    made = Coverage("radar", (article("Radar."), article("Boats.")), total=2)
    assert "Counted as one source: S1, S2" in bundle(made)["text/plain"]


def test_what_is_left_out_is_told() -> None:
    """Not on the topic is a count; what could not be read has its reason."""
    library = Library()
    library.add(article("Radar data."), article("Wheat.", title="Wheat"))
    library.note([Skipped("scan.pdf", "it holds pictures of pages and no text")])
    shown = bundle(library.about("radar"))["text/plain"].splitlines()
    assert shown[-2:] == [
        "Left out, not on the topic: 1",
        "Not read: scan.pdf: it holds pictures of pages and no text",
    ]


def test_many_unread_inputs_are_counted() -> None:
    """A folder of a thousand pictures does not fill the notebook."""
    skipped = tuple(Skipped(f"{number}.png", "a picture") for number in range(100))
    assert bundle(Coverage("x", (), skipped=skipped))["text/plain"].endswith("70 more inputs")


def test_hostile_text_stays_text() -> None:
    """Title, outlet and passage are escaped, marks and all."""
    script = "<script>alert(1)</script>"
    found = article(f"radar {script} radar", title=script, outlet=script)
    made = Coverage(script, (found,), total=1, reasons=(f"has radar, {script}",))
    shown = bundle(made)["text/html"]
    assert "<script" not in shown
    assert shown.count("<mark>") > 0
