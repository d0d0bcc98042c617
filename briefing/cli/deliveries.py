"""`briefing deliveries`: what left the house, and what may have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.group import as_json, print_json
from briefing.cli.saying import echo, page

if TYPE_CHECKING:
    from briefing.delivery.journal import Delivery

_HEAD = ("DELIVERY", "WHEN (UTC)", "STATE", "REPORT", "VERSION", "WAY", "RECEIVER", "WHERE, OR WHY")
_SHORT = 12  # letters of an identity that are shown


@click.command()
@click.argument("report", default="")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1_000_000))
@click.option(
    "--resend",
    metavar="DELIVERY",
    help="Let one that is unknown leave once more; its receiver may get it twice.",
)
@as_json
def deliveries(*, report: str, limit: int, resend: str | None, as_json: bool) -> None:
    """List what left the house, the latest first; only of REPORT, a key, if it is given."""
    if resend:
        _again(resend)
        return
    found = _rows(report)[:limit]
    if as_json:
        import msgspec

        print_json([msgspec.to_builtins(row) for row in found])
        return
    if not found:
        echo("Nothing left the house yet.")
        return
    from briefing.cli.columns import table

    page("\n".join(table(_HEAD, map(_cells, found))))


def _rows(report: str) -> list[Delivery]:
    """The rows of the journal. Raises UnknownNameError for a report it never had."""
    from briefing.delivery.journal import Journal, place
    from briefing.errors import UnknownNameError, nearest

    if not place().is_file():
        return []
    with Journal(alone=False) as log:
        found = log.rows(report)
        if report and not found:
            known = {row.report for row in log.rows()} - {""}
            raise UnknownNameError(
                f"nothing of {report!r:.120} left the house. {nearest(report, known)}"
            )
    return found


def _again(name: str) -> None:
    from briefing.delivery.journal import Journal
    from briefing.errors import UsageError

    found = [row for row in _rows("") if row.identity.startswith(name)]
    if len(found) != 1:
        told = "several deliveries begin" if found else "no delivery begins"
        raise UsageError(f"{told} with {name!r:.120}. `briefing deliveries` lists them.")
    with Journal() as log:
        if not log.resend(found[0].identity):
            raise UsageError(
                f"{name!r:.120} is {found[0].state}: only what is unknown can be sent again."
            )
    echo("It leaves again with the next `briefing deliver`.")


def _cells(row: Delivery) -> tuple[Any, ...]:
    return (
        row.identity[:_SHORT],
        f"{datetime.fromtimestamp(row.began, UTC):%Y-%m-%d %H:%M}",
        row.state,
        row.report or "-",
        row.version or "draft",
        row.way,
        row.receiver,
        row.why or row.place,
    )
