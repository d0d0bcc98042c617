"""Texts and words made to take forever: time grows with length, and no faster."""

from __future__ import annotations

import resource
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from briefing.errors import BriefingError
from briefing.models import Article
from briefing.sources import read_bytes
from tests.stress.attacks import hostiles
from tests.stress.trials import trial

SECONDS = 12  # of computing for 24,000 signs, which take one as a rule; squares take minutes
SIZE = 24_000
LEAD = (
    'The ministry said on Monday, 3 March 2025, that "export controls will be extended", Minister '
    "Kim Min-ho told reporters in Seoul. "
)
UNITS = (
    *("a", "A", "a ", "A ", "9", "9 ", "9,", "1,000,", "$1 ", "%", ".", ". ", ", ", "-", "- "),
    *("—", '"', "“", "”", "'", "’", "(", ")", "( ", "[", "]", "<", "</", "<a ", "<!--", "&", "&#"),
    *("*", "_", "`", "# ", "> ", "| ", "\t", " ", "\xa0", "\u3000", "\u200b", "\u0301", "/"),
    *("\\", ":", ": ", ";", "?", "! ", "…", "@", "a@", "a.", "A.", "U.S. ", "Mr. ", "of "),
    *("the of ", "and ", "Kim ", "Kim said ", "said ", "said that ", "2025-", "2025-01-01 "),
    *("1 January ", "Monday ", "10:00 ", "million ", "$1 million ", "next week ", "not ", "if "),
    *("President of the ", "that ", "according to ", "will ", "(AP) ", "(APEC) ", "of-", "www."),
    *("http://", "한국 ", "漢。", "「", "\x00", "\x1b", "\n", "\n\n", "a\n", "A\n\n", "- a\n"),
    *("* ", "1. ", "By Kim ", "SEOUL, ", "=", "~", "$", "€1 ", "Art. 5 ", "twenty-", "hundred "),
    *("to ", "from 1 to ", "Q: ", "KIM: a\n\n", "title: ", "---\n", "<p>", "<div>", "<table>"),
    *("]]>", "&lt;", "=?utf-8?q?a?= ", "\r", "\x85", "İ", "😀", "A-", "O'Neil ", "'s ", "A&"),
    *("½", "the 1990s and ", "May ", "spring of "),
)


class _SlowError(AssertionError):
    """It took too long."""


@contextmanager
def in_time(what: str, seconds: float = SECONDS) -> Iterator[None]:
    """Stop what computes longer; the time of others on the machine does not count."""

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise _SlowError(f"{what[:200]!r} took more than {seconds} seconds of computing")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def flood(dice: Any, size: int = SIZE) -> str:
    """A text of one unit again and again, or of a few in turn."""
    unit = "".join(dice.choice(UNITS) for _ in range(dice.choice((1, 1, 2, 2, 3))))
    return (unit * (size // len(unit) + 1))[:size]


_PLACES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: f"A title\n\n{LEAD}{text} {LEAD}\n\n{LEAD}",
    lambda text: f"{text}\n\n{LEAD}\n\n{LEAD}",
    lambda text: f"A title\n\n{LEAD}\n\n{LEAD}\n\n{text}",
    lambda text: f'A title\n\n"{text}," Kim Min-ho said. {LEAD}',
    lambda text: f"---\ntitle: {text}\n---\n\n{LEAD}",
)
_FORMS: dict[str, Callable[[str], str]] = {
    ".txt": str,
    ".md": str,
    ".html": "<html><body><article><h1>A title</h1><p>{}</p></article></body></html>".format,
    ".eml": "From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n{}".format,
    ".xml": (
        "<rss version='2.0'><channel><item><title>x</title><description>{}</description></item>"
        "</channel></rss>"
    ).format,
    ".json": '[{{"title": "x", "text": "{}"}}]'.format,
    ".csv": "title,text\nx,{}\n".format,
}


@trial(
    "attack",
    who="an article",
    title="one sign, word or mark ten thousand times over, wherever it hurts most",
    holds="it is cleaned and read in the time of any text of its length",
    cases=300,
    part=12,
)
def floods_of_articles(case: int, _folder: Path) -> None:
    """Cleaning and reading, for each kind of text file."""
    from briefing import reading

    dice = hostiles.chance(case)
    text = UNITS[case] * (SIZE // len(UNITS[case])) if case < len(UNITS) else flood(dice)
    suffix = ".txt" if case < len(UNITS) else dice.choice([*_FORMS])
    raw = _FORMS[suffix](dice.choice(_PLACES)(text)).encode("utf-8", "replace")
    found: list[Article] = []
    with in_time(f"{suffix} {text[:30]}"), suppress(BriefingError):
        found = [one for one in read_bytes(raw, f"a{suffix}") if isinstance(one, Article)]
    for one in found[:2]:
        with in_time(f"reading of {suffix} {text[:30]}"):
            reading.read(one)
    reading.forget()


@trial(
    "attack",
    who="search words",
    title="words that look like SQL and FTS: brackets, stars, quotes, NEAR, nested without end",
    holds="they find words or are refused in a sentence; the library answers as before",
    cases=2500,
    part=150,
)
def searched_words(case: int, _folder: Path) -> None:
    """On a library in a file, so that SQLite sees them."""
    dice = hostiles.chance(case)
    store = _store()
    pieces = ("NEAR(", "AND", "OR", "NOT", '"', "(", ")", "*", "^", "-", ":", "{", "}", "title:",
              "outlet:", "outlet:'x'", "since:2024", "' OR 1=1 --", "; DROP TABLE articles", "\0",
              "pier", "harbour", "+", "a" * 99, "language:ko", "%", "_", "\\", "rank")  # fmt: skip
    told = " ".join(dice.choice(pieces) for _ in range(dice.randint(1, 12)))
    told = told if dice.random() < 0.7 else hostiles.text(dice)
    with in_time(told), suppress(BriefingError):
        store.about(told)
    with in_time(told), suppress(BriefingError):
        store.search(told)
    if case % 50 == 0:
        assert len(store.about("controls").articles) == 1


@cache
def _store() -> Any:
    from atexit import register

    from briefing.library import create_library, ingest

    place = tempfile.TemporaryDirectory()
    file, article = Path(place.name, "library.db"), Path(place.name, "a.txt")
    article.write_text(f"A pier opens\n\n{LEAD}", "utf-8")
    ingest([article], file)
    library = create_library(file)
    register(place.cleanup)
    register(library.close)
    return library


@trial(
    "attack",
    who="an article, a feed, an archive",
    title="entity bombs, zip and gzip bombs, archives in archives, deep nesting, floods of tags",
    holds="bounded time and memory, a sentence that says why it was left",
    cases=160,
    part=8,
)
def bombs(case: int, folder: Path) -> None:
    """Read as `briefing ingest` does: in a process with limits."""
    from briefing.sources.isolation import Readers
    from tests.stress.attacks import bombs as made

    dice = hostiles.chance(case)
    name, raw = made.bomb(dice, case)
    (folder / name).write_bytes(raw)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with Readers(1, seconds=60, memory=1 << 30) as readers:
        for _place, _sha, found in readers.read([(folder / name, name)]):
            with suppress(BriefingError):
                told = [*found]
                assert all(len(str(one)) < 30_000_000 for one in told)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < 700_000, name  # kilobytes
