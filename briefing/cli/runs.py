"""`briefing runs`, `briefing show` and `briefing compare`: what the ledger tells of runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.group import as_json, print_json
from briefing.cli.saying import echo
from briefing.errors import LedgerError, PathError, UnknownNameError, UsageError, nearest

if TYPE_CHECKING:
    from briefing.ledger import Account, Entry, Ledger

named_ledger = click.option(
    "--ledger",
    "file",
    type=click.Path(path_type=Path),
    help="The ledger; without it reports/ledger.db of the project.",
)
_HEAD = ("RUN", "STARTED (UTC)", "STATUS", "TIME", "ARTICLES", "ITEM", "ERROR")
_SHORT = 8  # letters of an id that are shown; of a million runs, 120 pairs share them


@contextmanager
def opened(file: Path | None) -> Iterator[Ledger]:
    """The ledger that is there. Raises UsageError when none is, LedgerError."""
    from briefing.ledger import Ledger, place

    path = file or place()
    if not path.exists():
        raise UsageError(
            f"no ledger at {path}; it begins with the first `briefing run`, or from the runs in "
            "reports/ with `briefing ledger rebuild`"
        )
    with Ledger.open(path) as ledger:
        if ledger.file.writable:
            with suppress(LedgerError):  # busy: what is lost is told the next time
                ledger.abandoned()
        yield ledger


@click.command()
@click.option("--status", default="", help="Only those that ended so; with commas for several.")
@click.option("--notebook", help="Only of this notebook.")
@click.option("--key", help="Only of this item.")
@click.option("--batch", help="Only of this batch.")
@click.option("--article", metavar="ID", help="Only those that rest on this article.")
@click.option("--since", "since", metavar="TIME", help="Begun then or later: a day, or 12h, 7d.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1_000_000))
@named_ledger
@as_json
def runs(*, since: str | None, status: str, file: Path | None, as_json: bool, **asked: Any) -> None:
    """List the runs on record, the newest first."""
    asked |= {"status": _statuses(status), "since": _time(since)}
    from briefing.ledger import place

    if file is None and not place().is_file():
        found: list[Entry] = []
    else:
        with opened(file) as ledger:
            found = ledger.runs(**asked)
            if not found:
                _advise(ledger, asked)
    if as_json:
        print_json([_plain(entry) for entry in found])
        return
    _print(found)


def _statuses(told: str) -> list[str] | None:
    from briefing.jobs import STATUSES

    wanted = [word for part in told.split(",") if (word := part.strip().lower())]
    for word in wanted:
        if word not in (known := {*STATUSES, "running"}):
            raise UnknownNameError(f"no status named {word!r}. {nearest(word, known)}")
    return wanted or None


def _time(told: str | None) -> Any:
    from datetime import UTC, datetime

    from briefing.ledger.since import since

    return None if told is None else since(told, datetime.now(UTC))


def _advise(ledger: Ledger, asked: dict[str, Any]) -> None:
    """Say so when a name is one the ledger has never heard. Raises UnknownNameError."""
    for name in ("notebook", "key", "batch"):
        given = asked[name]
        if given is not None and not ledger.runs(limit=1, **{name: given}):
            raise UnknownNameError(
                f"no {name} named {given!r}. {nearest(given, ledger.names(name))}"
            )


def _print(found: list[Entry]) -> None:
    from briefing.cli.columns import spent, table

    if not found:
        echo("No runs.")
        return
    rows = [
        (e.run[:_SHORT], f"{e.started:%Y-%m-%d %H:%M}", e.status, spent(e.seconds), e.articles,
         e.key or e.notebook, e.error)
        for e in found
    ]  # fmt: skip
    for line in table(_HEAD, rows):
        echo(line)


def _plain(record: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(record)


@click.command()
@click.argument("run")
@named_ledger
@as_json
def show(*, run: str, file: Path | None, as_json: bool) -> None:
    """Show everything about RUN: an id or its beginning, latest, latest~1, an item, a folder."""
    from briefing.cli.showing import lines
    from briefing.ledger.filing import states

    account = accounts(file, run)[0]
    entry = account.entry
    files = states(entry.folder, account.outputs, entry.same or entry.run)
    if as_json:
        print_json({**_plain(account), "files": files})
        return
    for line in lines(account, files):
        echo(line)


@click.command()
@click.argument("before")
@click.argument("after")
@named_ledger
@as_json
def compare(*, before: str, after: str, file: Path | None, as_json: bool) -> None:
    """Compare two runs, named as for `briefing show`: what one has that the other has not."""
    from briefing.cli.comparing import lines
    from briefing.ledger.comparing import compare as compared

    found = compared(*accounts(file, before, after))
    if as_json:
        print_json(_plain(found))
        return
    for line in lines(found):
        echo(line)


def accounts(file: Path | None, *names: str) -> list[Account]:
    """The runs named; a folder or run.json needs no ledger. Raises PathError for one not there."""
    from briefing.ledger import place
    from briefing.ledger.folders import filed, is_place

    for name in names:
        _missing(name)
    if not (file or place()).is_file() and all(map(is_place, names)):
        return [filed(Path(name)) for name in names]
    with opened(file) as ledger:
        return [ledger.account(name) for name in names]


def _missing(name: str) -> None:
    """Raise PathError for a name that can only be a folder's or a run.json's, and is not there."""
    from briefing.ledger.folders import is_place

    begins = name.startswith((os.sep, f".{os.sep}", f"..{os.sep}", f"~{os.sep}"))
    if (begins or is_place(name)) and not os.path.lexists(name):
        raise PathError(
            f"{name}: no such folder; a run is named by its folder, its id or its item: see "
            "briefing runs"
        )
