"""Titles and dates of real pages against what their outlets say: a floor under the rules."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.cleaning.known import Known
from briefing.cleaning.pages.metadata import metadata
from briefing.cleaning.pages.parsing import parsed

FEWEST_TITLES = 0.94  # of the pages; measured at 0.959, the rest are other titles of the outlet
FEWEST_DATES = 0.97  # measured at 1.0
_PAGE = re.compile(r"(?P<outlet>.+)_(?P<day>\d{4}_\d\d_\d\d)\.html\.gz$")
_QUOTES = str.maketrans("“”„«»‘’‚–—", '"""""\'\'\'--')


def pages(archive: Path) -> Iterator[tuple[Known, dict[str, Any]]]:
    """What each page of an archive states, and what is true of it."""
    with tarfile.open(archive) as opened:
        files = {member.name: opened.extractfile(member) for member in opened if member.isfile()}
        raw = {name: file.read() for name, file in files.items() if file}
    found: dict[str, list[str]] = {}
    for name in sorted(raw):
        match = _PAGE.match(name)
        if match:
            found.setdefault(f"{match['outlet']}.json", []).append(name)
    for truth, names in found.items():
        versions = sorted(json.loads(raw[truth]).values(), key=lambda v: str(v["publishing_date"]))
        for name, version in zip(names, versions, strict=True):
            tree, _ = parsed(gzip.decompress(raw[name]).decode("utf-8", "replace"))
            assert tree is not None
            yield metadata(tree), version


def plain(text: str | None) -> str:
    """A title as two hands may write it."""
    return " ".join((text or "").translate(_QUOTES).split()).casefold()


@pytest.fixture(scope="module")
def measured(shared: Path) -> list[tuple[Known, dict[str, Any]]]:
    """The pages of the archive, each with its truth."""
    archive = shared / "corpus/dev/html/fundus_test_data_dev.tar.gz"
    if not archive.is_file():
        pytest.skip(f"{archive.name} is not here: nothing was measured on it")
    return list(pages(archive))


def test_titles(measured: list[tuple[Known, dict[str, Any]]]) -> None:
    """A share of titles is right."""
    right = [plain(known.title) == plain(truth["title"]) for known, truth in measured]
    assert sum(right) >= FEWEST_TITLES * len(right)


def test_dates(measured: list[tuple[Known, dict[str, Any]]]) -> None:
    """A share of days is right, and each has its evidence."""
    right = [
        known.published is not None and known.published.date == truth["publishing_date"][:10]
        for known, truth in measured
    ]
    assert sum(right) >= FEWEST_DATES * len(right)
    assert all(known.published is None or known.published.evidence for known, _ in measured)
