"""Readings lent to the checks outside the kernel: only those of before, and none that is a lie."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import reading, run
from briefing.library import Library, create_library
from briefing.models import Annex, Article
from briefing.reading import keeping, kept
from briefing.reading.steps import identities
from briefing.runner.lent import Lent
from tests.build import article
from tests.notebook import write

TEXT = "Ministers must resign over the shameful accord on grain."
PARAMETERS = ("parameters", 'topic = "grain"\nlibrary = "desk.db"')
GATHER = "from briefing import open_library\ncoverage = open_library(library).about(topic)"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    reading.forget()
    yield
    reading.forget()


@pytest.fixture
def one() -> Article:
    """An article in a library file; no reading is kept yet."""
    made = article(TEXT, title="Grain")
    library = create_library("desk.db")
    library.add(made)
    library.close()
    return made


def lent(notebook: Path | None = None) -> Lent:
    """What is lent for a run of a notebook on the library."""
    path = notebook or write(Path("own.ipynb"), PARAMETERS, GATHER)
    from briefing.runner.notebooks import load

    return Lent.before(
        load(path).node, {"topic": "grain", "library": "desk.db"}, lambda _stage, _done, _all: None
    )


def lie(about: Article) -> None:
    """Write a reading into the library by which an opinion is a fact."""
    fields = keeping.values(about, reading.STEPS, reading.VERSION, "")
    fields["sentences"] = tuple(
        replace(one, label="reported", facts=(one.span,), opinion=(), markers=())
        for one in fields["sentences"]
    )
    record = kept.encoded(about, fields, identities(reading.STEPS, ""))
    with sqlite3.connect("desk.db") as db:
        row = (about.id, str(reading.VERSION), record)
        db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", row)
    db.close()


def test_the_desk_reads_what_nobody_kept(one: Article) -> None:
    """Before the kernel begins each text is read once, and kept for it."""
    lent().close()
    library = Library(Path("desk.db"))
    assert library.readings_of([one.id], str(reading.VERSION)) == {one.id}
    library.close()


def test_what_was_kept_before_is_lent(one: Article) -> None:
    """The checks take the reading of the library, and do not read the text."""
    lent().close()
    lie(one)  # to tell it from one that is made anew
    before = Lent.now({"library": "desk.db"})
    reading.forget()
    with before.lending():
        assert reading.read(one).sentences[0].label == "reported"
    before.close()


def test_a_reading_altered_during_the_run_is_not_believed(one: Article) -> None:
    """What the kernel writes over a kept reading is not seen by the checks outside."""
    before = lent()
    lie(one)
    reading.forget()
    with before.lending():
        assert reading.read(one) == reading.anew(one)
    before.close()


def test_a_reading_added_during_the_run_is_not_believed(one: Article) -> None:
    """A text without a kept reading is read by the checks themselves."""
    before = Lent.now({"library": "desk.db"})
    lie(one)
    reading.forget()
    with before.lending():
        assert reading.read(one) == reading.anew(one)
    before.close()


def test_a_lie_from_before_is_found_by_a_sample(one: Article) -> None:
    """The text that is read again by chance shows that a kept reading is none of it."""
    lent().close()
    honest = Lent.now({"library": "desk.db"})
    assert honest.is_true(Annex((one,)))
    honest.close()
    lie(one)
    reading.forget()
    forged = Lent.now({"library": "desk.db"})
    assert not forged.is_true(Annex((one,)))
    forged.close()


def test_a_library_that_others_must_wait_for_is_not_lent(one: Article) -> None:
    """Without a write-ahead log a moment can be held by a lock only: then all is read anew."""
    with sqlite3.connect("desk.db") as db:
        db.execute("PRAGMA journal_mode=DELETE")
    db.close()
    assert Lent.now({"library": "desk.db"}).moment is None
    assert Lent.now({"library": "."}).moment is None
    assert Lent.now({"library": "no\0file.db"}).moment is None
    assert Lent.now({}).moment is None
    assert one.id


def test_writers_do_not_wait(one: Article) -> None:
    """While a moment is held, articles come in as always."""
    before = lent()
    library = Library(Path("desk.db"))
    assert library.add(article("Another text on grain.", title="More")) == 1
    library.close()
    before.close()
    assert one.id


def test_the_library_is_one_file_again(one: Article) -> None:
    """Whoever writes meanwhile: once the moment is over, no log lies beside the file."""
    before = lent()
    library = Library(Path("desk.db"))
    library.add(article("Another text on grain.", title="More"))
    library.close()
    before.close()
    assert [file.name for file in Path().glob("desk.db*")] == ["desk.db"]
    assert one.id


def test_a_notebook_that_forges_its_own_readings(one: Article) -> None:
    """A kernel that rewrites the readings of its run does not get a false sentence past."""
    forging = (
        "import sqlite3\n"
        "with sqlite3.connect('desk.db') as db:\n"
        "    db.execute('DELETE FROM readings')\n"
        "from briefing import prepare, sections, check\n"
        "ready = prepare(coverage, 'topic_briefing', judgements='none', earlier='none')\n"
        "import tests.test_lent as forger\n"
        "forger.lie(coverage.articles[0])\n"
        "from briefing import reading; reading.forget()"
    )
    shown = "sections.bottom_line(ready)"
    write(Path("own.ipynb"), PARAMETERS, GATHER, forging, shown, "sections.annex(ready)")
    done = run("own.ipynb", formats=())
    assert (done.status, one.id in str(done.record["inputs"])) == ("checks failed", True)
