"""`briefing distribution`: is the policy right, and who would get what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.given import as_of, complain
from briefing.cli.group import Nearest, as_json, print_json
from briefing.cli.saying import echo, page

if TYPE_CHECKING:
    from briefing.delivery.copies import Copy
    from briefing.delivery.errands import Errand
    from briefing.delivery.policy.records import Readers, Way


_REASONS = 40  # that are told one by one


@click.group("distribution", cls=Nearest)
def distribution_commands() -> None:
    """Who gets which reports by which way: data/distribution.toml (docs/distribution.md)."""


@distribution_commands.command(epilog="Exit codes: 0 no mistake; 2 a mistake: nothing leaves.")
def check() -> int:
    """Look for mistakes in the policy and the files it names. Nothing is sent or asked."""
    from briefing.delivery import policy

    found, problems = policy.read(files=True)
    for one in problems:
        complain(one.sentence if one.grave else f"to look at: {one.sentence}")
    if found is None:
        return 2
    count = f"Lists: {len(found.lists)}, ways: {len(found.ways)}, rules: {len(found.rules)}."
    echo(f"{policy.FILE}: no mistakes. {count}")
    return 0


@distribution_commands.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@as_of
@as_json
def show(*, reports: tuple[str, ...], now: datetime | None, as_json: bool) -> None:
    """Show who would get what, by which way, and which rule keeps it back. Nothing is sent.

    REPORT is a key (* and ? may stand) or the folder of a run; without one all of the project.
    """
    from briefing import project
    from briefing.delivery import collecting, policy
    from briefing.delivery.policy.budgets import strangers

    house = policy.load()
    found = collecting.collect(reports or None, project.root())
    for one in found.lost:
        complain(f"{one.key}: {one.why}")
    moment = now or datetime.now(UTC)
    errands = policy.plan(found.copies, house, moment)
    asked = {errand.copy.key for errand in errands}
    unasked = sorted({copy.key for copy in found.copies} - asked)
    if as_json:
        print_json(_json(errands, unasked, moment))
        return
    _print(errands)
    for outlet, advice in strangers(house.quotation, (one.copy for one in errands)):
        complain(f"to look at: [quotation] outlets: no report quotes {outlet!r}. {advice}")
    for key in unasked:
        complain(f"no list asks for {key}: it goes nowhere")
    if not found.copies:
        echo("No report is there yet. `briefing run` makes one.")


def _print(errands: Sequence[Errand]) -> None:
    from briefing.cli.columns import plain, table

    head = ("REPORT", "VERSION", "MARKING", "LIST", "WAY", "TO", "GOES", "KEPT BACK BY")
    rows = [
        (one.copy.key, version(one.copy), one.copy.marking or "none", one.readers.name,
         one.way.name, receivers(one.readers, one.way), "no" if one.refusals else "yes",
         ", ".join(dict.fromkeys(refusal.rule for refusal in one.refusals)))
        for one in errands
    ]  # fmt: skip
    if not rows:
        return
    page("\n".join(table(head, rows)))
    reasons = Counter((each.rule, each.why) for one in errands for each in one.refusals)
    for (rule, why), count in reasons.most_common(_REASONS):
        echo(plain(f"{rule}: {why}{f' ({count} times)' if count > 1 else ''}"))
    if len(reasons) > _REASONS:
        echo(f"and {len(reasons) - _REASONS} more reasons: --json has them all")
    echo(f"{sum(not one.refusals for one in errands)} of {len(rows)} would go.")


def version(copy: Copy) -> str:
    """How a table names a version."""
    if copy.status == "draft":
        return f"draft of {copy.day}"
    return f"{copy.version} ({copy.status})" if copy.status == "withdrawn" else str(copy.version)


def receivers(readers: Readers, way: Way) -> str:
    """How many addresses a list has, or where the way leads."""
    if way.kind != "mail":
        return way.kind
    from briefing.delivery.ways.mailboxes import Mailbox
    from briefing.delivery.ways.mailboxes import receivers as known

    count = sum(isinstance(one, Mailbox) for one in known(readers))
    return f"{count} address{'' if count == 1 else 'es'}"


def _json(errands: Sequence[Errand], unasked: Sequence[str], moment: datetime) -> dict[str, Any]:
    return {
        "at": moment.astimezone(UTC).isoformat(timespec="seconds"),
        "errands": [_plain(one) for one in errands],
        "no list asks for": list(unasked),
    }


def _plain(one: Errand) -> dict[str, Any]:
    copy = one.copy
    return {
        "report": copy.key,
        "title": copy.title,
        "day": copy.day,
        "version": copy.version,
        "status": copy.status,
        "audience": copy.audience or "house",
        "marking": copy.marking,
        "list": one.readers.name,
        "way": one.way.name,
        "kind": one.way.kind,
        "goes": not one.refusals,
        "refusals": [{"rule": each.rule, "why": each.why} for each in one.refusals],
    }
