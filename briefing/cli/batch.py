"""`briefing batch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import after
from briefing.cli.confining import mode, sandboxed
from briefing.cli.group import as_json, print_json
from briefing.cli.saying import echo, page

if TYPE_CHECKING:
    from briefing.batch import Plan, Summary


@click.command(
    epilog="Exit codes: 0 all done; 1 an item failed, was interrupted or lost; 2 the call or the "
    "file cannot be carried out as written, and nothing was run; 3 nothing but checks failed. "
    "With --deliver also 1 when something did not reach its readers."
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 512), help="Reports at once; without it, cores."
)
@click.option("--memory", metavar="SIZE", help='Memory for all of them together, as "2 GB".')
@click.option("--only", multiple=True, metavar="NAME", help="Only these items; * and ? may stand.")
@click.option("--force", is_flag=True, help="Make all, also what has not changed.")
@click.option(
    "--verify", is_flag=True, help="Hash earlier reports before they are left as they are."
)
@click.option("--on", default="", metavar="ADDRESS", help="Run on a cluster: dask://HOST:PORT.")
@click.option("--dry-run", is_flag=True, help="List the items and run nothing.")
@click.option(
    "--deliver", "leaving", is_flag=True, help="Then deliver what was made (briefing deliver)."
)
@sandboxed
@click.option(
    "--summary",
    type=click.Path(path_type=Path),
    help="Also write the summary to this file, as JSON.",
)
@as_json
def batch(  # noqa: PLR0913 - click hands each option over by its name
    *,
    file: Path,
    jobs: int | None,
    memory: str | None,
    only: tuple[str, ...],
    force: bool,
    verify: bool,
    on: str,
    dry_run: bool,
    leaving: bool,
    sandbox: bool | None,
    strict: bool,
    summary: Path | None,
    as_json: bool,
) -> int:
    """Make the reports that FILE lists, several at once, and tell what became of each.

    Killed, it goes on where it was when it is called again. Ctrl-C stops it.
    """
    if dry_run:
        return _listed(_planned(file, only), as_json=as_json)
    from briefing.warm import ahead

    house = after.policy() if leaving else None  # a mistake in it is told before anything runs
    with ahead(wanted=not on):  # it loads the libraries while the file is read
        found = _performed(
            _confined(_planned(file, only), mode(sandbox=sandbox, strict=strict)),
            quiet=as_json,
            workers=jobs or 0,
            memory=memory,
            on=on,
            force=force,
            verify=verify,
        )
    if summary is not None:
        found.write(summary)
    if not as_json:
        page(found.table())
    delivered = after.delivered(found, house) if house is not None else None
    after.tidied()
    more = after.told(found, delivered)
    if summary is not None and more:
        found.write(summary, **more)
    if as_json:
        print_json(found.told() | more)
    elif delivered is not None:
        after.say(delivered)
    return after.code(found, delivered)


def _planned(file: Path, only: tuple[str, ...]) -> Plan:
    from briefing import batch

    return batch.chosen(batch.read(file), only)


def _confined(plan: Plan, wanted: str) -> Plan:
    """The plan with what the call says of sandboxes, which holds for all its items."""
    if not wanted:
        return plan
    from msgspec.structs import replace

    return replace(plan, items=tuple(replace(one, sandbox=wanted) for one in plan.items))


def _performed(plan: Plan, *, quiet: bool, memory: str | None, **options: Any) -> Summary:
    from briefing.batch import Options, perform
    from briefing.batch.progress import watched
    from briefing.sizes import size

    chosen = Options(memory=size(memory) if memory else 0, **options)
    with watched(len(plan.items), quiet=quiet) as teller:
        return perform(plan, chosen, teller=teller)


def _listed(plan: Plan, *, as_json: bool) -> int:
    """List the items and what is wrong with them; 1 when one of them cannot run."""
    from briefing.batch.fitting import Fitted, fit
    from briefing.batch.summary import clean, near

    found = fit(plan)
    if as_json:
        print_json(
            {
                "batch": plan.name,
                "items": [
                    {
                        "item": one.item.name,
                        "notebook": one.item.notebook,
                        "parameters": one.job.parameters if isinstance(one, Fitted) else {},
                        "folder": one.job.out if isinstance(one, Fitted) else "",
                        "error": "" if isinstance(one, Fitted) else one.why,
                    }
                    for one in found
                ],
            }
        )
    else:
        for one in found:
            told = near(one.job.out) if isinstance(one, Fitted) else f"cannot run: {clean(one.why)}"
            echo(f"{clean(one.item.name)}  {told}")
    return 0 if all(isinstance(one, Fitted) for one in found) else 1
