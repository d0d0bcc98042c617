"""A corpus of Parquet files: the same library whoever reads it, and nothing read twice."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as arrow
import pytest
from pyarrow import parquet

from briefing.afar import corpus, fetching, intake
from briefing.afar.fetching import Task
from briefing.afar.identity import digest as kit
from briefing.afar.orders import encoded
from briefing.afar.partitions import partitions
from briefing.errors import PathError, UsageError
from briefing.library import create_library, ingest
from briefing.reading import _memory, read
from tests.afar.conftest import Cluster

TEXT = (
    "Minister Ana Lopez of Country {0} came on {1} May 2021. “We are late,” she said in week {0}."
)
TABLES = ("articles", "readings", "files", "places", "skipped", "postings")


def rows(first: int, count: int) -> list[dict[str, Any]]:
    """Articles of a table."""
    return [
        {
            "title": f"Talks number {n}",
            "text": f"{TEXT.format(n, n % 28 + 1)}\n\nThe second round begins in {n} days.",
            "date": f"2021-05-{n % 28 + 1:02}",
            "outlet": "The Example",
        }
        for n in range(first, first + count)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three partitions; the second repeats a text of the first from another outlet."""
    home = tmp_path / "corpus"
    (home / "more").mkdir(parents=True)
    tables = [rows(0, 6), rows(6, 5), rows(11, 4)]
    tables[1].append({**tables[0][2], "outlet": "Another"})
    tables[1].append({"title": "Empty", "text": "", "date": "", "outlet": ""})
    for name, table in zip(("a.parquet", "b.parquet", "more/c.parquet"), tables, strict=True):
        parquet.write_table(arrow.Table.from_pylist(table), home / name)
    (home / "_SUCCESS").write_text("")
    return home


def held(library: Path) -> dict[str, list[Any]]:
    """All that is in a library that matters."""
    found = {}
    with closing(sqlite3.connect(library)) as db:
        for name in TABLES:
            sql = f"SELECT * FROM {name} ORDER BY 1, 2, 3"  # noqa: S608 - a name of ours
            found[name] = db.execute(sql).fetchall()
    return found


def ingested(library: Path, *paths: Path) -> dict[str, list[Any]]:
    """The library that a plain ingest makes of files or folders, each article read then."""
    ingest(paths, library)
    with closing(create_library(library)) as store:
        for article in store.articles():
            _memory.clear()
            read(article)
    return held(library)


def test_the_library_is_the_one_that_ingest_makes(
    cluster: Cluster, folder: Path, tmp_path: Path
) -> None:
    """Rows of all tables, readings byte for byte; a second call reads nothing."""
    library = tmp_path / "afar.db"
    with closing(create_library(library)) as store:
        first = corpus.read_corpus([str(folder)], store, on=cluster.on)
        again = corpus.read_corpus([str(folder)], store, on=cluster.on)
        assert store.verify() == []
    assert [*first.failed, *again.failed] == []
    expected = ingested(tmp_path / "here.db", folder)
    expected["skipped"] = [
        row for row in expected["skipped"] if row[1] != "1 file without a suffix"
    ]
    assert held(library) == expected
    assert (first.articles.added, first.articles.unchanged, first.articles.readings) == (15, 1, 16)
    assert [one.place for one in first.articles.skipped] == ["b.parquet#row 7"]
    assert (again.partitions, again.unchanged, again.articles.readings) == (3, 3, 0)


def test_processes_here_make_the_same_library(folder: Path, tmp_path: Path) -> None:
    """Without a cluster; readings that an ingest has not kept are made up for."""
    library = tmp_path / "jobs.db"
    ingest(sorted(folder.glob("*.parquet")), library)
    with closing(create_library(library)) as store:
        report = corpus.read_corpus([f"{folder}/*.parquet"], store, count=2)
    assert (report.unchanged, report.articles.added, report.articles.readings) == (0, 0, 12)
    assert (
        held(library)["readings"]
        == ingested(tmp_path / "here.db", *sorted(folder.glob("*.parquet")))["readings"]
    )


def test_other_facts_are_another_reading(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reading rests on goes along; when it changed, a partition is read again."""
    home = tmp_path / "desk"
    for name in ("notebooks", "data"):
        (home / name).mkdir(parents=True)
    with closing(create_library(tmp_path / "desk.db")) as store:
        corpus.read_corpus([str(folder / "a.parquet")], store)
        monkeypatch.chdir(home)
        other = corpus.read_corpus([str(folder / "a.parquet")], store)
        again = corpus.read_corpus([str(folder / "a.parquet")], store)
    assert (other.unchanged, other.articles.unchanged, other.articles.readings) == (0, 6, 6)
    assert (again.unchanged, again.articles.readings) == (1, 0)


def test_a_killed_reading_is_gone_on_with(folder: Path, tmp_path: Path) -> None:
    """SIGKILL between two partitions: what is in is whole and is not read again."""
    library, code = tmp_path / "killed.db", "from briefing.cli import main; main()"
    line = [sys.executable, "-c", code, "library", "read", f"{folder}/*.parquet", "-j", "1"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [*line, "--library", str(library)], env=environment, stdout=subprocess.DEVNULL
    ) as running:
        while running.poll() is None and not _files(library):
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
    done = _files(library)
    with closing(create_library(library)) as store:
        assert store.verify() == []
        report = corpus.read_corpus([f"{folder}/*.parquet"], store)
    assert report.unchanged >= done
    assert (
        held(library)["readings"]
        == ingested(tmp_path / "here.db", *sorted(folder.glob("*.parquet")))["readings"]
    )


def _files(library: Path) -> int:
    """How many partitions are in a library."""
    try:
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM files").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.fixture
def memory(folder: Path) -> Iterator[str]:
    """The corpus in a file system that is no disk."""
    system = fsspec.filesystem("memory")
    for path in folder.glob("*.parquet"):
        system.pipe_file(f"/corpus/{path.name}", path.read_bytes())
    yield "memory://corpus"
    system.rm("/corpus", recursive=True)


def test_a_corpus_may_lie_anywhere(memory: str, tmp_path: Path) -> None:
    """Known by its URL; one that changed is read again, one that cannot be had is told."""
    with closing(create_library(tmp_path / "desk.db")) as store:
        first = corpus.read_corpus([f"{memory}/*.parquet"], store, count=2)
        again = corpus.read_corpus([f"{memory}/*.parquet"], store, count=2)
        more = arrow.Table.from_pylist(rows(0, 7))
        with fsspec.open(f"{memory}/a.parquet", "wb") as file:
            parquet.write_table(more, file)
        changed = corpus.read_corpus([memory], store, count=2)
    assert (first.articles.added, first.failed) == (11, [])
    assert [one.key for one in partitions([memory])] == [
        "memory:///corpus/a.parquet",
        "memory:///corpus/b.parquet",
    ]
    assert (again.unchanged, changed.unchanged, changed.articles.readings) == (2, 1, 7)


def test_a_partition_that_cannot_be_had_costs_itself(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, and read the next time; a damaged one is skipped as by ingest."""
    (folder / "a.parquet").write_bytes(b"PAR1 cut off")
    copied = fetching.copied

    def cut(one: Any, home: Path) -> Path:
        if one.place == "b.parquet":
            raise ConnectionResetError("the store hung up")
        return copied(one, home)

    with closing(create_library(tmp_path / "desk.db")) as store:
        with monkeypatch.context() as patch:
            patch.setattr(fetching, "copied", cut)
            first = corpus.read_corpus([f"{folder}/*.parquet"], store, count=2)
        again = corpus.read_corpus([f"{folder}/*.parquet"], store, count=2)
    assert [(one.place, one.why) for one in first.failed] == [
        ("b.parquet", "ConnectionResetError: the store hung up")
    ]
    assert [one.place for one in first.articles.skipped] == ["a.parquet"]
    assert (again.failed, again.articles.added) == ([], 6)


def test_a_column_mapping_goes_along(tmp_path: Path) -> None:
    """As beside a table that is ingested."""
    table = [{"kop": row["title"], "stuk": row["text"]} for row in rows(0, 2)]
    parquet.write_table(arrow.Table.from_pylist(table), tmp_path / "nl.parquet")
    (tmp_path / "nl.parquet.columns.toml").write_text('title = "kop"\ntext = "stuk"\n')
    with closing(create_library(tmp_path / "desk.db")) as store:
        report = corpus.read_corpus([str(tmp_path / "nl.parquet")], store)
        titles = [article.title for article in store.articles()]
    assert report.articles.added == 2
    assert titles == ["Talks number 0", "Talks number 1"]


@pytest.mark.parametrize(
    ("pattern", "error", "words"),
    [
        ("https://example.org/a.parquet", UsageError, "briefing fetch URL"),
        ("nowhere://bucket/a.parquet", UsageError, "nowhere"),
        ("simplecache::memory://a.parquet", UsageError, "a chain of addresses"),
        ("memory://nothing/*.parquet", PathError, "no Parquet file is there"),
    ],
)
def test_what_is_no_corpus_is_told(pattern: str, error: type[Exception], words: str) -> None:
    """In words that say what to write."""
    with pytest.raises(error, match=words):
        partitions([pattern])


def test_memory_does_not_grow_with_the_corpus(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many partitions there are, few are asked for before the first is taken in."""
    for number in range(20):
        os.link(folder / "a.parquet", folder / f"d{number:02}.parquet")
    lock, waiting, most = threading.Lock(), set[bytes](), [0]
    take = intake.take
    found = fetching.facts(Path.cwd())
    first = Task(kit=kit(), partition=partitions([str(folder)])[0], facts=found)
    content = fetching.fetched(encoded(first))

    def counted(one: bytes) -> bytes:
        with lock:
            waiting.add(one)
            most.append(len(waiting))
        return content

    def taken(library: Any, one: Any, *more: Any) -> None:
        take(library, one, *more)
        with lock:
            waiting.discard(encoded(Task(kit=kit(), partition=one, facts=found)))

    monkeypatch.setattr(corpus, "fetched", counted)
    monkeypatch.setattr(corpus, "take", taken)
    with closing(create_library(tmp_path / "desk.db")) as store:
        report = corpus.read_corpus([str(folder)], store, count=2)
    assert report.partitions == 23
    assert max(most) <= 2 + 2 + 1


def test_the_command_prints_what_became_of_it(folder: Path, tmp_path: Path) -> None:
    """As words or as JSON; the exit code is 0."""
    code = "from briefing.cli import main; main()"
    line = [sys.executable, "-c", code, "library", "read", str(folder / "more"), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [*line, "--library", str(tmp_path / "desk.db")],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert (told["partitions"], told["articles"]["added"], told["failed"]) == (1, 4, [])
