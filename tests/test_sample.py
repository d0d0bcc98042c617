"""The sample articles: read without loss, clean of the web around them, and the kit's own words."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from tests.build import articles_in
from tests.conftest import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.models import Article

SAMPLE = PROJECT / "data" / "sample"
FILES = sorted(SAMPLE.glob("*.txt"))
GENRES = {
    "editorial": ("editorial",),
    "resolution": ("senate-resolution",),
    "speech": ("remarks",),
    "statement": ("-statement",),
}
FURNITURE = re.compile(
    r"cookie|newsletter|Share (this|on)|Follow us|Send [Ff]eedback|How can we improve|All News"
    r"|Go to (Navigation|Contents)|Skip to|Sign (in|up)|Log in|[Cc]opyright|All rights reserved"
    r"|Most read|Most Read|Read more|Related|Advertisement|Print this|Back to top|min read"
    r"|Written for the briefing kit|https?://|EDITORIAL from|\(END\)|Privacy|Subscribe"
    r"|공유하기|무단 전재|관련 기사|シェア|無断転載|関連記事"
)
DAYS = list(day_name)
MONTHS = list(month_name)[1:]
DAY_AND_DATE = re.compile(
    rf"({'|'.join(DAYS)}),? (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})"
    rf"|(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}}), ({'|'.join(DAYS)})"
)
# What a weekday in an article stands for, as its sources date the event.
WEEKDAYS = [
    ("2019-11-23-seoul-keeps-pact.txt", "South Korea on Friday suspended", "2019-11-22"),
    ("2021-09-16-aukus.txt", "partnership on Wednesday", "2021-09-15"),
    ("2022-06-12-missile-drills-return.txt", "agreed on Saturday", "2022-06-11"),
    ("2022-06-29-remarks-in-madrid.txt", "They met on Wednesday", "2022-06-29"),
    ("2022-11-14-phnom-penh-statement.txt", "met in Phnom Penh on Sunday", "2022-11-13"),
    ("2023-03-17-tokyo-summit.txt", "agreed on Thursday", "2023-03-16"),
    ("2023-08-17-editorial-before-camp-david.txt", "On Friday President", "2023-08-18"),
    ("2023-08-17-editorial-before-camp-david.txt", "met by video on Tuesday", "2023-08-15"),
    ("2023-08-17-editorial-before-camp-david.txt", "summit on Wednesday", "2023-08-16"),
    ("2023-08-18-camp-david.txt", "promised on Friday", "2023-08-18"),
    ("2023-08-18-camp-david.txt", "told reporters on Friday morning", "2023-08-18"),
    ("2023-08-22-beijing-protests.txt", "reported on Monday", "2023-08-21"),
    ("2023-12-20-warning-data.txt", "system on Tuesday", "2023-12-19"),
    ("2024-06-30-freedom-edge.txt", "exercise on Saturday", "2024-06-29"),
    ("2024-06-30-freedom-edge.txt", "On Wednesday, a day before", "2024-06-26"),
    ("2024-06-30-freedom-edge.txt", "On Sunday its foreign ministry", "2024-06-30"),
    ("2024-07-29-security-framework.txt", "memorandum on Sunday", "2024-07-28"),
    ("2024-07-30-editorial-after-the-pact.txt", "began on Monday", "2024-07-29"),
    ("2024-11-16-secretariat-statement.txt", "Secretariat on Friday", "2024-11-15"),
]


@lru_cache(maxsize=64)
def article(name: str) -> Article:
    """Read the one article of a sample file."""
    found = articles_in((SAMPLE / name).read_bytes(), name)
    assert len(found) == 1
    return found[0]


def sentences(text: str) -> Iterator[str]:
    """Stretches of text between full stops, roughly."""
    yield from filter(None, (s.strip() for s in re.split(r"(?<=[.!?])\s+|\n+", text)))


def plain(text: str) -> str:
    """Lower-case words with one space between them; typography does not count."""
    text = text.translate({0x2019: "'", 0x2018: "'", 0xAD: None})
    return " ".join(re.findall(r"[\w']+", text.lower()))


@pytest.fixture(scope="module")
def shared_text(shared: Path) -> str:
    """All words of the shared texts, to look for copies in."""
    endings = {".txt", ".md", ".html", ".json", ".csv", ".xml"}
    folders = (shared / name for name in ("corpus", "seed", "facts"))
    files = (file for folder in folders for file in folder.rglob("*") if file.suffix in endings)
    return "\n".join(plain(file.read_text("utf-8", errors="replace")) for file in files)


def test_there_are_at_least_twelve() -> None:
    """A coverage has enough to choose from."""
    assert len(FILES) >= 12


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_has_title_date_and_body(file: Path) -> None:
    """Every sample becomes an article that knows its title, its day and its outlet."""
    found = article(file.name)
    assert found.title
    assert found.paragraphs
    assert found.published is not None
    assert file.name[:10] == found.published.date


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_says_whose_it_is(file: Path) -> None:
    """No sample passes for the work of a newspaper: its outlet is one of the kit's own."""
    outlet = article(file.name).outlet or ""
    assert outlet.lower().removeprefix("the ") in {
        "briefing kit sample desk",
        "briefing kit sample gazette",
        "briefing kit sample review",
        "briefing kit sample wire",
        "브리핑 키트 샘플 데스크",
        "ブリーフィングキット・サンプルデスク",
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_of_the_web_is_left(file: Path) -> None:
    """Buttons, links and notices around the text are gone from title and body."""
    found = article(file.name)
    left = [text for text in (found.title, *found.paragraphs) if FURNITURE.search(text)]
    assert left == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_prose_is_lost(file: Path) -> None:
    """Every long line of a sample stands in the body, whole."""
    found = article(file.name)
    prose = [line.strip() for line in file.read_text("utf-8").splitlines() if len(line) > 150]
    prose = [line for line in prose if not line.startswith("[")]
    assert [line for line in prose if line not in found.text] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_is_labelled(file: Path) -> None:
    """A bracketed note names the kit and a source, so that no copy goes astray unmarked."""
    notes = re.findall(r"^\[(?:Note|참고|注): .*https?://.*\]$", file.read_text("utf-8"), re.M)
    assert len(notes) == 1


def test_genres_are_told_apart() -> None:
    """Editorials, statements, resolutions and a speech are seen as what they are."""
    expected = {file.name: _genre(file.stem) for file in FILES}
    assert expected == {file.name: article(file.name).genre for file in FILES}


def _genre(stem: str) -> str:
    for genre, marks in GENRES.items():
        if any(mark in stem for mark in marks):
            return genre
    return "report"


def test_languages() -> None:
    """One article is Korean, one Japanese, the others English."""
    endings = {"ko": "ko", "ja": "ja"}
    expected = {file.name: endings.get(file.stem[-2:], "en") for file in FILES}
    assert expected == {file.name: article(file.name).language for file in FILES}


def test_same_title_is_not_same_text() -> None:
    """Two resolutions share a title and are two articles, neither a copy of the other."""
    pair = [article(file.name) for file in FILES if "senate-resolution" in file.name]
    assert len({found.title for found in pair}) == 1
    assert len({found.id for found in pair}) == len(pair) == 2
    assert {found.copy_of for found in pair} == {None}


@pytest.mark.parametrize(("name", "words", "day"), WEEKDAYS)
def test_weekdays_are_right(name: str, words: str, day: str) -> None:
    """A weekday is that of the event, and within a week of publication."""
    text = (SAMPLE / name).read_text("utf-8")
    event = date.fromisoformat(day)
    assert words in text
    assert DAYS[event.weekday()] in words
    assert abs((event - date.fromisoformat(name[:10])).days) < 7


def test_every_weekday_is_accounted_for() -> None:
    """No weekday stands in a sample without a line in the table above."""
    known = [words for _, words, _ in WEEKDAYS]
    loose = [
        f"{file.name}: {sentence}"
        for file in FILES
        for sentence in sentences(re.sub(r"^\[.*\]$", "", file.read_text("utf-8"), flags=re.M))
        for day in re.findall("|".join(DAYS), sentence)
        if not DAY_AND_DATE.search(sentence)
        and not any(day in words and words in sentence for words in known)
    ]
    assert loose == []


def test_weekday_beside_a_date_is_that_of_the_date() -> None:
    """Where day and date are both printed, they agree."""
    wrong = []
    for file in FILES:
        for a, b, c, d, e, f, g, h in DAY_AND_DATE.findall(file.read_text("utf-8")):
            day = date(int(d or g), MONTHS.index(c or f) + 1, int(b or e))
            if DAYS[day.weekday()] != (a or h):
                wrong.append((file.name, day))
    assert wrong == []


def test_index_names_every_file() -> None:
    """The table of sources has a line for each file, and no other."""
    index = (SAMPLE / "README.md").read_text("utf-8")
    named = re.findall(r"^\| `([\w-]+\.txt)` \|", index, re.M)
    assert [file.name for file in FILES] == sorted(named)


def test_no_sentence_is_copied(shared_text: str) -> None:
    """Facts may be taken from the shared texts, sentences of eight words or more may not."""
    copied = [
        f"{file.name}: {sentence}"
        for file in FILES
        for sentence in sentences(file.read_text("utf-8"))
        if len(sentence.split()) >= 8 and plain(sentence) in shared_text
    ]
    assert copied == []


def test_quoted_words_are_public(shared_text: str) -> None:
    """Whatever stands in quotation marks stands word for word in a public text."""
    invented = [
        f"{file.name}: {quoted}"
        for file in FILES
        for quoted in re.findall(r'"([^"\n]+)"', file.read_text("utf-8"))
        if plain(quoted) not in shared_text
    ]
    assert invented == []
