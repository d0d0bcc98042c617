"""Markdown: fields from its front matter, marks resolved, menus out, nothing of the text lost."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Article
from briefing.sources import markdown
from tests.build import articles_in

ONE = "The harbour of Bergen opened again on Monday after two days of repairs."
TWO = "All boats would sail as planned on Tuesday, the ferry line said."


def page(body: str, front: str = "title: Harbour opens") -> Article:
    """The article of a Markdown text with front matter."""
    (article,) = articles_in(f"---\n{front}\n---\n\n{body}\n".encode(), "a.md")
    return article


def test_front_matter_gives_the_fields() -> None:
    """Those it knows; the others are passed by."""
    article = page(
        ONE,
        "title: Harbour opens\ndate: '2024-06-03'\npublisher: Test Press\n"
        "authors: [Åse Berg, Ola Nord]\n"
        "canonical: https://example.org/a\nlayout: post\nlanguage: en\ntags: [sea, editorial]",
    )
    assert (article.title, article.outlet, article.byline, article.url, article.genre) == (
        "Harbour opens",
        "Test Press",
        "Åse Berg, Ola Nord",
        "https://example.org/a",
        "editorial",
    )
    assert article.published is not None
    assert (article.published.date, article.published.evidence) == (
        "2024-06-03",
        "date: 2024-06-03",
    )


def test_toml_front_matter() -> None:
    """Between plus signs."""
    raw = f'+++\ntitle = "Harbour opens"\ndate = 2024-06-03T10:15:00Z\n+++\n\n{ONE}\n'
    (article,) = articles_in(raw.encode(), "a.md")
    assert article.published is not None
    assert (article.title, article.published.date) == ("Harbour opens", "2024-06-03")


def test_broken_yaml_is_read_line_by_line() -> None:
    """And noted."""
    article = page(ONE, "title: Harbour: open again\ndate: 2024-06-03")
    assert article.title == "Harbour: open again"
    assert article.notes[0].startswith("front matter read line by line")


def test_a_yaml_bomb_is_not_unfolded() -> None:
    """Aliases are refused."""
    front = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: Harbour opens"
    assert page(ONE, front).title == "Harbour opens"


def test_an_escaped_space_in_a_title_is_a_space() -> None:
    """YAML writes a no-break space so."""
    assert page(ONE, 'title: "Harbour\\_opens"').title == "Harbour opens"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        (f"**Note.** {ONE}", f"Note. {ONE}"),
        (f"The 21<sup>st</sup> ship, *Nord*. {ONE}", f"The 21st ship, Nord. {ONE}"),
        (f"A [link](https://example.org) and `code`. {ONE}", f"A link and code. {ONE}"),
        (f"\\[Sic\\] he said\\_so &amp; left. {ONE}", f"[Sic] he said_so & left. {ONE}"),
        (f"The <s>old</s> new boat. {ONE}", f"The new boat. {ONE}"),
        (
            "The harbour of\nBergen  \nopened again on Monday.",
            "The harbour of Bergen opened again on Monday.",
        ),
        (f"> {ONE}", ONE),
        (f"Stray **stars remain. {ONE}", f"Stray stars remain. {ONE}"),
    ],
)
def test_marks_are_resolved(marked: str, plain: str) -> None:
    """One paragraph of plain text."""
    assert page(marked).paragraphs == (plain,)


def test_an_end_mark_is_taken_off() -> None:
    """Escaped or not."""
    assert page(f"{ONE}\n\n\\###").paragraphs == (ONE,)


def test_lists_and_tables_give_a_paragraph_each() -> None:
    """An item, a row."""
    table = "| Boat | Hour |\n|---|---|\n| Nord | 9 |\n"
    body = f"{ONE}\n\n- Nord\n- Syd\n\n1. First\n2. Second\n\n{table}"
    assert page(body).paragraphs[1:] == (
        "Nord",
        "Syd",
        "1. First",
        "2. Second",
        "Boat | Hour",
        "Nord | 9",
    )


def test_speakers_turns_begin_paragraphs() -> None:
    """Whether a blank line, a hard break or only a new line parts them."""
    body = (
        "THE MAYOR:  The harbour is open.  \n \u00a0  \nQ    When will the\nboats sail?\n"
        "MS. BERG:  On Tuesday.  \nQ  Thank you."
    )
    assert page(body).paragraphs == (
        "THE MAYOR: The harbour is open.",
        "Q When will the boats sail?",
        "MS. BERG: On Tuesday.",
        "Q Thank you.",
    )


def test_menus_code_and_pictures_are_left_out_with_their_rule() -> None:
    """Each is among the dropped lines."""
    body = (
        f"[Home](/) [News](/n) [Sport](/s)\n\n{ONE}\n\n![A boat](b.png)\n\n```\nx = 1\n```\n\n{TWO}"
    )
    article = page(body)
    assert article.paragraphs == (ONE, TWO)
    assert {one.rule for one in article.dropped} == {"list of links", "picture", "code"}


def test_a_heading_is_the_title_once() -> None:
    """Without front matter; repeated below, it goes."""
    raw = f"# Harbour opens\n\n{ONE}\n\n# Harbour opens\n\n{TWO}\n"
    (article,) = articles_in(raw.encode(), "a.md")
    assert (article.title, article.paragraphs) == ("Harbour opens", (ONE, TWO))


def test_labelled_lines_give_fields() -> None:
    """As reports have them below their title."""
    raw = (
        "# Harbour opens\n\n**Report No.:** 12\n**Publication Date:** 06/30/2024\n"
        f"**Author(s):** Berg, Åse\n\n{ONE}\n\n{TWO}\n"
    )
    (article,) = articles_in(raw.encode(), "a.md")
    assert article.published is not None
    assert (article.published.date, article.byline) == ("2024-06-30", "Berg, Åse")
    assert article.paragraphs == (ONE, TWO)


LONG = {
    "lines of one paragraph": ("the harbour master told the same " * 3 + "to all\n") * 40_000,
    "lines before bold words": "x\n**b**\n" * 12_000,
    "a quotation of 60 levels": "> " * 60 + "a\n" + "a\n" * 15_000,
}


def test_a_label_that_comes_again_is_told() -> None:
    """The first gives the field; the second goes to the dropped lines."""
    labels = "**Author:** Ann Lee\n\n**Author:** Bo Kim\n\n**Date:** June 3, 2024\n\n"
    (article,) = articles_in(f"# Harbour opens\n\n{labels}{ONE}\n\n{TWO}\n".encode(), "a.md")
    assert article.byline == "Ann Lee"
    assert [one.text for one in article.dropped] == ["Author: Bo Kim"]


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_paragraph_of_very_many_lines_costs_little(text: str) -> None:
    """Time grows with its length, not with the square of it."""
    begun = time.process_time()
    with contextlib.suppress(SourceError):  # it is too long for one
        articles_in(text.encode(), "a.md")
    assert time.process_time() - begun < 8


FIELDS = {
    "a code point beyond all": '---\ntitle: "A \\UFFFFFFFF b"\n---',
    "a number of 6,000 digits": '+++\ntitle = "A b"\nx = 0x' + "f" * 5_000 + "\n+++",
    "a key of 20,000 parts": '+++\ntitle = "A b"\nx = {' + "a." * 20_000 + "b = 1}\n+++",
}


@pytest.mark.parametrize("front", FIELDS.values(), ids=FIELDS.keys())
def test_hostile_fields_are_read_line_by_line(front: str) -> None:
    """The text is read, and its record says why."""
    begun = time.process_time()
    (article,) = articles_in(f"{front}\n\n{ONE}\n\n{TWO}".encode(), "a.md")
    assert any("line by line" in note for note in article.notes)
    assert time.process_time() - begun < 3


def test_a_text_of_marks_is_refused() -> None:
    """Before it takes any time."""
    with pytest.raises(SourceError, match="more marks than text"):
        list(markdown.read(b"[" * 200_000, "a.md"))


SOUND = (
    f"---\ntitle: A\ndate: 2024-06-03\n---\n# B\n\n- {ONE}\n\n| a | b |\n|-|-|\n| c | <b>d</b> |\n"
)


@given(st.text(max_size=60), st.integers(0, len(SOUND)), st.integers(0, 20))
def test_any_text_is_read_or_refused(noise: str, start: int, length: int) -> None:
    """Noise, cuts, and noise in a sound file."""
    for text in (noise, SOUND[:start], SOUND[:start] + noise + SOUND[start + length :]):
        with contextlib.suppress(SourceError):
            list(markdown.read(text.encode("utf-8", "replace"), "a.md"))


@given(st.text("[]()*_`<>#|-~\\!&;: \nab1.=+", max_size=80))
def test_any_marks_are_read_or_refused(text: str) -> None:
    """Marks in every order."""
    with contextlib.suppress(SourceError):
        list(markdown.read(f"{ONE}\n\n{text}".encode(), "a.md"))


def test_real_texts_leave_no_marks(shared: Path) -> None:
    """Titles and bodies of the shared statements."""
    for path in sorted((shared / "corpus" / "whitehouse").glob("*.md")):
        (article,) = articles_in(path.read_bytes(), path.name)
        text = f"{article.title} {article.text}"
        assert [mark for mark in ("\\", "**", "<sup", "###", "\u00a0") if mark in text] == []
        assert article.published is not None
        assert article.published.date == path.name[:10]
