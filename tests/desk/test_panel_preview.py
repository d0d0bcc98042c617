"""How many articles match, while the form is filled in."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from briefing.desk.panel import preview
from briefing.desk.panel.preview import Preview

TOPIC = {"topic": "harbour", "library": "", "since": "", "until": ""}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of three articles."""
    for number, words in enumerate(("A harbour opens", "A harbour closes", "The radar"), start=1):
        text = f"{words}\n\nThe Gazette\n2024-0{number}-01\n\n{words} in Bergen, a minister said.\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    return tmp_path


def test_what_matches_is_counted_and_named(library: Path) -> None:
    """As many as the library holds, and the first titles."""
    found = Preview().match(TOPIC | {"library": str(library)})
    assert found.told == "2 of 3 articles match"
    assert [title.split(": ")[-1] for title in found.titles] == [
        "A harbour opens",
        "A harbour closes",
    ]


def test_a_file_that_came_is_counted(library: Path) -> None:
    """The folder is read again when it changed, and only then."""
    asked = Preview()
    asked.match(TOPIC | {"library": str(library)})
    kept = asked._kept
    asked.match(TOPIC | {"library": str(library), "topic": "radar"})
    assert asked._kept is kept
    (library / "4.txt").write_text("A harbour burns\n\n2024-04-01\n\nA harbour burns.\n", "utf-8")
    assert asked.match(TOPIC | {"library": str(library)}).told == "3 of 4 articles match"


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"library": "data/sampel"}, "library", "no such folder or file"),
        ({"library": ""}, "library", "name a folder of articles"),
        ({"since": "2024-08", "until": "2024-07"}, "since", "swap them"),
        ({"until": "tomorrow"}, "until", "no date"),
        ({"topic": " "}, "topic", ""),
    ],
)
def test_what_is_wrong_is_the_fault_of_a_field(
    library: Path, changed: dict[str, str], field: str, words: str
) -> None:
    """The words are those of the run that would fail."""
    ((name, told),) = Preview().match(TOPIC | {"library": str(library)} | changed).faults.items()
    assert (field, True) == (name, words in told)


def test_an_actor_is_looked_for_by_name(library: Path) -> None:
    """A profile has an actor; nobody by that name is told at its field."""
    values = {"actor": "Ana Lopez", "library": str(library)}
    assert [*Preview().match(values).faults] == ["actor"]


def test_any_thread_may_ask(library: Path) -> None:
    """A kernel answers forms in threads of its own while cells run."""
    asked, told = Preview(), []
    values = TOPIC | {"library": str(library)}
    for _ in range(2):
        other = threading.Thread(target=lambda: told.append(asked.match(values).told))
        other.start()
        other.join()
    assert [asked.match(values).told, *told] == ["2 of 3 articles match"] * 3


def test_a_notebook_without_a_library_counts_nothing() -> None:
    """A notebook of one's own need not be about articles."""
    assert Preview().match({"topic": "fish"}) == preview.Match()


def test_a_library_without_a_topic_is_counted(library: Path) -> None:
    """All of it."""
    assert Preview().match({"library": str(library)}).told == "3 articles in the library"


def test_a_folder_that_takes_long_is_left(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel is not kept; what to do is said, once and again."""
    monkeypatch.setattr(preview, "PATIENCE", -1.0)
    asked = Preview()
    told = [asked.match(TOPIC | {"library": str(library)}).told for _ in range(2)]
    assert told == [preview._LARGE] * 2
