"""What the commands of a schedule are given, and how they complain."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from briefing.cli.saying import echo

_FIRST, _LAST = 1970, 9000  # years that a schedule can be asked about


class _Moment(click.ParamType[datetime]):
    """A moment as ISO 8601 writes it, with its zone; UTC without one."""

    name = "moment"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
            moment = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no moment; write 2026-03-08T07:00Z", param, ctx)
        if not _FIRST <= moment.year < _LAST:
            self.fail(f"{value!r}: give a year from {_FIRST} to {_LAST}", param, ctx)
        return moment


_PATH = click.Path(path_type=Path)
at_moment = click.option(
    "--now", type=_Moment(), help="As if it were then: 2026-03-08T07:00Z. Without it, now."
)
as_of = click.option(
    "--at", "now", type=_Moment(), metavar="MOMENT",
    help="As if it were then: 2026-03-08T07:00Z. Without it, now.",
)  # fmt: skip
named_schedule = click.option(
    "--file", type=_PATH, help="The schedule; without it notebooks/schedule.toml of the project."
)
named_ledger = click.option(
    "--ledger", type=_PATH, help="The ledger; without it reports/ledger.db of the project."
)


def complain(line: str) -> None:
    """One line on stderr."""
    from briefing.cli.columns import plain

    echo(f"briefing: {plain(line)}", err=True)
