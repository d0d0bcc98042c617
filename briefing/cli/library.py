"""`briefing ingest`, `briefing search`, and the upkeep of a library: `briefing library …`."""

from __future__ import annotations

import dataclasses
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.corpus import read_corpus
from briefing.cli.group import Nearest, as_json, near, print_json
from briefing.cli.saying import clean, echo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.library import Library
    from briefing.library.hits import Hit, Hits
    from briefing.library.ingest import Progress
    from briefing.models import Article

_PATH = click.Path(path_type=Path)
_library = click.option(
    "--library",
    default="data/library.db",
    show_default=True,
    help="The library file; a relative one counts from the project.",
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@_library
@click.option("--quiet", "-q", is_flag=True, help="Print only what could not be read.")
@as_json
def ingest(*, paths: tuple[Path, ...], library: str, quiet: bool, as_json: bool) -> None:
    """Read the files or folders PATHS into a library.

    Files that did not change are not read again; changed ones give new versions.
    """
    from briefing import library as store

    with _progress(quiet=quiet or as_json) as tell:
        report = store.ingest(paths, library, progress=tell)
    if as_json:
        print_json(dataclasses.asdict(report))
        return
    for line in str(report).splitlines()[quiet:]:
        echo(line)
    if report == store.IngestReport(0, 0, ()):
        echo("briefing: no file was found there; add articles, or name their folder", err=True)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """Show the file at hand on stderr, where a person is watching."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    unseen = quiet or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=unseen) as shown:
        task = shown.add_task("Looking for files", total=None)
        yield lambda files, place: shown.update(
            task, description=f"{files:,} files: {escape(clean(place[-60:]))}"
        )


@click.command(
    epilog='The query: words (half of them must be there), "phrases", AND, OR, NOT in capitals, '
    "(groups), and fields such as language:ko or since:2024-01."
)
@click.argument("query")
@_library
@click.option("--outlet", default="", help="Only of this outlet.")
@click.option("--since", default="", metavar="DATE", help="Published then or later.")
@click.option("--until", default="", metavar="DATE", help="Published then or earlier.")
@click.option("--language", default="", metavar="CODE", help="Only in it, such as en or ko.")
@click.option("--genre", default="", help="Only this form, such as editorial.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0, 1000))
@click.option("--offset", default=0, show_default=True, type=click.IntRange(0))
@as_json
def search(*, query: str, library: str, as_json: bool, **asked: Any) -> None:
    """Print the articles that QUERY finds, the best first, with the passage that shows it."""
    with _opened(library) as store:
        hits = store.search(query, **asked)
    if as_json:
        found = [_entry(hit) for hit in hits]
        rest = {"total": hits.total, "undated": hits.undated, "notes": list(hits.notes)}
        print_json({**rest, "hits": found})
        return
    _show(hits, asked["offset"])


def _entry(hit: Hit) -> dict[str, Any]:
    return {
        **_record(hit.article),
        "score": hit.score,
        "why": hit.why,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
    }


def _record(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.date if article.published else None,
        "genre": article.genre,
        "language": article.language,
        "url": article.url,
        "place": article.origin.place,
    }


def _show(hits: Hits, offset: int) -> None:
    for note in hits.notes:
        echo(f"briefing: {note}", err=True)
    last = f", {offset + 1} to {offset + len(hits)} shown" if len(hits) else ""
    echo(f"{_articles(hits.total)}{last if hits.total > len(hits) else ''}")
    for number, hit in enumerate(hits, start=offset + 1):
        echo(f"{number:3}. {_headed(hit.article)}")
        echo(f"     {hit.marked(_MARK, _PLAIN) if _is_seen() else hit.snippet}")
        echo(f"     {hit.why}")
    if hits.undated:
        echo(f"Left out for want of a publication date: {hits.undated}")


_MARK, _PLAIN = "\x1b[1m", "\x1b[0m"


def _is_seen() -> bool:
    return sys.stdout.isatty()


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"


def _headed(article: Article) -> str:
    day = article.published.date if article.published else "no date"
    return f"{article.title}  ({article.outlet or 'no outlet'}, {day})  {article.id}"


@click.group("library", cls=Nearest)
def library_commands() -> None:
    """Check a library, copy it, count it, and list the versions of an article."""


@library_commands.command(epilog="Exit codes: 0 sound; 1 not.")
@_library
@as_json
def verify(*, library: str, as_json: bool) -> int:
    """Check the file, the records, the indexes and the ledger."""
    from briefing.errors import LibraryError

    try:
        with _opened(library) as store:
            faults, articles = store.verify(), len(store)
    except LibraryError as error:
        faults, articles = [str(error)], 0
    if as_json:
        print_json({"sound": not faults, "articles": articles, "faults": faults})
        return 1 if faults else 0
    for fault in faults:
        echo(fault, err=True)
    if faults:
        echo("Save what is left: briefing library repair; or bring a backup back.", err=True)
        return 1
    echo(f"{library} is sound: {_articles(articles)}.")
    return 0


@library_commands.command()
@click.argument("to", type=_PATH)
@_library
@as_json
def backup(*, to: Path, library: str, as_json: bool) -> None:
    """Copy the library to the new file TO, while others go on using it."""
    with _opened(library) as store:
        made = store.backup(Path.cwd() / to)
    if as_json:
        print_json({"backup": str(made), "size": made.stat().st_size})
        return
    echo(f"{near(made)}: {made.stat().st_size:,} bytes")


@library_commands.command()
@_library
def index(*, library: str) -> None:
    """Make the indexes anew: after a segmenter was installed, or when verify finds them damaged."""
    with _opened(library) as store:
        store.index_anew()
        echo(f"{library}: {_articles(len(store))} indexed.")


@library_commands.command()
@_library
@as_json
def stats(*, library: str, as_json: bool) -> None:
    """Print how much of what is in the library."""
    with _opened(library) as store:
        found = dataclasses.asdict(store.stats())
    if as_json:
        outlets = [{"outlet": name, "articles": n} for name, n in found.pop("outlets").items()]
        print_json({**found, "outlets": outlets})
        return
    for name, value in found.items():
        shown = value
        if isinstance(value, dict):
            shown = ", ".join(f"{key or 'none'} {number}" for key, number in value.items()) or "-"
        echo(f"{name.replace('_', ' '):15} {shown}")


@library_commands.command()
@click.argument("article")
@_library
@as_json
def versions(*, article: str, library: str, as_json: bool) -> None:
    """List the versions of ARTICLE (the id of any of them), the newest first."""
    with _opened(library) as store:
        found = store.versions(article)
    if as_json:
        print_json([_record(one) for one in found])
        return
    for one in found:
        echo(f"{_headed(one)}  {one.origin.place}")


@library_commands.command()
@_library
@as_json
def repair(*, library: str, as_json: bool) -> None:
    """Save every article of a damaged library into a new file; the damaged one is kept."""
    from briefing.library.repairing import repair as repaired
    from briefing.project import resolve

    found = repaired(resolve(library))
    if as_json:
        aside = str(found.aside) if found.aside else None
        print_json({"articles": found.articles, "aside": aside})
        return
    if found.aside is None:
        echo(f"{library} is sound: {_articles(found.articles)}.")
        return
    echo(f"The damaged library is kept as {near(found.aside)}.")
    echo(
        f"{library}: {_articles(found.articles)} saved. What is missing comes back with "
        "`briefing ingest` of the files it came from."
    )


library_commands.add_command(read_corpus)


@contextmanager
def _opened(place: str) -> Iterator[Library]:
    """The library at `place`, closed at the end."""
    from briefing.library import open_library

    with closing(open_library(place)) as store:
        yield store
