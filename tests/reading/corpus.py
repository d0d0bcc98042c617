"""Read every article of a library and tell what does not hold: python -m tests.reading.corpus.

Usage: python -m tests.reading.corpus LIBRARY [--every N]. A library of the shared corpus is made by
`briefing ingest ../shared/corpus --library LIBRARY`.
"""

from __future__ import annotations

import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from briefing.library import Library
from briefing.models import Article
from briefing.reading import read
from tests.reading.holding import broken, items

_SHOWN = 4  # examples of one kind of fault
_LONGEST = 60  # seconds an article may take, many times the longest's on a busy machine


def faults(articles: Iterable[Article], counted: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what does not hold: the promise, the words, the article's id. Crashes are faults.

    `counted` is given how many articles, words and items were looked at.
    """
    for article in articles:
        counted["articles"] += 1
        counted["words"] += len(article.text.split())
        try:
            with _bounded():
                reading = read(article)
            found = list(broken(article, reading))
            counted.update(type(item).__name__ for item in items(reading))
        except Exception:  # noqa: BLE001 - a crash is what is looked for
            yield "crash " + traceback.format_exc().splitlines()[-1], _last_call(), article.id
            continue
        for line in found:
            promise, _, words = line.partition(": ")
            yield promise, words, article.id


@contextmanager
def _bounded() -> Iterator[None]:
    """Break off what may never end. Without POSIX signals nothing is bounded."""

    def late(*_: object) -> None:
        raise TimeoutError(f"not read within {_LONGEST} s")

    alarm = getattr(signal, "alarm", lambda _: None)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, late)
    alarm(_LONGEST)
    try:
        yield
    finally:
        alarm(0)


def _last_call() -> str:
    return " ".join(line.strip() for line in traceback.format_exc().splitlines()[-9:])


def _kind(promise: str) -> str:
    """The promise without its words and numbers."""
    return re.sub(r"'(?:[^'\\]|\\.)*'|\"[^\"]*\"|Span\([^)]*\)|\d+", "…", promise)


@click.command()
@click.argument("library", type=click.Path(path_type=Path, exists=True))
@click.option("--every", default=1, help="Only each so many.")
def main(library: Path, every: int) -> None:
    """Read the articles of LIBRARY, older versions too; print each kind of fault with examples."""
    began, counted = time.process_time(), Counter[str]()
    kinds: Counter[str] = Counter()
    with closing(Library(library, read_only=True)) as store:
        chosen = (a for n, a in enumerate(store.articles()) if n % every == 0)
        for promise, words, article in faults(chosen, counted):
            kinds[_kind(promise)] += 1
            if kinds[_kind(promise)] <= _SHOWN:
                click.echo(f"{article} {promise}: {words}"[:400])
    click.echo(f"{dict(counted)}")
    for kind, number in kinds.most_common():
        click.echo(f"{number:7} {kind}")
    click.echo(f"{sum(kinds.values())} faults, {time.process_time() - began:.0f} s of CPU")


if __name__ == "__main__":
    sys.exit(main())
