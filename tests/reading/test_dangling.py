"""Words that lean on another sentence are listed, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.reading import dangling, sentences, stance
from tests.reading.cases import files, load

if TYPE_CHECKING:
    from pathlib import Path


def leaning(text: str) -> list[str]:
    """The leaning words of a sentence that is one clause."""
    return [text[a:b] for a, b in dangling.find(text, [(0, len(text))])]


@pytest.mark.parametrize("path", files("dangling"), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each sentence of a case lists the words an analyst would have to explain."""
    case = load(path)
    found = stance.find(case.article, sentences.split(case.article)[0], ())
    actual = []
    for _, start in case.expected:
        sentence = next(s for s in found if case.article.passage(s.span).startswith(start))
        actual.append((", ".join(case.article.passage(d) for d in sentence.dangling), start))
    assert list(case.expected) == actual


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council decided to leave it.", []),
        ("The agreement lapsed when Chile left it.", ["The agreement", "it"]),
        ("Norway kept its ships.", []),
        ("In August, its ships left.", ["its"]),
        ("The former was chosen.", ["The former"]),
        ("Four months later, Chile voted.", ["Four months later"]),
        ("The company shelved a plan.", ["The company"]),
        ("The company Fjordlink shelved a plan.", []),
        ("The crew, however, stayed.", ["however"]),
        ("We kept our word.", ["We", "our"]),
        ("Ada Berg founded The We Company.", []),
        ("It was the first such storm since 1990.", ["It"]),
        ("Those who stayed were paid.", []),
        ("The decision to leave was theirs.", ["theirs"]),
    ],
)
def test_leaning(text: str, words: list[str]) -> None:
    """One behaviour a line."""
    assert words == leaning(text)


def test_a_pronoun_is_explained_in_its_own_clause_only() -> None:
    """A name in the clause before the comma does not help when that is printed apart."""
    text = "Though Ada Berg resigned, he stayed."
    assert dangling.find(text, [(7, 24), (26, 36)]) == [(0, 6), (26, 28)]


def test_quoted_words_are_left_alone() -> None:
    """What is masked as quoted never leans."""
    assert leaning("Ada Berg said: “¤¤ ¤¤¤¤ ¤¤¤¤.”") == []
