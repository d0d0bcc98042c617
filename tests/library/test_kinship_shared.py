"""What repeats what among the shared real texts; measured, where they are present."""

from __future__ import annotations

import json
import re
import sqlite3
import tarfile
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from briefing.library import kinship
from briefing.models import Article
from tests.build import article

PUBLISHED = re.compile(r"Published\s?:\s?`([\d-]{10})[^`]*`")
BILL = re.compile(r"\d+-[a-z]+-\d+")


def plain(name: str, text: str, *, genre: str = "report") -> Article:
    """An article of a file of lines: its first is the title, its name begins with its date."""
    title, _, rest = text.strip().partition("\n")
    found = PUBLISHED.search(rest)
    day = found[1] if found else name[:10] if re.match(r"\d{4}-\d\d-\d\d", name) else None
    lines = PUBLISHED.sub("", rest).split("\n")
    paragraphs = [line for line in lines if len(line.split()) > 3 and "Published Time" not in line]
    return article(*paragraphs, title=title.strip("# "), published=day, outlet=None, genre=genre)


def stories(articles: Iterable[Article]) -> int:
    """How many stories a library of these articles holds."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(kinship.TABLES)
    for number, one in enumerate(articles):
        kinship.add(db, number, one)
    found = len(kinship.stories(db))
    db.close()
    return found


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Path:
    """The folder of shared texts."""
    return shared / "corpus"


def test_companion_resolutions_are_found(corpus: Path) -> None:
    """Texts of one resolution in both chambers are near, and nothing else is."""
    files = sorted([*corpus.glob("congress/*.txt"), *corpus.glob("dev/congress/*.txt")])
    texts = [plain("", f.read_text("utf-8"), genre="resolution") for f in files]
    named = [match[0] for f in files if (match := BILL.match(f.name))]
    kin = kinship.among(texts)
    found = [{named[a], named[b]} for g in kin.groups for a, b in combinations(g, 2)]
    expected = [{"116-sres-67", "116-hres-127"}, {"117-hres-416", "117-sres-213"}]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_confusable_trilaterals_stay_apart(corpus: Path) -> None:
    """Of 275 texts on summits alike, only a statement issued twice, word for word, is one."""
    files = sorted([*corpus.glob("whitehouse/*.md"), *corpus.glob("dev/whitehouse_topic/*.md")])
    kin = kinship.among([plain(f.name, f.read_text("utf-8")) for f in files])
    found = [[files[n].name[:10] for n in group] for group in kin.groups if len(group) > 1]
    assert found == [["2023-02-18", "2023-03-15"]]


def test_stories_under_several_topics_collapse(corpus: Path) -> None:
    """955 records with text hold 581 different stories; two per cent are allowed."""
    records = json.loads((corpus / "dev/news/kcna_dev.json").read_text("utf-8"))
    texts = [
        article(
            *record["story_text"].split("\n"),
            title=record["headline"],
            published=record["date_str"],
            outlet="KCNA",
            url=record["link"],
        )
        for record in records
        if (record.get("story_text") or "").strip()
    ]
    assert stories(texts) == pytest.approx(581, rel=0.02)


def test_stories_saved_day_by_day_collapse(corpus: Path) -> None:
    """1,640 files under 770 headlines; two per cent are allowed."""
    texts = []
    with tarfile.open(corpus / "dev/archives/cnn_mirror_dev.tar.gz") as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                texts.append(plain("", stream.read().decode("utf-8", "replace")))
    assert stories(texts) == pytest.approx(770, rel=0.02)
