"""Labelled tokens are put together as text and scored as spans."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.evaluation.benchmark import evaluate
from briefing.evaluation.conllfiles import Labelled, documents, is_labelled
from briefing.evaluation.conllmatching import bare, matched, named


def rows(text: str) -> bytes:
    """Lines of a token and a label, from words like "Lena/B-PER"; "|" ends a sentence."""
    lines = ["" if word == "|" else word.replace("/", " ") for word in text.split()]
    return ("\n".join(lines) + "\n").encode()


def joined(text: str) -> str:
    """The text that the tokens of `text` make."""
    (document,) = documents("x", rows(text))
    return "\n\n".join(document.paragraphs)


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("Hello/O ,/O Lena/B-PER ./O", "Hello, Lena."),
        ('He/O said/O "/O no/O "/O ./O', 'He said "no".'),
        ("Abu/B-PER al/I-PER -/I-PER Amin/I-PER", "Abu al-Amin"),
        ("built/O -/O and/O left/B-PER", "built - and left"),
        ("Holm/B-PER '/O s/O plan/O (/O new/O )/O", "Holm's plan (new)"),
    ],
)
def test_tokens_become_prose(tokens: str, expected: str) -> None:
    """Marks stand where a writer puts them."""
    assert expected == joined(tokens)


@pytest.mark.parametrize(
    "tokens",
    ["Lena/B-PER Holm/I-PER left/O", "Lena/I-PER Holm/I-PER left/O", "Lena/B-PER Holm/E-PER x/O"],
)
def test_all_forms_of_labels(tokens: str) -> None:
    """IOB2, plain IO and IOBES give the same stretch."""
    (document,) = documents("x", rows(tokens))
    assert (Labelled("person", 0, 9),) == document.labels


def test_a_file_may_hold_several_documents() -> None:
    """-DOCSTART- begins a new one, and has no text."""
    raw = (
        b"-DOCSTART- -X- O O\n\nLena NNP B-NP B-PER\n\n-DOCSTART- -X- O O\n\nOslo NNP B-NP B-LOC\n"
    )
    assert [one.paragraphs for one in documents("x", raw)] == [("Lena",), ("Oslo",)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(b"Lena B-PER\nleft O\n\n", True), (b"two words\nand more here\n", False), (b"", False)],
)
def test_the_form_is_told_by_its_lines(raw: bytes, expected: object) -> None:
    """A text file of another kind is none of ours."""
    assert expected == is_labelled(raw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Lena Holm", "Lena Holm"),
        ("Minister for the Middle East Anna Reed", "Anna Reed"),
        ("Lena Holm, the mayor", "Lena Holm"),
        ("Lena Holm's", "Lena Holm"),
        ("Staffan de Wolf", "Staffan de Wolf"),
    ],
)
def test_titles_and_appositions_are_no_part_of_a_name(text: str, expected: str) -> None:
    """Sets that label them and sets that do not are scored alike."""
    cut = bare(text, Labelled("person", 0, len(text)))
    assert expected == text[cut.start : cut.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she", False),
        ("the Prime Minister", False),
        ("one of our men", False),
        ("Commander of the Fleet", False),
        ("Lena Holm", True),
        ("Dr. Holm", True),
    ],
)
def test_a_label_without_a_name_is_not_asked_for(text: str, expected: object) -> None:
    """Pronouns and offices are labelled in some sets and in others not."""
    assert expected == named(text, Labelled("person", 0, len(text)))


def test_a_part_of_a_name_is_right_only_where_overlap_counts() -> None:
    """Strict spans end where the label ends."""
    body, gold = "Lena Holm left", [Labelled("person", 0, 9)]
    found = [(Labelled("person", 0, 4), "evidence")]
    scores = [matched(body, found, gold, strict=strict).count.right for strict in (True, False)]
    assert scores == [0, 1]


def test_a_set_is_scored_and_no_text_twice(tmp_path: Path) -> None:
    """A text that lies in a second file, gathered with others, counts once."""
    text = rows("President/O Lena/B-PER Holm/I-PER spoke/O of/O the/O long/O plans/O ./O |")
    other = rows("Mayor/O Carl/B-PER Webb/I-PER agreed/O at/O once/O and/O went/O home/O ./O |")
    (tmp_path / "one.conll").write_bytes(text)
    (tmp_path / "two.conll").write_bytes(other)
    (tmp_path / "all.conll").write_bytes(text + b"\n" + other)
    (scores,) = evaluate("persons", tmp_path)
    assert (scores.counts["people"].right, scores.counts["people"].gold) == (2, 2)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_file_is_read(text: str) -> None:
    """Whatever a file holds, its labels lie in its text."""
    for document in documents("x", text.encode("utf-8", "replace")):
        body = "\n\n".join(document.paragraphs)
        assert all(0 <= one.start <= one.end <= len(body) for one in document.labels)
