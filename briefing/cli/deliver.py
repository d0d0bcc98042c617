"""`briefing deliver`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.given import complain
from briefing.cli.group import as_json, print_json
from briefing.cli.saying import echo, page

if TYPE_CHECKING:
    from briefing.delivery.delivered import Delivered
    from briefing.delivery.errands import Outcome

_HEAD = ("WAY", "REPORT", "READERS", "ENDING", "RECEIVER", "WHERE, OR WHY NOT")


@click.command(
    epilog="Exit codes: 0 all sent, sent earlier, or kept back by a rule; 1 something failed, may "
    "have arrived or not, or the owner could not be told; 2 the call or the policy is wrong."
)
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--way", "ways", multiple=True, metavar="WAY", help="Only by this way.")
@click.option("--list", "lists", multiple=True, metavar="LIST", help="Only to this list.")
@click.option(
    "--dry-run",
    "dry",
    type=click.Path(path_type=Path, file_okay=False),
    help="Send nothing: write what would leave into this folder.",
)
@as_json
def deliver(
    *,
    reports: tuple[str, ...],
    ways: tuple[str, ...],
    lists: tuple[str, ...],
    dry: Path | None,
    as_json: bool,
) -> int:
    """Take reports out of the house as data/distribution.toml says, to each receiver once.

    REPORT is a key as "topic_briefing/steel" (* and ? may stand) or the folder of a run; without
    it, all of the project. Killed, it goes on where it was when it is called again.
    """
    from briefing.delivery.performing import deliver

    found = deliver(reports or None, ways=ways, lists=lists, dry=dry)
    if as_json:
        print_json(found.plain())
    else:
        say(found)
    return found.exit_code


def say(found: Delivered) -> None:
    """A line for each outcome, and one that counts them; the owner's part on stderr."""
    from briefing.cli.columns import table

    rows = [
        (one.way, one.key, one.readers, one.ending, one.receiver, _why(one))
        for one in found.outcomes
    ]
    if rows:
        page("\n".join(table(_HEAD, rows)))
    echo(found.sentence)
    if found.told:
        complain(f"the owner was told what went wrong ({found.told})")
    if found.trouble:
        complain(f"the owner could not be told what went wrong: {found.trouble}")


def _why(one: Outcome) -> str:
    told = one.why or one.where
    return f"{', '.join(one.rules)}: {told}" if one.rules else told
