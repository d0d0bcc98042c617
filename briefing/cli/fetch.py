"""`briefing fetch`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.group import as_json, print_json
from briefing.cli.saying import clean, page
from briefing.errors import PathError
from briefing.project import resolve

if TYPE_CHECKING:
    from briefing.fetching import Outcome

_PATH = click.Path(path_type=Path)
_FEEDS = Path("data/feeds.opml")
_SETTINGS = Path("data/fetch.toml")


@click.command()
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option(
    "--feeds", type=_PATH, help="A list of feeds (OPML); data/feeds.opml when no URL is given."
)
@click.option(
    "--store",
    type=_PATH,
    default=Path("data/fetched"),
    show_default=True,
    help="The folder for the raw bytes and their ledger.",
)
@click.option("--library", type=_PATH, help="Also ingest what is new into this library file.")
@click.option(
    "--allow-private", is_flag=True, help="Fetch from private and loopback addresses too."
)
@as_json
def fetch(
    *,
    urls: tuple[str, ...],
    feeds: Path | None,
    store: Path,
    library: Path | None,
    allow_private: bool,
    as_json: bool,
) -> None:
    """Fetch web pages and feeds, with the pages the feeds lead to, and keep their bytes.

    Robots.txt, pauses and limits are respected; data/fetch.toml sets them. Relative paths count
    from the project. Exit code 1 when not one URL could be had.
    """
    from briefing import fetching

    settings = fetching.read_settings(resolve(_SETTINGS))
    if allow_private:
        settings = dataclasses.replace(settings, allow_private=True)
    listed = _listed(feeds if feeds or urls else _FEEDS)
    with _progress(quiet=as_json) as tell:
        report = fetching.fetch(
            urls,
            resolve(store),
            feeds=listed,
            library=library,
            settings=settings,
            progress=tell,
        )
    print_json(report.to_json()) if as_json else page(str(report))
    if not report.reached:
        raise click.exceptions.Exit(1)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Outcome], None]]:
    """Show the last URL on stderr, where a person is watching."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console, number = Console(stderr=True), count(1)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    unseen = quiet or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=unseen) as shown:
        task = shown.add_task("Asking the first hosts", total=None)
        yield lambda outcome: shown.update(
            task, description=f"{next(number):,} {outcome.state} {escape(clean(outcome.url[:60]))}"
        )


def _listed(path: Path | None) -> list[str]:
    """The feeds of a list. Raises PathError when there are none."""
    from briefing import fetching

    if path is None:
        return []
    if not resolve(path).is_file():
        raise PathError(f"{path}: no such file. Name a URL, or a list of feeds with --feeds")
    found = [feed.url for feed in fetching.feeds(resolve(path))]
    if not found:
        raise PathError(
            f"{path} lists no feed yet. Name a URL, or add lines such as "
            '<outline text="News" xmlUrl="https://example.org/feed.xml"/>'
        )
    return found
