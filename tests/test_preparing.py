"""`prepare` lays judgements, corrections and an earlier run on a coverage."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import prepare
from briefing.errors import PathError
from briefing.library.coverage import with_copies
from briefing.reading import read
from tests.judgements.build import COPY, GAZETTE, KEY, WIRE

FILE = KEY + "corrections:\n  - {kind: label, passage: a wise step, value: fact, by: A. Analyst}\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with judgements on radar."""
    for name in ("notebooks", "data/judgements"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "data/judgements/chronology-radar.yaml").write_text(FILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_default_file_is_read() -> None:
    """By kind and topic."""
    made = prepare(with_copies("radar", (GAZETTE,)), "chronology")
    assert made.kind == "chronology"
    assert made.judgements is not None
    assert made.judgements.place == "data/judgements/chronology-radar.yaml"


def test_another_kind_has_judgements_of_its_own() -> None:
    """A topic briefing does not borrow those of a chronology."""
    assert prepare(with_copies("radar", (GAZETTE,)), "topic_briefing").judgements is None


def test_readings_keep_to_the_corrections() -> None:
    """The article carries them."""
    made = prepare(with_copies("radar", (GAZETTE,)), "chronology")
    (article,) = made.articles
    assert [c.value for c in article.corrections] == ["reported"]
    assert "analyst" in {sentence.rule for sentence in read(article).sentences}


def test_marks_of_copies_stay() -> None:
    """A copy is still one."""
    before = with_copies("radar", (WIRE, COPY))
    after = prepare(before, "chronology")
    assert [a.copy_of for a in after.articles] == [a.copy_of for a in before.articles]
    assert any(a.copy_of for a in after.articles)


def test_none_takes_the_corrections_off() -> None:
    """Nothing of the file is used."""
    made = prepare(prepare(with_copies("radar", (GAZETTE,)), "chronology"), "x", judgements="none")
    assert (made.judgements, made.articles) == (None, (GAZETTE,))


def test_a_file_that_is_not_there_is_an_error() -> None:
    """Missing is an error where a file was named."""
    with pytest.raises(PathError, match="no judgements file at"):
        prepare(with_copies("radar", (GAZETTE,)), "chronology", judgements="data/judgements/x.yaml")


def test_a_first_run_has_no_earlier_one() -> None:
    """There is nothing to compare with."""
    assert prepare(with_copies("radar", (GAZETTE,)), "chronology").earlier is None
