"""The raw store: every byte whole, once, and found again after a kill at any moment."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import LibraryError, PathError
from briefing.fetching import stored
from briefing.fetching.media import media_type, suffix
from briefing.fetching.rawstore import RawStore
from tests.conftest import PROJECT
from tests.fetching.site import TEXT, Site, in_turn, page, redirect, reply, states


def rows(store: Path, query: str) -> list[dict[str, object]]:
    """What the ledger holds."""
    ledger = sqlite3.connect(store / "fetched.db")
    ledger.row_factory = sqlite3.Row
    found = [dict(row) for row in ledger.execute(query)]
    ledger.close()
    return found


def files(store: Path) -> dict[str, bytes]:
    """The raw files, by their names."""
    found = (path for path in store.glob("??/*") if path.is_file())
    return {path.name: path.read_bytes() for path in found}


# ---------------------------------------------------------------- what is kept


def test_a_page_and_its_row(tmp_path: Path) -> None:
    """The bytes as they came, unpacked, under their SHA-256; everything else in the ledger."""
    with Site() as site:
        site.pages = {
            "/old": redirect("/a"),
            "/a": page(TEXT, "text/html; charset=EUC-KR", ETag='"1"'),
        }
        site.fetch(tmp_path, "/old")
        (row,) = rows(tmp_path, "SELECT * FROM pages")
        sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
        fetched_at = str(row.pop("fetched_at"))
        assert row == {
            "url": site.url("/old"), "final_url": site.url("/a"), "status": 200,
            "media_type": "text/html", "charset": "euc-kr", "etag": '"1"', "last_modified": None,
            "sha256": sha256, "size": len(TEXT), "error": None, "next_allowed": None,
        }  # fmt: skip
    assert files(tmp_path) == {f"{sha256}.html": TEXT.encode()}
    assert abs(time.time() - time.mktime(time.strptime(fetched_at, "%Y-%m-%dT%H:%M:%SZ"))) < 90_000


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    """From two addresses and under two media types: one file, two rows."""
    with Site() as site:
        site.pages = {"/a": page(), "/b": page(kind="text/plain")}
        site.fetch(tmp_path, "/a", "/b")
        assert [(url, kind) for _, url, kind in stored(tmp_path)] == [
            (site.url("/a"), "text/html"),
            (site.url("/b"), "text/plain"),
        ]
        assert list(stored(str(tmp_path))) == list(stored(tmp_path))
    assert len(files(tmp_path)) == 1


def test_every_version_is_kept(tmp_path: Path) -> None:
    """A page that changes, oldest first; one that changes back is no third version."""
    with Site() as site:
        site.pages["/a"] = in_turn(page("<p>one"), page("<p>two"), page("<p>one"), page("<p>one"))
        found = [states(site.fetch(tmp_path, "/a"))[0][0] for _ in range(4)]
    assert found == ["new", "changed", "changed", "unchanged"]
    assert [path.read_text() for path, _, _ in stored(tmp_path)] == ["<p>one", "<p>two"]


def test_a_failure_leaves_what_is_kept(tmp_path: Path) -> None:
    """The row tells the failure; bytes and SHA-256 of before stay."""
    with Site() as site:
        site.pages["/a"] = in_turn(page(), reply(410))
        site.fetch(tmp_path, "/a")
        site.fetch(tmp_path, "/a")
    (row,) = rows(tmp_path, "SELECT status, error, sha256 IS NOT NULL AS kept FROM pages")
    assert row == {"status": 410, "error": "its server answered 410", "kept": 1}
    assert len(list(stored(tmp_path))) == 1


def test_what_nobody_reads_is_noted_and_not_kept(tmp_path: Path) -> None:
    """A picture: its body is not even read."""
    with Site() as site:
        site.pages["/a"] = page(bytes(1000), "image/png")
        report = site.fetch(tmp_path, "/a")
    (row,) = rows(tmp_path, "SELECT status, media_type, sha256 FROM pages")
    assert states(report) == [("unread", "nobody reads image/png")]
    assert row == {"status": 200, "media_type": "image/png", "sha256": None}
    assert files(tmp_path) == {}


def test_an_empty_page_is_a_failure(tmp_path: Path) -> None:
    """Nothing is kept of it."""
    with Site() as site:
        site.pages["/a"] = page(" \n")
        assert states(site.fetch(tmp_path, "/a")) == [("failed", "its server sent an empty page")]


def test_passwords_are_not_kept(tmp_path: Path) -> None:
    """Neither in the ledger nor in the report."""
    with Site() as site:
        report = site.fetch(tmp_path)
        from briefing.fetching import fetch

        report = fetch([site.url("/a").replace("//", "//me:secret@")], tmp_path)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert (b"secret" in kept, "secret" in json.dumps(report.to_json())) == (False, False)


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("text/html", b"", ".html"),
        ("application/pdf", b"", ".pdf"),
        ("application/rss+xml", b"", ".rss"),
        ("", b"\xef\xbb\xbf <!DOCTYPE html><p>", ".html"),
        ("application/octet-stream", b"%PDF-1.7", ".pdf"),
        ("application/octet-stream", b"PK\x03\x04", ".zip"),
        ("", b"<?xml version='1.0'?><rss>", ".xml"),
        ("", b"\x89PNG", None),
        ("video/mp4", b"%PDF-1.7", None),
    ],
)
def test_suffixes(kind: str, raw: bytes, expected: str | None) -> None:
    """By the media type; by the content where the server does not say."""
    assert suffix(kind, raw) == expected


@given(st.text(max_size=80))
def test_any_content_type_is_read(text: str) -> None:
    """A type is two plain words or nothing."""
    kind, charset = media_type(text)
    assert (kind == "" or kind.count("/") == 1, charset is None or charset.isascii()) == (
        True,
        True,
    )
    assert media_type('Text/HTML ;charset="UTF-8"') == ("text/html", "utf-8")


# ---------------------------------------------------------------- the store itself


def test_one_run_at_a_time(tmp_path: Path) -> None:
    """A second one is told; after the first it may."""
    with RawStore(tmp_path), pytest.raises(PathError, match="another fetch is using it"):
        RawStore(tmp_path)
    with RawStore(tmp_path):
        pass


def test_a_store_that_is_none(tmp_path: Path) -> None:
    """Clear words for a folder without ledger, a damaged ledger, and a file in the way."""
    with pytest.raises(PathError, match=r"holds no fetched\.db"):
        list(stored(tmp_path))
    (tmp_path / "fetched.db").write_bytes(b"no database, but long enough to be looked at" * 50)
    with pytest.raises(LibraryError, match=r"fetched\.db cannot be (read|opened)"):
        list(stored(tmp_path))
    with pytest.raises(LibraryError, match=r"fetched\.db cannot be opened"):
        RawStore(tmp_path)
    with pytest.raises(PathError, match="name another folder"):
        RawStore(tmp_path / "fetched.db")


def test_damaged_bytes_are_written_again(tmp_path: Path) -> None:
    """A file that is not what its name says is replaced when its bytes come again."""
    with RawStore(tmp_path) as store:
        _, file = store.save(b"words", ".txt")
        (tmp_path / file).write_bytes(b"wor")
        store.save(b"words", ".txt")
        assert (tmp_path / file).read_bytes() == b"words"


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200))
def test_what_is_saved_is_read(tmp_path: Path, raw: bytes) -> None:
    """Any bytes."""
    with RawStore(tmp_path) as store:
        sha256, _ = store.save(raw, ".txt")
        assert (store.read(sha256), store.has(sha256, len(raw))) == (raw, True)


# ---------------------------------------------------------------- killed at any moment


CHILD = """
import json, sys
from pathlib import Path
from briefing.fetching import Settings, fetch
told = json.loads(sys.argv[1])
settings = Settings(allow_private=True, allow_ports=(told["port"],), pause=0.0)
fetch(told["urls"], Path(told["store"]), settings=settings)
"""


def started(site: Site, store: Path, number: int) -> subprocess.Popen[bytes]:
    """A process that fetches `number` pages."""
    told = {
        "urls": [site.url(f"/{n}") for n in range(number)],
        "store": str(store),
        "port": site.port,
    }
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, json.dumps(told)],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )


def unsound(store: Path) -> list[str]:
    """What is wrong with a store: files that are not what their name says, rows without file."""
    wrong = [
        name for name, raw in files(store).items() if hashlib.sha256(raw).hexdigest() != name[:64]
    ]
    if (store / "fetched.db").exists():
        ledger = sqlite3.connect(store / "fetched.db")
        wrong += [str(row[0]) for row in ledger.execute("PRAGMA integrity_check") if row[0] != "ok"]
        tables = ledger.execute("SELECT 1 FROM sqlite_master WHERE name = 'versions'").fetchall()
        kept = ledger.execute("SELECT file FROM versions").fetchall() if tables else []
        wrong += [file for (file,) in kept if not (store / file).is_file()]
        ledger.close()
    return wrong


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Nothing is half-written; the next run ends where an undisturbed one does."""
    number, chance = 12, random.Random(4)  # noqa: S311 - the same moments in every run
    with Site() as site:
        site.pages = {f"/{n}": page(f"<p>{n}</p>" * 20_000) for n in range(number)}
        for _ in range(3):
            begun, running = len(site.asked), started(site, tmp_path / "killed", number)
            until = chance.randrange(1, number)
            while len(site.asked) < begun + until and running.poll() is None:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.01)
            running.send_signal(signal.SIGKILL)
            running.wait()
            assert unsound(tmp_path / "killed") == []
        assert started(site, tmp_path / "killed", number).wait() == 0
        assert started(site, tmp_path / "whole", number).wait() == 0
    assert (unsound(tmp_path / "killed"), list((tmp_path / "killed/under-way").iterdir())) == (
        [],
        [],
    )
    assert files(tmp_path / "killed") == files(tmp_path / "whole")
    told = [sorted(url for _, url, _ in stored(tmp_path / name)) for name in ("killed", "whole")]
    assert told[0] == told[1]
    assert len(told[0]) == number
