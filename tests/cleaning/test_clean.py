"""What a page around an article leaves: title, record, paragraphs, and every dropped line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cleaning import clean
from briefing.errors import SourceError
from briefing.models import Article, Origin

PAGE = """Skip to content
News  Opinion  Business  Sport

(EDITORIAL from Oslo Gazette on May 3)

All News 08:15 May 3, 2024

Keep the radar on
Three ministers should meet again

The ministers met in Oslo on Monday. They agreed to share radar data by the end of the year.

We hope that they keep their word, because promises of this kind have been broken before.

Send Feedback
Related stories
Wheat harvest fails
Sun to shine on Sunday
(c) Oslo Gazette 2024
"""


def made(text: str, place: str = "page.txt") -> Article:
    """The article of a text."""
    return clean(text, Origin(place, "0" * 64, len(text)))


@pytest.fixture(scope="module")
def page() -> Article:
    """The page above, cleaned."""
    return made(PAGE)


def test_title_and_subtitle(page: Article) -> None:
    """The two lines above the text."""
    assert (page.title, page.subtitle) == (
        "Keep the radar on",
        "Three ministers should meet again",
    )


def test_the_wrapper_gives_outlet_and_genre(page: Article) -> None:
    """The bracketed line says whose editorial it is."""
    assert (page.outlet, page.genre) == ("Oslo Gazette", "editorial")


def test_date_and_time_as_printed(page: Article) -> None:
    """The line they were read from is the evidence; no zone is printed, none is made up."""
    assert page.published is not None
    found = (page.published.date, page.published.time, page.published.zone, page.published.evidence)
    assert found == ("2024-05-03", "08:15", None, "All News 08:15 May 3, 2024")


def test_only_the_text_is_left(page: Article) -> None:
    """Two paragraphs, as printed."""
    assert [p.split()[0] for p in page.paragraphs] == ["The", "We"]


def test_every_dropped_line_names_its_rule(page: Article) -> None:
    """Nothing vanishes silently."""
    assert [(d.text, d.rule) for d in page.dropped] == [
        ("Skip to content", "navigation"),
        ("News Opinion Business Sport", "menu"),
        ("Send Feedback", "feedback"),
        ("Related stories", "related"),
        ("Wheat harvest fails", "list of links"),
        ("Sun to shine on Sunday", "list of links"),
        ("(c) Oslo Gazette 2024", "copyright"),
    ]


def test_a_header_form_is_read() -> None:
    """Lines such as `Title: …` before the text."""
    article = made(
        "Title: Radar shared\nSource: Oslo Gazette\nDate: 2024-05-03\nURL: https://example.org/a\n\n"
        "The ministers met in Oslo on Monday to talk about radar.\n"
    )
    day = article.published.date if article.published else None
    assert (article.title, article.outlet, day, article.url) == (
        "Radar shared",
        "Oslo Gazette",
        "2024-05-03",
        "https://example.org/a",
    )


def test_hard_wrapped_lines_are_joined() -> None:
    """A paragraph wrapped at seventy columns is one paragraph."""
    article = made(
        "A title\n\nThe ministers met in Oslo on Monday to talk about the radar data that\n"
        "their forces will share from next year, and about the missile warnings\n"
        "that depend on it.\n"
    )
    assert len(article.paragraphs) == 1


def test_invisible_characters_are_mended_and_noted() -> None:
    """A soft hyphen and a no-break space go, and the notes say so."""
    article = made(
        "A title\n\nThe minis\u00adters met\u00a0in Oslo on Monday to talk about radar.\n"
    )
    assert article.paragraphs == ("The ministers met in Oslo on Monday to talk about radar.",)
    assert [n for n in article.notes if "soft hyphen" in n or "no-break" in n] != []


def test_a_text_without_a_date_has_none() -> None:
    """No date is guessed."""
    assert made("A title\n\nThe ministers met in Oslo on Monday to talk.\n").published is None


def test_the_same_text_has_the_same_identity(page: Article) -> None:
    """The identity depends on title and text, not on the page around them."""
    assert made(PAGE.replace("Send Feedback\n", "")).id == page.id


def test_a_page_without_text_is_refused() -> None:
    """Navigation alone is no article."""
    with pytest.raises(SourceError, match=r"page\.txt: no running text"):
        made("Menu\nSign in\n")


@given(st.text(max_size=400))
def test_no_text_breaks_the_cleaning(text: str) -> None:
    """Any text is cleaned or refused; paragraphs are whole, and their spans fit."""
    try:
        article = made(text)
    except SourceError:
        return
    assert all(paragraph == paragraph.strip() != "" for paragraph in article.paragraphs)


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=30))
def test_every_line_is_accounted_for(lines: list[str]) -> None:
    """Each word of the input stands in the article, in a note, or in a dropped line."""
    text = "\n".join(lines)
    try:
        article = made(text)
    except SourceError:
        return
    kept = " ".join(
        [
            article.title,
            article.subtitle or "",
            *article.paragraphs,
            *article.notes,
            *(line.text for line in article.dropped),
        ]
    )
    assert [word for word in text.split() if word not in kept] == []


def test_a_birth_date_is_none_of_publication() -> None:
    """Of the dates in a line of facts only those of the text itself count."""
    text = "Port opened\n\nBirth date: August 2, 1984\n\n" + "The ministers met in Oslo today. " * 5
    assert clean(text, Origin("a.txt", "0" * 64, 1)).published is None


def test_a_line_too_long_for_a_title_is_text() -> None:
    """A name in a masthead has a bound; a word of six hundred letters is a paragraph."""
    long = "radar" * 120
    article = made(f"{long}\n\nThe ministers met in Oslo on Monday to talk about radar data.\n")
    assert (article.title, article.paragraphs[0]) == ("page", long)


def test_only_the_mark_before_a_title_is_taken_off() -> None:
    """A sign within it stays."""
    body = "The ministers met in Oslo on Monday to talk about radar data.\n"
    article = made(f"# Oslo is # 1 and C# is not\n\n{body}")
    assert article.title == "Oslo is # 1 and C# is not"


def test_every_line_of_what_names_the_source_is_told() -> None:
    """A second line of it that gives nothing more does not vanish."""
    body = "The ministers met in Oslo on Monday to talk about radar data."
    article = made(f"Radar data\n\n{body}\n\nURL: https://example.org/a\nd\n")
    noted = any(note.endswith(": d") for note in article.notes)
    assert noted or any(line.text == "d" for line in article.dropped)


def test_a_title_in_a_header_has_a_bound() -> None:
    """Its end is told among what was dropped."""
    body = "The ministers met in Oslo on Monday to talk about radar data."
    article = made(f"Title: {'radar ' * 200}\nDate: 2024-05-03\n\n{body}\n")
    assert len(article.title) <= 500
    assert [line.rule for line in article.dropped] == ["unreadable title field"]
